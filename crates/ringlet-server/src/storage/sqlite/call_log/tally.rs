//! Counts: whole days from the table of counts, the rest of a period call by call.

use std::collections::BTreeMap;

use ringlet_model::Timestamp;
use ringlet_model::call::{CallState, Direction, Outcome};
use rusqlite::{Connection, Row, params_from_iter};

use super::query::{self, Statement};
use super::{drive, search};
use crate::doctype::{Cell, Zone};
use crate::storage::{CallFilter, CallResult, Counted, DaySum, StorageError, Tally, View};

const DAYS: &str = "SELECT day, direction, outcome, calls, talk_seconds, agent, sources, disposition,
     h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10, h11, h12, h13, h14, h15, h16, h17, h18, h19, h20, h21, h22, h23
     FROM call_day c WHERE true";
const SUMS: &str = "SELECT day, sum(calls), sum(CASE outcome WHEN 'completed' THEN calls ELSE 0 END), sum(talk_seconds)
     FROM call_day c WHERE true";
/// Columns of a call that is counted alone.
const SINGLE: &str = "c.direction AS direction, c.state AS state, c.outcome AS outcome, c.duration_seconds AS talk,
     coalesce(c.agent, c.owner, '') AS agent, coalesce(c.sources, c.source) AS sources, coalesce(c.disposition, '') AS disposition";

/// Whole days of a period, as far as any are in it, and the periods before and after them.
struct Parts {
    /// From the first day until before the second.
    days: Option<(i64, i64)>,
    rest: Vec<CallFilter>,
}

/// Counts what `filter` finds.
pub(super) fn tally(
    connection: &Connection,
    zone: &Zone,
    view: &View,
    filter: &CallFilter,
) -> Result<Tally, StorageError> {
    let mut tally = Tally::default();
    let parts = parts(zone, filter);
    if let Some(days) = parts.days {
        of_days(connection, days, view, filter, &mut tally)?;
        if let View::Own(user) = view {
            let rang = Statement::rang_for(user, &narrowed(zone, filter, days), SINGLE);
            one_by_one(connection, zone, rang, &mut tally)?;
        }
    }
    for rest in &parts.rest {
        let singles = Statement::all(view, rest, SINGLE);
        one_by_one(connection, zone, singles, &mut tally)?;
    }
    Ok(tally)
}

/// Adds up what `filter` finds by day.
pub(super) fn sum_by_day(
    connection: &Connection,
    zone: &Zone,
    view: &View,
    filter: &CallFilter,
) -> Result<BTreeMap<i64, DaySum>, StorageError> {
    let mut sums = BTreeMap::new();
    let named = filter.number.is_some() || filter.reference.is_some() || filter.text.is_some();
    if named {
        let way = search::way(connection, filter.text.as_ref())?;
        by_quarters(connection, zone, query::sums(view, filter, way), &mut sums)?;
        return Ok(sums);
    }
    let parts = parts(zone, filter);
    if let Some(days) = parts.days {
        sums_of_days(connection, days, view, filter, &mut sums)?;
        if let View::Own(user) = view {
            let rang = query::sums_rang(user, &narrowed(zone, filter, days));
            by_quarters(connection, zone, rang, &mut sums)?;
        }
    }
    for rest in &parts.rest {
        let statement = query::sums(view, rest, search::Way::Common);
        by_quarters(connection, zone, statement, &mut sums)?;
    }
    Ok(sums)
}

/// Splits a period into whole days and what is left of it at both ends.
fn parts(zone: &Zone, filter: &CallFilter) -> Parts {
    let first = filter.start.and_then(|start| day_from(zone, start));
    let last = filter
        .end
        .and_then(|end| zone.day_and_hour(end))
        .map(|(day, _)| day);
    let (from, to) = (first.unwrap_or(i64::MIN), last.unwrap_or(i64::MAX));
    if from >= to {
        return Parts {
            days: None,
            rest: vec![filter.clone()],
        };
    }
    let between = |start, end| CallFilter {
        start,
        end,
        ..filter.clone()
    };
    let starts = |day: Option<i64>| day.and_then(|day| zone.start_of(day));
    let mut rest = Vec::new();
    if filter.start < starts(first) {
        rest.push(between(filter.start, starts(first)));
    }
    if filter.end > starts(last) {
        rest.push(between(starts(last), filter.end));
    }
    Parts {
        days: Some((from, to)),
        rest,
    }
}

/// The first day that begins then or later.
fn day_from(zone: &Zone, at: Timestamp) -> Option<i64> {
    let (day, _) = zone.day_and_hour(at)?;
    Some(if zone.start_of(day)? == at {
        day
    } else {
        day + 1
    })
}

/// The filter over these whole days.
fn narrowed(zone: &Zone, filter: &CallFilter, (from, to): (i64, i64)) -> CallFilter {
    CallFilter {
        start: filter.start.and(zone.start_of(from)),
        end: filter.end.and(zone.start_of(to)),
        ..filter.clone()
    }
}

