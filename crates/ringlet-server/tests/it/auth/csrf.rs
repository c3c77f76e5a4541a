//! A session that owns a CSRF token must show it with every write.

use serde_json::json;

use crate::app::{AGENT, TestApp};

const WRITE: &str = "/api/ringlet/token";

#[tokio::test]
async fn a_session_without_a_page_needs_no_token() {
    let app = TestApp::start().await;
    assert_eq!(app.agent().await.post(WRITE, &json!({})).await.status, 200);
}

#[tokio::test]
async fn once_minted_the_token_is_needed_and_must_be_this_sessions() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let with_token = agent.clone().with_csrf().await;
    let missing = agent.post(WRITE, &json!({})).await;
    assert_eq!((missing.status, missing.code().as_str()), (400, "csrf"));
    let wrong = agent
        .clone()
        .with("x-frappe-csrf-token", "guess")
        .post(WRITE, &json!({}))
        .await;
    assert_eq!(wrong.status, 400);
    let other = app.agent().await.get("/api/ringlet/boot").await.json();
    let others = agent
        .clone()
        .with("x-frappe-csrf-token", other["csrf_token"].as_str().unwrap());
    assert_eq!(others.post(WRITE, &json!({})).await.status, 400);
    assert_eq!(with_token.post(WRITE, &json!({})).await.status, 200);
    // Reading needs none.
    assert_eq!(
        agent.get("/api/ringlet/boot").await.json()["user"]["id"],
        AGENT
    );
}

#[tokio::test]
async fn below_api_method_it_is_frappes_error() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    agent.get("/api/ringlet/boot").await;
    let answer = agent.post("/api/method/logout", &json!({})).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["exc_type"], "CSRFTokenError");
}

#[tokio::test]
async fn keys_and_tokens_need_none() {
    let app = TestApp::start().await;
    let agent = app.agent().await.with_csrf().await;
    let token = agent.post(WRITE, &json!({})).await.json();
    let bearer = format!("Bearer {}", token["token"].as_str().unwrap());
    let by_token = app.guest().with("authorization", &bearer);
    assert_eq!(by_token.post(WRITE, &json!({})).await.status, 200);
}
