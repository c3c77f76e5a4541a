//! Search as one types: the other side's name or number begins with a text.
//!
//! A beginning that few calls have is looked up in the indexes of names and numbers. One that many have (`+91`) is met soon
//! by looking at calls one after the other. Which of the two, a bounded count tells.

use rusqlite::{Connection, params_from_iter};

use super::query::Statement;
use crate::storage::{StorageError, TextFilter};

/// From so many calls on a text is common.
const COMMON: i64 = 3000;

/// How a text is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By the indexes of names and numbers.
    Rare,
    /// Call by call.
    Common,
}

/// Which way is the shorter one.
pub(super) fn way(connection: &Connection, text: Option<&TextFilter>) -> Result<Way, StorageError> {
    let Some(text) = text else {
        return Ok(Way::Common);
    };
    let mut statement = Statement::default();
    let found = candidates(&mut statement, text).join(" UNION ALL ");
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM ({found}) LIMIT {COMMON})");
    let count: i64 = connection
        .prepare_cached(&sql)?
        .query_row(params_from_iter(statement.values), |row| row.get(0))?;
    Ok(if count < COMMON {
        Way::Rare
    } else {
        Way::Common
    })
}

/// The condition on a call `c`.
pub(super) fn condition(statement: &mut Statement, text: &TextFilter, way: Way) -> String {
    match way {
        Way::Rare => {
            let found = candidates(statement, text).join(" UNION ");
            format!("c.rowid IN ({found})")
        }
        Way::Common => begins_here(statement, text),
    }
}

/// Selects of the rows of calls whose name, number or record's name begins so. CROSS JOIN keeps the order: by the names
/// first. Where there are few records, SQLite would rather look at every call.
pub(super) fn candidates(statement: &mut Statement, text: &TextFilter) -> Vec<String> {
    let name = Range::of(statement, &text.text.to_lowercase());
    let raw = Range::of(statement, &text.text);
    let mut selects = vec![
        name.of_call("lower(display_name)"),
        raw.of_call("number_raw"),
    ];
    for number in &text.numbers {
        selects.push(Range::of(statement, number).of_call("number_e164"));
    }
    for (doctype, table, title) in NAMED {
        let named = name.holds(&format!("lower(r.{title})"));
        selects.push(format!(
            "SELECT k.rowid FROM {table} r CROSS JOIN call k ON k.reference_name = r.name AND k.reference_doctype = '{doctype}'
             WHERE {named}"
        ));
        selects.push(format!(
            "SELECT k.rowid FROM {table} r CROSS JOIN record_number n ON n.doctype = '{doctype}' AND n.name = r.name
             CROSS JOIN call k ON k.number_e164 = n.number_key WHERE {named}"
        ));
    }
    selects
}

/// DocType, table and column of records that name the other side.
const NAMED: [(&str, &str, &str); 3] = [
    ("CRM Lead", "lead", "lead_name"),
    ("Contact", "contact", "full_name"),
    ("CRM Deal", "deal", "organization"),
];

fn begins_here(statement: &mut Statement, text: &TextFilter) -> String {
    let name = Range::of(statement, &text.text.to_lowercase());
    let mut conditions = vec![
        name.holds("lower(c.display_name)"),
        Range::of(statement, &text.text).holds("c.number_raw"),
    ];
    for number in &text.numbers {
        conditions.push(Range::of(statement, number).holds("c.number_e164"));
    }
    for (doctype, table, title) in NAMED {
        let named = name.holds(&format!("lower(r.{title})"));
        conditions.push(format!(
            "(c.reference_doctype = '{doctype}' AND EXISTS (SELECT 1 FROM {table} r WHERE r.name = c.reference_name AND {named}))"
        ));
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM record_number n CROSS JOIN {table} r ON r.name = n.name
             WHERE n.number_key = c.number_e164 AND n.doctype = '{doctype}' AND {named})"
        ));
    }
    format!("({})", conditions.join(" OR "))
}

/// The texts that begin with one.
struct Range {
    from: String,
    to: String,
}

impl Range {
    fn of(statement: &mut Statement, text: &str) -> Self {
        Self {
            from: statement.bind(text.into()),
            to: statement.bind(format!("{text}\u{10ffff}").into()),
        }
    }

    fn holds(&self, column: &str) -> String {
        format!("({column} >= {} AND {column} < {})", self.from, self.to)
    }

    fn of_call(&self, column: &str) -> String {
        format!("SELECT rowid FROM call WHERE {}", self.holds(column))
    }
}
