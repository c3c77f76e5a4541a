//! Steps of our own on a call's timeline, and what they share with reports.

use ringlet_model::call::{CallRecord, CallState, Change};
use rusqlite::params;
use sha2::{Digest as _, Sha256};

use super::super::{WriteTx, audit};
use super::row::{self, Beside};
use super::timeline::{self, Line};
use crate::storage::{Announce, OwnStep, StorageError, StoredCall};

const WRAP_UP: &str = "UPDATE call SET wrapped_up_at = $1 WHERE id = $2 AND wrapped_up_at IS NULL";
const REROUTE: &str =
    "UPDATE call SET source = $1, own_number = $2, medium = $2, heard_at = $3 WHERE id = $4";
const COUNT: &str = "SELECT COUNT(*) FROM call_event WHERE call_id = $1";

/// Adds a step of our own. None: there is no such call.
pub(super) fn add(
    tx: &mut WriteTx<'_>,
    step: &OwnStep,
) -> Result<Option<StoredCall>, StorageError> {
    let Some(call) = row::find(tx, &step.call_id)? else {
        return Ok(None);
    };
    let mut record = row::record(tx, &call.id)?;
    let change = record.apply(&step.event);
    let digest = digest(tx, &call.id, step.kind)?;
    let line = Line {
        call_id: Some(&call.id),
        source: &call.source,
        digest: &digest,
        at: step.event.stamp.at,
        kind: step.kind,
        state: moved_to(change),
        detail: step.detail.as_deref(),
        event: Some(&step.event),
        raw: None,
    };
    timeline::add(tx, &line)?;
    take_names(tx, &call.source, &call.id, &step.aliases, &mut record)?;
    let taker = step.agent.as_deref().filter(|_| call.agent.is_none());
    let beside = Beside {
        agent: taker,
        live_id: step.live_id.as_deref(),
        ..Beside::default()
    };
    row::update(tx, &call.id, &record, &beside)?;
    if let Some(other) = &step.reroute {
        tx.prepare_cached(REROUTE)?.execute(params![
            other.source,
            other.own_number,
            tx.now().0,
            call.id
        ])?;
    }
    if step.wrapped_up {
        tx.prepare_cached(WRAP_UP)?
            .execute(params![tx.now().0, call.id])?;
    }
    if let Some(entry) = &step.audit {
        audit::record(tx, entry)?;
    }
    announce(tx, &call.id, call.agent.as_deref(), step.announce).map(Some)
}

/// A step of our own is never a repeat: its place on the timeline is part of what it is known by.
pub(super) fn digest(tx: &WriteTx<'_>, call_id: &str, kind: &str) -> Result<Vec<u8>, StorageError> {
    let place: i64 = tx
        .prepare_cached(COUNT)?
        .query_row([call_id], |row| row.get(0))?;
    Ok(Sha256::digest(format!("own step\n{call_id}\n{place}\n{kind}")).to_vec())
}

/// Where a change moved the call to.
pub(super) const fn moved_to(change: Change) -> Option<CallState> {
    match change {
        Change::Moved { to, .. } => Some(to),
        Change::Learned | Change::Nothing => None,
    }
}

/// Gives the call these ids, and adds the reports that waited for one of them; those may name further ids.
pub(super) fn take_names(
    tx: &WriteTx<'_>,
    source: &str,
    call_id: &str,
    aliases: &[String],
    record: &mut CallRecord,
) -> Result<(), StorageError> {
    let mut names = aliases.to_vec();
    while let Some(alias) = names.pop() {
        if !timeline::name(tx, source, &alias, call_id)? {
            continue;
        }
        for waited in timeline::take_waiting(tx, source, &alias)? {
            let change = waited
                .event
                .map_or(Change::Nothing, |event| record.apply(&event));
            timeline::settle(tx, waited.event_id, call_id, moved_to(change))?;
            names.extend(waited.aliases);
        }
    }
    Ok(())
}

/// Tells the people concerned, and returns the call as it is now.
pub(in crate::storage::sqlite) fn announce(
    tx: &mut WriteTx<'_>,
    call_id: &str,
    agent_before: Option<&str>,
    announce: Announce,
) -> Result<StoredCall, StorageError> {
    let call = row::find(tx, call_id)?
        .ok_or_else(|| StorageError::unreadable("call", "row is missing"))?;
    for draft in announce(&call, agent_before) {
        tx.publish(draft)?;
    }
    Ok(call)
}
