//! `/api/ringlet/settings/site`

use serde_json::json;

use crate::app::TestApp;

const SITE: &str = "/api/ringlet/settings/site";

#[tokio::test]
async fn what_is_saved_is_what_the_widget_gets() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let mut site = admin.get(SITE).await.json();
    site["region"] = json!("de");
    site["dispositions"] = json!(["Yes", "No"]);
    site["default_provider"] = json!("tata_tele");
    let hours = json!([{ "day": 1, "from": "09:00", "to": "18:00" }]);
    site["opening_hours"] = hours.clone();
    let saved = admin.put(SITE, &site).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    assert_ne!(saved.json()["modified"], site["modified"]);
    let boot = app.agent().await.get("/api/ringlet/boot").await.json();
    assert_eq!(boot["site"]["region"], "DE");
    assert_eq!(boot["site"]["dispositions"], json!(["Yes", "No"]));
    assert_eq!(admin.get(SITE).await.json(), saved.json());
    assert_eq!(saved.json()["opening_hours"], hours);
}

#[tokio::test]
async fn the_second_of_two_who_edit_is_told_who_was_first() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let mut site = admin.get(SITE).await.json();
    site["region"] = json!("DE");
    assert_eq!(admin.put(SITE, &site).await.status, 200);
    site["region"] = json!("FR");
    let answer = admin.put(SITE, &site).await;
    assert_eq!((answer.status, answer.code().as_str()), (409, "conflict"));
    assert_eq!(
        answer.json()["message"],
        "Admin changed this page at 09:00 UTC."
    );
    assert_eq!(admin.get(SITE).await.json()["region"], "DE");
}
