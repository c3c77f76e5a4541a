//! `CRM Dialpad Settings`, the connection test, and what a page is told.

use serde_json::{Value, json};

use super::{KEY, SECRET, SETTINGS, Team};

#[tokio::test]
async fn secrets_are_masked_everywhere_and_wrong_values_named() {
    let team = Team::start().await;
    let admin = team.app.admin().await;
    let read = admin.get(SETTINGS).await;
    let document = read.json()["data"].clone();
    assert_eq!(
        (&document["api_key"], &document["webhook_secret"]),
        (&json!("********"), &json!("********"))
    );
    assert_eq!(document["sandbox_tokens"], "allow-forms");
    let audit = admin.get("/api/ringlet/audit?limit=50").await;
    for text in [&read.text, &audit.text] {
        assert!(!text.contains(KEY) && !text.contains(SECRET));
    }
    for (field, value) in [
        ("client_id", "a/../b"),
        ("frame_path", "open?x"),
        ("sandbox_tokens", "allow-top-navigation"),
        ("events", "pigeon"),
        ("api_endpoint", "ftp://x"),
    ] {
        let saved = admin.put(SETTINGS, &json!({ field: value })).await;
        assert_eq!(saved.status, 417, "{field}: {}", saved.text);
    }
}

#[tokio::test]
async fn the_connection_test_names_what_is_wrong() {
    let team = Team::start().await;
    let admin = team.app.admin().await.with_csrf().await;
    let test = || async {
        let path = "/api/method/crm.integrations.dialpad.handler.validate_connection";
        admin.get(path).await.json()["message"].clone()
    };
    assert_eq!(test().await["message"], "Dialpad accepts the credentials.");
    team.set(json!({ "api_key": "another" })).await;
    let wrong = test().await;
    assert_eq!(
        (&wrong["success"], &wrong["message"]),
        (&json!(false), &json!("Dialpad doesn’t accept the API key."))
    );
    assert!(wrong["hint"].as_str().unwrap().contains("API Keys"));
    team.set(json!({ "api_key": "" })).await;
    let none = test().await;
    assert!(
        none["message"].as_str().unwrap().contains("no API key"),
        "{none}"
    );
}

#[tokio::test]
async fn a_page_is_told_what_the_frame_needs_and_nothing_else() {
    let team = Team::start().await;
    let boot = || async { team.agent.get("/api/ringlet/boot").await };
    let told = boot().await;
    assert_eq!(
        told.json()["dialpad"],
        json!({ "client_id": "cti-4711", "path": "cti-4711", "sandbox": ["allow-forms"], "events": false })
    );
    assert!(!told.text.contains(KEY) && !told.text.contains(SECRET));
    let call = team.dialpad.incoming(super::ASHA, super::CUSTOMER);
    team.dialpad.tell(call, "ringing").await;
    team.set(json!({ "frame_path": "open", "sandbox_tokens": "allow-forms\nallow-downloads" }))
        .await;
    assert_eq!(
        boot().await.json()["dialpad"],
        json!({ "client_id": "cti-4711", "path": "open", "sandbox": ["allow-forms", "allow-downloads"], "events": true })
    );
    let guest = team.app.guest().get("/api/ringlet/boot").await.json();
    let viewer = team
        .app
        .viewer()
        .await
        .get("/api/ringlet/boot")
        .await
        .json();
    assert_eq!(
        (&guest["dialpad"], &viewer["dialpad"]),
        (&Value::Null, &Value::Null)
    );
    team.set(json!({ "enabled": 0 })).await;
    assert_eq!(boot().await.json()["dialpad"], Value::Null);
}

#[tokio::test]
async fn dialpad_is_told_where_the_webhook_is() {
    let team = Team::start().await;
    team.dialpad.forget_webhook();
    let admin = team.app.admin().await.with_csrf().await;
    let path = "/api/ringlet/settings/providers/dialpad/webhook/register";
    let register = || async { admin.post(path, &json!({})).await };
    for _ in 0..2 {
        let answer = register().await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
    let seen = team.dialpad.seen();
    let made: Vec<_> = seen.iter().filter(|seen| seen.method == "POST").collect();
    assert_eq!(made.len(), 2, "webhook and subscription, once: {made:?}");
    let call = team.dialpad.incoming(super::ASHA, super::CUSTOMER);
    team.dialpad.tell(call, "ringing").await;
    assert_eq!(team.log().await.len(), 1, "and it sends its events");

    team.set(json!({ "webhook_secret": "" })).await;
    let unsigned = register().await;
    assert_eq!(
        (unsigned.status, &unsigned.json()["field"]),
        (409, &json!("webhook_secret"))
    );
    team.set(json!({ "webhook_secret": SECRET, "api_key": "" }))
        .await;
    assert_eq!(register().await.json()["field"], "api_key");
    let other = "/api/ringlet/settings/providers/tata_tele/webhook/register";
    assert_eq!(admin.post(other, &json!({})).await.code(), "not-supported");
}

#[tokio::test]
async fn our_own_pages_may_hold_the_frame_only_while_dialpad_is_on() {
    let team = Team::start().await;
    let admin = team.app.admin().await;
    let embed = || async {
        admin.get("/api/ringlet/settings/embed").await.json()["csp"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let frame = "frame-src https://dialpad.com";
    assert!(embed().await.ends_with(frame));
    team.set(json!({ "enabled": 0 })).await;
    assert!(!embed().await.contains("frame-src"));
}
