//! `/api/ringlet/settings/access/{provider}`

use serde_json::json;

use crate::app::{AGENT, TestApp};

const ACCESS: &str = "/api/ringlet/settings/access/tata_tele";

#[tokio::test]
async fn agents_may_call_until_an_administrator_says_otherwise() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let mut usual = admin.get(ACCESS).await.json();
    usual["modified"].take();
    assert_eq!(
        usual,
        json!({"everyone": false, "roles": ["admin", "agent"], "users": [], "modified": null})
    );
    let rule = json!({"everyone": false, "roles": [], "users": [AGENT]});
    let mut saved = admin.put(ACCESS, &rule).await.json();
    assert_eq!(admin.get(ACCESS).await.json(), saved);
    saved.as_object_mut().unwrap().remove("modified");
    assert_eq!(saved, rule);
}

#[tokio::test]
async fn unknown_names_are_refused() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for (rule, field) in [
        (json!({"roles": ["king"]}), "roles"),
        (json!({"users": ["nobody"]}), "users"),
    ] {
        let answer = admin.put(ACCESS, &rule).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field))
        );
    }
    assert_eq!(
        admin.get("/api/ringlet/settings/access/acme").await.status,
        404
    );
}
