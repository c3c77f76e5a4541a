//! `GET /calls/{id}`, `GET /calls/events/{id}/raw`

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use super::seed::{self, Seed};
use crate::app::exchange::{Line, webhook_url};
use crate::app::{ADMIN, TestApp, read};

#[tokio::test]
async fn a_call_comes_with_all_that_hangs_on_it() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let lead = json!({"first_name": "Lata", "last_name": "Shah", "organization": "Shah Textiles", "phone": "+91 98765 43210"});
    assert_eq!(
        agent.post("/api/resource/CRM%20Lead", &lead).await.status,
        200
    );
    let note =
        json!({"call_sid": "c1", "note": {"content": "<p>ten <b>seats</b><script>x</script></p>"}});
    let added = agent
        .post(
            "/api/method/crm.integrations.api.add_note_to_call_log",
            &note,
        )
        .await;
    assert_eq!(added.status, 200, "{}", added.text);
    let task = json!({"call_sid": "c1", "task": {"title": "Send offer", "due_date": "2026-11-21", "priority": "High"}});
    let added = agent
        .post(
            "/api/method/crm.integrations.api.add_task_to_call_log",
            &task,
        )
        .await;
    assert_eq!(added.status, 200, "{}", added.text);

    let mut answer = agent.get("/calls/c1").await.json();
    assert!(answer["notes"][0]["name"].is_string());
    answer["notes"][0]["name"] = json!("[random]");
    insta::assert_json_snapshot!(answer);
}

#[tokio::test]
async fn somebody_elses_call_is_not_there() {
    let app = TestApp::start().await;
    let others = Seed {
        id: "c2",
        agent: Some(ADMIN),
        ..Seed::default()
    };
    let rang = Seed {
        id: "c3",
        agent: None,
        audience: r#"["agent@example.test"]"#,
        ..Seed::default()
    };
    seed::calls(&app, &[others, rang]);
    let agent = app.agent().await;
    assert_eq!(agent.get("/calls/c2").await.status, 404);
    assert_eq!(agent.get("/calls/nope").await.status, 404);
    assert_eq!(agent.get("/calls/c3").await.status, 200);
    assert_eq!(app.viewer().await.get("/calls/c3").await.status, 404);
    assert_eq!(app.admin().await.get("/calls/c2").await.status, 200);
}

/// Sends a webhook by an address with its key; returns the newest event of the newest call.
async fn heard(app: &TestApp, door: &str, kind: &'static str, body: &str) -> serde_json::Value {
    // Of two calls that begin at once none is the newest.
    app.clock.advance(Duration::from_secs(60));
    let request = app.guest().request(Method::POST, door);
    let answer = read(request.header("content-type", kind).body(body.to_owned())).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let admin = app.admin().await;
    let newest = admin.get("/calls").await.json()["calls"][0]["id"].clone();
    let detail = admin
        .get(&format!("/calls/{}", newest.as_str().unwrap()))
        .await
        .json();
    detail["events"].as_array().unwrap().last().unwrap().clone()
}

#[tokio::test]
async fn a_report_as_it_came_is_for_administrators_plain_text_and_without_the_key() {
    let line = Line::open().await;
    let url = webhook_url(&line.app).await;
    let key = url.split_once("?key=").unwrap().1;
    let door = format!("{}&from=pbx", url.strip_prefix(&line.app.base).unwrap());
    let report = r#"{"call_id":"1795170000.9","direction":"inbound","call_status":"missed","caller_id_number":"+919999988818","note":"<script>alert(1)</script>"}"#;
    let event = heard(&line.app, &door, "application/json", report).await;
    let path = format!("/calls/events/{}/raw", event["id"]);
    let admin = line.app.admin().await;
    let answer = admin.get(&path).await;
    assert_eq!(
        (answer.status, &*answer.text),
        (200, report),
        "byte by byte"
    );
    assert_eq!(
        (
            answer.header("content-type"),
            answer.header("x-content-type-options")
        ),
        ("text/plain; charset=utf-8", "nosniff")
    );
    for (who, status) in [
        (line.app.guest(), 401),
        (line.agent.clone(), 403),
        (line.app.viewer().await, 403),
    ] {
        let refused = who.get(&path).await;
        assert_eq!(refused.status, status, "{}", refused.text);
        assert!(!refused.text.contains("98818"), "{}", refused.text);
    }
    // One without a body is its query, and the key isn't of it.
    let by_query =
        "call_id=1795170000.10&direction=inbound&call_status=missed&caller_id_number=919999988819";
    let event = heard(&line.app, &format!("{door}&{by_query}"), "text/plain", "").await;
    let answer = admin
        .get(&format!("/calls/events/{}/raw", event["id"]))
        .await;
    assert_eq!(answer.text, format!("from=pbx&{by_query}"));
    let file = rusqlite::Connection::open(line.app.database.file()).unwrap();
    let held: i64 = file
        .query_row(
            "SELECT count(*) FROM call_event WHERE instr(query, $1) OR instr(raw, $1)",
            [key],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(held, 0, "nor is it kept with what came");
    // What we did ourselves has no report.
    line.call("+919999988817").await;
    let ours: i64 = file
        .query_row("SELECT id FROM call_event WHERE raw IS NULL", [], |row| {
            row.get(0)
        })
        .unwrap();
    let path = format!("/calls/events/{ours}/raw");
    assert_eq!(admin.get(&path).await.status, 404);
    assert_eq!(admin.get("/calls/events/99999/raw").await.status, 404);
}
