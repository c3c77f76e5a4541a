//! The program itself: commands, stopping, being killed.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use crate::app::{Client, TempDatabase, eventually};

pub(crate) fn program(database: &TempDatabase, command: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_ringlet-server"));
    program
        .arg(command)
        .arg("--database-url")
        .arg(format!("sqlite://{}", database.file().display()))
        .arg("--secret-key-file")
        .arg(database.key_file())
        .env("RINGLET_LOG", "warn");
    program
}

pub(crate) fn succeeds(mut command: Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

pub(crate) fn complains(mut command: Command) -> String {
    let Output { status, stderr, .. } = command.output().unwrap();
    assert!(!status.success());
    String::from_utf8(stderr).unwrap()
}

/// A server process; killed when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) base: String,
}

impl Server {
    /// Starts the program as a demo and waits until it is ready.
    pub(crate) async fn start(database: &TempDatabase) -> Self {
        let port = free_port();
        let base = format!("http://127.0.0.1:{port}");
        let child = program(database, "serve")
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .env("RINGLET_DEMO", "1")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, base };
        let probe = reqwest::Client::new();
        eventually("the server is ready", async || {
            let answer = probe.get(format!("{}/readyz", server.base)).send().await;
            answer.ok().filter(|answer| answer.status() == 200)
        })
        .await;
        server
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &pid])
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// The demo administrator, signed in by password.
pub(crate) async fn admin(base: &str) -> Client {
    let body = serde_json::json!({"usr": "admin@example.test", "pwd": "demo-admin"});
    let token = Client::new(base).post("/api/ringlet/token", &body).await;
    assert_eq!(token.status, 200, "{}", token.text);
    let token = token.json()["token"].as_str().unwrap().to_owned();
    Client::new(base).with("authorization", &format!("Bearer {token}"))
}

pub(crate) fn check_file(path: &Path) {
    let output = rusqlite_check(path);
    assert_eq!(output, "ok");
}

/// SQLite's own verdict on a file.
fn rusqlite_check(path: &Path) -> String {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap()
}

#[tokio::test]
async fn a_first_administrator_by_the_command_line() {
    let database = TempDatabase::new();
    assert!(succeeds(program(&database, "migrate")).contains("newest schema"));
    let mut add = program(&database, "add-user");
    add.args(["Root@example.test", "--role", "admin"]);
    let told = succeeds(add);
    assert!(told.contains("User root@example.test is ready."), "{told}");
    let mut again = program(&database, "add-user");
    again.args(["root@example.test", "--role", "admin"]);
    assert!(complains(again).contains("--reset"));
    let server = Server::start(&database).await;
    let password = told.rsplit(": ").next().unwrap().trim();
    let body = serde_json::json!({"usr": "root@example.test", "pwd": password});
    let signed_in = Client::new(&server.base)
        .post("/api/method/login", &body)
        .await;
    assert_eq!(signed_in.status, 200, "{}", signed_in.text);
}

#[tokio::test]
async fn the_key_changes_only_while_the_server_is_stopped_and_secrets_survive() {
    let database = TempDatabase::new();
    let mut server = Server::start(&database).await;
    let path = "/api/ringlet/settings/embed/secret";
    let made = admin(&server.base)
        .await
        .post(path, &serde_json::json!({}))
        .await;
    assert_eq!(made.status, 201);
    let old_key = std::fs::read_to_string(database.key_file()).unwrap();
    assert!(complains(program(&database, "rotate-key")).contains("another ringlet-server"));
    server.signal("-TERM");
    assert!(server.child.wait().unwrap().success());
    let kept = count(&database.file(), "SELECT COUNT(*) FROM secret");
    let told = succeeds(program(&database, "rotate-key"));
    assert!(
        kept >= 2 && told.starts_with(&format!("{kept} secrets")),
        "{told}"
    );
    assert_ne!(
        std::fs::read_to_string(database.key_file()).unwrap(),
        old_key
    );
    drop(Server::start(&database).await);
    std::fs::write(database.key_file(), old_key).unwrap();
    let mut wrong_key = program(&database, "serve");
    wrong_key.args(["--listen", "127.0.0.1:0"]);
    assert!(complains(wrong_key).contains("key file"));
}

#[tokio::test]
async fn the_call_log_can_be_exported_while_the_server_runs() {
    let database = TempDatabase::new();
    let server = Server::start(&database).await;
    let exported = succeeds(program(&database, "export"));
    assert!(exported.starts_with("id,started_at,"), "{exported}");
    let served = admin(&server.base).await.get("/calls.csv").await.text;
    assert_eq!(exported, served);
}

