//! Counts of conversations by the site's day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ringlet_model::call::Outcome;
use rusqlite::{Connection, params};

use super::{COLUMNS, Seen};
use crate::doctype::Zone;
use crate::storage::StorageError;

const EMPTY: &str =
    "DELETE FROM call_day WHERE day = $1 AND agent = $2 AND sources = $3 AND disposition = $4
     AND direction = $5 AND outcome = $6 AND calls = 0";
const LEADERS: &str = "FROM call WHERE same_as IS NULL ORDER BY started_at";

/// What is in the column `outcome` while a call is up.
const UP: &str = "up";

/// Conversations alike in all of this are counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    day: i64,
    agent: String,
    sources: String,
    disposition: String,
    direction: &'static str,
    outcome: &'static str,
}

impl Key {
    /// Where a call is counted, and the hour of the day; None: another entry is counted in its place, or nobody knows a day.
    fn of(seen: &Seen, zone: &Zone) -> Option<(Self, usize)> {
        if seen.same_as.is_some() {
            return None;
        }
        let (day, hour) = zone.day_and_hour(seen.started_at)?;
        let outcome = match (seen.state.is_up(), seen.outcome) {
            (true, _) => UP,
            (false, outcome) => outcome.map(Outcome::as_str).unwrap_or_default(),
        };
        let key = Self {
            day,
            agent: seen.user.clone().unwrap_or_default(),
            sources: seen.sources.clone(),
            disposition: seen.disposition.clone().unwrap_or_default(),
            direction: seen.direction.as_str(),
            outcome,
        };
        Some((key, hour))
    }
}

/// Counts a call as it is instead of as it was.
pub(super) fn replace(
    tx: &Connection,
    zone: &Zone,
    old: Option<&Seen>,
    new: Option<&Seen>,
) -> Result<(), StorageError> {
    let of = |seen: Option<&Seen>| {
        let (key, hour) = Key::of(seen?, zone)?;
        Some((key, hour, seen?.talk))
    };
    let (old, new) = (of(old), of(new));
    if old == new {
        return Ok(());
    }
    if let Some((key, hour, talk)) = old {
        take_away(tx, &key, hour, talk)?;
    }
    if let Some((key, hour, talk)) = new {
        let mut hours = [0; 24];
        hours[hour] = 1;
        add(
            tx,
            &key,
            &Counted {
                calls: 1,
                talk,
                hours,
            },
        )?;
    }
    Ok(())
}

/// How many conversations there were, and when.
#[derive(Default)]
struct Counted {
    calls: i64,
    talk: i64,
    hours: [i64; 24],
}

fn add(tx: &Connection, key: &Key, counted: &Counted) -> Result<(), StorageError> {
    let (mut names, mut values, mut sums) = (String::new(), String::new(), String::new());
    for (hour, calls) in counted
        .hours
        .iter()
        .enumerate()
        .filter(|(_, calls)| **calls > 0)
    {
        // Writing to a String can't fail.
        let _ = write!(names, ", h{hour}");
        let _ = write!(values, ", {calls}");
        let _ = write!(sums, ", h{hour} = call_day.h{hour} + excluded.h{hour}");
    }
    let sql = format!(
        "INSERT INTO call_day (day, agent, sources, disposition, direction, outcome, calls, talk_seconds{names})
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8{values}) ON CONFLICT DO UPDATE SET
         calls = call_day.calls + excluded.calls, talk_seconds = call_day.talk_seconds + excluded.talk_seconds{sums}"
    );
    let values = params![
        key.day,
        key.agent,
        key.sources,
        key.disposition,
        key.direction,
        key.outcome,
        counted.calls,
        counted.talk
    ];
    if counted.calls == 1 {
        tx.prepare_cached(&sql)?.execute(values)?;
    } else {
        tx.execute(&sql, values)?;
    }
    Ok(())
}

fn take_away(tx: &Connection, key: &Key, hour: usize, talk: i64) -> Result<(), StorageError> {
    let less = format!(
        "UPDATE call_day SET talk_seconds = talk_seconds - $1, calls = calls - 1, h{hour} = h{hour} - 1
         WHERE day = $2 AND agent = $3 AND sources = $4 AND disposition = $5 AND direction = $6 AND outcome = $7"
    );
    tx.prepare_cached(&less)?.execute(params![
        talk,
        key.day,
        key.agent,
        key.sources,
        key.disposition,
        key.direction,
        key.outcome
    ])?;
    tx.prepare_cached(EMPTY)?.execute(params![
        key.day,
        key.agent,
        key.sources,
        key.disposition,
        key.direction,
        key.outcome
    ])?;
    Ok(())
}

/// Counts every conversation anew; a day at a time is held in memory.
pub(super) fn rebuild(tx: &Connection, zone: &Zone) -> Result<(), StorageError> {
    tx.execute("DELETE FROM call_day", [])?;
    let mut statement = tx.prepare(&format!("SELECT {COLUMNS} {LEADERS}"))?;
    let mut rows = statement.query([])?;
    let mut day: BTreeMap<Key, Counted> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let seen = Seen::read(row, 0)?;
        let Some((key, hour)) = Key::of(&seen, zone) else {
            continue;
        };
        if day
            .first_key_value()
            .is_some_and(|(first, _)| first.day != key.day)
        {
            store(tx, std::mem::take(&mut day))?;
        }
        let counted = day.entry(key).or_default();
        counted.calls += 1;
        counted.talk += seen.talk;
        counted.hours[hour] += 1;
    }
    store(tx, day)
}

fn store(tx: &Connection, day: BTreeMap<Key, Counted>) -> Result<(), StorageError> {
    for (key, counted) in day {
        add(tx, &key, &counted)?;
    }
    Ok(())
}
