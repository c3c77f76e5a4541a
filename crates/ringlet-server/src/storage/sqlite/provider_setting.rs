//! Settings of providers, and what was heard of them, in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{Sqlite, WriteTx, audit, secret};
use crate::storage::{
    AgentPhones, ProviderHealth, ProviderSettings, SecretChange, SettingRefusal, StorageError,
    TataTeleChange, TataTeleSettings,
};

/// Name of the sealed API token.
const TATA_TELE_TOKEN: &str = "tata_tele.api_token";

const FIND: &str =
    "SELECT enabled, api_endpoint, account_id, phone_number, modified_at, modified_by
     FROM tata_tele_setting WHERE provider = 'tata_tele'";
const SAVE: &str = "INSERT INTO tata_tele_setting
     (provider, enabled, api_endpoint, account_id, phone_number, modified_at, modified_by)
     VALUES ('tata_tele', $1, $2, $3, $4, $5, $6)
     ON CONFLICT (provider) DO UPDATE SET enabled = excluded.enabled, api_endpoint = excluded.api_endpoint,
     account_id = excluded.account_id, phone_number = excluded.phone_number, modified_at = excluded.modified_at,
     modified_by = excluded.modified_by";
const COUNT: &str = "INSERT INTO provider_health
     (provider, webhook_count, first_webhook_at, last_webhook_at, last_understood) VALUES ($1, 1, $2, $2, $3)
     ON CONFLICT (provider) DO UPDATE SET webhook_count = provider_health.webhook_count + 1,
     first_webhook_at = COALESCE(provider_health.first_webhook_at, excluded.first_webhook_at),
     last_webhook_at = excluded.last_webhook_at, last_understood = excluded.last_understood";
const HEALTH: &str =
    "SELECT webhook_count, first_webhook_at, last_webhook_at, last_understood, failing_since, fault
     FROM provider_health WHERE provider = $1";
const WELL: &str = "UPDATE provider_health SET failing_since = NULL, fault = NULL
     WHERE provider = $1 AND failing_since IS NOT NULL";
const FAULT: &str =
    "INSERT INTO provider_health (provider, failing_since, fault) VALUES ($1, $2, $3)
     ON CONFLICT (provider) DO UPDATE SET fault = excluded.fault,
     failing_since = COALESCE(provider_health.failing_since, excluded.failing_since)";
const PHONES: &str = "SELECT mobile_no, tata_tele_agent_number, demo_agent_number, default_medium
     FROM telephony_agent WHERE name = $1";

/// Counts a webhook in the open transaction.
///
/// # Errors
/// The database failed.
pub(super) fn count_webhook(
    tx: &WriteTx<'_>,
    provider: &str,
    understood: bool,
) -> Result<(), StorageError> {
    tx.prepare_cached(COUNT)?
        .execute(params![provider, tx.now().0, understood])?;
    Ok(())
}

fn settings(row: &Row<'_>) -> rusqlite::Result<TataTeleSettings> {
    Ok(TataTeleSettings {
        enabled: row.get(0)?,
        api_endpoint: row.get(1)?,
        account_id: row.get(2)?,
        phone_number: row.get(3)?,
        modified_at: Timestamp(row.get(4)?),
        modified_by: row.get(5)?,
    })
}

fn health(row: &Row<'_>) -> rusqlite::Result<ProviderHealth> {
    let at = |index| row.get::<_, Option<i64>>(index).map(|at| at.map(Timestamp));
    Ok(ProviderHealth {
        webhook_count: row.get::<_, i64>(0)?.unsigned_abs(),
        first_webhook_at: at(1)?,
        last_webhook_at: at(2)?,
        last_understood: row.get(3)?,
        failing_since: at(4)?,
        fault: row.get(5)?,
    })
}

fn phones(row: &Row<'_>) -> rusqlite::Result<AgentPhones> {
    let text = |index| {
        row.get::<_, Option<String>>(index)
            .map(|text| text.filter(|text| !text.trim().is_empty()))
    };
    Ok(AgentPhones {
        mobile_no: text(0)?,
        tata_tele: text(1)?,
        demo: text(2)?,
        default_medium: text(3)?,
    })
}

fn find(connection: &Connection) -> Result<Option<TataTeleSettings>, StorageError> {
    Ok(connection
        .prepare_cached(FIND)?
        .query_row([], settings)
        .optional()?)
}

fn save(tx: &WriteTx<'_>, change: &TataTeleChange) -> Result<TataTeleSettings, SettingRefusal> {
    let stored_at = find(tx)?.map(|old| old.modified_at);
    if change.read_at.is_some() && change.read_at != stored_at {
        return Err(SettingRefusal::Stale);
    }
    // Two changes within a millisecond must not carry the same stamp.
    let now = stored_at.map_or(tx.now(), |old| tx.now().max(Timestamp(old.0 + 1)));
    let new = TataTeleSettings {
        modified_at: now,
        ..change.settings.clone()
    };
    write(tx, &new)?;
    match &change.token {
        SecretChange::Keep => {}
        SecretChange::Forget => secret::remove(tx, TATA_TELE_TOKEN)?,
        SecretChange::Replace(sealed) => secret::put(tx, TATA_TELE_TOKEN, sealed)?,
    }
    audit::record(tx, &change.audit)?;
    Ok(new)
}

fn write(tx: &WriteTx<'_>, new: &TataTeleSettings) -> Result<(), StorageError> {
    tx.prepare_cached(SAVE)?.execute(params![
        new.enabled,
        new.api_endpoint,
        new.account_id,
        new.phone_number,
        new.modified_at.0,
        new.modified_by
    ])?;
    Ok(())
}

#[async_trait]
impl ProviderSettings for Sqlite {
    async fn tata_tele_settings(&self) -> Result<Option<TataTeleSettings>, StorageError> {
        self.read(find).await
    }

    async fn save_tata_tele_settings(
        &self,
        change: TataTeleChange,
    ) -> Result<TataTeleSettings, SettingRefusal> {
        self.write(move |tx| save(tx, &change)).await
    }

    async fn provider_health(&self, provider: Provider) -> Result<ProviderHealth, StorageError> {
        self.read(move |connection| {
            let found = connection
                .prepare_cached(HEALTH)?
                .query_row([provider.id()], health)
                .optional()?;
            Ok(found.unwrap_or_default())
        })
        .await
    }

    async fn note_provider_answer(
        &self,
        provider: Provider,
        fault: Option<String>,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            match fault {
                None => tx.prepare_cached(WELL)?.execute([provider.id()])?,
                Some(fault) => {
                    tx.prepare_cached(FAULT)?
                        .execute(params![provider.id(), tx.now().0, fault])?
                }
            };
            Ok(())
        })
        .await
    }

    async fn agent_phones(&self, user: &str) -> Result<Option<AgentPhones>, StorageError> {
        let user = user.to_owned();
        self.read(move |connection| {
            Ok(connection
                .prepare_cached(PHONES)?
                .query_row([user], phones)
                .optional()?)
        })
        .await
    }
}
