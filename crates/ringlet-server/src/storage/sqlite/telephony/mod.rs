//! What a PABX's own lists need, in SQLite.

mod history;
mod operator;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::telephony::Operator;
use ringlet_model::provider::Provider;
use rusqlite::params;

use super::{Sqlite, idempotency};
use crate::storage::{
    AuditRecord, Claim, HistoryTurn, LiveDraft, RequestKey, SilentCall, StorageError, Telephony,
};

const LINES: &str = "SELECT agent, number FROM agent_line WHERE provider = $1 ORDER BY agent";
const RELEASE: &str = "DELETE FROM idempotency WHERE user_id = $1 AND scope = $2 AND key = $3";

#[async_trait]
impl Telephony for Sqlite {
    async fn operators(&self, provider: Provider) -> Result<Vec<Operator>, StorageError> {
        self.read(move |connection| operator::list(connection, provider))
            .await
    }

    async fn save_operators(
        &self,
        provider: Provider,
        operators: Vec<Operator>,
        audit: Option<AuditRecord>,
        tell: Vec<LiveDraft>,
    ) -> Result<(), StorageError> {
        self.write(move |tx| operator::save(tx, provider, &operators, audit.as_ref(), tell))
            .await
    }

    async fn agent_lines(&self, provider: Provider) -> Result<Vec<(String, String)>, StorageError> {
        self.read(move |connection| {
            let mut lines = connection.prepare_cached(LINES)?;
            let rows = lines.query_map([provider.id()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn take_history_turn(
        &self,
        provider: Provider,
        every_millis: i64,
    ) -> Result<Option<HistoryTurn>, StorageError> {
        self.write(move |tx| history::take_turn(tx, provider, every_millis))
            .await
    }

    async fn note_history_read(
        &self,
        provider: Provider,
        to: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(move |tx| history::note_read(tx, provider, to))
            .await
    }

    async fn dials_without_id(
        &self,
        provider: Provider,
        since: Timestamp,
    ) -> Result<Vec<SilentCall>, StorageError> {
        self.read(move |connection| history::dials_without_id(connection, provider, since))
            .await
    }

    async fn claim_request(&self, key: RequestKey) -> Result<Claim, StorageError> {
        self.write(move |tx| idempotency::claim(tx, &key)).await
    }

    async fn settle_request(
        &self,
        key: RequestKey,
        made: Option<String>,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            match made {
                Some(made) => idempotency::complete(tx, &key, &made)?,
                None => {
                    tx.prepare_cached(RELEASE)?.execute(params![
                        key.user_id,
                        key.scope,
                        key.key
                    ])?;
                }
            }
            Ok(())
        })
        .await
    }
}
