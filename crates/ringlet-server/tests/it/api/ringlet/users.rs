//! `/api/ringlet/users…`

use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, TestApp};

const USERS: &str = "/api/ringlet/users";

#[tokio::test]
async fn a_user_is_added_changed_and_removed() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let new = json!({"id": "Mira@Example.test", "name": " Mira ", "roles": ["agent", "agent"]});
    let added = admin.post(USERS, &new).await;
    assert_eq!(added.status, 201, "{}", added.text);
    let mut row = added.json();
    row.as_object_mut().unwrap().remove("modified");
    assert_eq!(
        row,
        json!({"id": "mira@example.test", "name": "Mira", "roles": ["agent"], "enabled": true,
               "has_api_key": false, "last_seen_at": null})
    );
    let path = format!("{USERS}/mira@example.test");
    let changed = admin.put(&path, &json!({"roles": ["viewer"]})).await.json();
    assert_eq!(
        (&changed["name"], &changed["roles"]),
        (&json!("Mira"), &json!(["viewer"]))
    );
    let key = admin.post(&format!("{path}/api-key"), &json!({})).await;
    assert_eq!(key.status, 201);
    let listed: Value = admin.get(USERS).await.json();
    let mira = listed["users"]
        .as_array()
        .unwrap()
        .iter()
        .find(|user| user["id"] == "mira@example.test");
    assert_eq!(mira.unwrap()["has_api_key"], true);
    assert_eq!(admin.delete(&path).await.status, 204);
    assert_eq!(admin.delete(&path).await.status, 404);
    assert_eq!(admin.put(&path, &json!({"name": "x"})).await.status, 404);
}

#[tokio::test]
async fn wrong_fields_are_named() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let good = json!({"id": "x@y.test", "name": "X", "roles": ["agent"]});
    for (field, value) in [
        ("id", json!("")),
        ("id", json!("a b")),
        ("id", json!("Guest")),
        ("id", json!("a/b")),
        ("name", json!(" ")),
        ("roles", json!([])),
        ("roles", json!(["king"])),
        ("password", json!("short")),
    ] {
        let mut body = good.clone();
        body[field] = value;
        let answer = admin.post(USERS, &body).await;
        assert_eq!(answer.status, 422, "{body}");
        assert_eq!(answer.json()["field"], field, "{body}");
    }
    let taken = json!({"id": AGENT, "name": "X", "roles": ["agent"]});
    let answer = admin.post(USERS, &taken).await;
    assert_eq!((answer.status, answer.code().as_str()), (409, "conflict"));
}

#[tokio::test]
async fn somebody_remains_an_administrator() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let path = format!("{USERS}/{ADMIN}");
    for change in [json!({"enabled": false}), json!({"roles": ["agent"]})] {
        let answer = admin.put(&path, &change).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "conflict"),
            "{change}"
        );
    }
    assert_eq!(admin.delete(&path).await.status, 409);
    app.add_user("second@example.test", &[ringlet_model::Role::Admin])
        .await;
    assert_eq!(
        admin.put(&path, &json!({"roles": ["agent"]})).await.status,
        200
    );
}

#[tokio::test]
async fn switching_off_ends_the_users_sessions_at_once() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let path = format!("{USERS}/{AGENT}");
    app.admin()
        .await
        .put(&path, &json!({"enabled": false}))
        .await;
    let boot = agent.get("/api/ringlet/boot").await;
    assert!(boot.json()["user"].is_null());
    assert!(
        boot.header("set-cookie").starts_with("sid=;"),
        "the stale cookie is taken back"
    );
}
