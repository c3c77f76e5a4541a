//! A table in a CSV file: its columns, and its rows one by one.

use csv::{ReaderBuilder, StringRecord};

use crate::error::{ApiError, ApiResult};
use crate::service::csv_text::{Lines, delimiter};

/// Columns of a table at most.
const MOST_COLUMNS: usize = 200;

/// A table; its rows are read anew each time.
pub(super) struct Table<'text> {
    text: &'text str,
    /// What the columns are called.
    pub(super) columns: Vec<String>,
}

impl<'text> Table<'text> {
    /// A table whose first line names its columns.
    ///
    /// # Errors
    /// 422 on `file` when it has no such line, or names a column twice.
    pub(super) fn read(text: &'text str) -> ApiResult<Self> {
        let invalid = |message: String| ApiError::invalid("file", message);
        let header = reader(text).headers().cloned();
        let header =
            header.map_err(|error| invalid(format!("The file can't be read: {error}.")))?;
        let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        if columns.len() < 2 || columns.len() > MOST_COLUMNS {
            return Err(invalid("This is no table of calls.".to_owned())
                .hint("The first line of the file names the columns, parted by commas, semicolons or tabs."));
        }
        let twice = |name: &String| columns.iter().filter(|other| *other == name).count() > 1;
        match columns.iter().find(|name| !name.is_empty() && twice(name)) {
            Some(name) => Err(invalid(format!("Two columns are called “{name}”."))),
            None => Ok(Self { text, columns }),
        }
    }

    /// Its rows; blank lines are passed over.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> + use<'text> {
        let mut lines = Lines::of(self.text);
        let records = reader(self.text).into_records();
        let rows = records.map(move |record| match record {
            Ok(record) => Row {
                line: lines.at(record.position()).into(),
                cells: record,
            },
            // Only bytes that are no text can't be read, and the file is text.
            Err(error) => Row {
                line: lines.at(error.position()).into(),
                cells: StringRecord::new(),
            },
        });
        rows.filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
    }

    /// A row as CSV, under the names of the columns.
    pub(super) fn raw(&self, row: &Row) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        let written = writer
            .write_record(&self.columns)
            .and_then(|()| writer.write_record(&row.cells));
        match written {
            Ok(()) => writer.into_inner().unwrap_or_default(),
            Err(_) => Vec::new(),
        }
    }
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// A row.
pub(super) struct Row {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Its cells.
    pub(super) cells: StringRecord,
}

impl Row {
    /// What a cell says; None: nothing, as databases write it, too. An export's apostrophe before a sign that a spreadsheet
    /// would take for a formula is left out.
    pub(super) fn cell(&self, at: usize) -> Option<&str> {
        let text = self.cells.get(at)?.trim();
        let text = match text.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
            _ => text,
        };
        let nothing = text.is_empty() || text == "\\N" || text.eq_ignore_ascii_case("null");
        (!nothing).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_with_their_lines_and_what_says_nothing_is_nothing() {
        let text = "id;note;to\r\n1;\"two\r\nlines\";'+4930123\r\n\r\n;;\r\n2;NULL\r\n";
        let table = Table::read(text).unwrap();
        assert_eq!(table.columns, ["id", "note", "to"]);
        let rows: Vec<Row> = table.rows().collect();
        let read: Vec<_> = rows
            .iter()
            .map(|row| (row.line, row.cell(0), row.cell(1), row.cell(2)))
            .collect();
        assert_eq!(
            read,
            [
                (2, Some("1"), Some("two\r\nlines"), Some("+4930123")),
                (6, Some("2"), None, None)
            ]
        );
        assert_eq!(table.raw(&rows[1]), b"id,note,to\n2,NULL\n");
    }

    #[test]
    fn what_is_no_table_says_so() {
        for text in ["", "just words", "a,a\n1,2\n"] {
            let error = Table::read(text).err().unwrap();
            assert_eq!(error.field.as_deref(), Some("file"), "{text}");
        }
    }
}
