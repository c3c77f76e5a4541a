//! A dial: stored before any provider is asked.

use ringlet_model::call::{CallRecord, Direction, Stamp};
use rusqlite::params;

use super::super::{WriteTx, audit, calling_list, idempotency};
use super::{row, step};
use crate::storage::{Claim, DialDraft, DialStart, NewDial, StorageError};

const CREATE: &str = "INSERT INTO call (id, source, direction, state, number_raw, number_e164, own_number, medium, agent,
     display_name, customer_id, job_id, custom_data, reference_doctype, reference_name, matches, started_at, heard_at,
     owner, created_at, modified_at, modified_by, progress)
     VALUES ($1, $2, 'outbound', 'queued', $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $6, $14, $14,
     $6, $15)";
const OF_LATE: &str =
    "SELECT COUNT(*) FROM call WHERE agent = $1 AND started_at > $2 AND direction = 'outbound'
     AND source <> 'manual'";
const MINUTE: i64 = 60_000;

/// Why a dial isn't stored; what was written for it is undone.
pub(super) enum Stop {
    /// The key came before with another body.
    KeyReused,
    /// Too many dials within a minute.
    TooMany,
    /// The database.
    Storage(StorageError),
}

impl<E: Into<StorageError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Storage(error.into())
    }
}

/// Stores a call before its provider is asked.
pub(super) fn start(tx: &mut WriteTx<'_>, draft: &DialDraft) -> Result<DialStart, Stop> {
    if let Some(key) = &draft.key {
        match idempotency::claim(tx, key)? {
            Claim::New => {}
            Claim::Mismatch => return Err(Stop::KeyReused),
            Claim::Repeat(first) => return Ok(repeat(tx, first)?),
        }
        idempotency::complete(tx, key, &draft.call.id)?;
    }
    let since = tx.now().0.saturating_sub(MINUTE);
    let of_late: u32 = tx
        .prepare_cached(OF_LATE)?
        .query_row(params![draft.call.agent, since], |row| row.get(0))?;
    if of_late >= draft.per_minute {
        return Err(Stop::TooMany);
    }
    create(tx, &draft.call)?;
    let call = &draft.call;
    calling_list::dialled(tx, &call.agent, call.number_e164.as_deref(), &call.id)?;
    audit::record(tx, &draft.audit)?;
    let call = step::announce(tx, &draft.call.id, None, draft.announce)?;
    Ok(DialStart::Stored(call))
}

fn repeat(tx: &WriteTx<'_>, first: Option<String>) -> Result<DialStart, StorageError> {
    let id =
        first.ok_or_else(|| StorageError::unreadable("idempotency key", "it names no call"))?;
    let call = row::find(tx, &id)?;
    call.map(DialStart::Repeat)
        .ok_or_else(|| StorageError::unreadable("idempotency key", "its call is gone"))
}

fn create(tx: &WriteTx<'_>, call: &NewDial) -> Result<(), StorageError> {
    let record = CallRecord::new(Direction::Outbound, Stamp::exact(tx.now()));
    tx.prepare_cached(CREATE)?.execute(params![
        call.id,
        call.source,
        call.number_raw,
        call.number_e164,
        call.own_number,
        call.agent,
        call.display_name,
        call.customer_id,
        call.job_id,
        call.custom_data,
        call.reference
            .as_ref()
            .map(|record| record.doctype.as_str()),
        call.reference.as_ref().map(|record| record.name.as_str()),
        row::to_json(&call.matches)?,
        tx.now().0,
        row::to_json(&record)?,
    ])?;
    Ok(())
}