#[tokio::test]
async fn told_to_stop_it_ends_at_once_even_with_live_connections() {
    let database = TempDatabase::new();
    let mut server = Server::start(&database).await;
    let admin = admin(&server.base).await;
    let live = admin
        .request(reqwest::Method::GET, "/api/ringlet/events")
        .send()
        .await
        .unwrap();
    assert_eq!(live.status(), 200);
    let told = std::time::Instant::now();
    server.signal("-TERM");
    assert!(server.child.wait().unwrap().success());
    assert!(told.elapsed().as_millis() < 2000, "{:?}", told.elapsed());
    check_file(&database.file());
}

#[tokio::test]
async fn what_was_answered_survives_kill_9_under_load() {
    let database = TempDatabase::new();
    let server = Server::start(&database).await;
    let admin = admin(&server.base).await;
    let writers = (0..8).map(|writer| {
        let admin = admin.clone();
        tokio::spawn(async move { add_until_killed(&admin, writer).await })
    });
    let writers: Vec<_> = writers.collect();
    let probe = admin.clone();
    eventually("a hundred users are stored", async || {
        let users = probe.get("/api/ringlet/users").await.json();
        (users["users"].as_array()?.len() > 100).then_some(())
    })
    .await;
    server.signal("-KILL");
    let mut answered = Vec::new();
    for writer in writers {
        answered.extend(writer.await.unwrap());
    }
    drop(server);
    assert!(answered.len() > 90, "{}", answered.len());
    let server = Server::start(&database).await;
    let users = admin_users(&server.base).await;
    for id in &answered {
        assert!(users.contains(id), "{id} was answered and is lost");
    }
    // Each user was stored together with its line in the audit log, or not at all.
    let audited = count(
        &database.file(),
        "SELECT COUNT(*) FROM audit WHERE action = 'user-added'",
    );
    assert_eq!(audited, users.len());
    drop(server);
    check_file(&database.file());
}

/// Adds users as fast as it goes; returns the ids that were answered with 201.
async fn add_until_killed(admin: &Client, writer: usize) -> Vec<String> {
    let mut answered = Vec::new();
    for number in 0.. {
        let id = format!("u{writer}-{number}@example.test");
        let body = serde_json::json!({"id": id, "name": "Somebody", "roles": ["agent"]});
        let request = admin
            .request(reqwest::Method::POST, "/api/ringlet/users")
            .json(&body);
        match request.send().await {
            Ok(answer) if answer.status() == 201 => answered.push(id),
            Ok(answer) => panic!("{}", answer.status()),
            Err(_) => break,
        }
    }
    answered
}

async fn admin_users(base: &str) -> Vec<String> {
    let users = admin(base).await.get("/api/ringlet/users").await.json();
    let ids = users["users"].as_array().unwrap().iter();
    ids.map(|user| user["id"].as_str().unwrap().to_owned())
        .collect()
}

fn count(path: &Path, query: &str) -> usize {
    let connection = rusqlite::Connection::open(path).unwrap();
    let count: i64 = connection.query_row(query, [], |row| row.get(0)).unwrap();
    usize::try_from(count).unwrap()
}

/// Beside a running server; a list that comes again changes nothing.
#[tokio::test]
async fn a_phones_list_by_the_command_line() {
    let database = TempDatabase::new();
    let server = Server::start(&database).await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/pbap");
    let import = |more: &[&str]| {
        let mut import = program(&database, "import-pbap");
        import.args(["--device", "Pixel", "--time-zone", "Asia/Kolkata"]);
        import.args(more).arg(format!("{folder}/cch.vcf"));
        import
    };
    let agent = ["--user", "Agent@example.test"];
    let told = succeeds(import(&[&agent[..], &["--dry-run"]].concat()));
    assert!(
        told.contains("cch.vcf:44: This card is a contact's"),
        "{told}"
    );
    assert!(
        told.ends_with("8 cards: 6 calls would be added, 0 corrected, 0 known, 2 left out.\n"),
        "{told}"
    );
    let told = succeeds(import(&agent));
    assert!(
        told.contains("6 calls added"),
        "a dry run stored none: {told}"
    );
    let told = succeeds(import(&agent));
    assert!(
        told.contains("0 calls added, 0 corrected, 6 known"),
        "{told}"
    );
    assert!(complains(import(&["--user", "nobody@example.test"])).contains("no user"));
    assert!(
        complains(import(&[
            "--user",
            "agent@example.test",
            "--kind",
            "chatty"
        ]))
        .contains("kind")
    );
    let calls = admin(&server.base)
        .await
        .get("/calls?source=bluetooth_pbap")
        .await
        .json();
    assert_eq!(
        calls["calls"].as_array().unwrap().len(),
        6,
        "the running server has them"
    );
}