/// The conditions of a filter on the table of counts.
fn counted(sql: &str, days: (i64, i64), view: &View, filter: &CallFilter) -> Statement {
    let mut statement = Statement::default();
    let mut text = sql.to_owned();
    for (day, sign) in [(days.0, ">="), (days.1, "<")] {
        text += &format!(" AND day {sign} {}", statement.bind(Cell::Int(day)));
    }
    for column in drive::value_columns(filter) {
        let name = match column.sql {
            query::OWN => "c.agent",
            drive::SOURCES => "c.sources",
            same => same,
        };
        text += &format!(" AND {}", statement.among(name, &column.values));
    }
    if let View::Own(user) = view {
        text += &format!(" AND c.agent = {}", statement.bind(user.as_str().into()));
    }
    // Calls that are up have no outcome that one could ask for, and those in nobody's log no user.
    statement.sql = text;
    statement
}

fn of_days(
    connection: &Connection,
    days: (i64, i64),
    view: &View,
    filter: &CallFilter,
    tally: &mut Tally,
) -> Result<(), StorageError> {
    let statement = counted(DAYS, days, view, filter);
    let mut rows = connection.prepare_cached(&statement.sql)?;
    let mut rows = rows.query(params_from_iter(statement.values))?;
    while let Some(row) = rows.next()? {
        let calls: i64 = row.get(3)?;
        let mut hours = [0; 24];
        for (hour, calls) in hours.iter_mut().enumerate() {
            *calls = row.get::<_, i64>(8 + hour)?.unsigned_abs();
        }
        let result = match text(row, 2)? {
            "up" => CallResult::Up,
            word => CallResult::Over(Outcome::from_word(word)),
        };
        let counted = Counted {
            day: row.get(0)?,
            user: text(row, 5)?,
            sources: text(row, 6)?,
            disposition: text(row, 7)?,
            direction: direction(text(row, 1)?)?,
            result,
            calls: calls.unsigned_abs(),
            talk_seconds: row.get(4)?,
        };
        let begun = hours.into_iter().enumerate();
        tally.add(&counted, begun.filter(|(_, calls)| *calls > 0));
    }
    Ok(())
}

fn one_by_one(
    connection: &Connection,
    zone: &Zone,
    statement: Statement,
    tally: &mut Tally,
) -> Result<(), StorageError> {
    let mut rows = connection.prepare_cached(&statement.sql)?;
    let mut rows = rows.query(params_from_iter(statement.values))?;
    while let Some(row) = rows.next()? {
        // Columns 0 and 1 are the time and the id.
        let Some((day, hour)) = zone.day_and_hour(Timestamp(row.get(0)?)) else {
            continue;
        };
        let state = text(row, 3)?;
        let up = CallState::from_word(state).is_some_and(CallState::is_up);
        let outcome = row.get_ref(4)?.as_str().ok().and_then(Outcome::from_word);
        let counted = Counted {
            day,
            user: text(row, 6)?,
            sources: text(row, 7)?,
            disposition: text(row, 8)?,
            direction: direction(text(row, 2)?)?,
            result: if up {
                CallResult::Up
            } else {
                CallResult::Over(outcome)
            },
            calls: 1,
            talk_seconds: row.get::<_, Option<i64>>(5)?.unwrap_or_default(),
        };
        tally.add(&counted, std::iter::once((hour, 1)));
    }
    Ok(())
}

fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, StorageError> {
    let value = row.get_ref(column)?;
    value
        .as_str()
        .map_err(|error| StorageError::unreadable("call", error))
}

fn direction(word: &str) -> Result<Direction, StorageError> {
    Direction::from_word(word).ok_or_else(|| StorageError::unreadable("call", word))
}

fn sums_of_days(
    connection: &Connection,
    days: (i64, i64),
    view: &View,
    filter: &CallFilter,
    sums: &mut BTreeMap<i64, DaySum>,
) -> Result<(), StorageError> {
    let mut statement = counted(SUMS, days, view, filter);
    statement.sql += " GROUP BY day";
    let mut rows = connection.prepare_cached(&statement.sql)?;
    let mut rows = rows.query(params_from_iter(statement.values))?;
    while let Some(row) = rows.next()? {
        let sum = sums.entry(row.get(0)?).or_default();
        sum.calls += row.get::<_, i64>(1)?.unsigned_abs();
        sum.reached += row.get::<_, i64>(2)?.unsigned_abs();
        sum.talk_seconds += row.get::<_, i64>(3)?;
    }
    Ok(())
}

fn by_quarters(
    connection: &Connection,
    zone: &Zone,
    statement: Statement,
    sums: &mut BTreeMap<i64, DaySum>,
) -> Result<(), StorageError> {
    let mut rows = connection.prepare_cached(&statement.sql)?;
    let mut rows = rows.query(params_from_iter(statement.values))?;
    while let Some(row) = rows.next()? {
        let at = Timestamp(row.get::<_, i64>(0)?.saturating_mul(query::QUARTER_MS));
        let Some((day, _)) = zone.day_and_hour(at) else {
            continue;
        };
        let sum = sums.entry(day).or_default();
        let calls = row.get::<_, i64>(2)?.unsigned_abs();
        sum.calls += calls;
        sum.reached += if row.get(1)? { calls } else { 0 };
        sum.talk_seconds += row.get::<_, i64>(3)?;
    }
    Ok(())
}

/// How many of the calls that `filter` finds wait for a call back.
pub(super) fn call_backs_due(
    connection: &Connection,
    view: &View,
    filter: &CallFilter,
) -> Result<u64, StorageError> {
    let statement = query::call_backs(view, filter);
    let count: i64 = connection
        .prepare_cached(&statement.sql)?
        .query_row(params_from_iter(statement.values), |row| row.get(0))?;
    Ok(count.unsigned_abs())
}
