//! CSV.

use std::borrow::Cow;

use ringlet_model::api::CallLogEntry;
use ringlet_model::timestamp::iso8601;

use super::{ExportError, HEAD, Pages, Value, values};
use crate::storage::{CallFilter, CallLog, View};

/// How far an export has come.
pub struct Export {
    pages: Pages,
    begun: bool,
}

impl Export {
    /// An export of the calls that `filter` lets through, newest first.
    #[must_use]
    pub const fn new(view: View, filter: CallFilter) -> Self {
        Self {
            pages: Pages::new(view, filter),
            begun: false,
        }
    }

    /// The next piece of the file; None at its end. A cell that a spreadsheet would take for a formula begins with an
    /// apostrophe; numbers in E.164 stay as they are.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub async fn next(&mut self, store: &dyn CallLog) -> Result<Option<Vec<u8>>, ExportError> {
        let Some(calls) = self.pages.next(store).await? else {
            return Ok(None);
        };
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
        for value in values(call) {
            writer.write_field(&*harmless(cell(value)))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn cell(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Nothing => Cow::Borrowed(""),
        Value::Text(text) => text,
        Value::Time(at) => Cow::Owned(iso8601::format(at)),
        Value::Count(count) => Cow::Owned(count.to_string()),
    }
}

/// The cell, with an apostrophe before what a spreadsheet would run (OWASP, "CSV Injection"). A plus with nothing but digits
/// behind it is a number in E.164 and stays as it is: there is nothing in it to run.
fn harmless(cell: Cow<'_, str>) -> Cow<'_, str> {
    let is_number = cell.strip_prefix('+').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
    });
    if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_in_a_cell_is_run() {
        for cell in [
            "=1+1",
            "+1+cmd|' /C calc'!A0",
            "+91 98",
            "+",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
        ] {
            assert_eq!(harmless(cell.into()), format!("'{cell}"));
        }
        for cell in ["Asha = Rao", "", "+919876543210"] {
            assert_eq!(harmless(cell.into()), cell);
        }
    }
}
