//! Settings of the whole site in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::SiteSettings;
use ringlet_model::provider::Provider;
use rusqlite::{Connection, params};

use super::{Sqlite, WriteTx, audit};
use crate::storage::{AuditRecord, SiteRefusal, Sites, StorageError};

const READ: &str =
    "SELECT region, locale, default_provider, dispositions, record_url, version, opening_hours
     FROM site_setting WHERE id = 1";
const CHANGED: &str = "SELECT version, modified_by, modified_at FROM site_setting WHERE id = 1";
const SAVE: &str = "UPDATE site_setting SET region = $1, locale = $2, default_provider = $3,
     dispositions = $4, record_url = $5, modified_at = $6, modified_by = $7, opening_hours = $8,
     version = version + 1
     WHERE id = 1";

fn read(connection: &Connection) -> Result<SiteSettings, StorageError> {
    let (mut settings, dispositions, hours) =
        connection.prepare_cached(READ)?.query_row([], |row| {
            let provider: Option<String> = row.get(2)?;
            let settings = SiteSettings {
                region: row.get(0)?,
                locale: row.get(1)?,
                default_provider: provider.as_deref().and_then(Provider::from_name),
                dispositions: Vec::new(),
                opening_hours: Vec::new(),
                record_url: row.get(4)?,
                modified: row.get::<_, i64>(5)?.to_string(),
            };
            Ok((settings, row.get::<_, String>(3)?, row.get::<_, String>(6)?))
        })?;
    settings.dispositions = serde_json::from_str(&dispositions)
        .map_err(|error| StorageError::unreadable("dispositions", error))?;
    settings.opening_hours = serde_json::from_str(&hours)
        .map_err(|error| StorageError::unreadable("opening_hours", error))?;
    Ok(settings)
}

fn save(
    tx: &WriteTx<'_>,
    settings: &SiteSettings,
    audit: &AuditRecord,
) -> Result<SiteSettings, SiteRefusal> {
    let (version, by, at) = tx
        .prepare_cached(CHANGED)
        .and_then(|mut changed| {
            changed.query_row([], |row| {
                Ok((row.get::<_, i64>(0)?, row.get(1)?, Timestamp(row.get(2)?)))
            })
        })
        .map_err(StorageError::from)?;
    if version.to_string() != settings.modified {
        return Err(SiteRefusal::Stale { by, at });
    }
    store(tx, settings, audit.user.as_deref())?;
    audit::record(tx, audit)?;
    Ok(read(tx)?)
}

fn store(
    tx: &WriteTx<'_>,
    settings: &SiteSettings,
    user: Option<&str>,
) -> Result<(), StorageError> {
    let dispositions = serde_json::to_string(&settings.dispositions)
        .map_err(|error| StorageError::unreadable("dispositions", error))?;
    let hours = serde_json::to_string(&settings.opening_hours)
        .map_err(|error| StorageError::unreadable("opening_hours", error))?;
    tx.prepare_cached(SAVE)?.execute(params![
        settings.region,
        settings.locale,
        settings.default_provider.map(Provider::id),
        dispositions,
        settings.record_url,
        tx.now().0,
        user,
        hours
    ])?;
    Ok(())
}

#[async_trait]
impl Sites for Sqlite {
    async fn site(&self) -> Result<SiteSettings, StorageError> {
        self.look_up(read)
    }

    async fn save_site(
        &self,
        settings: SiteSettings,
        audit: AuditRecord,
    ) -> Result<SiteSettings, SiteRefusal> {
        self.write(move |tx| save(tx, &settings, &audit)).await
    }
}
