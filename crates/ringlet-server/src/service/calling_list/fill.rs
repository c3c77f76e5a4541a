//! Filling a list from calls, records or a file.

use std::collections::HashSet;

use ringlet_model::api::{CallLogEntry, CsvColumns, CsvFill, FillAnswer, FillError, RecordRef};

use super::super::call_log::cursor;
use super::super::{document, match_record};
use super::{csv_file, find};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::query::{Condition, ListQuery, Page, Selected};
use crate::doctype::{Cell, DocType};
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::storage::{AuditRecord, CallFilter, NewRow, RowsDraft, View};

/// People that one filling takes at most.
const MOST: usize = 20_000;
/// Calls read at once.
const PAGE: u32 = 500;
/// Mistakes told at most.
const ERRORS: usize = 100;
/// Longest text of a row, characters.
const TEXT: usize = 280;

/// Where people come from.
#[derive(Debug)]
pub enum Source {
    /// From these calls.
    Calls(CallFilter),
    /// From these records.
    Records(&'static DocType, Vec<Condition>),
    /// From a file.
    Csv(CsvFill),
}

/// Somebody found in a source, not checked yet.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The line of a file, else the place in the source.
    pub(super) line: u32,
    /// As written there.
    pub(super) number: String,
    pub(super) name: Option<String>,
    pub(super) company: Option<String>,
    pub(super) note: Option<String>,
    pub(super) reference: Option<RecordRef>,
}

/// What a source holds.
#[derive(Debug, Default)]
pub(super) struct Harvest {
    pub(super) people: Vec<Found>,
    /// Lines that can't be read.
    pub(super) errors: Vec<FillError>,
    /// Names of a file's columns.
    pub(super) columns: Vec<String>,
    /// Which was taken for what.
    pub(super) taken: CsvColumns,
}

