//! `GET /api/ringlet/boot`

use crate::app::{AGENT, TestApp};

#[tokio::test]
async fn a_guest_learns_the_site_and_nothing_else() {
    let app = TestApp::start().await;
    let answer = app.guest().get("/api/ringlet/boot").await;
    assert_eq!(answer.status, 200);
    let boot = answer.json();
    assert!(boot["user"].is_null() && boot["csrf_token"].is_null());
    assert_eq!(boot["providers"], serde_json::json!([]));
    assert_eq!(boot["server_time"], app.clock.get().0);
}

#[tokio::test]
async fn a_session_gets_one_csrf_token_for_all_its_tabs() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let boot = agent.get("/api/ringlet/boot").await.json();
    assert_eq!(boot["user"]["id"], AGENT);
    assert_eq!(boot["user"]["roles"], serde_json::json!(["agent"]));
    let again = agent.get("/api/ringlet/boot").await.json();
    assert_eq!(boot["csrf_token"], again["csrf_token"]);
    let other = app.agent().await.get("/api/ringlet/boot").await.json();
    assert_ne!(boot["csrf_token"], other["csrf_token"]);
}

#[tokio::test]
async fn everybody_learns_the_zone_whose_days_are_counted() {
    let app = TestApp::start().await;
    let site = app.guest().get("/api/ringlet/boot").await.json()["site"].clone();
    assert!(site["time_zone"].is_string(), "{site}");
    let ahead = site["utc_offset_seconds"].as_i64().unwrap();
    assert!((-43_200..=50_400).contains(&ahead), "{ahead}");
}
