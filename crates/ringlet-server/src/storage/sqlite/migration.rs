//! The schema: numbered files, applied in order, each once. A released file is never changed.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::storage::StorageError;

/// In the order of their numbers.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/01_platform.sql")).comment("users, sessions, settings, audit"),
    M::up(include_str!("migrations/10_records.sql"))
        .comment("contacts, leads, deals, notes, tasks, numbers"),
    M::up(include_str!("migrations/20_calls.sql"))
        .comment("calls, aliases, events, provider settings"),
    M::up(include_str!("migrations/25_call_list.sql")).comment("what the call log's lists need"),
    M::up(include_str!("migrations/30_provider_setting.sql"))
        .comment("settings of every provider, agents' lines"),
    M::up(include_str!("migrations/31_limits_and_traffic.sql"))
        .comment("numbers not to be called, the request log"),
    M::up(include_str!("migrations/40_provider_note.sql"))
        .comment("what the server notes about providers"),
    M::up(include_str!("migrations/50_telephony.sql")).comment("operators and history of a PABX"),
    M::up(include_str!("migrations/60_call_list_pairs.sql"))
        .comment("a user's log by a second value"),
    M::up(include_str!("migrations/70_conversation.sql"))
        .comment("one conversation of several sources; indexes of the log"),
    M::up(include_str!("migrations/71_call_day.sql")).comment("counts of calls by day"),
    M::up(include_str!("migrations/72_forget.sql"))
        .comment("how long calls are kept, what was erased"),
    M::up(include_str!("migrations/75_sources.sql"))
        .comment("versions, states and open records of sources"),
    M::up(include_str!("migrations/80_calling_list.sql")).comment("calling lists"),
    M::up(include_str!("migrations/87_opening_hours.sql")).comment("opening hours"),
    M::up(include_str!("migrations/90_told_by.sql")).comment("every source of a conversation"),
    M::up(include_str!("migrations/95_forgotten.sql")).comment("how much was forgotten"),
];

/// Brings the schema to the newest version.
///
/// # Errors
/// A step fails, or the file was written by a newer version of the server.
pub fn apply(connection: &mut Connection) -> Result<(), StorageError> {
    Migrations::from_slice(STEPS)
        .to_latest(connection)
        .map_err(|error| StorageError::Lost(format!("migration: {error}")))?;
    forget_statistics(connection)
}

/// What `ANALYZE` left behind goes: a table that was small that day would be read whole ever after, however large it grows
/// (an import of 100,000 calls looked at each of them for each). The indexes alone tell SQLite how to search.
fn forget_statistics(connection: &Connection) -> Result<(), StorageError> {
    let forget = "DROP TABLE IF EXISTS sqlite_stat1; DROP TABLE IF EXISTS sqlite_stat4;";
    Ok(connection.execute_batch(forget)?)
}

/// Whether the schema is the newest.
///
/// # Errors
/// It isn't, or the version can't be read.
pub fn check(connection: &Connection) -> Result<(), StorageError> {
    let version: usize = connection
        .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?
        .try_into()
        .unwrap_or(0);
    if version == STEPS.len() {
        Ok(())
    } else {
        Err(StorageError::Lost(format!(
            "schema version is {version}, expected {}",
            STEPS.len()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::super::settle;
    use super::*;

    /// A database as it was after so many steps.
    fn after(steps: usize) -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        Migrations::from_slice(STEPS)
            .to_version(&mut db, steps)
            .unwrap();
        db
    }

    #[test]
    fn conversations_of_before_are_found_and_counted_by_each_source() {
        let mut db = after(15);
        db.execute_batch(
            "INSERT INTO call (id, source, same_as, direction, state, number_raw, started_at, created_at, modified_at)
             VALUES ('a', 'placetel', NULL, 'inbound', 'ended', '', 0, 0, 0), ('b', 'teams', 'a', 'inbound', 'ended', '', 0, 0, 0);
             INSERT INTO call_day_clock (id, zone) VALUES (1, 'Asia/Kolkata');
             INSERT INTO call_day (day, agent, source, disposition, direction, outcome, calls, talk_seconds)
             VALUES (0, '', 'placetel', '', 'inbound', '', 1, 0)",
        )
        .unwrap();
        apply(&mut db).unwrap();
        let zone = settle::at_start(&mut db, None).unwrap();
        assert_eq!(zone.name(), "Asia/Kolkata");
        for sql in [
            "SELECT group_concat(coalesce(sources, 'alone')) FROM (SELECT sources FROM call ORDER BY id DESC)",
            "SELECT group_concat('alone,' || sources) FROM call_day WHERE calls = 1 AND h5 = 1",
        ] {
            let told: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
            assert_eq!(told, "alone,placetel,teams", "{sql}");
        }
    }

    #[test]
    fn settings_and_lines_of_before_the_providers_table_are_kept() {
        let mut db = after(4);
        db.execute_batch(
            "INSERT INTO tata_tele_setting VALUES ('tata_tele', 1, 'https://x.example/', 'A-1', '101', 7, 'admin');
             INSERT INTO telephony_agent (name, owner, creation, modified, modified_by, \"user\", tata_tele_agent_number, exotel_number)
             VALUES ('asha', 'asha', 1, 1, 'asha', 'asha', '0500', '')",
        )
        .unwrap();
        apply(&mut db).unwrap();
        let setting: (bool, String, i64) = db
            .query_row(
                "SELECT enabled, fields ->> 'account_id', modified_at FROM provider_setting",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .unwrap();
        assert_eq!(setting, (true, "A-1".to_owned(), 7));
        let lines: String = db
            .query_row(
                "SELECT group_concat(agent || provider || number) FROM agent_line",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(lines, "ashatata_tele0500");
    }

    #[test]
    fn statistics_of_a_small_table_are_forgotten() {
        let mut db = Connection::open_in_memory().unwrap();
        apply(&mut db).unwrap();
        db.execute_batch(
            "INSERT INTO call (id, source, direction, state, number_raw, number_e164, started_at, created_at, modified_at)
             VALUES ('a', 'demo', 'inbound', 'ended', '1', '1', 1, 1, 1);
             ANALYZE",
        )
        .unwrap();
        apply(&mut db).unwrap();
        let plan: String = db
            .query_row(
                "EXPLAIN QUERY PLAN SELECT id FROM call WHERE number_e164 = $1 AND started_at BETWEEN $2 AND $3",
                ["1", "1", "1"],
                |row| row.get(3),
            )
            .unwrap();
        assert!(plan.contains("call_number_time"), "{plan}");
    }
}
