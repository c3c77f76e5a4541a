//! A provider that is away: the dial goes through another one that the user may use, and the answer says so.

use ringlet_testkit::jt_telecom::Weather;
use serde_json::{Value, json};

use crate::app::exchange::{AGENT_PHONE, switch_on};
use crate::app::pabx::Desk;
use crate::app::{ADMIN, AGENT};
use ringlet_testkit::smartflo::{Pace, SmartfloPbx};

/// A server with both lines, JT Telecom the agent's own choice.
async fn both() -> (Desk, SmartfloPbx) {
    let desk = Desk::open().await;
    let now = desk.pabx.now();
    let token = crate::app::exchange::TOKEN;
    let smartflo = SmartfloPbx::start(token, Pace::times(50.0), now)
        .await
        .unwrap();
    switch_on(&desk.app, &smartflo.api_endpoint()).await;
    let path = format!("/api/resource/CRM%20Telephony%20Agent/{AGENT}");
    let phones = json!({ "mobile_no": AGENT_PHONE, "default_medium": "JT Telecom" });
    let saved = desk.admin.put(&path, &phones).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    (desk, smartflo)
}

async fn dial(desk: &Desk, provider: Option<&str>) -> (u16, Value) {
    let wish = json!({ "to_number": "+5511999990031", "provider": provider });
    let answer = desk.agent.post("/api/ringlet/calls", &wish).await;
    (answer.status, answer.json())
}

#[tokio::test]
async fn a_dial_that_names_no_provider_goes_through_another_one() {
    let (desk, smartflo) = both().await;
    let (status, well) = dial(&desk, None).await;
    assert_eq!(
        (status, &well["call"]["provider"]),
        (201, &json!("jt_telecom"))
    );
    assert_eq!(well.get("fell_back_from"), None);
    desk.pabx.weather(Weather::Html);
    let (status, body) = dial(&desk, None).await;
    assert_eq!(status, 201, "{body}");
    assert_eq!(body["fell_back_from"], "jt_telecom");
    assert_eq!(body["call"]["provider"], "tata_tele");
    assert_eq!(smartflo.seen().last().unwrap().path, "/v1/click_to_call");
    let id = body["call"]["id"].as_str().unwrap();
    let detail = desk.agent.get(&format!("/calls/{id}")).await.json();
    assert_eq!(detail["call"]["source"], "tata_tele");
    let told = &detail["events"][0];
    assert_eq!(told["kind"], "fell-back", "{detail}");
    let said = told["detail"].as_str().unwrap();
    assert_eq!(
        said,
        "JT Telecom has a fault. Calling through Tata Tele instead."
    );
    let log = desk.agent.get("/calls").await.json();
    assert_eq!(
        log["calls"].as_array().unwrap().len(),
        2,
        "one entry a dial"
    );
}

#[tokio::test]
async fn click_to_call_falls_back_too_and_a_repeat_says_the_same() {
    let (desk, smartflo) = both().await;
    desk.pabx.weather(Weather::Html);
    let agent = desk.agent.clone().with("idempotency-key", "k-1");
    let wish = json!({ "ramal_origem": "100", "numero_destino": "11999990031" });
    let first = agent.post("/api/telephony/click-to-call", &wish).await;
    assert_eq!(first.status, 201, "{}", first.text);
    assert_eq!(first.json()["fell_back_from"], "jt_telecom");
    assert_eq!(first.json()["call"]["source"], "tata_tele");
    let rung = smartflo.seen().last().unwrap().body.clone();
    assert_eq!(rung["agent_number"], AGENT_PHONE, "not the extension");
    let again = agent.post("/api/telephony/click-to-call", &wish).await;
    assert_eq!(again.json()["call"]["id"], first.json()["call"]["id"]);
    assert_eq!(again.json()["fell_back_from"], "jt_telecom");
    assert_eq!(smartflo.seen().len(), 1);
}

#[tokio::test]
async fn a_provider_that_was_named_is_not_replaced_but_the_others_are_named() {
    let (desk, smartflo) = both().await;
    desk.pabx.weather(Weather::Html);
    let (status, body) = dial(&desk, Some("jt_telecom")).await;
    assert_eq!(
        (status, &body["code"]),
        (504, &json!("provider-unreachable"))
    );
    let hint = body["hint"].as_str().unwrap();
    assert!(
        hint.ends_with("You can call through Tata Tele instead."),
        "{hint}"
    );
    assert!(smartflo.seen().is_empty());
}

#[tokio::test]
async fn what_the_user_may_not_use_is_neither_used_nor_named() {
    let (desk, smartflo) = both().await;
    let only_admin = json!({ "everyone": false, "roles": [], "users": [ADMIN] });
    let path = "/api/ringlet/settings/access/tata_tele";
    assert_eq!(desk.admin.put(path, &only_admin).await.status, 200);
    desk.pabx.weather(Weather::Html);
    for provider in [None, Some("jt_telecom")] {
        let (status, body) = dial(&desk, provider).await;
        assert_eq!(status, 504, "{body}");
        assert!(!body.to_string().contains("Tata"), "{body}");
    }
    assert!(smartflo.seen().is_empty());
}

#[tokio::test]
async fn a_refusal_is_an_answer_and_no_reply_may_still_ring() {
    let (desk, smartflo) = both().await;
    desk.pabx.weather(Weather::Refusing);
    let (status, body) = dial(&desk, None).await;
    assert_eq!((status, &body["code"]), (502, &json!("provider-refused")));
    desk.pabx.weather(Weather::Silent);
    let (status, body) = dial(&desk, None).await;
    assert_eq!((status, &body["code"]), (504, &json!("timeout")));
    assert!(smartflo.seen().is_empty(), "a phone must not ring twice");
}

#[tokio::test]
async fn when_all_are_away_the_last_one_is_told_and_the_entry_is_closed() {
    let (desk, smartflo) = both().await;
    drop(smartflo);
    desk.pabx.weather(Weather::Html);
    let (status, body) = dial(&desk, None).await;
    assert_eq!(status, 504, "{body}");
    let message = body["message"].as_str().unwrap();
    assert_eq!(message, "Tata Tele doesn’t answer.");
    let log = desk.agent.get("/calls").await.json();
    assert_eq!(log["calls"][0]["outcome"], "failed", "{log}");
}
