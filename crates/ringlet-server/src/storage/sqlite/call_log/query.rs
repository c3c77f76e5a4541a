//! Filters of the call log → SQL.
//!
//! One condition drives the query: it is the one whose index, ending in the time, is walked. A user's log has indexes of
//! its own for each further value, so that a second condition may drive with it. The others get a `+` before their
//! column, which keeps SQLite from choosing their index and sorting the whole result: without statistics it can't know
//! that a number is rarer than a direction.

use std::ops::RangeInclusive;

use ringlet_model::call::{Direction, Outcome};

use crate::doctype::Cell;
use crate::storage::{CallCursor, CallFilter, NumberFilter, View};

/// The columns of an entry, in the order [`super::entry`] reads them. `@id` and `@at` stand for the call's id and time.
const COLUMNS: &str = "@id, c.source, c.external_id, c.agent,
     (SELECT u.name FROM user_account u WHERE u.id = c.agent),
     c.direction, c.state, c.outcome, c.reason, c.number_raw, c.number_e164,
     coalesce(CASE c.reference_doctype
         WHEN 'CRM Lead' THEN (SELECT r.lead_name FROM lead r WHERE r.name = c.reference_name)
         WHEN 'Contact' THEN (SELECT r.full_name FROM contact r WHERE r.name = c.reference_name)
         WHEN 'CRM Deal' THEN (SELECT coalesce(r.lead_name, r.organization) FROM deal r WHERE r.name = c.reference_name)
         END, c.display_name, json_extract(c.matches, '$[0].title')),
     c.own_number, c.reference_doctype, c.reference_name, @at AS at, c.answered_at, c.ended_at,
     c.duration_seconds, c.recording_url IS NOT NULL, c.disposition, c.wrapped_up_at IS NOT NULL,
     (SELECT count(*) FROM call_link l WHERE l.parent = c.id AND l.link_doctype = 'FCRM Note'),
     (SELECT count(*) FROM call_link l WHERE l.parent = c.id AND l.link_doctype = 'CRM Task'),
     c.created_at, c.modified_at";

/// Calls in a user's own log.
const OWN: &str = "coalesce(c.agent, c.owner)";

/// A statement and its parameters, `$1` first.
#[derive(Debug, Default)]
pub(super) struct Statement {
    pub(super) sql: String,
    pub(super) values: Vec<Cell>,
}

/// One condition on calls. `%` stands for the `+`, where the column may have one; `@id` and `@at` as above.
struct Part {
    sql: String,
    rank: u8,
}

/// Ranks of the conditions that say in whose log calls are.
const WHOSE: RangeInclusive<u8> = 2..=3;
/// Ranks of the values that a user's log has an index for.
const VALUES: RangeInclusive<u8> = 4..=7;

/// The statement of a page.
pub(super) fn page(
    view: &View,
    filter: &CallFilter,
    after: Option<&CallCursor>,
    limit: u32,
) -> Statement {
    let mut statement = Statement::default();
    let parts = statement.parts(filter, after);
    let list = match view {
        View::All => branch(&CALLS, parts),
        View::Own(user) => {
            let me = statement.bind(user.as_str().into());
            let unsorted = |part: &Part| Part {
                sql: part.sql.clone(),
                rank: u8::MAX,
            };
            let mut rang: Vec<_> = parts.iter().map(unsorted).collect();
            rang.push(Part {
                sql: format!("a.user_id = {me}"),
                rank: u8::MAX,
            });
            let mut mine = parts;
            mine.push(Part {
                sql: format!("%{OWN} = {me}"),
                rank: 3,
            });
            // Those that rang for the user and that nobody has taken are the user's to see as well.
            format!("{} UNION ALL {}", branch(&CALLS, mine), branch(&RANG, rang))
        }
    };
    let limit = statement.bind(Cell::Int(limit.into()));
    statement.sql = format!("{list} ORDER BY at DESC, 1 DESC LIMIT {limit}");
    statement
}

/// The statement of one call.
pub(super) fn one(view: &View, id: &str) -> Statement {
    let mut statement = Statement::default();
    let id = statement.bind(id.into());
    let seen = match view {
        View::All => String::new(),
        View::Own(user) => {
            let me = statement.bind(user.as_str().into());
            format!(
                " AND ({OWN} = {me} OR (c.agent IS NULL AND EXISTS
                    (SELECT 1 FROM call_audience a WHERE a.call_id = c.id AND a.user_id = {me})))"
            )
        }
    };
    statement.sql = format!("SELECT {COLUMNS} FROM call c WHERE c.id = {id}{seen}")
        .replace("@id", CALLS.id)
        .replace("@at", CALLS.at);
    statement
}

/// Where a select finds calls, and which columns hold their id and time: those of the index that is walked.
struct From {
    tables: &'static str,
    id: &'static str,
    at: &'static str,
}

