//! Operators of a PABX.

use ringlet_model::Timestamp;
use ringlet_model::api::telephony::{Operator, Presence};
use ringlet_model::provider::Provider;
use rusqlite::{Connection, Row, params};

use super::super::{WriteTx, audit};
use crate::storage::{AuditRecord, LiveDraft, StorageError};

const LIST: &str = "SELECT id, name, user_id, presence, pause_reason, since FROM operator
     WHERE provider = $1 ORDER BY name, id";
const PART: &str =
    "UPDATE operator SET user_id = NULL WHERE provider = $1 AND user_id = $2 AND id <> $3";
const SAVE: &str =
    "INSERT INTO operator (provider, id, name, user_id, presence, pause_reason, since)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (provider, id) DO UPDATE SET name = excluded.name, user_id = excluded.user_id,
     presence = excluded.presence, pause_reason = excluded.pause_reason, since = excluded.since";

pub(super) fn list(
    connection: &Connection,
    provider: Provider,
) -> Result<Vec<Operator>, StorageError> {
    let mut statement = connection.prepare_cached(LIST)?;
    let rows = statement.query_map([provider.id()], operator)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn operator(row: &Row<'_>) -> rusqlite::Result<Operator> {
    let presence: String = row.get(3)?;
    Ok(Operator {
        id: row.get(0)?,
        name: row.get(1)?,
        user: row.get(2)?,
        presence: Presence::from_word(&presence).unwrap_or_default(),
        pause_reason: row.get(4)?,
        since: row.get::<_, Option<i64>>(5)?.map(Timestamp),
    })
}

pub(super) fn save(
    tx: &mut WriteTx<'_>,
    provider: Provider,
    operators: &[Operator],
    audit: Option<&AuditRecord>,
    tell: Vec<LiveDraft>,
) -> Result<(), StorageError> {
    for operator in operators {
        if let Some(user) = &operator.user {
            tx.prepare_cached(PART)?
                .execute(params![provider.id(), user, operator.id])?;
        }
        tx.prepare_cached(SAVE)?.execute(params![
            provider.id(),
            operator.id,
            operator.name,
            operator.user,
            operator.presence.as_str(),
            operator.pause_reason,
            operator.since.map(|at| at.0),
        ])?;
    }
    if let Some(entry) = audit {
        audit::record(tx, entry)?;
    }
    for draft in tell {
        tx.publish(draft)?;
    }
    Ok(())
}
