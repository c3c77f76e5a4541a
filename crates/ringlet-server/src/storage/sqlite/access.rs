//! Who may call through a provider, in SQLite.

use async_trait::async_trait;
use ringlet_model::api::AccessRule;
use ringlet_model::provider::Provider;
use rusqlite::{Connection, Row, params};

use super::{Sqlite, WriteTx, audit};
use crate::storage::{AccessRules, AuditRecord, SettingRefusal, StorageError, is_current};

const LIST: &str = "SELECT provider, everyone, roles, users FROM provider_access";
const SAVE: &str = "INSERT INTO provider_access (provider, everyone, roles, users)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (provider) DO UPDATE SET everyone = excluded.everyone, roles = excluded.roles,
     users = excluded.users";

/// The columns of `LIST`; roles and users still JSON.
type Stored = (String, bool, String, String);

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

/// None for a provider this version doesn't know.
fn rule(
    (provider, everyone, roles, users): Stored,
) -> Result<Option<(Provider, AccessRule)>, StorageError> {
    let list = |text: &str| {
        serde_json::from_str(text).map_err(|error| StorageError::unreadable("access rule", error))
    };
    let rule = AccessRule {
        everyone,
        roles: list(&roles)?,
        users: list(&users)?,
        modified: String::new(),
    };
    Ok(Provider::from_name(&provider).map(|provider| (provider, rule)))
}

fn rules(connection: &Connection) -> Result<Vec<(Provider, AccessRule)>, StorageError> {
    let mut list = connection.prepare_cached(LIST)?;
    let rows = list.query_map([], stored)?.collect::<Result<Vec<_>, _>>()?;
    rows.into_iter()
        .filter_map(|row| rule(row).transpose())
        .collect()
}

fn find(connection: &Connection, provider: Provider) -> Result<Option<AccessRule>, StorageError> {
    let mut rules = rules(connection)?.into_iter();
    Ok(rules.find_map(|(of, rule)| (of == provider).then_some(rule)))
}

fn save(tx: &WriteTx<'_>, provider: Provider, new: &AccessRule) -> Result<(), StorageError> {
    let json = |list: &[String]| {
        serde_json::to_string(list).map_err(|error| StorageError::unreadable("access rule", error))
    };
    tx.prepare_cached(SAVE)?.execute(params![
        provider.id(),
        new.everyone,
        json(&new.roles)?,
        json(&new.users)?
    ])?;
    Ok(())
}

#[async_trait]
impl AccessRules for Sqlite {
    async fn access_rule(&self, provider: Provider) -> Result<Option<AccessRule>, StorageError> {
        self.look_up(|connection| find(connection, provider))
    }

    async fn access_rules(&self) -> Result<Vec<(Provider, AccessRule)>, StorageError> {
        self.look_up(rules)
    }

    async fn save_access_rule(
        &self,
        provider: Provider,
        new: AccessRule,
        audit: AuditRecord,
    ) -> Result<(), SettingRefusal> {
        self.write(move |tx| {
            if !is_current(&new.modified, &find(tx, provider)?) {
                return Err(SettingRefusal::Stale);
            }
            save(tx, provider, &new)?;
            Ok(audit::record(tx, &audit)?)
        })
        .await
    }
}
