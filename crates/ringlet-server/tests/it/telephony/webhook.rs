//! The webhook door.

use serde_json::{Value, json};

use crate::app::exchange::{Line, webhook_url};
use crate::app::{Answer, read};

const DOOR: &str = "/api/method/crm.integrations.tata_tele.handler.webhook_handler";

async fn key(line: &Line) -> String {
    webhook_url(&line.app)
        .await
        .split_once("?key=")
        .unwrap()
        .1
        .to_owned()
}

async fn info(line: &Line) -> Value {
    line.app
        .admin()
        .await
        .get("/api/ringlet/settings/providers/tata_tele/webhook")
        .await
        .json()
}

async fn send(line: &Line, query: &str, content_type: &str, body: &str) -> Answer {
    let request = line
        .app
        .guest()
        .request(reqwest::Method::POST, &format!("{DOOR}?{query}"));
    read(
        request
            .header("content-type", content_type)
            .body(body.to_owned()),
    )
    .await
}

#[tokio::test]
async fn only_the_right_key_opens_the_door() {
    let line = Line::open().await;
    let right = key(&line).await;
    for query in [
        "",
        "key=",
        "key=x",
        &format!("key={right}x"),
        &format!("key={}", &right[1..]),
    ] {
        let answer = send(&line, query, "application/json", "{}").await;
        assert_eq!(answer.status, 403, "{query}");
        assert_eq!(answer.json()["exc_type"], "PermissionError");
    }
    assert_eq!(info(&line).await["count"], 0, "nothing was kept");
    let rotated = line
        .app
        .admin()
        .await
        .post(
            "/api/ringlet/settings/providers/tata_tele/webhook/rotate",
            &json!({}),
        )
        .await;
    let new = rotated.json()["url"]
        .as_str()
        .unwrap()
        .split_once("?key=")
        .unwrap()
        .1
        .to_owned();
    assert_eq!(
        send(&line, &format!("key={right}"), "application/json", "{}")
            .await
            .status,
        403,
        "the old key is gone"
    );
    assert_eq!(
        send(&line, &format!("key={new}"), "application/json", "{}")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn whatever_comes_with_the_right_key_is_kept() {
    let line = Line::open().await;
    let key = format!("key={}", key(&line).await);
    for (content_type, body) in [
        ("application/json", "{"),
        ("application/json", ""),
        ("application/json", "[]"),
        (
            "application/json",
            r#"{"call_id":"1.5","direction":"clicktocall","call_status":"answered"}"#,
        ),
        ("text/html", "<html>"),
        (
            "application/json",
            r#"{"call_id":{"a":[1]},"call_status":[]}"#,
        ),
        ("multipart/form-data", "x"),
    ] {
        let answer = send(&line, &key, content_type, body).await;
        assert_eq!((answer.status, answer.json()), (200, json!({})), "{body}");
    }
    let info = info(&line).await;
    assert_eq!(
        (&info["count"], &info["last_understood"]),
        (&json!(7), &json!(false))
    );
    assert_eq!(
        line.in_hand().await.len(),
        0,
        "a call of ours that isn't known isn't made up"
    );
    let huge = send(&line, &key, "application/json", &"x".repeat(2 << 20)).await;
    assert_eq!(huge.status, 413);
}

#[tokio::test]
async fn an_orphan_finds_its_call_when_an_id_connects_them() {
    let line = Line::open().await;
    let key = format!("key={}", key(&line).await);
    let id = line.call("+919999988818").await;
    // Names the live id only: nobody's yet.
    let early = json!({ "call_id": "HYD1-D4-1795170000.9", "direction": "clicktocall", "call_status": "answered",
        "call_connected": "1" });
    send(&line, &key, "application/json", &early.to_string()).await;
    assert_eq!(line.read(&id).await["state"], "dialing");
    // Names both.
    let link = json!({ "call_id": "1795170000.9", "custom_identifier": id, "call_status": "" });
    send(&line, &key, "application/json", &link.to_string()).await;
    let call = line.read(&id).await;
    assert_eq!(call["state"], "connected", "the early one counts now");
    assert_eq!(call["capabilities"]["hangup"], true);
}

#[tokio::test]
async fn what_belongs_to_no_call_is_forgotten_in_the_end() {
    let line = Line::open().await;
    let key = format!("key={}", key(&line).await);
    let store = &line.app.state.store;
    let body = r#"{"call_id":"1.5","direction":"clicktocall"}"#;
    send(&line, &key, "application/json", body).await;
    line.app.clock.advance(std::time::Duration::from_secs(60));
    let now = line.app.clock.get();
    let id = line.call("+919999988818").await;
    assert_eq!(store.prune_unclaimed_reports(now).await.unwrap(), 1);
    assert_eq!(store.prune_unclaimed_reports(now).await.unwrap(), 0);
    assert_eq!(
        line.read(&id).await["state"],
        "dialing",
        "a call's own timeline stays"
    );
}

#[tokio::test]
async fn a_repeat_changes_nothing() {
    let line = Line::open().await;
    let key = format!("key={}", key(&line).await);
    let id = line.call("+919999988818").await;
    let body = json!({ "call_id": "1795170000.9", "custom_identifier": id, "call_status": "missed",
        "hangup_cause_key": "USER_BUSY", "end_stamp": "2026-11-20 14:30:40" })
    .to_string();
    send(&line, &key, "application/json", &body).await;
    let once = line.read(&id).await;
    assert_eq!(once["outcome"], "busy");
    send(&line, &key, "application/json", &body).await;
    assert_eq!(line.read(&id).await, once, "not even the revision");
}

#[tokio::test]
async fn the_hub_says_how_the_provider_does() {
    let line = Line::open().await;
    let admin = line.app.admin().await;
    let hub = || async {
        admin.get("/api/ringlet/settings/providers").await.json()["providers"][0].clone()
    };
    assert_eq!(hub().await["state"], "waiting");
    send(
        &line,
        &format!("key={}", key(&line).await),
        "application/json",
        "{}",
    )
    .await;
    let now = hub().await;
    assert_eq!(
        (&now["state"], &now["webhook_count"], &now["default"]),
        (&json!("connected"), &json!(1), &json!(true))
    );
    assert_eq!(
        line.agent
            .get("/api/ringlet/settings/providers")
            .await
            .status,
        403
    );
    assert_eq!(
        line.agent
            .get("/api/ringlet/settings/providers/tata_tele/webhook")
            .await
            .status,
        403
    );
    assert_eq!(
        admin
            .get("/api/ringlet/settings/providers/morse/webhook")
            .await
            .status,
        404
    );
}
