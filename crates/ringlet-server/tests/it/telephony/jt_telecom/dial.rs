//! Click to call: from the request to the PABX's own words.

use std::time::Duration;

use ringlet_testkit::jt_telecom::{Dialect, Envelope};
use serde_json::{Value, json};

use crate::app::pabx::{Desk, EXTENSION, TOKEN, USER};
use crate::app::{ADMIN, AGENT};

const CLICK: &str = "/api/telephony/click-to-call";

async fn add_lead(desk: &Desk) -> String {
    let lead = json!({ "first_name": "Rita", "mobile_no": "+5511999990001" });
    let made = desk.admin.post("/api/resource/CRM%20Lead", &lead).await;
    made.json()["data"]["name"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_click_rings_the_extension_and_carries_what_was_sent() {
    let desk = Desk::open().await;
    let lead = add_lead(&desk).await;
    let wish = json!({
        "ramal_origem": 100,
        "numero_destino": "11999990001",
        "lead_id": lead,
        "notes": "Chamada de <follow-up>",
        "variaveis": { "origem": "crm", "campanha": 7 },
    });
    let answer = desk.agent.post(CLICK, &wish).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let call = answer.json()["call"].clone();
    assert_eq!(call["status"], "in_progress");
    assert_eq!(call["source"], "jt_telecom");
    assert_eq!(call["phone_number"], "+5511999990001");
    assert_eq!(call["lead_id"], json!(lead));
    assert_eq!(call["external_call_id"], "pabx_call_1");
    assert_eq!(answer.json().get("fell_back_from"), None);

    let placed = &desk.pabx.placed()[0];
    assert_eq!(placed.extension, EXTENSION);
    assert_eq!(placed.number, "11999990001", "as one dials in Brazil");
    assert_eq!(
        Value::Object(placed.variables.clone()),
        json!({ "origem": "crm", "campanha": "7", "ringlet_call": call["id"] })
    );
    let path = format!("/api/telephony/calls/{}", call["id"].as_str().unwrap());
    let detail = desk.agent.get(&path).await.json();
    assert_eq!(detail["call"]["notes"], "Chamada de <follow-up>");
    assert_eq!(detail["logs"][0]["event_type"], "accepted", "{detail}");
}

#[tokio::test]
async fn every_form_of_bodies_credentials_and_lists_leads_to_the_same_call() {
    for dialect in [
        Dialect::default(),
        Dialect {
            flat: true,
            ..Dialect::default()
        },
        Dialect {
            credentials_in_query: true,
            envelope: Envelope::Bare,
            ..Dialect::default()
        },
        Dialect {
            flat: true,
            credentials_in_query: true,
            envelope: Envelope::Deep,
            silent_dial: true,
            forgets_variables: true,
            numbers: true,
        },
    ] {
        let desk = Desk::open_with(dialect).await;
        let id = desk.call("11999990001").await;
        let pabx_id = desk.pabx.placed()[0].id.clone();
        desk.pass(20);
        desk.pabx.answer(&pabx_id);
        desk.wait(60).await;
        assert_eq!(desk.read(&id).await["state"], "connected", "{dialect:?}");
        desk.pass(42);
        desk.pabx.hang_up(&pabx_id, Duration::from_secs(90));
        desk.wait(60).await;
        let call = desk.read(&id).await;
        assert_eq!(call["state"], "ended", "{dialect:?}");
        assert_eq!(call["outcome"], "completed", "{dialect:?}");
        assert_eq!(call["duration_seconds"], 90, "{dialect:?}");
        assert_eq!(call["has_recording"], true, "{dialect:?}");
        let path = format!("/api/ringlet/calls/{id}/recording");
        let sound = desk.agent.get(&path).await;
        assert_eq!(
            (sound.status, sound.text.as_str()),
            (200, "RIFF"),
            "{dialect:?}"
        );
        assert_eq!(sound.header("content-type"), "audio/wav");
        assert!(desk.pabx.seen().iter().all(|request| request.allowed));
    }
}

#[tokio::test]
async fn a_repeated_key_dials_once_and_keeps_one_note() {
    let desk = Desk::open().await;
    let agent = desk.agent.clone().with("idempotency-key", "k-1");
    let wish = json!({ "numero_destino": "11999990001", "notes": "once" });
    let first = agent.post(CLICK, &wish).await;
    assert_eq!(first.status, 201, "{}", first.text);
    let again = agent.post(CLICK, &wish).await;
    assert_eq!(again.json()["call"]["id"], first.json()["call"]["id"]);
    assert_eq!(desk.pabx.placed().len(), 1);
    let id = first.json()["call"]["id"].as_str().unwrap().to_owned();
    let detail = desk.agent.get(&format!("/calls/{id}")).await.json();
    assert_eq!(detail["notes"].as_array().unwrap().len(), 1);
    let other = json!({ "numero_destino": "11999990002" });
    assert_eq!(agent.post(CLICK, &other).await.status, 409);
}

#[tokio::test]
async fn an_agent_dials_from_the_own_extension_and_an_administrator_from_any() {
    let desk = Desk::open().await;
    let wish = json!({ "ramal_origem": "101", "numero_destino": "11999990001" });
    let refused = desk.agent.post(CLICK, &wish).await;
    assert_eq!(refused.status, 403, "{}", refused.text);
    assert_eq!(refused.json()["field"], "ramal_origem");
    let dialled = desk.admin.post(CLICK, &wish).await;
    assert_eq!(dialled.status, 201, "{}", dialled.text);
    assert_eq!(desk.pabx.placed()[0].extension, "101");
    let without = json!({ "numero_destino": "11999990001" });
    let unknown = desk.app.session_of(ADMIN).await.post(CLICK, &without).await;
    assert_eq!(unknown.status, 409, "an administrator has no extension");
    assert_eq!(unknown.json()["field"], "ramal_origem");
    let viewer = desk.app.viewer().await.post(CLICK, &wish).await;
    assert_eq!(viewer.status, 403);
    assert_eq!(desk.app.guest().post(CLICK, &wish).await.status, 401);
}

#[tokio::test]
async fn what_cant_be_right_is_refused_by_name() {
    let desk = Desk::open().await;
    for (wish, field) in [
        (json!({}), "numero_destino"),
        (json!({ "numero_destino": "abc" }), "numero_destino"),
        (
            json!({ "numero_destino": "11999990001", "ramal_origem": "1x" }),
            "ramal_origem",
        ),
        (
            json!({ "numero_destino": "11999990001", "lead_id": 123 }),
            "lead_id",
        ),
        (
            json!({ "numero_destino": "11999990001", "variaveis": { "a": "x".repeat(300) } }),
            "variaveis",
        ),
        (
            json!({ "numero_destino": ["11999990001"] }),
            "numero_destino",
        ),
    ] {
        let refused = desk.agent.post(CLICK, &wish).await;
        assert_eq!(refused.status, 422, "{wish}: {}", refused.text);
        assert_eq!(refused.json()["field"], field, "{wish}");
    }
    assert!(desk.pabx.placed().is_empty());
}

#[tokio::test]
async fn the_widget_dials_through_it_too() {
    let desk = Desk::open().await;
    let dial = json!({ "to_number": "+5511999990001", "provider": "jt_telecom" });
    let answer = desk.agent.post("/api/ringlet/calls", &dial).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let call = answer.json()["call"].clone();
    assert_eq!(call["agent"], AGENT);
    assert_eq!(call["capabilities"]["rings_agent_phone"], true);
    assert_eq!(call["capabilities"]["hangup"], false);
}

#[tokio::test]
async fn the_connection_is_tested_without_a_call() {
    let desk = Desk::open().await;
    let test = desk.admin.get("/api/telephony/test-connection").await;
    assert_eq!(test.json()["success"], true, "{}", test.text);
    let asked = desk.pabx.seen().last().unwrap().clone();
    assert_eq!(asked.operation, "listar_ramais");
    assert_eq!(asked.query, [("limit".to_owned(), "1".to_owned())]);
    let wrong = json!({ "auth_token": "wrong" });
    desk.admin.put(crate::app::pabx::SETTINGS, &wrong).await;
    let test = desk
        .admin
        .get("/api/telephony/test-connection")
        .await
        .json();
    assert_eq!(test["success"], false);
    let said = test["message"].as_str().unwrap();
    assert!(said.contains("user and token"), "{said}");
    let agents = desk.agent.get("/api/telephony/test-connection").await;
    assert_eq!(agents.status, 403);
}

#[tokio::test]
async fn the_credentials_are_in_no_answer_and_no_log_of_ours() {
    let desk = Desk::open().await;
    let id = desk.call("11999990001").await;
    let mut told = String::new();
    for path in [
        crate::app::pabx::SETTINGS.to_owned(),
        "/api/telephony/test-connection".to_owned(),
        "/api/ringlet/audit".to_owned(),
        "/api/ringlet/settings/providers".to_owned(),
        format!("/calls/{id}"),
    ] {
        told += &desk.admin.get(&path).await.text;
    }
    assert!(!told.contains(TOKEN) && told.contains(USER), "{told}");
}