/// All calls.
const CALLS: From = From {
    tables: "call c",
    id: "c.id",
    at: "c.started_at",
};

/// Calls that rang for a user and that nobody has taken.
const RANG: From = From {
    tables: "call_audience a CROSS JOIN call c ON c.id = a.call_id AND coalesce(c.agent, c.owner) IS NULL",
    id: "a.call_id",
    at: "a.started_at",
};

/// A select over `from` with all conditions; the one of the lowest rank drives it, for a user's log with the next one.
fn branch(from: &From, parts: Vec<Part>) -> String {
    let lowest = |among: RangeInclusive<u8>| {
        let ranks = parts.iter().map(|part| part.rank);
        ranks.filter(|rank| among.contains(rank)).min()
    };
    let driver = lowest(0..=*VALUES.end());
    let second = driver
        .filter(|driver| WHOSE.contains(driver))
        .and_then(|_| lowest(VALUES));
    let drives = |rank: u8| Some(rank) == driver || Some(rank) == second;
    let conditions: Vec<_> = parts
        .iter()
        .map(|part| {
            part.sql
                .replace('%', if drives(part.rank) { "" } else { "+" })
        })
        .collect();
    let narrowed = if conditions.is_empty() {
        String::new()
    } else {
        format!(" WHERE {}", conditions.join(" AND "))
    };
    format!("SELECT {COLUMNS} FROM {}{narrowed}", from.tables)
        .replace("@id", from.id)
        .replace("@at", from.at)
}

impl Statement {
    /// Adds a parameter; returns its placeholder.
    fn bind(&mut self, value: Cell) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }

    fn parts(&mut self, filter: &CallFilter, after: Option<&CallCursor>) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut add = |sql: String, rank: u8| parts.push(Part { sql, rank });
        match &filter.number {
            Some(NumberFilter::E164(number)) => {
                add(
                    format!("%c.number_e164 = {}", self.bind(number.as_str().into())),
                    0,
                );
            }
            Some(NumberFilter::Raw(number)) => {
                add(
                    format!("%c.number_raw = {}", self.bind(number.as_str().into())),
                    0,
                );
            }
            None => {}
        }
        if let Some(reference) = &filter.reference {
            let name = self.bind(reference.name.as_str().into());
            let doctype = self.bind(reference.doctype.as_str().into());
            add(
                format!("%c.reference_name = {name} AND %c.reference_doctype = {doctype}"),
                1,
            );
        }
        if let Some(text) = &filter.text {
            add(self.begins(text), u8::MAX);
        }
        if let Some(user) = &filter.user_id {
            add(format!("%{OWN} = {}", self.bind(user.as_str().into())), 2);
        }
        for (column, value, rank) in [
            ("disposition", filter.disposition.as_deref(), 4),
            ("outcome", filter.outcome.map(Outcome::as_str), 5),
            ("source", filter.source.as_deref(), 6),
            ("direction", filter.direction.map(Direction::as_str), 7),
        ] {
            if let Some(value) = value {
                add(format!("%c.{column} = {}", self.bind(value.into())), rank);
            }
        }
        // Every index ends in the time, so that these narrow whichever is walked.
        if let Some(start) = filter.start {
            add(format!("@at >= {}", self.bind(Cell::Int(start.0))), u8::MAX);
        }
        // A cursor lies before the end already, and narrows more.
        if let (Some(end), None) = (filter.end, after) {
            add(format!("@at < {}", self.bind(Cell::Int(end.0))), u8::MAX);
        }
        if let Some(after) = after {
            let (at, id) = (
                self.bind(Cell::Int(after.started_at.0)),
                self.bind(after.id.as_str().into()),
            );
            add(format!("(@at, @id) < ({at}, {id})"), u8::MAX);
        }
        parts
    }

    /// Calls whose other side's name, number or record's title begins with `text`.
    fn begins(&mut self, text: &str) -> String {
        let lower = text.to_lowercase();
        let (from, to) = (
            self.bind(lower.as_str().into()),
            self.bind(format!("{lower}\u{10ffff}").into()),
        );
        let number = |column: &str| {
            format!("SELECT id FROM call WHERE {column} >= {from} AND {column} < {to}")
        };
        let record = |doctype: &str, table: &str, title: &str| {
            format!(
                "SELECT k.id FROM {table} r JOIN call k ON k.reference_name = r.name AND k.reference_doctype = '{doctype}'
                 WHERE lower(r.{title}) >= {from} AND lower(r.{title}) < {to}"
            )
        };
        let candidates = [
            number("lower(display_name)"),
            number("number_e164"),
            number("number_raw"),
            record("CRM Lead", "lead", "lead_name"),
            record("Contact", "contact", "full_name"),
            record("CRM Deal", "deal", "organization"),
        ];
        format!("c.id IN ({})", candidates.join(" UNION "))
    }
}
