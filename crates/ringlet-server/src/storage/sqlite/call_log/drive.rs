//! Which index a list walks, and by which values.

use ringlet_model::call::{Direction, Outcome};

use super::query::OWN;
use crate::doctype::Cell;
use crate::storage::{CallFilter, NumberFilter, View};

pub(super) const NUMBER: &str = "c.number_e164";
pub(super) const RAW: &str = "c.number_raw";
pub(super) const RECORD: &str = "c.reference_name";
const DISPOSITION: &str = "c.disposition";
const OUTCOME: &str = "c.outcome";
/// All sources of a conversation, as one text: see [`super::sources`].
pub(super) const SOURCES: &str = "coalesce(c.sources, c.source)";
const DIRECTION: &str = "c.direction";

/// Indexes walked side by side at most; with more combinations fewer columns drive.
const MOST: usize = 60;

/// A column and the values it may have.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) sql: &'static str,
    pub(super) values: Vec<Cell>,
}

/// What is walked: an index, and the values of its columns before the time.
#[derive(Debug, Default)]
pub(super) struct Driver {
    pub(super) index: &'static str,
    pub(super) columns: Vec<Column>,
}

impl Driver {
    fn new(index: &'static str, columns: Vec<Column>) -> Self {
        Self { index, columns }
    }

    pub(super) fn drives(&self, column: &str) -> bool {
        self.columns.iter().any(|driving| driving.sql == column)
    }

    /// Every choice of one value for each column.
    pub(super) fn combinations(&self) -> Vec<Vec<Cell>> {
        self.columns.iter().fold(vec![Vec::new()], |rows, column| {
            let longer = |row: &Vec<Cell>| {
                let row = row.clone();
                let with = move |value: &Cell| [row.clone(), vec![value.clone()]].concat();
                column.values.iter().map(with).collect::<Vec<_>>()
            };
            rows.iter().flat_map(longer).collect()
        })
    }

    fn is_too_wide(&self) -> bool {
        self.columns
            .iter()
            .map(|column| column.values.len())
            .product::<usize>()
            > MOST
    }
}

/// The filters that name values of a column, the most telling one first.
pub(super) fn value_columns(filter: &CallFilter) -> Vec<Column> {
    let texts = |values: &[String]| values.iter().map(|value| value.as_str().into()).collect();
    let columns = [
        (OWN, texts(&filter.user_id)),
        (DISPOSITION, texts(&filter.disposition)),
        (OUTCOME, words(&filter.outcome, Outcome::as_str)),
        (SOURCES, texts(&filter.source)),
        (DIRECTION, words(&filter.direction, Direction::as_str)),
    ];
    let named = columns
        .into_iter()
        .map(|(sql, values)| Column { sql, values });
    named.filter(|column| !column.values.is_empty()).collect()
}

fn words<T: Copy>(values: &[T], word: fn(T) -> &'static str) -> Vec<Cell> {
    values.iter().map(|value| word(*value).into()).collect()
}

/// What a list is driven by: the narrowest that has an index. Too many combinations: by fewer columns.
pub(super) fn choose(view: &View, filter: &CallFilter) -> Driver {
    // Calls of one number or record are few; whatever else is asked of them is checked row by row.
    if let Some(narrow) = narrow(filter) {
        return narrow;
    }
    let columns = value_columns(filter);
    let mine = match view {
        View::Own(user) => Some(own(user)),
        View::All => columns.iter().find(|column| column.sql == OWN).cloned(),
    };
    let others: Vec<_> = columns
        .into_iter()
        .filter(|column| column.sql != OWN)
        .collect();
    let wide = match mine {
        Some(mine) => of_user(mine, &others),
        None => of_all(&others),
    };
    wide.into_iter()
        .find(|driver| !driver.is_too_wide())
        .unwrap_or_else(|| Driver::new("call_time", Vec::new()))
}

/// A user's own log.
pub(super) fn own(user: &str) -> Column {
    Column {
        sql: OWN,
        values: vec![user.into()],
    }
}

fn narrow(filter: &CallFilter) -> Option<Driver> {
    let one = |sql, value: &str| Column {
        sql,
        values: vec![value.into()],
    };
    match (&filter.number, &filter.reference) {
        (Some(NumberFilter::E164(number)), _) => {
            Some(Driver::new("call_number_time", vec![one(NUMBER, number)]))
        }
        (Some(NumberFilter::Raw(number)), _) => {
            Some(Driver::new("call_raw_time", vec![one(RAW, number)]))
        }
        (None, Some(record)) => Some(Driver::new(
            "call_reference_time",
            vec![
                one(RECORD, &record.name),
                one("c.reference_doctype", &record.doctype),
            ],
        )),
        (None, None) => None,
    }
}

/// A user's log, by a second value where there is one.
fn of_user(mine: Column, others: &[Column]) -> Vec<Driver> {
    let mut drivers: Vec<_> = others
        .iter()
        .map(|other| {
            let index = match other.sql {
                DISPOSITION => "call_own_disposition_time",
                OUTCOME => "call_own_outcome_time",
                SOURCES => "call_own_source_time",
                _ => "call_own_direction_time",
            };
            Driver::new(index, vec![mine.clone(), other.clone()])
        })
        .collect();
    drivers.push(Driver::new("call_own_time", vec![mine]));
    drivers
}

/// Everybody's log, by the first two values. Where an index has the direction and nobody asks for one, all three are walked.
fn of_all(columns: &[Column]) -> Vec<Driver> {
    let find = |sql: &str| columns.iter().find(|column| column.sql == sql);
    let direction = find(DIRECTION).cloned().unwrap_or_else(any_direction);
    let pairs = [
        ("call_disposition_outcome_time", DISPOSITION, OUTCOME),
        ("call_disposition_source_time", DISPOSITION, SOURCES),
        ("call_source_outcome_time", SOURCES, OUTCOME),
    ];
    let singles = [
        ("call_disposition_direction_time", DISPOSITION),
        ("call_outcome_direction_time", OUTCOME),
        ("call_source_direction_time", SOURCES),
    ];
    let mut drivers = Vec::new();
    for (index, first, second) in pairs {
        if let (Some(first), Some(second)) = (find(first), find(second)) {
            drivers.push(Driver::new(index, vec![first.clone(), second.clone()]));
        }
    }
    for (index, first) in singles {
        if let Some(first) = find(first) {
            drivers.push(Driver::new(index, vec![first.clone(), direction.clone()]));
        }
    }
    if let Some(direction) = find(DIRECTION) {
        drivers.push(Driver::new("call_direction_time", vec![direction.clone()]));
    }
    drivers
}

fn any_direction() -> Column {
    Column {
        sql: DIRECTION,
        values: words(
            &[Direction::Inbound, Direction::Outbound, Direction::Internal],
            Direction::as_str,
        ),
    }
}
