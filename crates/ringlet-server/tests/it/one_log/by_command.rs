//! What an operator does to the log by the command line, by the real program.

use std::process::Command;

use serde_json::{Value, json};

use crate::app::{Client, TempDatabase, eventually};
use crate::command::{Server, admin, complains, program, succeeds};

const NUMBER: &str = "+491512345678";

fn command(database: &TempDatabase, name: &str, options: &[&str]) -> Command {
    let mut command = program(database, name);
    command.args(options);
    command
}

/// A call of long ago; returns its id.
async fn call(admin: &Client, number: &str) -> String {
    let call = json!({
        "user_id": "agent@example.test", "source": "manual", "external_id": number, "direction": "inbound",
        "started_at": "2020-11-02T09:00:00Z", "ended_at": "2020-11-02T09:01:00Z", "remote_number": number,
        "remote_name": "Erika Mustermann",
    });
    let answer = admin.post("/calls", &call).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// Entries of the audit log with this action, the newest first.
async fn audit(admin: &Client, action: &str) -> Vec<Value> {
    let audit = admin.get("/api/ringlet/audit").await.json();
    let entries = audit["entries"].as_array().unwrap().iter();
    entries
        .filter(|entry| entry["action"] == action)
        .cloned()
        .collect()
}

/// Every row of every table, as text; without SQLite's own and the keys that a server makes when it is first opened.
fn rows(database: &TempDatabase) -> Vec<String> {
    let connection = rusqlite::Connection::open(database.file()).unwrap();
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'secret'")
        .unwrap();
    let tables = tables
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap);
    let tables: Vec<String> = tables.collect();
    let mut rows = Vec::new();
    for table in tables {
        let mut all = connection
            .prepare(&format!("SELECT * FROM \"{table}\""))
            .unwrap();
        let columns = all.column_count();
        let texts = all.query_map([], |row| {
            let cells = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap()));
            Ok(format!("{table}: {}", cells.collect::<Vec<_>>().join(", ")))
        });
        rows.extend(texts.unwrap().map(Result::unwrap));
    }
    rows
}

#[tokio::test]
async fn a_number_is_erased_beside_the_running_server_with_proof() {
    let database = TempDatabase::new();
    let server = Server::start(&database).await;
    let admin = admin(&server.base).await;
    let (id, other) = (
        call(&admin, NUMBER).await,
        call(&admin, "+491512345679").await,
    );
    let told = succeeds(command(
        &database,
        "erase",
        &["--number", "+49 1512 345678"],
    ));
    let proof = told.trim().rsplit("Proof: ").next().unwrap();
    assert!(told.starts_with("Erased from 1 calls and "), "{told}");
    let erased = admin.get(&format!("/calls/{id}")).await.json();
    assert_eq!(
        (
            &erased["call"]["remote_number"],
            &erased["call"]["remote_name"]
        ),
        (&json!(""), &Value::Null),
        "the running server knows"
    );
    let stays = admin.get(&format!("/calls/{other}")).await.json();
    assert_eq!(stays["call"]["remote_number"], "+491512345679");
    let entry = audit(&admin, "number-erased").await.remove(0);
    assert_eq!(
        (&entry["target"], &entry["user"]),
        (&json!(proof), &Value::Null),
        "{entry}"
    );
    let held: Vec<_> = rows(&database)
        .into_iter()
        .filter(|row| row.contains("1512345678"))
        .collect();
    assert_eq!(held, Vec::<String>::new());
    // Once more, by the server: nothing is found, and the proof is of the same number.
    let again = admin
        .post("/calls/erase", &json!({"number": NUMBER}))
        .await
        .json();
    assert_eq!(
        (&again["calls"], &again["proof"]),
        (&json!(0), &json!(proof))
    );
    assert!(complains(command(&database, "erase", &["--number", " "])).contains("number"));
    assert!(complains(command(&database, "erase", &[])).contains("--number"));
}

#[tokio::test]
async fn how_long_calls_are_kept_is_said_and_set_and_the_server_obeys() {
    let database = TempDatabase::new();
    let server = Server::start(&database).await;
    let old = call(&admin(&server.base).await, NUMBER).await;
    let retention = |options: &[&str]| command(&database, "retention", options);
    let for_good = "Calls are kept for good.\n";
    assert_eq!(succeeds(retention(&[])), for_good);
    assert!(complains(retention(&["--days", "0"])).contains("1 to 36500"));
    assert!(complains(retention(&["--days", "9", "--for-good"])).contains("--for-good"));
    assert_eq!(
        succeeds(retention(&["--days", "10"])),
        "Calls are kept for 10 days.\n"
    );
    assert_eq!(succeeds(retention(&[])), "Calls are kept for 10 days.\n");
    drop(server);
    let server = Server::start(&database).await;
    let admin = admin(&server.base).await;
    eventually("the old call is gone", async || {
        let gone = admin.get(&format!("/calls/{old}")).await.status == 404;
        gone.then_some(())
    })
    .await;
    let entry = audit(&admin, "calls-forgotten").await.remove(0);
    assert!(
        entry["detail"].as_str().unwrap().starts_with("1 calls"),
        "{entry}"
    );
    assert_eq!(succeeds(retention(&["--for-good"])), for_good);
    let changes = audit(&admin, "retention-changed").await;
    let details: Vec<_> = changes.iter().map(|entry| &entry["detail"]).collect();
    assert_eq!(
        details,
        ["Calls are kept for good", "Calls are kept for 10 days"]
    );
    assert!(changes.iter().all(|entry| entry["user"].is_null()));
}

#[tokio::test]
async fn a_dry_run_of_a_phones_list_writes_nothing() {
    let database = TempDatabase::new();
    succeeds(command(
        &database,
        "add-user",
        &["asha@example.test", "--role", "agent"],
    ));
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/fixtures/pbap/cch.vcf"
    );
    let options = ["--user", "asha@example.test", "--dry-run", folder];
    let before = rows(&database);
    let told = succeeds(command(&database, "import-pbap", &options));
    assert!(told.contains("6 calls would be added"), "{told}");
    assert_eq!(rows(&database), before);
    succeeds(command(
        &database,
        "import-pbap",
        &[options[0], options[1], folder],
    ));
    assert!(rows(&database).len() > before.len() + 6);
}
