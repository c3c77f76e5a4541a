//! `POST /api/ringlet/token`

use std::time::Duration;

use serde_json::json;

use crate::app::{AGENT, PASSWORD, TestApp};

const TOKEN: &str = "/api/ringlet/token";

#[tokio::test]
async fn a_token_lasts_one_hour() {
    let app = TestApp::start().await;
    let answer = app
        .guest()
        .post(TOKEN, &json!({"usr": AGENT, "pwd": PASSWORD}))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let made = answer.json();
    assert_eq!(made["expires_at"], app.clock.get().0 + 3_600_000);
    let bearer = format!("Bearer {}", made["token"].as_str().unwrap());
    let client = app.guest().with("authorization", &bearer);
    assert_eq!(
        client.get("/api/ringlet/boot").await.json()["user"]["id"],
        AGENT
    );
    app.clock.advance(Duration::from_hours(1));
    assert_eq!(client.get("/api/ringlet/boot").await.status, 401);
}

#[tokio::test]
async fn a_new_password_ends_tokens_and_sessions() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let made = agent.post(TOKEN, &json!({})).await.json();
    let bearer = format!("Bearer {}", made["token"].as_str().unwrap());
    let by_token = app.guest().with("authorization", &bearer);
    let path = format!("/api/ringlet/users/{AGENT}");
    let changed = app
        .admin()
        .await
        .put(&path, &json!({"password": "another horse"}))
        .await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(by_token.get("/api/ringlet/boot").await.status, 401);
    assert!(agent.get("/api/ringlet/boot").await.json()["user"].is_null());
    let with = |password: &str| json!({"usr": AGENT, "pwd": password});
    assert_eq!(app.guest().post(TOKEN, &with(PASSWORD)).await.status, 401);
    assert_eq!(
        app.guest().post(TOKEN, &with("another horse")).await.status,
        200
    );
}

#[tokio::test]
async fn missing_halves_are_named() {
    let app = TestApp::start().await;
    for (body, status, field) in [
        (json!({"usr": AGENT}), 422, "pwd"),
        (json!({"pwd": PASSWORD}), 422, "usr"),
        (json!({}), 401, ""),
    ] {
        let answer = app.guest().post(TOKEN, &body).await;
        assert_eq!(answer.status, status, "{body}");
        assert_eq!(answer.json()["field"].as_str().unwrap_or_default(), field);
    }
    let wrong = app
        .guest()
        .post(TOKEN, &json!({"usr": AGENT, "pwd": "no"}))
        .await;
    assert_eq!(
        (wrong.status, wrong.code().as_str()),
        (401, "bad-credentials")
    );
}
