//! Forgetting, in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::Erasure;
use rusqlite::{Connection, params};

use super::{Sqlite, WriteTx, audit, calling_list};
use crate::storage::{
    AuditRecord, ErasureAudit, NumberFilter, Privacy, SettingRefusal, StorageError, is_current,
};

const FIND: &str = "CREATE TEMP TABLE IF NOT EXISTS erased (id TEXT PRIMARY KEY) WITHOUT ROWID";
const CLEAR: &str = "DELETE FROM erased";
const BY_E164: &str = "INSERT INTO erased SELECT id FROM call WHERE number_e164 = $1";
const BY_RAW: &str =
    "INSERT INTO erased SELECT id FROM call WHERE number_raw = $1 AND number_e164 IS NULL";
/// What other sources told of these conversations is about the same person.
const OTHERS: &str =
    "INSERT INTO erased SELECT c.id FROM call c WHERE c.id NOT IN (SELECT id FROM erased) AND (
        c.same_as IN (SELECT id FROM erased)
        OR c.id IN (SELECT o.same_as FROM call o JOIN erased e ON e.id = o.id)
        OR c.same_as IN (SELECT o.same_as FROM call o JOIN erased e ON e.id = o.id))";
/// Without their numbers the rule couldn't find them to be one any more.
const STAY_ONE: &str = "INSERT INTO call_pair (a, b, same, said_at)
     SELECT min(c.id, c.same_as), max(c.id, c.same_as), 1, $1 FROM call c JOIN erased e ON e.id = c.id
     WHERE c.same_as IS NOT NULL ON CONFLICT DO NOTHING";
const NOTES: &str = "DELETE FROM note WHERE name IN (SELECT l.link_name FROM call_link l JOIN erased e ON e.id = l.parent
     WHERE l.link_doctype = 'FCRM Note')";
const TASKS: &str =
    "DELETE FROM task WHERE name IN (SELECT CAST(l.link_name AS INTEGER) FROM call_link l
     JOIN erased e ON e.id = l.parent WHERE l.link_doctype = 'CRM Task')";
const LINKS: &str = "DELETE FROM call_link WHERE parent IN (SELECT id FROM erased)";
const EVENTS: &str =
    "UPDATE call_event SET detail = NULL, content_type = NULL, query = NULL, raw = NULL,
     event = json_remove(event, '$.facts.recording_url', '$.facts.reason')
     WHERE call_id IN (SELECT id FROM erased)";
const RECORDINGS: &str =
    "SELECT count(*) FROM call WHERE recording_url IS NOT NULL AND id IN (SELECT id FROM erased)";
const CALLS: &str = "UPDATE call SET number_raw = '', number_e164 = NULL, display_name = NULL, customer_id = NULL,
     job_id = NULL, custom_data = NULL, reference_doctype = NULL, reference_name = NULL, matches = '[]', reason = NULL,
     recording_url = NULL, note = NULL, erased_at = $1, progress = json_remove(progress, '$.recording_url', '$.reason'),
     revision = revision + 1, modified_at = $1 WHERE id IN (SELECT id FROM erased)";
/// Reports whose call was never known, and live updates that wait for a tab.
const UNCLAIMED: &str = "DELETE FROM call_event WHERE call_id IS NULL AND raw IS NOT NULL AND instr(raw, CAST($1 AS BLOB)) > 0";
const LIVE: &str = "DELETE FROM live_event WHERE instr(data, $1) > 0";

const OLD: &str =
    "SELECT id FROM call WHERE same_as IS NULL AND started_at < $1 ORDER BY started_at LIMIT $2";
/// What hangs on a record stays there with it.
const ORPHANS: [&str; 2] = [
    "DELETE FROM note WHERE reference_docname IS NULL AND name IN (SELECT l.link_name FROM call_link l
     WHERE l.link_doctype = 'FCRM Note' AND l.parent IN (SELECT id FROM call WHERE id = $1 OR same_as = $1))",
    "DELETE FROM task WHERE reference_docname IS NULL AND name IN (SELECT CAST(l.link_name AS INTEGER) FROM call_link l
     WHERE l.link_doctype = 'CRM Task' AND l.parent IN (SELECT id FROM call WHERE id = $1 OR same_as = $1))",
];
const FORGET: &str = "DELETE FROM call WHERE id = $1 OR same_as = $1";
const SET_DAYS: &str = "UPDATE site_setting SET call_retention_days = $1 WHERE id = 1";
const COUNT: &str = "UPDATE site_setting SET forgotten_calls = forgotten_calls + $1, forgotten_at = $2 WHERE id = 1";
const FORGOTTEN: &str = "SELECT forgotten_calls, forgotten_at FROM site_setting WHERE id = 1";
const DAYS: &str = "SELECT call_retention_days FROM site_setting WHERE id = 1";

