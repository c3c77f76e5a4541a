//! Which pages may use the server: CORS for browsers that ask first, and a check of our own for those that don't.

use reqwest::Method;
use serde_json::json;

use crate::app::{TestApp, read};

const WRITE: &str = "/api/ringlet/token";

#[tokio::test]
async fn a_foreign_page_can_not_write_with_somebodys_cookie() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for foreign in ["https://evil.test", "null", "http://127.0.0.1"] {
        let answer = agent
            .clone()
            .with("origin", foreign)
            .post(WRITE, &json!({}))
            .await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (403, "not-allowed"),
            "{foreign}"
        );
        assert!(answer.header("access-control-allow-origin").is_empty());
    }
    let own = agent
        .with("origin", &app.base)
        .post(WRITE, &json!({}))
        .await;
    assert_eq!(own.status, 200);
}

#[tokio::test]
async fn flags_and_settings_let_pages_in_and_out_at_once() {
    let app = TestApp::start_with(|config| {
        config.allowed_origins = vec!["https://fixed.test".to_owned()];
    })
    .await;
    let admin = app.admin().await;
    let preflight = async |origin: &str| {
        let asks = app
            .guest()
            .with("origin", origin)
            .with("access-control-request-method", "POST")
            .with(
                "access-control-request-headers",
                "authorization,content-type,idempotency-key",
            );
        read(asks.request(Method::OPTIONS, WRITE)).await
    };
    let fixed = preflight("https://fixed.test").await;
    assert_eq!(
        fixed.header("access-control-allow-origin"),
        "https://fixed.test"
    );
    assert_eq!(fixed.header("access-control-allow-credentials"), "true");
    assert_eq!(fixed.header("access-control-max-age"), "86400");
    assert!(
        fixed
            .header("access-control-allow-headers")
            .contains("idempotency-key")
    );
    let listed = async || {
        let answer = preflight("https://crm.test").await;
        !answer.header("access-control-allow-origin").is_empty()
    };
    assert!(!listed().await);
    let path = "/api/ringlet/settings/embed";
    admin
        .put(path, &json!({"origins": ["https://crm.test"]}))
        .await;
    assert!(listed().await);
    let page = app.agent().await.with("origin", "https://crm.test");
    assert_eq!(page.post(WRITE, &json!({})).await.status, 200);
    admin.put(path, &json!({"origins": []})).await;
    assert!(!listed().await);
    assert_eq!(page.post(WRITE, &json!({})).await.status, 403);
}

#[tokio::test]
async fn refusals_can_be_read_by_an_allowed_page() {
    let app = TestApp::start_with(|config| {
        config.allowed_origins = vec!["https://crm.test".to_owned()];
    })
    .await;
    let page = app.guest().with("origin", "https://crm.test");
    for path in [
        "/api/ringlet/users",
        "/api/ringlet/nothing",
        "/api/method/frappe.auth.get_logged_user",
    ] {
        let answer = page.get(path).await;
        assert!(answer.status >= 400);
        assert_eq!(
            answer.header("access-control-allow-origin"),
            "https://crm.test",
            "{path}"
        );
    }
}
