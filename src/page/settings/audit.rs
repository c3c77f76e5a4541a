//! Who did what: settings, sign-ins, dials, refusals.

use leptos::prelude::*;
use ringlet_model::api::AuditEntry;

use super::frame::head;
use super::table::{Row, Rows, growing};
use super::{Settings, api};
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::form::capital;
use crate::i18n::{self, settings as words};

pub(super) fn page(settings: Settings) -> impl IntoView {
    let t = words();
    let list = growing(settings, ask);
    view! {
        {head(t.audit, t.audit_line, None)}
        {list.view(vec![t.when, t.who, t.what], t.nothing_yet, None)}
    }
}

async fn ask(settings: Settings, cursor: Option<String>) -> Result<Rows, Fault> {
    let page = api::audit(settings.app.client, cursor.as_deref()).await?;
    Ok(Rows {
        rows: page.entries.iter().map(row).collect(),
        next: page.next_cursor,
    })
}

fn row(entry: &AuditEntry) -> Row {
    let who = entry.user.clone().unwrap_or_else(|| words().nobody.into());
    Row {
        key: entry.id.to_string(),
        cells: vec![
            intl::moment(entry.at, i18n::locale().tag()),
            who,
            what(entry),
        ],
        more: proof(entry).into_iter().collect(),
        ..Row::default()
    }
}

/// What an erasure left in place of the number.
fn proof(entry: &AuditEntry) -> Option<(&'static str, String)> {
    let target = entry.target.clone()?;
    (entry.action == "number-erased").then(|| (words().proof, target))
}

/// The server's sentence; without one its word and what it was done to.
fn what(entry: &AuditEntry) -> String {
    entry
        .detail
        .clone()
        .filter(|detail| !detail.is_empty())
        .unwrap_or_else(|| {
            let action = capital(&entry.action.replace(['-', '_', '.'], " "));
            match &entry.target {
                Some(target) => format!("{action}: {target}"),
                None => action,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ringlet_model::Timestamp;

    #[test]
    fn an_entry_without_a_sentence_still_reads() {
        let mut entry = AuditEntry {
            id: 1,
            at: Timestamp(0),
            user: None,
            action: "sign-in".into(),
            target: Some("asha@example.com".into()),
            detail: None,
        };
        assert_eq!(what(&entry), "Sign in: asha@example.com");
        entry.detail = Some("Asha signed in.".into());
        assert_eq!(what(&entry), "Asha signed in.");
    }
}
