//! Finding calls: by a provider's ids, those in somebody's hands, those nothing is heard of.

use ringlet_model::Timestamp;
use ringlet_model::call::Direction;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::super::WriteTx;
use super::row::{self, COLUMNS, stored};
use crate::storage::{DialMatch, NearMatch, SilentCall, StorageError, StoredCall, Told};

const BY_OUR_ID: &str = "SELECT id FROM call WHERE id = $1 AND source = $2";
const BY_ALIAS: &str = "SELECT call_id FROM call_alias WHERE source = $1 AND alias = $2
     UNION ALL SELECT id FROM call WHERE source = $1 AND external_id = $2 LIMIT 1";
const ALL_BY_ALIAS: &str = "SELECT call_id FROM call_alias WHERE source = $1 AND alias = $2
     UNION ALL SELECT id FROM call WHERE source = $1 AND external_id = $2";
// A dial that its provider hasn't named yet; one that came to nothing has no call to be named.
const DIALLED: &str =
    "SELECT id FROM call WHERE number_e164 = $1 AND started_at BETWEEN $2 AND $3 AND source = $4
     AND direction = 'outbound' AND ($5 IS NULL OR agent = $5) AND owner IS NOT NULL
     AND COALESCE(outcome, '') NOT IN ('failed', 'blocked')
     AND NOT EXISTS (SELECT 1 FROM call_alias WHERE call_id = call.id)
     ORDER BY custom_data IS $6 DESC, abs(started_at - $7), id LIMIT 1";
/// Dialled here and begun there lie no further apart.
const NEAR_MILLIS: i64 = 2 * 60 * 1000;
const NEAR: &str =
    "SELECT id FROM call WHERE number_e164 = $1 AND started_at BETWEEN $2 AND $3 AND source = $4
     AND agent = $5 AND direction = $6 AND started_at <= $7 AND coalesce(ended_at, $3) >= $8
     AND NOT EXISTS (SELECT 1 FROM call_alias WHERE call_id = call.id AND alias GLOB $9)
     ORDER BY abs(started_at - $10), id LIMIT 1";
/// Times are rounded here and there, milliseconds.
const ROUNDED_MILLIS: i64 = 2000;
const ALIASES: &str = "SELECT alias FROM call_alias WHERE call_id = $1";
const SILENT: &str = "SELECT id, source, number_e164, started_at FROM call
     WHERE state <> 'ended' AND progress <> '{}' AND heard_at < $1 ORDER BY heard_at, id LIMIT $2";
const HEARD: &str = "UPDATE call SET heard_at = $1 WHERE id = $2";

