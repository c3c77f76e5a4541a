//! Fills a database by SQL, as years of use would have.

use std::path::Path;

use ringlet_model::Role;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

/// The administrator, whose own calls are a hundredth of all.
pub(crate) const ADMIN: &str = "admin@example.test";
/// People with a session each, who may have live connections.
const PEOPLE: usize = 100;
/// 2026-11-20T09:00:00Z, in milliseconds; the newest call. They are a minute apart.
const NEWEST: i64 = 1_795_165_200_000;

/// Whose log is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Everybody's, by the administrator.
    All,
    /// Their own, by an agent who has a fiftieth of all calls.
    Own,
}

/// Name, view and query of every filter, with common, rare and absent values. A rare value has as many calls in a small
/// table as in a large one, so that the answers are the same.
pub(crate) const FILTERS: &[(&str, Whose, &str)] = &[
    ("newest", Whose::All, ""),
    ("user, 1 %", Whose::All, "&user_id=admin@example.test"),
    ("user, absent", Whose::All, "&user_id=nobody@example.test"),
    ("source, common", Whose::All, "&source=tata_tele"),
    ("source, rare", Whose::All, "&source=manual"),
    ("source, absent", Whose::All, "&source=exotel"),
    (
        "source of others' calls, 1 %",
        Whose::All,
        "&source=bluetooth_pbap",
    ),
    ("source of others' calls, rare", Whose::All, "&source=teams"),
    ("number, rare", Whose::All, "&number=%2B919100000077"),
    ("number, absent", Whose::All, "&number=%2B919199999999"),
    ("direction, common", Whose::All, "&direction=outbound"),
    ("direction, absent", Whose::All, "&direction=internal"),
    ("outcome, 9 %", Whose::All, "&outcome=missed"),
    ("outcome, rare", Whose::All, "&outcome=voicemail"),
    ("outcome, absent", Whose::All, "&outcome=blocked"),
    ("disposition, 14 %", Whose::All, "&disposition=Interested"),
    (
        "disposition, rare",
        Whose::All,
        "&disposition=Wrong%20number",
    ),
    ("disposition, absent", Whose::All, "&disposition=Never"),
    (
        "two outcomes, 18 %",
        Whose::All,
        "&outcome=missed,no-answer",
    ),
    (
        "disposition and outcome",
        Whose::All,
        "&disposition=Interested&outcome=missed",
    ),
    (
        "source and outcome, rare",
        Whose::All,
        "&source=tata_tele&outcome=voicemail",
    ),
    ("number begins, common", Whose::All, "&q=%2B91"),
    ("number begins, rare", Whose::All, "&q=%2B91910000007"),
    ("number begins, absent", Whose::All, "&q=%2B49"),
    ("name begins, common", Whose::All, "&q=Contact%201"),
    ("name begins, absent", Whose::All, "&q=Zed"),
    (
        "an hour, days ago",
        Whose::All,
        "&start=2026-11-17T00:00:00Z&end=2026-11-17T01:00:00Z",
    ),
    (
        "user and outcome, 9 %",
        Whose::All,
        "&user_id=admin@example.test&outcome=missed",
    ),
    (
        "user and outcome, absent",
        Whose::All,
        "&user_id=admin@example.test&outcome=blocked",
    ),
    ("own log", Whose::Own, ""),
    ("own log: outcome, 9 %", Whose::Own, "&outcome=missed"),
    ("own log: outcome, rare", Whose::Own, "&outcome=voicemail"),
    ("own log: outcome, absent", Whose::Own, "&outcome=blocked"),
    ("own log: source, rare", Whose::Own, "&source=manual"),
    ("own log: source, absent", Whose::Own, "&source=exotel"),
    (
        "own log: source of others' calls",
        Whose::Own,
        "&source=teams",
    ),
    (
        "own log: number, rare",
        Whose::Own,
        "&number=%2B919100000001",
    ),
    (
        "own log: direction, absent",
        Whose::Own,
        "&direction=internal",
    ),
    (
        "own log: an hour, days ago",
        Whose::Own,
        "&start=2026-11-17T00:00:00Z&end=2026-11-17T01:00:00Z",
    ),
    (
        "outcome and direction, none",
        Whose::All,
        "&outcome=missed&direction=outbound",
    ),
];

const CALLS: &str = "
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1)
INSERT INTO call (id, source, external_id, direction, state, outcome, number_raw, number_e164, own_number, agent,
    display_name, disposition, started_at, answered_at, ended_at, duration_seconds, wrapped_up_at, heard_at, created_at, modified_at)
