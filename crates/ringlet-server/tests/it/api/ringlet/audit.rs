//! `GET /api/ringlet/audit`

use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, PASSWORD, TestApp};

fn actions(page: &Value) -> Vec<String> {
    let entries = page["entries"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| entry["action"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn sign_ins_changes_and_refusals_are_in_it_and_secrets_are_not() {
    let app = TestApp::start().await;
    let guest = app.guest();
    guest
        .post(
            "/api/method/login",
            &json!({"usr": AGENT, "pwd": "wrong-secret"}),
        )
        .await;
    guest
        .post(
            "/api/method/login",
            &json!({"usr": "wrong-secret", "pwd": "x"}),
        )
        .await;
    guest
        .post("/api/method/login", &json!({"usr": AGENT, "pwd": PASSWORD}))
        .await;
    app.agent().await.get("/api/ringlet/users").await;
    let admin = app.admin().await;
    let secret = admin
        .post("/api/ringlet/settings/embed/secret", &json!({}))
        .await
        .json();
    admin
        .put(
            &format!("/api/ringlet/users/{AGENT}"),
            &json!({"password": "another horse"}),
        )
        .await;
    let page = admin.get("/api/ringlet/audit?limit=200").await;
    let actions = actions(&page.json());
    for action in ["sign-in", "refused", "embed-secret-made", "user-changed"] {
        assert!(
            actions.iter().any(|known| known == action),
            "{action} in {actions:?}"
        );
    }
    assert_eq!(
        actions
            .iter()
            .filter(|action| *action == "sign-in-failed")
            .count(),
        2
    );
    let refused = page.json()["entries"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["action"] == "refused")
        .cloned()
        .unwrap();
    assert_eq!(
        (&refused["user"], &refused["target"]),
        (&json!(AGENT), &json!("/api/ringlet/users"))
    );
    let secret = secret["secret"].as_str().unwrap();
    for hidden in ["wrong-secret", "horse", secret] {
        assert!(!page.text.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gap() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let all = admin.get("/api/ringlet/audit").await.json();
    let mut walked = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = admin
            .get(&format!("/api/ringlet/audit?limit=2{cursor}"))
            .await
            .json();
        walked.extend(page["entries"].as_array().unwrap().clone());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(json!(walked), all["entries"]);
    assert!(walked.iter().any(|entry| entry["user"] == ADMIN));
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("cursor=x", "cursor"),
    ] {
        let answer = admin.get(&format!("/api/ringlet/audit?{query}")).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field)),
            "{query}"
        );
    }
    assert_eq!(admin.get("/api/ringlet/audit?limit=many").await.status, 422);
}
