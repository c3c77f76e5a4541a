//! Users in SQLite.

use async_trait::async_trait;
use ringlet_model::{Role, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{Sqlite, WriteTx, audit};
use crate::storage::{
    AuditRecord, NewUser, StorageError, User, UserEdit, UserRefusal, UserSummary, Users,
};

const FIND: &str = "SELECT id, name, roles, enabled, password_hash, generation
     FROM user_account WHERE id = $1";
const LIST: &str = "SELECT u.id, u.name, u.roles, u.enabled, u.password_hash, u.generation,
            u.last_seen_at, k.key IS NOT NULL
     FROM user_account u LEFT JOIN api_key k ON k.user_id = u.id ORDER BY LOWER(u.name), u.id";
const INSERT: &str =
    "INSERT INTO user_account (id, name, roles, password_hash, created_at, modified_at)
     VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING";
const UPDATE: &str =
    "UPDATE user_account SET name = $1, roles = $2, enabled = $3, password_hash = $4,
     generation = $5, modified_at = $6 WHERE id = $7";
const DELETE: &str = "DELETE FROM user_account WHERE id = $1";
const END_SESSIONS: &str = "DELETE FROM session WHERE user_id = $1";
/// Five minutes are near enough, and most starts of the widget then write nothing.
const TOUCH: &str = "UPDATE user_account SET last_seen_at = $1
     WHERE id = $2 AND COALESCE(last_seen_at, 0) < $1 - 300000";
const OTHER_ADMINS: &str = "SELECT COUNT(*) FROM user_account
     WHERE id <> $1 AND enabled = 1 AND ',' || roles || ',' LIKE '%,admin,%'";

/// Reads the six columns of `FIND`, from column `first` on.
pub(super) fn user(row: &Row<'_>, first: usize) -> rusqlite::Result<User> {
    let roles: String = row.get(first + 2)?;
    Ok(User {
        id: row.get(first)?,
        name: row.get(first + 1)?,
        roles: roles.split(',').filter_map(Role::from_id).collect(),
        enabled: row.get(first + 3)?,
        password_hash: row.get(first + 4)?,
        generation: row.get(first + 5)?,
    })
}

pub(super) fn find(connection: &Connection, id: &str) -> Result<Option<User>, StorageError> {
    Ok(connection
        .prepare_cached(FIND)?
        .query_row([id], |row| user(row, 0))
        .optional()?)
}

fn joined(roles: &[Role]) -> String {
    roles
        .iter()
        .map(|role| role.id())
        .collect::<Vec<_>>()
        .join(",")
}

fn add(tx: &WriteTx<'_>, user: &NewUser, audit: &AuditRecord) -> Result<(), UserRefusal> {
    let added = tx
        .prepare_cached(INSERT)
        .and_then(|mut insert| {
            insert.execute(params![
                user.id,
                user.name,
                joined(&user.roles),
                user.password_hash,
                tx.now().0
            ])
        })
        .map_err(StorageError::from)?;
    if added == 0 {
        return Err(UserRefusal::Exists);
    }
    Ok(audit::record(tx, audit)?)
}

fn edit(
    tx: &WriteTx<'_>,
    id: &str,
    edit: UserEdit,
    audit: &AuditRecord,
) -> Result<(), UserRefusal> {
    let old = find(tx, id)?.ok_or(UserRefusal::Missing)?;
    if !edit.read.is_empty() && edit.read != old.stamp() {
        return Err(UserRefusal::Stale);
    }
    let ends_sessions = edit.password_hash.is_some() || edit.enabled == Some(false);
    let new = User {
        id: old.id,
        name: edit.name.unwrap_or(old.name),
        roles: edit.roles.unwrap_or(old.roles),
        enabled: edit.enabled.unwrap_or(old.enabled),
        password_hash: edit.password_hash.or(old.password_hash),
        generation: old.generation + i64::from(ends_sessions),
    };
    if !(new.enabled && new.roles.contains(&Role::Admin)) {
        keep_an_admin(tx, id)?;
    }
    update(tx, &new)?;
    if ends_sessions {
        end_sessions(tx, id)?;
    }
    Ok(audit::record(tx, audit)?)
}

fn update(tx: &WriteTx<'_>, user: &User) -> Result<(), StorageError> {
    tx.prepare_cached(UPDATE)?.execute(params![
        user.name,
        joined(&user.roles),
        user.enabled,
        user.password_hash,
        user.generation,
        tx.now().0,
        user.id
    ])?;
    Ok(())
}

fn end_sessions(tx: &WriteTx<'_>, id: &str) -> Result<(), StorageError> {
    tx.prepare_cached(END_SESSIONS)?.execute([id])?;
    Ok(())
}

/// Refuses when nobody but `id` is an enabled administrator; and when `id` isn't one either, nothing gets worse.
fn keep_an_admin(tx: &WriteTx<'_>, id: &str) -> Result<(), UserRefusal> {
    let was_admin =
        find(tx, id)?.is_some_and(|user| user.enabled && user.roles.contains(&Role::Admin));
    let others: i64 = tx
        .prepare_cached(OTHER_ADMINS)
        .and_then(|mut count| count.query_row([id], |row| row.get(0)))
        .map_err(StorageError::from)?;
    if was_admin && others == 0 {
        return Err(UserRefusal::LastAdmin);
    }
    Ok(())
}

fn remove(tx: &WriteTx<'_>, id: &str, audit: &AuditRecord) -> Result<(), UserRefusal> {
    keep_an_admin(tx, id)?;
    let removed = tx
        .prepare_cached(DELETE)
        .and_then(|mut delete| delete.execute([id]))
        .map_err(StorageError::from)?;
    if removed == 0 {
        return Err(UserRefusal::Missing);
    }
    Ok(audit::record(tx, audit)?)
}

#[async_trait]
impl Users for Sqlite {
    async fn find_user(&self, id: &str) -> Result<Option<User>, StorageError> {
        self.look_up(|connection| find(connection, id))
    }

    async fn list_users(&self) -> Result<Vec<UserSummary>, StorageError> {
        self.read(|connection| {
            let mut list = connection.prepare_cached(LIST)?;
            let rows = list.query_map([], |row| {
                Ok(UserSummary {
                    user: user(row, 0)?,
                    last_seen_at: row.get::<_, Option<i64>>(6)?.map(Timestamp),
                    has_api_key: row.get(7)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn add_user(&self, user: NewUser, audit: AuditRecord) -> Result<(), UserRefusal> {
        self.write(move |tx| add(tx, &user, &audit)).await
    }

    async fn edit_user(
        &self,
        id: &str,
        change: UserEdit,
        audit: AuditRecord,
    ) -> Result<(), UserRefusal> {
        let id = id.to_owned();
        self.write(move |tx| edit(tx, &id, change, &audit)).await
    }

    async fn remove_user(&self, id: &str, audit: AuditRecord) -> Result<(), UserRefusal> {
        let id = id.to_owned();
        self.write(move |tx| remove(tx, &id, &audit)).await
    }

    async fn touch_user(&self, id: &str) -> Result<(), StorageError> {
        let id = id.to_owned();
        self.write(move |tx| {
            tx.prepare_cached(TOUCH)?.execute(params![tx.now().0, id])?;
            Ok(())
        })
        .await
    }
}
