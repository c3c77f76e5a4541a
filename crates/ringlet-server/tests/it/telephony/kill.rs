//! The server is killed between two steps of a call and comes back.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use ringlet_testkit::smartflo::{Pace, SmartfloPbx};
use serde_json::{Value, json};

use crate::app::exchange::{TOKEN, add_agent, switch_on, webhook_url};
use crate::app::{AGENT, TempDatabase, TestApp, eventually};

/// The program, serving the database; killed when dropped.
struct Server(Child, String);

impl Server {
    async fn start(database: &TempDatabase) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let base = format!("http://127.0.0.1:{port}");
        let child = Command::new(env!("CARGO_BIN_EXE_ringlet-server"))
            .args([
                "serve",
                "--allow-private-endpoints",
                "--listen",
                &format!("127.0.0.1:{port}"),
            ])
            .args([
                "--database-url",
                &format!("sqlite://{}", database.file().display()),
            ])
            .arg("--secret-key-file")
            .arg(database.key_file())
            .env("RINGLET_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self(child, base);
        eventually("the server is ready", async || {
            reqwest::get(format!("{}/readyz", server.1))
                .await
                .ok()
                .filter(|answer| answer.status() == 200)
        })
        .await;
        server
    }

    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    async fn get(&self, key: &str, path: &str) -> Value {
        let request = reqwest::Client::new()
            .get(format!("{}{path}", self.1))
            .header("authorization", key);
        request.send().await.unwrap().json().await.unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A database with Tata Tele set up, the path of its webhook door, and the agent's API key.
async fn set_up(pbx: &SmartfloPbx) -> (Arc<TempDatabase>, String, String) {
    let database = Arc::new(TempDatabase::new());
    let app = TestApp::start_on(Arc::clone(&database), |_| {}).await;
    switch_on(&app, &pbx.api_endpoint()).await;
    add_agent(&app).await;
    let url = webhook_url(&app).await;
    let door = url.strip_prefix(&app.base).unwrap().to_owned();
    let made = app
        .admin()
        .await
        .post(&format!("/api/ringlet/users/{AGENT}/api-key"), &json!({}))
        .await
        .json();
    let key = format!(
        "token {}:{}",
        made["key"].as_str().unwrap(),
        made["secret"].as_str().unwrap()
    );
    app.stop().await;
    (database, door, key)
}

#[tokio::test]
async fn a_call_survives_between_every_two_steps() {
    #[expect(clippy::disallowed_methods, reason = "the program has the real clock")]
    let now =
        UNIX_EPOCH + Duration::from_millis(jiff::Timestamp::now().as_millisecond().unsigned_abs());
    let pbx = SmartfloPbx::start(TOKEN, Pace::REAL, now).await.unwrap();
    let (database, door, key) = set_up(&pbx).await;

    // Stored, the provider asked, no answer yet: killed.
    let server = Server::start(&database).await;
    let dial = reqwest::Client::new()
        .post(format!("{}/api/ringlet/calls", server.1))
        .header("authorization", &key)
        .header("idempotency-key", "k")
        .json(&json!({ "to_number": "+919999988815" }));
    let dialling = tokio::spawn(dial.send());
    eventually("the provider is asked", async || {
        (!pbx.seen().is_empty()).then_some(())
    })
    .await;
    server.kill();
    assert!(dialling.await.unwrap().is_err(), "nobody was told anything");

    let server = Server::start(&database).await;
    let active = server.get(&key, "/api/ringlet/calls/active").await;
    let call = &active["calls"][0];
    assert_eq!(
        (active["calls"].as_array().unwrap().len(), &call["state"]),
        (1, &json!("queued"))
    );
    let id = call["id"].as_str().unwrap().to_owned();

    // Each step, then killed: an answered webhook is never lost.
    let mut server = server;
    for (status, state) in [
        ("ringing", "ringing"),
        ("connected", "connected"),
        ("completed", "ended"),
        ("ringing", "ended"),
    ] {
        let body = json!({ "custom_identifier": id, "call_id": "1795170000.9", "call_status": status, "billsec": "42", "direction": "clicktocall" });
        let answer = reqwest::Client::new()
            .post(format!("{}{door}", server.1))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200);
        server.kill();
        server = Server::start(&database).await;
        let call = server.get(&key, &format!("/api/ringlet/calls/{id}")).await["call"].clone();
        assert_eq!(call["state"], state, "after {status}");
    }
    let call = server.get(&key, &format!("/api/ringlet/calls/{id}")).await["call"].clone();
    assert_eq!(
        (&call["outcome"], &call["duration_seconds"]),
        (&json!("completed"), &json!(42))
    );
}
