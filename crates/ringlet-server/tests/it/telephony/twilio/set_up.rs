//! What happens when an administrator saves Twilio's settings.

use std::time::Duration;

use ringlet_testkit::Mood;
use ringlet_testkit::twilio::ACCOUNT;
use serde_json::{Value, json};

use super::{Desk, SETTINGS, TOKEN};

const TEST: &str = "/api/method/crm.integrations.twilio.handler.validate_connection";

#[tokio::test]
async fn an_api_key_and_a_twiml_app_are_made_once() {
    let desk = Desk::open().await;
    let again = desk.save(json!({ "record_calls": 0 })).await;
    assert_eq!(again.status, 200, "{}", again.text);
    assert_eq!((desk.twilio.keys().len(), desk.twilio.apps().len()), (1, 1));
    let (key, secret) = desk.twilio.keys().remove(0);
    let app = desk.twilio.apps().remove(0);
    assert_eq!(app["friendly_name"], "Ringlet");
    assert_eq!(
        app["voice_url"],
        format!("{}/api/ringlet/twilio/voice", desk.app.base)
    );
    let kept = desk.admin.get(SETTINGS).await;
    let document = kept.json()["data"].clone();
    assert_eq!(document["api_key"], key);
    assert_eq!(document["api_secret"], "********");
    assert_eq!(
        (&document["twiml_sid"], &document["twilio_apps"]),
        (&app["sid"], &json!("Ringlet"))
    );
    let log = desk.admin.get("/api/ringlet/settings/requests").await;
    assert!(log.text.contains("Keys.json"), "{}", log.text);
    for secret in [secret.as_str(), TOKEN] {
        assert!(!kept.text.contains(secret) && !log.text.contains(secret));
    }
}

#[tokio::test]
async fn what_is_wrong_is_named_and_nothing_is_saved() {
    let desk = Desk::open().await;
    let other_account = format!("AC{:032}", 9);
    for (wrong, said) in [
        (json!({ "auth_token": "wrong" }), "auth token"),
        (json!({ "account_sid": other_account }), "Account SID"),
        (json!({ "api_secret": "wrong" }), "API key or its secret"),
        (json!({ "account_sid": "my account" }), "Account SID"),
        (json!({ "api_key": "AC12" }), "API key"),
        (json!({ "twiml_sid": "app" }), "TwiML app"),
    ] {
        let refused = desk.save(wrong.clone()).await;
        assert_eq!(refused.status, 417, "{wrong}: {}", refused.text);
        assert!(refused.text.contains(said), "{wrong}: {}", refused.text);
    }
    desk.twilio.set_account_status("suspended");
    let refused = desk.save(json!({})).await;
    assert!(refused.text.contains("suspended"), "{}", refused.text);
    desk.twilio.set_account_status("active");
    for mood in [Mood::Down, Mood::Faulty] {
        desk.twilio.set_mood(mood);
        let refused = desk.save(json!({ "app_name": "Another" })).await;
        assert!(refused.status >= 500, "{mood:?}: {}", refused.text);
    }
    desk.twilio.set_mood(Mood::Slow(Duration::from_millis(300)));
    let off = desk
        .save(json!({ "enabled": 0, "auth_token": "wrong" }))
        .await;
    assert_eq!(off.status, 200, "switching off asks nobody: {}", off.text);
    let kept = desk.admin.get(SETTINGS).await.json()["data"].clone();
    assert_eq!(kept["app_name"], "Ringlet");
    assert_eq!(kept["account_sid"], ACCOUNT);
}

#[tokio::test]
async fn the_connection_is_tested_by_the_account_and_by_the_key() {
    let desk = Desk::open().await;
    let test = async || -> Value { desk.admin.get(TEST).await.json()["message"].clone() };
    assert_eq!(test().await["success"], true);
    let asked = desk.twilio.asked();
    let last: Vec<&str> = asked
        .iter()
        .rev()
        .take(2)
        .map(|asked| asked.path.as_str())
        .collect();
    assert!(last[1].ends_with(&format!("{ACCOUNT}.json")), "{last:?}");
    assert!(last[0].ends_with("/Calls.json"), "{last:?}");
    desk.twilio.set_account_status("closed");
    let closed = test().await;
    assert_eq!(closed["success"], false);
    assert!(
        closed["message"].as_str().unwrap().contains("closed"),
        "{closed}"
    );
}

#[tokio::test]
async fn the_apps_are_read_again_when_frappes_page_asks() {
    let desk = Desk::open().await;
    let call = json!({ "dt": "CRM Twilio Settings", "dn": "CRM Twilio Settings", "method": "fetch_applications" });
    let path = "/api/method/run_doc_method";
    let answer = desk.admin.post(path, &call).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["docs"][0]["twilio_apps"], "Ringlet");
    assert_eq!(desk.agent.post(path, &call).await.status, 403);
    let other = json!({ "dt": "CRM Lead", "dn": "x", "method": "delete" });
    assert_eq!(desk.admin.post(path, &other).await.status, 403);
}

/// Twilio signs; its address has no key that could be made anew.
#[tokio::test]
async fn the_address_is_no_secret_and_stays() {
    let desk = Desk::open().await;
    let webhook = "/api/ringlet/settings/providers/twilio/webhook";
    let info = desk.admin.get(webhook).await.json();
    assert_eq!(info["by_key"], false, "{info}");
    let path = format!("{webhook}/rotate");
    let refused = desk.admin.post(&path, &json!({})).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(refused.text.contains("Twilio signs"), "{}", refused.text);
    assert_eq!(desk.admin.get(webhook).await.json()["url"], info["url"]);
}
