//! Bodies that are too large, malformed, or of the wrong kind.

use reqwest::Method;
use serde_json::json;

use crate::app::{TestApp, read};

const USERS: &str = "/api/ringlet/users";

#[tokio::test]
async fn a_huge_body_is_refused() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let huge = json!({"id": "x@y.test", "name": "x".repeat(1024 * 1024), "roles": ["agent"]});
    let answer = admin.post(USERS, &huge).await;
    assert_eq!((answer.status, answer.code().as_str()), (413, "too-large"));
    let login = app
        .guest()
        .post(
            "/api/method/login",
            &json!({"usr": "x", "pwd": "x".repeat(2 * 1024 * 1024)}),
        )
        .await;
    assert_eq!(login.status, 413, "{}", login.text);
}

#[tokio::test]
async fn what_is_wrong_with_a_body_is_said() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let send = async |kind: &str, body: &str| {
        let request = admin
            .request(Method::POST, USERS)
            .header("content-type", kind);
        read(request.body(body.to_owned())).await
    };
    for (kind, body, status, code) in [
        ("text/plain", "{}", 400, "bad-request"),
        (
            "application/x-www-form-urlencoded",
            "id=x",
            400,
            "bad-request",
        ),
        ("application/json", "", 400, "bad-request"),
        ("application/json", "{", 400, "bad-request"),
        ("application/json", "{} {}", 400, "bad-request"),
        ("application/json", "7", 400, "bad-request"),
        ("application/json", "\u{0}\u{1}", 400, "bad-request"),
    ] {
        let answer = send(kind, body).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{kind} {body}"
        );
    }
    let wrong_type = send(
        "application/json; charset=utf-8",
        r#"{"id": "x", "roles": "agent"}"#,
    )
    .await;
    assert_eq!(
        (wrong_type.status, wrong_type.json()["field"].as_str()),
        (422, Some("roles"))
    );
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_is_an_answer() {
    let app = TestApp::start().await;
    let answer = app.guest().delete("/healthz").await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (403, "not-allowed")
    );
}
