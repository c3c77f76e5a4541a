//! The call log as a table for spreadsheets (CSV), page by page.

use ringlet_model::Timestamp;
use ringlet_model::api::CallLogEntry;
use ringlet_model::call::Outcome;
use ringlet_model::timestamp::iso8601;

use super::call_log::cursor;
use crate::storage::{CallCursor, CallFilter, CallLog, StorageError, View};

/// Calls read at a time: a long read would hold back the database's own housekeeping.
const AT_A_TIME: u32 = 1000;

const HEAD: [&str; 16] = [
    "id",
    "started_at",
    "answered_at",
    "ended_at",
    "duration_seconds",
    "direction",
    "state",
    "outcome",
    "number",
    "name",
    "user_id",
    "user_name",
    "source",
    "disposition",
    "reference_doctype",
    "reference_name",
];

/// How far an export has come.
pub struct Export {
    view: View,
    filter: CallFilter,
    after: Option<CallCursor>,
    begun: bool,
    done: bool,
}

/// Why an export broke off.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Reading failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A row couldn't be written.
    #[error("a row of the export: {0}")]
    Row(#[from] csv::Error),
}

impl Export {
    /// An export of the calls that `filter` lets through, newest first.
    #[must_use]
    pub const fn new(view: View, filter: CallFilter) -> Self {
        Self {
            view,
            filter,
            after: None,
            begun: false,
            done: false,
        }
    }

    /// The next piece of the file; None at its end. A cell that a spreadsheet would take for a formula begins with an
    /// apostrophe.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub async fn next(&mut self, store: &dyn CallLog) -> Result<Option<Vec<u8>>, ExportError> {
        if self.done {
            return Ok(None);
        }
        let (view, filter) = (self.view.clone(), self.filter.clone());
        let calls = store
            .list_calls(view, filter, self.after.take(), AT_A_TIME)
            .await?;
        self.done = u32::try_from(calls.len()).unwrap_or(u32::MAX) < AT_A_TIME;
        self.after = calls.last().map(cursor);
        let text = rows(&calls, !self.begun)?;
        self.begun = true;
        Ok(Some(text))
    }
}

fn rows(calls: &[CallLogEntry], with_head: bool) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if with_head {
        writer.write_record(HEAD)?;
    }
    for call in calls {
        writer.write_record(cells(call).map(|cell| harmless(&cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn cells(call: &CallLogEntry) -> [String; 16] {
    let time = |at: Option<Timestamp>| at.map(iso8601::format).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let reference = call.reference.clone();
    let (doctype, name) = reference
        .map(|record| (record.doctype, record.name))
        .unwrap_or_default();
    [
        call.id.clone(),
        iso8601::format(call.started_at),
        time(call.answered_at),
        time(call.ended_at),
        call.duration_seconds
            .map(|seconds| seconds.to_string())
            .unwrap_or_default(),
        call.direction.as_str().to_owned(),
        call.state.as_str().to_owned(),
        call.outcome
            .map(Outcome::as_str)
            .unwrap_or_default()
            .to_owned(),
        call.remote_number.clone(),
        text(&call.remote_name),
        text(&call.user_id),
        text(&call.user_name),
        call.source.clone(),
        text(&call.disposition),
        doctype,
        name,
    ]
}

/// The cell, with an apostrophe before what a spreadsheet would run.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_in_a_cell_is_run() {
        for cell in ["=1+1", "+919876543210", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("Asha = Rao"), "Asha = Rao");
        assert_eq!(harmless(""), "");
    }
}