SELECT printf('seed%08d', i),
    CASE WHEN i % max($1 / 100, 50) = 51 THEN 'manual' ELSE 'tata_tele' END,
    printf('x%d', i),
    CASE WHEN i % 11 < 4 THEN 'inbound' ELSE 'outbound' END,
    'ended',
    CASE WHEN i % max($1 / 100, 50) = 1 THEN 'voicemail' WHEN i % 11 = 0 THEN 'missed' WHEN i % 11 = 4 THEN 'no-answer' ELSE 'completed' END,
    printf('+9191%08d', i % max($1 / 50, 1)), printf('+9191%08d', i % max($1 / 50, 1)), '918047100001',
    CASE WHEN i % 100 = 3 THEN 'admin@example.test' ELSE printf('agent%d@example.test', i % 50) END,
    NULL,
    CASE WHEN i % max($1 / 100, 50) = 2 THEN 'Wrong number' WHEN i % 7 = 0 THEN 'Interested' END,
    $2 - ($1 - i) * 60000, $2 - ($1 - i) * 60000 + 9000, $2 - ($1 - i) * 60000 + 99000, 90,
    $2, $2, $2 - ($1 - i) * 60000, $2 - ($1 - i) * 60000
FROM n";

/// Entries of calls that another source told of as well: one in a hundred by a phone's list, a few by Teams.
const TOLD_AGAIN: &str = "
INSERT INTO call (id, source, external_id, direction, state, number_raw, number_e164, agent, started_at, heard_at,
    created_at, modified_at)
SELECT 'again' || id, CASE rowid % 100 WHEN 7 THEN 'bluetooth_pbap' ELSE 'teams' END, id, direction, 'ended', number_raw,
    number_e164, agent, started_at + 2000, heard_at, created_at, modified_at
FROM call WHERE rowid % 100 = 7 OR rowid % max($1 / 100, 50) = 5";

const CONTACTS: &str = "
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1)
INSERT INTO contact (name, owner, creation, modified, modified_by, first_name, full_name, mobile_no)
SELECT printf('Contact %d', i), 'Administrator', $2, $2 + i, 'Administrator', 'Contact', printf('Contact %d', i),
    printf('+9191%08d', i)
FROM n";

/// Two numbers of each contact.
const NUMBERS: &str = "
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 2 * $1)
INSERT INTO record_number (number_key, doctype, name, raw, is_primary)
SELECT printf('+9191%08d', (i / 2) + (i % 2) * 30000000), 'Contact', printf('Contact %d', i / 2),
    printf('+9191%08d', (i / 2) + (i % 2) * 30000000), (i + 1) % 2
FROM n";

const PHONES: &str = "
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < 2 * $1)
INSERT INTO contact_phone (name, parent, idx, phone, is_primary_phone, is_primary_mobile_no)
SELECT printf('phone%d', i), printf('Contact %d', i / 2), i % 2 + 1,
    printf('+9191%08d', (i / 2) + (i % 2) * 30000000), 0, (i + 1) % 2
FROM n";

/// Adds people, calls and contacts; returns the session cookie of a user with `role`.
pub(crate) fn fill(database: &Path, calls: u32, contacts: u32, role: Role) -> String {
    let mut connection = Connection::open(database).unwrap();
    connection
        .execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")
        .unwrap();
    let tx = connection.transaction().unwrap();
    tx.execute(
        "INSERT INTO user_account (id, name, roles, created_at, modified_at) VALUES ($1, 'Admin', $2, 0, 0)",
        params![ADMIN, role.id()],
    )
    .unwrap();
    for number in 1..PEOPLE {
        tx.execute(
            "INSERT INTO user_account (id, name, roles, created_at, modified_at) VALUES ($1, $1, 'agent', 0, 0)",
            params![format!("agent{number}@example.test")],
        )
        .unwrap();
    }
    for number in 0..PEOPLE {
        let user = match number {
            0 => ADMIN.to_owned(),
            _ => format!("agent{number}@example.test"),
        };
        let hash: [u8; 32] = Sha256::digest(cookie_of(number)).into();
        tx.execute(
            "INSERT INTO session (hash, user_id, created_at, expires_at) VALUES ($1, $2, 0, $3)",
            params![hash, user, i64::MAX],
        )
        .unwrap();
    }
    tx.execute(CALLS, params![calls, NEWEST]).unwrap();
    tx.execute(TOLD_AGAIN, [calls]).unwrap();
    for statement in [CONTACTS, NUMBERS, PHONES] {
        // SQLite counts parameters by the highest it sees.
        let mut insert = tx.prepare(statement).unwrap();
        match insert.parameter_count() {
            1 => insert.execute(params![contacts]),
            _ => insert.execute(params![contacts, NEWEST]),
        }
        .unwrap();
    }
    // Rows that no server wrote are counted when one starts.
    tx.execute("DELETE FROM call_day_clock", []).unwrap();
    tx.commit().unwrap();
    cookie_of(0)
}

/// The session cookie of person `number`; 0 is the administrator.
pub(crate) fn cookie_of(number: usize) -> String {
    format!("bench-session-{}", number % PEOPLE)
}
