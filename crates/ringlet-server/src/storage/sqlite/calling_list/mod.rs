//! Calling lists in SQLite.

mod claim;
mod list;
mod of_call;
mod row;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallingList, CallingRow, DispositionCount, RecordRef};
use rusqlite::OptionalExtension as _;

pub(super) use of_call::{dialled, wrapped_up};

use super::{Sqlite, WriteTx};
use crate::storage::{
    AuditRecord, CallingBook, Claimed, Filled, ListChange, ListRefusal, LiveDraft, Moment,
    RequestKey, RowChange, RowChanged, RowClaim, RowCursor, RowPage, RowsDraft, StorageError,
    Worker,
};

const NEWEST_NOTE: &str = "SELECT content FROM note
     WHERE reference_docname = $1 AND reference_doctype = $2 ORDER BY modified DESC LIMIT 1";
/// Who may work a list.
const WORKERS: &str = "SELECT u.id FROM user_account u, calling_list l
     WHERE l.id = $1 AND u.enabled = 1
       AND (',' || u.roles || ',' LIKE '%,admin,%'
            OR ',' || u.roles || ',' LIKE '%,agent,%'
               AND (l.everyone OR EXISTS (SELECT 1 FROM json_each(l.agents) WHERE value = u.id)))";
/// Who is at it right now.
const AT_IT: &str = "SELECT DISTINCT held_by FROM calling_list_row
     WHERE list = $1 AND done_at IS NULL AND held_by IS NOT NULL AND held_until > $2";

/// The lists that a number is on.
const LISTS_WITH: &str = "SELECT DISTINCT list FROM calling_list_row WHERE number = $1";
const TAKE_OFF: &str = "DELETE FROM calling_list_row WHERE number = $1";

/// Name of the live message that a list changed.
const CHANGED: &str = "calling_list";

/// Tells these users' tabs that the list isn't what it was.
fn tell(tx: &mut WriteTx<'_>, list: &str, users: Vec<String>) -> Result<(), StorageError> {
    let data = serde_json::json!({ "list": list }).to_string();
    for user_id in users {
        tx.publish(LiveDraft {
            user_id,
            name: CHANGED.to_owned(),
            data: data.clone(),
        })?;
    }
    Ok(())
}

/// Takes a number off all lists and tells those who work them, who may have it before them; returns how many rows went.
pub(super) fn take_off(tx: &mut WriteTx<'_>, number: &str) -> Result<usize, StorageError> {
    let lists: Vec<String> = {
        let mut statement = tx.prepare_cached(LISTS_WITH)?;
        let lists = statement.query_map([number], |row| row.get(0))?;
        lists.collect::<Result<_, _>>()?
    };
    for list in lists {
        let people = workers(tx, &list)?;
        tell(tx, &list, people)?;
    }
    Ok(tx.prepare_cached(TAKE_OFF)?.execute([number])?)
}

/// Everybody who may work the list.
fn workers(tx: &WriteTx<'_>, list: &str) -> Result<Vec<String>, StorageError> {
    let mut statement = tx.prepare_cached(WORKERS)?;
    let users = statement.query_map([list], |row| row.get(0))?;
    Ok(users.collect::<Result<_, _>>()?)
}

/// Those who are at it right now, and `by`. Where nobody is free to be called others may wait for somebody: all workers.
fn at_it(tx: &WriteTx<'_>, list: &str, by: &str) -> Result<Vec<String>, StorageError> {
    if !claim::is_anybody_free(tx, list)? {
        return workers(tx, list);
    }
    let mut statement = tx.prepare_cached(AT_IT)?;
    let users = statement.query_map(rusqlite::params![list, tx.now().0], |row| row.get(0))?;
    let mut users: Vec<String> = users.collect::<Result<_, _>>()?;
    if !users.iter().any(|user| user == by) {
        users.push(by.to_owned());
    }
    Ok(users)
}

#[async_trait]
impl CallingBook for Sqlite {
    async fn calling_lists(
        &self,
        worker: Worker,
        moment: Moment,
    ) -> Result<Vec<CallingList>, StorageError> {
        self.read(move |connection| list::all(connection, &worker, moment))
            .await
    }

    async fn calling_list(
        &self,
        worker: Worker,
        id: &str,
        moment: Moment,
    ) -> Result<Option<CallingList>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| list::find(connection, &worker, &id, moment))
            .await
    }

    async fn add_calling_list(
        &self,
        change: ListChange,
        key: Option<RequestKey>,
    ) -> Result<String, ListRefusal> {
        self.write(move |tx| list::add(tx, &change, key.as_ref()))
            .await
    }

    async fn change_calling_list(&self, change: ListChange) -> Result<(), ListRefusal> {
        self.write(move |tx| list::change(tx, &change)).await
    }

    async fn remove_calling_list(
        &self,
        id: &str,
        audit: AuditRecord,
    ) -> Result<bool, StorageError> {
        let id = id.to_owned();
        self.write(move |tx| list::remove(tx, &id, &audit)).await
    }

    async fn fill_calling_list(&self, draft: RowsDraft) -> Result<Filled, StorageError> {
        let dry_run = draft.dry_run;
        let filled = self.write(move |tx| row::fill(tx, &draft)).await;
        match filled {
            Ok(filled) => Ok(filled),
            // A dry run ends in a refusal, so that its savepoint is undone.
            Err(row::FillEnd::Dry(filled)) if dry_run => Ok(filled),
            Err(row::FillEnd::Dry(_)) => {
                Err(StorageError::Lost("a dry run nobody asked for".into()))
            }
            Err(row::FillEnd::Storage(error)) => Err(error),
        }
    }

    async fn calling_rows(
        &self,
        list: &str,
        now: Timestamp,
        after: Option<RowCursor>,
        limit: u32,
    ) -> Result<RowPage, StorageError> {
        let list = list.to_owned();
        self.read(move |connection| row::page(connection, &list, now, after, limit))
            .await
    }

    async fn next_call_back(
        &self,
        list: &str,
        now: Timestamp,
    ) -> Result<Option<CallingRow>, StorageError> {
        let list = list.to_owned();
        self.read(move |connection| row::next_call_back(connection, &list, now))
            .await
    }

    async fn free_at(&self, list: &str, now: Timestamp) -> Result<Option<Timestamp>, StorageError> {
        let list = list.to_owned();
        self.read(move |connection| claim::free_at(connection, &list, now))
            .await
    }

    async fn claim_calling_row(&self, claim: RowClaim) -> Result<Claimed, StorageError> {
        self.write(move |tx| claim::claim(tx, &claim)).await
    }

    async fn change_calling_row(
        &self,
        list: &str,
        row: i64,
        change: RowChange,
        by: &str,
        any: bool,
    ) -> Result<RowChanged, StorageError> {
        let (list, by) = (list.to_owned(), by.to_owned());
        self.write(move |tx| row::change(tx, &list, row, change, &by, any))
            .await
    }

    async fn calling_results(&self, list: &str) -> Result<Vec<DispositionCount>, StorageError> {
        let list = list.to_owned();
        self.read(move |connection| list::results(connection, &list))
            .await
    }

    async fn newest_note(&self, record: &RecordRef) -> Result<Option<String>, StorageError> {
        let record = record.clone();
        self.read(move |connection| {
            let found = connection
                .prepare_cached(NEWEST_NOTE)?
                .query_row([&record.name, &record.doctype], |row| {
                    row.get::<_, Option<String>>(0)
                })
                .optional()?;
            Ok(found.flatten())
        })
        .await
    }
}
