//! What is kept change by change is what counting all of it anew would give.

use proptest::prelude::*;
use rusqlite::{Connection, params};

use super::{settle, watch};
use crate::doctype::Zone;
use crate::storage::sqlite::migration;

/// 2026-11-01T05:00:00Z: in Newfoundland, half an hour off the others, clocks go back that day.
const NIGHT: i64 = 1_793_509_200_000;

/// A change of one of twelve calls.
#[derive(Clone, Debug)]
enum Step {
    /// It is as told here now.
    Say(Say),
    /// It is gone.
    Drop(u8),
    /// A person says that two are one conversation, or two.
    Pair(u8, u8, bool),
}

#[derive(Clone, Debug)]
struct Say {
    call: u8,
    source: u8,
    user: u8,
    number: u8,
    inbound: bool,
    outcome: u8,
    disposition: bool,
    /// Seconds after [`NIGHT`].
    start: i64,
    seconds: Option<i64>,
}

fn say() -> impl Strategy<Value = Say> {
    let who = (0..12_u8, 0..4_u8, 0..3_u8, 0..3_u8);
    let what = (any::<bool>(), 0..4_u8, any::<bool>());
    let starts = prop_oneof![0..200_i64, (0..3 * 86_400_i64)];
    let when = (starts, proptest::option::of(0..300_i64));
    (who, what, when).prop_map(|(who, what, (start, seconds))| Say {
        call: who.0,
        source: who.1,
        user: who.2,
        number: who.3,
        inbound: what.0,
        outcome: what.1,
        disposition: what.2,
        start,
        seconds,
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => say().prop_map(Step::Say),
        1 => (0..12_u8).prop_map(Step::Drop),
        1 => (0..11_u8, 1..12_u8, any::<bool>())
            .prop_map(|(a, more, same)| Step::Pair(a, (a + more) % 12, same)),
    ]
}

const SAY: &str = "INSERT INTO call (id, source, agent, number_raw, number_e164, direction, state, outcome, disposition,
     started_at, ended_at, duration_seconds, created_at, modified_at)
     VALUES ($1, $2, $3, '', $4, $5, $6, $7, $8, $9, $10, $11, 0, 0)
     ON CONFLICT (id) DO UPDATE SET source = excluded.source, agent = excluded.agent, number_e164 = excluded.number_e164,
     direction = excluded.direction, state = excluded.state, outcome = excluded.outcome,
     disposition = excluded.disposition, started_at = excluded.started_at, ended_at = excluded.ended_at,
     duration_seconds = excluded.duration_seconds";

fn take(connection: &Connection, step: &Step) {
    match step {
        Step::Say(say) => {
            let at = NIGHT + say.start * 1000;
            let over = say.seconds.is_some() || say.source == 3;
            let sources = ["placetel", "teams", "tata_tele", "bluetooth_pbap"];
            let outcomes = [Some("completed"), Some("missed"), Some("busy"), None];
            let numbers = [Some("+4915112345678"), Some("+919999988888"), None];
            connection
                .execute(
                    SAY,
                    params![
                        format!("call{}", say.call),
                        sources[usize::from(say.source)],
                        [Some("asha"), Some("ben"), None][usize::from(say.user)],
                        numbers[usize::from(say.number)],
                        if say.inbound { "inbound" } else { "outbound" },
                        if over { "ended" } else { "ringing" },
                        outcomes[usize::from(say.outcome)].filter(|_| over),
                        say.disposition.then_some("Interested"),
                        at,
                        say.seconds.map(|seconds| at + seconds * 1000),
                        say.seconds,
                    ],
                )
                .unwrap();
        }
        Step::Drop(call) => {
            let id = format!("call{call}");
            connection
                .execute("DELETE FROM call WHERE id = $1", [id])
                .unwrap();
        }
        Step::Pair(a, b, same) => pair(connection, &format!("call{a}"), &format!("call{b}"), *same),
    }
}

fn pair(connection: &Connection, a: &str, b: &str, same: bool) {
    let both = "SELECT count(*) = 2 FROM call WHERE id IN ($1, $2)";
    let there: bool = connection
        .query_row(both, [a, b], |row| row.get(0))
        .unwrap();
    if a == b || !there {
        return;
    }
    let sql = "INSERT INTO call_pair (a, b, same, said_at) VALUES (min($1, $2), max($1, $2), $3, 0)
         ON CONFLICT (a, b) DO UPDATE SET same = excluded.same";
    connection.execute(sql, params![a, b, same]).unwrap();
    super::conversations(connection, vec![a.to_owned(), b.to_owned()]).unwrap();
}

fn database() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .pragma_update(None, "foreign_keys", true)
        .unwrap();
    migration::apply(&mut connection).unwrap();
    watch(&connection).unwrap();
    connection
}

/// Everything that is kept of changes, as text.
fn kept(connection: &Connection) -> Vec<String> {
    let mut lines = Vec::new();
    for table in [
        "SELECT id, same_as, sources FROM call ORDER BY id",
        "SELECT * FROM call_day ORDER BY 1, 2, 3, 4, 5, 6",
        "SELECT * FROM call_back ORDER BY number",
    ] {
        let mut statement = connection.prepare(table).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            let cells = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap()));
            Ok(cells.collect::<Vec<_>>().join(" "))
        });
        lines.extend(rows.unwrap().map(Result::unwrap));
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn kept_change_by_change_is_what_counting_anew_gives(
        steps in proptest::collection::vec(step(), 1..60),
        backwards in any::<bool>(),
    ) {
        let zone = Zone::named("America/St_Johns").unwrap();
        let connection = database();
        for step in &steps {
            take(&connection, step);
            settle(&connection, &zone).unwrap();
        }
        let so = kept(&connection);
        super::sources::rebuild(&connection).unwrap();
        super::day::rebuild(&connection, &zone).unwrap();
        super::call_back::rebuild(&connection).unwrap();
        prop_assert_eq!(&so, &kept(&connection));
        // The same calls and pairs, told to an empty log in another order.
        let other = database();
        copy(&connection, &other, &zone, backwards);
        prop_assert_eq!(&so, &kept(&other));
    }
}

fn copy(from: &Connection, to: &Connection, zone: &Zone, backwards: bool) {
    let columns = "id, source, agent, number_raw, number_e164, direction, state, outcome, disposition, started_at,
         ended_at, duration_seconds, created_at, modified_at";
    let order = if backwards { "DESC" } else { "ASC" };
    let mut calls = from
        .prepare(&format!("SELECT {columns} FROM call ORDER BY id {order}"))
        .unwrap();
    let mut rows = calls.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let values: Vec<rusqlite::types::Value> = (0..14).map(|at| row.get(at).unwrap()).collect();
        let places = vec!["?"; 14].join(", ");
        let sql = format!("INSERT INTO call ({columns}) VALUES ({places})");
        to.execute(&sql, rusqlite::params_from_iter(values))
            .unwrap();
        settle(to, zone).unwrap();
    }
    let mut pairs = from
        .prepare(&format!(
            "SELECT a, b, same FROM call_pair ORDER BY a {order}, b"
        ))
        .unwrap();
    let mut rows = pairs.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (a, b): (String, String) = (row.get(0).unwrap(), row.get(1).unwrap());
        pair(to, &a, &b, row.get(2).unwrap());
        settle(to, zone).unwrap();
    }
}
