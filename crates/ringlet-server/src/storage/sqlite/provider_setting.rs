//! Settings of providers, and what was heard of them, in SQLite.

use std::collections::BTreeMap;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{Sqlite, WriteTx, audit, secret};
use crate::storage::{
    AgentPhones, LiveDraft, ProviderHealth, ProviderSetting, ProviderSettingChange,
    ProviderSettings, SecretChange, SettingRefusal, StorageError,
};

const FIND: &str = "SELECT enabled, fields, modified_at, modified_by FROM provider_setting
     WHERE provider = $1";
const BY_LINE: &str =
    "SELECT agent FROM agent_line WHERE provider = $1 AND number = $2 ORDER BY agent";
const NOTE: &str = "SELECT value FROM provider_note WHERE provider = $1 AND name = $2";
const PUT_NOTE: &str = "INSERT INTO provider_note (provider, name, value) VALUES ($1, $2, $3)
     ON CONFLICT (provider, name) DO UPDATE SET value = excluded.value";
const SAVE: &str =
    "INSERT INTO provider_setting (provider, enabled, fields, modified_at, modified_by)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (provider) DO UPDATE SET enabled = excluded.enabled, fields = excluded.fields,
     modified_at = excluded.modified_at, modified_by = excluded.modified_by";
const ENABLED: &str = "SELECT provider FROM provider_setting WHERE enabled";
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
const PHONES: &str = "SELECT mobile_no, default_medium, call_receiving_device IS 'Phone' FROM telephony_agent WHERE name = $1";
const LINES: &str = "SELECT provider, number FROM agent_line WHERE agent = $1";

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

fn setting(row: &Row<'_>) -> rusqlite::Result<(bool, String, i64, String)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
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

fn phones(connection: &Connection, user: &str) -> Result<Option<AgentPhones>, StorageError> {
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let agent = connection
        .prepare_cached(PHONES)?
        .query_row([user], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((mobile_no, default_medium, on_phone)) = agent else {
        return Ok(None);
    };
    let mut statement = connection.prepare_cached(LINES)?;
    let rows = statement.query_map([user], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut lines = BTreeMap::new();
    for row in rows {
        let (provider, number) = row?;
        if let Some(provider) = Provider::from_name(&provider) {
            lines.insert(provider, number);
        }
    }
    Ok(Some(AgentPhones {
        mobile_no: filled(mobile_no),
        lines,
        default_medium: filled(default_medium),
        takes_calls_on_phone: on_phone,
    }))
}

fn find(
    connection: &Connection,
    provider: Provider,
) -> Result<Option<ProviderSetting>, StorageError> {
    let row = connection
        .prepare_cached(FIND)?
        .query_row([provider.id()], setting)
        .optional()?;
    let Some((enabled, fields, modified_at, modified_by)) = row else {
        return Ok(None);
    };
    let fields = serde_json::from_str(&fields)
        .map_err(|error| StorageError::unreadable("provider setting", error))?;
    Ok(Some(ProviderSetting {
        enabled,
        fields,
        modified_at: Timestamp(modified_at),
        modified_by,
    }))
}

fn enabled(connection: &Connection) -> Result<Vec<Provider>, StorageError> {
    let mut statement = connection.prepare_cached(ENABLED)?;
    let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut providers = Vec::new();
    for id in ids {
        providers.extend(Provider::from_name(&id?));
    }
    Ok(providers)
}

fn save(
    tx: &WriteTx<'_>,
    change: &ProviderSettingChange,
) -> Result<ProviderSetting, SettingRefusal> {
    let stored_at = find(tx, change.provider)?.map(|old| old.modified_at);
    let stored = stored_at.unwrap_or(Timestamp(0));
    if change.read_at.is_some_and(|read| read != stored) {
        return Err(SettingRefusal::Stale);
    }
    // Two changes within a millisecond must not carry the same stamp.
    let now = stored_at.map_or(tx.now(), |old| tx.now().max(Timestamp(old.0 + 1)));
    let new = ProviderSetting {
        modified_at: now,
        ..change.setting.clone()
    };
    write(tx, change.provider, &new)?;
    for (name, change) in &change.secrets {
        match change {
            SecretChange::Keep => {}
            SecretChange::Forget => secret::remove(tx, name)?,
            SecretChange::Replace(sealed) => secret::put(tx, name, sealed)?,
        }
    }
    audit::record(tx, &change.audit)?;
    Ok(new)
}

fn write(tx: &WriteTx<'_>, provider: Provider, new: &ProviderSetting) -> Result<(), StorageError> {
    let fields = serde_json::to_string(&new.fields)
        .map_err(|error| StorageError::unreadable("provider setting", error))?;
    tx.prepare_cached(SAVE)?.execute(params![
        provider.id(),
        new.enabled,
        fields,
        new.modified_at.0,
        new.modified_by
    ])?;
    Ok(())
}

#[async_trait]
impl ProviderSettings for Sqlite {
    async fn provider_setting(
        &self,
        provider: Provider,
    ) -> Result<Option<ProviderSetting>, StorageError> {
        self.look_up(|connection| find(connection, provider))
    }

    async fn save_provider_setting(
        &self,
        change: ProviderSettingChange,
    ) -> Result<ProviderSetting, SettingRefusal> {
        self.write(move |tx| save(tx, &change)).await
    }

    async fn enabled_providers(&self) -> Result<Vec<Provider>, StorageError> {
        self.look_up(enabled)
    }

    async fn provider_health(&self, provider: Provider) -> Result<ProviderHealth, StorageError> {
        self.look_up(|connection| {
            let found = connection
                .prepare_cached(HEALTH)?
                .query_row([provider.id()], health)
                .optional()?;
            Ok(found.unwrap_or_default())
        })
    }

    async fn note_provider_answer(
        &self,
        provider: Provider,
        fault: Option<String>,
        tell: Vec<LiveDraft>,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            match fault {
                None => tx.prepare_cached(WELL)?.execute([provider.id()])?,
                Some(fault) => {
                    tx.prepare_cached(FAULT)?
                        .execute(params![provider.id(), tx.now().0, fault])?
                }
            };
            for draft in tell {
                tx.publish(draft)?;
            }
            Ok(())
        })
        .await
    }

    async fn agents_by_line(
        &self,
        provider: Provider,
        number: &str,
    ) -> Result<Vec<String>, StorageError> {
        let number = number.to_owned();
        self.read(move |connection| {
            let mut by_line = connection.prepare_cached(BY_LINE)?;
            let agents = by_line.query_map(params![provider.id(), number], |row| row.get(0))?;
            Ok(agents.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn provider_note(
        &self,
        provider: Provider,
        name: &'static str,
    ) -> Result<Option<String>, StorageError> {
        self.read(move |connection| {
            let mut note = connection.prepare_cached(NOTE)?;
            let found = note.query_row(params![provider.id(), name], |row| row.get(0));
            Ok(found.optional()?)
        })
        .await
    }

    async fn note_of_provider(
        &self,
        provider: Provider,
        name: &'static str,
        value: String,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            tx.prepare_cached(PUT_NOTE)?
                .execute(params![provider.id(), name, value])?;
            Ok(())
        })
        .await
    }

    async fn agent_phones(&self, user: &str) -> Result<Option<AgentPhones>, StorageError> {
        self.look_up(|connection| phones(connection, user))
    }
}