/// The id of the call a provider means.
pub(super) fn call_id(
    connection: &Connection,
    source: &str,
    call_id: Option<&str>,
    aliases: &[String],
) -> Result<Option<String>, StorageError> {
    if let Some(call_id) = call_id {
        let mut by_our_id = connection.prepare_cached(BY_OUR_ID)?;
        let found = by_our_id
            .query_row(params![call_id, source], |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    let mut by_alias = connection.prepare_cached(BY_ALIAS)?;
    for alias in aliases {
        let found = by_alias
            .query_row(params![source, alias], |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Every call that one of these ids is said to be of.
pub(super) fn all_by_alias(
    connection: &Connection,
    source: &str,
    aliases: &[String],
) -> Result<Vec<String>, StorageError> {
    let mut by_alias = connection.prepare_cached(ALL_BY_ALIAS)?;
    let mut calls = Vec::new();
    for alias in aliases {
        let rows = by_alias.query_map(params![source, alias], |row| row.get(0))?;
        for call in rows {
            let call: String = call?;
            if !calls.contains(&call) {
                calls.push(call);
            }
        }
    }
    Ok(calls)
}

/// The dial to this number that fits best and that no id is known of yet.
pub(super) fn dialled(
    connection: &Connection,
    source: &str,
    number_e164: &str,
    wanted: &DialMatch,
) -> Result<Option<String>, StorageError> {
    let at = wanted.at.0;
    let mut dialled = connection.prepare_cached(DIALLED)?;
    let found = dialled.query_row(
        params![
            number_e164,
            at.saturating_sub(NEAR_MILLIS),
            at.saturating_add(NEAR_MILLIS),
            source,
            wanted.agent,
            wanted.custom_data,
            at,
        ],
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

/// The call that another report of the same talk has made.
pub(super) fn near(
    connection: &Connection,
    source: &str,
    told: &Told,
    near: NearMatch,
) -> Result<Option<String>, StorageError> {
    let facts = &told.event.facts;
    let at = facts.started.unwrap_or(told.event.stamp.at).0;
    let latest = at.saturating_add(near.within_millis);
    let end = facts.ended.map_or(latest, |ended| ended.0);
    let found = connection.prepare_cached(NEAR)?.query_row(
        params![
            told.number_e164,
            at.saturating_sub(near.within_millis),
            latest,
            source,
            told.people.agent,
            told.direction.map(Direction::as_str),
            end.saturating_add(ROUNDED_MILLIS),
            at.saturating_sub(ROUNDED_MILLIS),
            near.unless_named,
            at,
        ],
        |row| row.get(0),
    );
    Ok(found.optional()?)
}

/// Every id the provider uses for a call.
pub(super) fn aliases(connection: &Connection, call_id: &str) -> Result<Vec<String>, StorageError> {
    let mut aliases = connection.prepare_cached(ALIASES)?;
    let rows = aliases.query_map([call_id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Calls of this user, and those that ring for the user.
pub(super) fn in_hand(
    connection: &Connection,
    user: &str,
    since: Timestamp,
) -> Result<Vec<StoredCall>, StorageError> {
    let own = format!(
        "SELECT {COLUMNS} FROM call WHERE agent = $1 AND started_at >= $2
         AND (state <> 'ended' OR wrapped_up_at IS NULL) ORDER BY started_at, id LIMIT 100"
    );
    let ringing = format!(
        "SELECT {COLUMNS} FROM call WHERE state <> 'ended' AND agent IS NULL AND started_at >= $1
         ORDER BY started_at, id LIMIT 1000"
    );
    let mut own = connection.prepare_cached(&own)?;
    let mut ringing = connection.prepare_cached(&ringing)?;
    let own = own.query_map(params![user, since.0], |row| Ok(stored(row)))?;
    let ringing = ringing.query_map([since.0], |row| Ok(stored(row)))?;
    let mut calls = Vec::new();
    for call in own {
        calls.push(call??);
    }
    for call in ringing {
        let call = call??;
        if call.audience.iter().any(|other| other == user) {
            calls.push(call);
        }
    }
    calls.sort_by(|a, b| (a.started_at, &a.id).cmp(&(b.started_at, &b.id)));
    Ok(calls)
}

/// A call with every id its provider uses.
pub(super) fn named(connection: &Connection, id: &str) -> Result<Option<SilentCall>, StorageError> {
    let Some(call) = row::find(connection, id)? else {
        return Ok(None);
    };
    Ok(Some(SilentCall {
        aliases: aliases(connection, id)?,
        id: call.id,
        source: call.source,
        number_e164: call.number_e164,
        started_at: call.started_at,
    }))
}

/// Calls nothing was heard of since then; they count as heard of now, so that the next round takes others.
pub(super) fn take_silent(
    tx: &WriteTx<'_>,
    since: Timestamp,
    limit: u32,
) -> Result<Vec<SilentCall>, StorageError> {
    let mut silent = tx.prepare_cached(SILENT)?;
    let rows = silent.query_map(params![since.0, limit], |row| {
        Ok(SilentCall {
            id: row.get(0)?,
            source: row.get(1)?,
            aliases: Vec::new(),
            number_e164: row.get(2)?,
            started_at: Timestamp(row.get(3)?),
        })
    })?;
    let mut calls = rows.collect::<Result<Vec<_>, _>>()?;
    for call in &mut calls {
        call.aliases = aliases(tx, &call.id)?;
        tx.prepare_cached(HEARD)?
            .execute(params![tx.now().0, call.id])?;
    }
    Ok(calls)
}
