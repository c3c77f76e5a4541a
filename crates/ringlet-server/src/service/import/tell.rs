//! How an import went, for the administrator and the audit log.

use ringlet_model::api::ImportReport;

use crate::app::AppState;
use crate::error::{ApiResult, Code};
use crate::storage::AuditRecord;

/// Notes how an import of `source` went, and passes it on; no `user`: the command line did it. A dry run, and a file that can't be read, are nobody else's
/// business.
///
/// # Errors
/// The import's own, or storing failed.
pub async fn tell(
    state: &AppState,
    user: Option<&str>,
    source: &'static str,
    report: ApiResult<ImportReport>,
) -> ApiResult<ImportReport> {
    match &report {
        Ok(report) if !report.dry_run => {
            let said = sentence(report);
            let audit = match user {
                Some(user) => AuditRecord::by(user, "calls-imported"),
                None => AuditRecord::unsigned("calls-imported"),
            };
            let audit = audit.target(source).detail(said.clone());
            state.store.record(audit).await?;
            state.store.note_source_success(source, said, None).await?;
        }
        Err(error)
            if matches!(
                error.code,
                Code::Internal | Code::Unavailable | Code::Timeout
            ) =>
        {
            let said = error.message.to_string();
            state.store.note_source_failure(source, said, None).await?;
        }
        _ => {}
    }
    report
}

fn sentence(report: &ImportReport) -> String {
    format!(
        "{} read: {} new, {} corrected, {} known, {} left out.",
        report.read, report.added, report.changed, report.known, report.skipped
    )
}
