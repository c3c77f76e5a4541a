//! `Authorization: token key:secret` and `Basic`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::app::{ADMIN, AGENT, Client, TestApp};

const WHO: &str = "/api/method/frappe.auth.get_logged_user";

/// The agent's fresh key and secret.
async fn key(app: &TestApp) -> (String, String) {
    let path = format!("/api/ringlet/users/{AGENT}/api-key");
    let made = app.admin().await.post(&path, &json!({})).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let half = |name: &str| made.json()[name].as_str().unwrap().to_owned();
    (half("key"), half("secret"))
}

fn with_authorization(app: &TestApp, value: &str) -> Client {
    app.guest().with("authorization", value)
}

#[tokio::test]
async fn a_key_is_its_user_until_replaced() {
    let app = TestApp::start().await;
    let (key_1, secret_1) = key(&app).await;
    let token = with_authorization(&app, &format!("token {key_1}:{secret_1}"));
    assert_eq!(token.get(WHO).await.json(), json!({"message": AGENT}));
    let basic = STANDARD.encode(format!("{key_1}:{secret_1}"));
    let basic = with_authorization(&app, &format!("Basic {basic}"));
    assert_eq!(basic.get(WHO).await.json(), json!({"message": AGENT}));
    key(&app).await;
    assert_eq!(token.get(WHO).await.status, 401);
}

#[tokio::test]
async fn wrong_credentials_are_refused_and_never_taken_for_a_guest() {
    let app = TestApp::start().await;
    let (key, secret) = key(&app).await;
    for value in [
        format!("token {key}:{secret}x"),
        format!("token {key}:"),
        format!("token {key}"),
        format!("token x{key}:{secret}"),
        format!("Digest {key}:{secret}"),
        "Basic ???".to_owned(),
        "Bearer".to_owned(),
        "Bearer a.b.c".to_owned(),
        "nonsense".to_owned(),
    ] {
        let client = with_authorization(&app, &value);
        let ours = client.get("/api/ringlet/boot").await;
        assert_eq!(
            (ours.status, ours.code().as_str()),
            (401, "not-authenticated"),
            "{value}"
        );
        let frappes = client.get(WHO).await;
        assert_eq!(frappes.status, 401, "{value}");
        assert_eq!(frappes.json()["exc_type"], "AuthenticationError", "{value}");
    }
}

#[tokio::test]
async fn the_session_beats_a_key_in_the_same_request() {
    let app = TestApp::start().await;
    let (key, secret) = key(&app).await;
    let both = app
        .admin()
        .await
        .with("authorization", &format!("token {key}:{secret}"));
    assert_eq!(both.get(WHO).await.json(), json!({"message": ADMIN}));
}

#[tokio::test]
async fn switching_the_user_off_stops_the_key() {
    let app = TestApp::start().await;
    let (key, secret) = key(&app).await;
    let token = with_authorization(&app, &format!("token {key}:{secret}"));
    let off = json!({"enabled": false});
    let path = format!("/api/ringlet/users/{AGENT}");
    assert_eq!(app.admin().await.put(&path, &off).await.status, 200);
    assert_eq!(token.get(WHO).await.status, 401);
}