#[async_trait]
impl Privacy for Sqlite {
    async fn erase_number(
        &self,
        number: NumberFilter,
        audit: ErasureAudit,
    ) -> Result<Erasure, StorageError> {
        self.write(move |tx| {
            let erasure = erase(tx, &number)?;
            audit::record(tx, &audit(&erasure))?;
            Ok(erasure)
        })
        .await
    }

    async fn erasure(&self, number: NumberFilter) -> Result<Erasure, StorageError> {
        // It is done and refused, so that its savepoint is undone: what is told is what would happen.
        let told: Result<Never, Undone> = self
            .write(move |tx| Err(Undone::Told(erase(tx, &number)?)))
            .await;
        match told {
            Err(Undone::Told(erasure)) => Ok(erasure),
            Err(Undone::Storage(error)) => Err(error),
            Ok(never) => match never {},
        }
    }

    async fn forget_calls(&self, before: Timestamp, limit: u32) -> Result<u64, StorageError> {
        self.write(move |tx| forget(tx, before, limit)).await
    }

    async fn set_retention_days(
        &self,
        days: Option<u32>,
        read: String,
        audit: AuditRecord,
    ) -> Result<(), SettingRefusal> {
        self.write(move |tx| {
            if !is_current(&read, &kept_days(tx)?) {
                return Err(SettingRefusal::Stale);
            }
            tx.execute(SET_DAYS, [days]).map_err(StorageError::from)?;
            Ok(audit::record(tx, &audit)?)
        })
        .await
    }

    async fn retention_days(&self) -> Result<Option<u32>, StorageError> {
        self.look_up(kept_days)
    }

    async fn forgotten(&self) -> Result<(u64, Option<Timestamp>), StorageError> {
        self.look_up(|connection| {
            Ok(connection.prepare_cached(FORGOTTEN)?.query_row([], |row| {
                let calls: i64 = row.get(0)?;
                let at: Option<i64> = row.get(1)?;
                Ok((calls.unsigned_abs(), at.map(Timestamp)))
            })?)
        })
    }
}

fn kept_days(connection: &Connection) -> Result<Option<u32>, StorageError> {
    Ok(connection
        .prepare_cached(DAYS)?
        .query_row([], |row| row.get(0))?)
}

/// What can't be.
enum Never {}

/// Why an erasure was undone.
enum Undone {
    /// Only what it would do was asked for.
    Told(Erasure),
    /// The database failed.
    Storage(StorageError),
}

impl<E: Into<StorageError>> From<E> for Undone {
    fn from(error: E) -> Self {
        Self::Storage(error.into())
    }
}

fn erase(tx: &mut WriteTx<'_>, number: &NumberFilter) -> Result<Erasure, StorageError> {
    let (find, text) = match number {
        NumberFilter::E164(number) => (BY_E164, number.as_str()),
        NumberFilter::Raw(number) => (BY_RAW, number.as_str()),
    };
    tx.execute_batch(FIND)?;
    tx.execute(CLEAR, [])?;
    tx.execute(find, [text])?;
    tx.execute(OTHERS, [])?;
    tx.execute(STAY_ONE, [tx.now().0])?;
    let mut erasure = Erasure {
        notes: count(tx.execute(NOTES, [])?),
        tasks: count(tx.execute(TASKS, [])?),
        recordings: tx
            .query_row(RECORDINGS, [], |row| row.get(0))
            .map(i64::unsigned_abs)?,
        ..Erasure::default()
    };
    tx.execute(LINKS, [])?;
    erasure.rows = count(calling_list::take_off(tx, text)?);
    erasure.reports = count(tx.execute(EVENTS, [])?);
    erasure.calls = count(tx.execute(CALLS, [tx.now().0])?);
    // Providers write numbers with and without the plus.
    let digits = text.trim_start_matches('+');
    if digits.len() > 3 {
        erasure.reports += count(tx.execute(UNCLAIMED, [digits])?);
        tx.execute(LIVE, [digits])?;
    }
    tx.execute(CLEAR, [])?;
    erasure.number = text.to_owned();
    Ok(erasure)
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

fn forget(tx: &WriteTx<'_>, before: Timestamp, limit: u32) -> Result<u64, StorageError> {
    let old: Vec<String> = tx
        .prepare_cached(OLD)?
        .query_map(params![before.0, limit], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &old {
        for sql in ORPHANS {
            tx.prepare_cached(sql)?.execute([id])?;
        }
        tx.prepare_cached(FORGET)?.execute([id])?;
    }
    let calls = count(old.len());
    if calls > 0 {
        let entry = AuditRecord::unsigned("calls-forgotten")
            .detail(format!("{calls} calls were older than the site keeps them"));
        audit::record(tx, &entry)?;
        tx.execute(
            COUNT,
            params![i64::try_from(calls).unwrap_or(i64::MAX), tx.now().0],
        )?;
    }
    Ok(calls)
}