/// Puts the people of `source` on the list, or only tells what that would do.
///
/// # Errors
/// 404; 422 naming the field, also when there are more than 20,000.
pub async fn fill(
    state: &AppState,
    admin: &CurrentUser,
    list: &str,
    source: Source,
    dry_run: bool,
) -> ApiResult<FillAnswer> {
    let list = find(state, admin, list).await?;
    let region = match_record::region(state).await?;
    let harvest = match source {
        Source::Calls(filter) => of_calls(state, filter).await?,
        Source::Records(doctype, filters) => of_records(state, admin, doctype, filters).await?,
        Source::Csv(file) => csv_file::read(&file)?,
    };
    let sorted = sort(harvest.people, harvest.errors, &region);
    let found = count(sorted.rows.len() + sorted.errors.len()) + sorted.doubles;
    let draft = RowsDraft {
        list: list.id,
        rows: sorted.rows,
        dry_run,
        audit: AuditRecord::by(&admin.id, "calling-list-filled")
            .target(list.name)
            .detail(format!("{found} found.")),
    };
    let offered = count(draft.rows.len());
    let filled = state.store.fill_calling_list(draft).await?;
    let refused = count(sorted.errors.len());
    let mut errors = sorted.errors;
    errors.truncate(ERRORS);
    Ok(FillAnswer {
        found,
        added: filled.added,
        doubles: sorted.doubles + offered.saturating_sub(filled.added),
        blocked: filled.blocked,
        refused,
        errors,
        sample: filled.sample,
        columns: harvest.columns,
        taken: harvest.taken,
    })
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// People by what becomes of them.
struct Sorted {
    rows: Vec<NewRow>,
    doubles: u32,
    errors: Vec<FillError>,
}

fn sort(people: Vec<Found>, mut errors: Vec<FillError>, region: &str) -> Sorted {
    let mut seen = HashSet::new();
    let (mut rows, mut doubles) = (Vec::new(), 0);
    for found in people {
        let Some(number) = number::dialable(found.number.trim(), Some(region)) else {
            errors.push(not_a_number(&found));
            continue;
        };
        let number = number.e164();
        if !seen.insert(number.clone()) {
            doubles += 1;
            continue;
        }
        rows.push(NewRow {
            number,
            name: tidy(found.name),
            company: tidy(found.company),
            note: tidy(found.note),
            reference: found.reference,
        });
    }
    errors.sort_by_key(|error| error.line);
    Sorted {
        rows,
        doubles,
        errors,
    }
}

fn not_a_number(found: &Found) -> FillError {
    let text = found.number.trim();
    let message = if text.is_empty() {
        "There is no phone number.".to_owned()
    } else {
        let shown: String = text.chars().take(40).collect();
        format!("“{shown}” is not a phone number that can be called.")
    };
    FillError {
        line: found.line,
        message,
    }
}

/// One line of at most [`TEXT`] characters; None when nothing is left.
fn tidy(text: Option<String>) -> Option<String> {
    let text = text?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(TEXT).collect();
    (!line.is_empty()).then_some(line)
}

fn too_many(field: &'static str) -> ApiError {
    ApiError::invalid(
        field,
        "A list is filled with at most 20,000 people at once.",
    )
    .hint("Narrow it down, or fill in several goes.")
}

/// The people of calls, who was called last first; each once.
async fn of_calls(state: &AppState, filter: CallFilter) -> ApiResult<Harvest> {
    let mut harvest = Harvest::default();
    let mut seen = HashSet::new();
    let mut after = None;
    loop {
        let calls = state
            .store
            .list_calls(View::All, filter.clone(), after, PAGE)
            .await?;
        let is_last = calls.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
        after = calls.last().map(cursor);
        for call in calls {
            // Calls without a number are nobody's mistake, and the same person's other calls are no doubles.
            if !call.remote_number.is_empty() && seen.insert(call.remote_number.clone()) {
                harvest.people.push(person(call, harvest.people.len()));
            }
        }
        if harvest.people.len() > MOST {
            return Err(too_many("calls"));
        }
        if is_last {
            return Ok(harvest);
        }
    }
}

fn person(call: CallLogEntry, before: usize) -> Found {
    Found {
        line: count(before + 1),
        number: call.remote_number,
        name: call.remote_name,
        reference: call.reference,
        ..Found::default()
    }
}

/// Which fields of a DocType say who it is: number, other number, name, company.
fn fields_of(doctype: &DocType) -> Option<[&'static str; 4]> {
    match doctype.name {
        "CRM Lead" => Some(["mobile_no", "phone", "lead_name", "organization"]),
        "Contact" => Some(["mobile_no", "phone", "full_name", "company_name"]),
        "CRM Deal" => Some(["mobile_no", "phone", "lead_name", "organization"]),
        _ => None,
    }
}

/// The people of records, the newest first.
async fn of_records(
    state: &AppState,
    admin: &CurrentUser,
    doctype: &'static DocType,
    filters: Vec<Condition>,
) -> ApiResult<Harvest> {
    let names = fields_of(doctype).ok_or_else(|| {
        ApiError::invalid(
            "records.doctype",
            format!("A list can't be filled from {}.", doctype.name),
        )
    })?;
    let select = std::iter::once("name")
        .chain(names)
        .filter_map(|name| doctype.field(name).map(Selected::Field));
    let query = ListQuery {
        select: select.collect(),
        all: filters,
        any: Vec::new(),
        group_by: Vec::new(),
        order: Vec::new(),
        page: Page {
            limit: u32::try_from(MOST + 1).ok(),
            start: 0,
        },
    };
    let rows = document::list(state, admin, doctype, query).await?;
    if rows.len() > MOST {
        return Err(too_many("records"));
    }
    let people = rows.into_iter().enumerate().map(|(place, row)| {
        let text = |at: usize| {
            let text = row.get(at).and_then(Cell::as_text).unwrap_or_default();
            (!text.trim().is_empty()).then(|| text.to_owned())
        };
        Found {
            line: count(place + 1),
            number: text(1).or_else(|| text(2)).unwrap_or_default(),
            name: text(3).or_else(|| text(4)),
            company: text(4).filter(|company| text(3).is_some_and(|name| name != *company)),
            note: None,
            reference: text(0).map(|name| RecordRef {
                doctype: doctype.name.to_owned(),
                name,
            }),
        }
    });
    Ok(Harvest {
        people: people.collect(),
        ..Harvest::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: u32, number: &str, name: &str) -> Found {
        Found {
            line,
            number: number.to_owned(),
            name: Some(name.to_owned()),
            ..Found::default()
        }
    }

    #[test]
    fn a_number_counts_once_however_it_is_written() {
        let people = vec![
            found(2, "+91 98765 43210", "Asha"),
            found(3, "098765 43210", "Asha again"),
            found(4, "12", "nobody"),
            found(5, "", "nobody"),
            found(6, "+1 415 555 2671", "  Olivia \n Martinez "),
        ];
        let sorted = sort(people, Vec::new(), "IN");
        let rows: Vec<_> = sorted
            .rows
            .iter()
            .map(|row| (row.number.as_str(), row.name.as_deref()))
            .collect();
        assert_eq!(
            rows,
            [
                ("+919876543210", Some("Asha")),
                ("+14155552671", Some("Olivia Martinez"))
            ]
        );
        assert_eq!(sorted.doubles, 1);
        let lines: Vec<_> = sorted.errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [4, 5]);
    }
}
