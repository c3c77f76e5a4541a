//! XLSX. A workbook can't be sent as it grows: its rows go to a temporary file, which is sent when it is whole. So memory
//! stays small however many calls there are.

use std::fs::File;
use std::io::{Seek as _, SeekFrom};

use ringlet_model::Timestamp;
use ringlet_model::api::CallLogEntry;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{ExportError, HEAD, Pages, Value, values};
use crate::doctype::Zone;
use crate::storage::{CallFilter, CallLog, View};

/// Rows of a sheet, its head included: the format's own limit.
const ROWS: u32 = 1_048_576;
/// 1970-01-01 in a spreadsheet's count of days.
const EPOCH: f64 = 25_569.0;

/// Writes the calls that `filter` lets through, newest first, into a file that lies nowhere; ready to be read from its
/// beginning. Every text is a text cell, so that nothing in it is run and a number keeps its plus; times are the site's.
///
/// # Errors
/// See [`ExportError`].
pub async fn write(
    store: &dyn CallLog,
    zone: &Zone,
    view: View,
    filter: CallFilter,
) -> Result<File, ExportError> {
    let mut pages = Pages::new(view, filter);
    let mut book = Book::new(zone.clone())?;
    while let Some(calls) = pages.next(store).await? {
        book = off_thread(move || book.add(calls)).await?;
    }
    off_thread(move || book.save()).await
}

/// Writing takes the processor for a while.
async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ExportError> + Send + 'static,
) -> Result<T, ExportError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(std::io::Error::other)?
}

/// A workbook that grows.
struct Book {
    workbook: Workbook,
    time: Format,
    zone: Zone,
    sheet: usize,
    /// The next row of the sheet.
    row: u32,
}

impl Book {
    fn new(zone: Zone) -> Result<Self, ExportError> {
        let mut book = Self {
            workbook: Workbook::new(),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            zone,
            sheet: 0,
            row: 0,
        };
        book.begin_sheet()?;
        Ok(book)
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        let bold = Format::new().set_bold();
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, name) in std::iter::zip(0.., HEAD) {
            sheet.set_column_width(column, 20)?;
            sheet.write_string_with_format(0, column, name, &bold)?;
        }
        self.row = 1;
        Ok(())
    }

    fn add(mut self, calls: Vec<CallLogEntry>) -> Result<Self, ExportError> {
        for call in calls {
            if self.row == ROWS {
                self.sheet += 1;
                self.begin_sheet()?;
            }
            let sheet = self.workbook.worksheet_from_index(self.sheet)?;
            for (column, value) in std::iter::zip(0.., values(&call)) {
                put(sheet, (self.row, column), value, &self.time, &self.zone)?;
            }
            self.row += 1;
        }
        Ok(self)
    }

    fn save(mut self) -> Result<File, ExportError> {
        let mut file = tempfile::tempfile()?;
        self.workbook.save_to_writer(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value<'_>,
    time: &Format,
    zone: &Zone,
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => return Ok(()),
        Value::Text(text) => sheet.write_string(row, column, text)?,
        Value::Count(count) => sheet.write_number(row, column, as_number(count))?,
        Value::Time(at) => {
            let at = ExcelDateTime::from_serial_datetime(serial(zone, at))?;
            sheet.write_datetime_with_format(row, column, at, time)?
        }
    };
    Ok(())
}

/// A spreadsheet's count of days, on the site's clock.
fn serial(zone: &Zone, at: Timestamp) -> f64 {
    let seconds = at.0.div_euclid(1000) + zone.offset_seconds(at);
    EPOCH + as_number(seconds) / 86_400.0
}

#[expect(clippy::cast_precision_loss, reason = "below 2⁵²")]
const fn as_number(count: i64) -> f64 {
    count as f64
}
