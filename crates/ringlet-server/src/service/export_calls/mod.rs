//! The call log as a file for spreadsheets, read page by page.

pub mod csv;
pub mod xlsx;

use std::borrow::Cow;

use ringlet_model::Timestamp;
use ringlet_model::api::CallLogEntry;
use ringlet_model::call::Outcome;

use super::call_log::cursor;
use crate::storage::{CallCursor, CallFilter, CallLog, StorageError, View};

/// Calls read at a time: a long read would hold back the database's own housekeeping.
const AT_A_TIME: u32 = 1000;

/// The columns of a file.
const HEAD: [&str; 18] = [
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
    "sources",
    "disposition",
    "reference_doctype",
    "reference_name",
    "call_back_due",
];

/// Why an export broke off.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Reading failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A row couldn't be written.
    #[error("a row of the export: {0}")]
    Row(#[from] ::csv::Error),
    /// The workbook couldn't be written.
    #[error("the workbook of the export: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The file that a workbook grows in.
    #[error("the temporary file of the export: {0}")]
    File(#[from] std::io::Error),
}

/// A value in a file.
#[derive(Clone, Debug, PartialEq)]
enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Time(Timestamp),
    Count(i64),
}

impl<'a> Value<'a> {
    fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    fn some_text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    fn time(at: Option<Timestamp>) -> Self {
        at.map_or(Self::Nothing, Self::Time)
    }
}

/// The calls that a filter finds, newest first.
struct Pages {
    view: View,
    filter: CallFilter,
    after: Option<CallCursor>,
    done: bool,
}

impl Pages {
    const fn new(view: View, filter: CallFilter) -> Self {
        Self {
            view,
            filter,
            after: None,
            done: false,
        }
    }

    /// The next calls; None: that was all.
    async fn next(
        &mut self,
        store: &dyn CallLog,
    ) -> Result<Option<Vec<CallLogEntry>>, StorageError> {
        if self.done {
            return Ok(None);
        }
        let (view, filter) = (self.view.clone(), self.filter.clone());
        let calls = store
            .list_calls(view, filter, self.after.take(), AT_A_TIME)
            .await?;
        self.done = u32::try_from(calls.len()).unwrap_or(u32::MAX) < AT_A_TIME;
        self.after = calls.last().map(cursor);
        Ok(Some(calls))
    }
}

/// What is written of a call, in the order of [`HEAD`].
fn values(call: &CallLogEntry) -> [Value<'_>; HEAD.len()] {
    let record = call.reference.as_ref();
    [
        Value::text(&call.id),
        Value::Time(call.started_at),
        Value::time(call.answered_at),
        Value::time(call.ended_at),
        call.duration_seconds.map_or(Value::Nothing, Value::Count),
        Value::text(call.direction.as_str()),
        Value::text(call.state.as_str()),
        Value::some_text(call.outcome.map(Outcome::as_str)),
        Value::text(&call.remote_number),
        Value::some_text(call.remote_name.as_deref()),
        Value::some_text(call.user_id.as_deref()),
        Value::some_text(call.user_name.as_deref()),
        Value::text(&call.source),
        sources(&call.sources),
        Value::some_text(call.disposition.as_deref()),
        Value::some_text(record.map(|record| record.doctype.as_str())),
        Value::some_text(record.map(|record| record.name.as_str())),
        Value::some_text(call.call_back_due.then_some("yes")),
    ]
}

fn sources(sources: &[String]) -> Value<'_> {
    match sources {
        [only] => Value::text(only),
        several => Value::Text(Cow::Owned(several.join(" "))),
    }
}
