//! The lives an outbound call can take.

use ringlet_testkit::smartflo::{Delivery, ENDINGS, Placing};
use serde_json::{Value, json};

use crate::app::exchange::{AGENT_PHONE, Line, OFFICE_PHONE};

#[tokio::test]
async fn an_answered_call_from_the_click_to_the_log() {
    let line = Line::open().await;
    let id = line.call("99999 88888").await;
    let call = line.until(&id, "ended").await;
    assert_eq!(call["outcome"], "completed");
    assert_eq!(call["direction"], "outbound");
    assert_eq!(call["number"]["e164"], "+919999988888");
    assert_eq!(call["agent"], "agent@example.test");
    assert_eq!(call["has_recording"], true);
    assert_eq!(call["wrapped_up"], false);
    // 95.2 s less 5.2 s of ringing; every second between answer and end is counted by the exchange.
    assert_eq!(call["duration_seconds"], 90);

    let asked = &line.pbx.seen()[0];
    assert_eq!(asked.path, "/v1/click_to_call");
    assert_eq!(
        asked.authorization.as_deref(),
        Some("Bearer secret-token-of-the-account")
    );
    let wanted = json!({
        "agent_number": AGENT_PHONE, "destination_number": "919999988888", "async": 1,
        "custom_identifier": id,
    });
    assert_eq!(asked.body, wanted);
}

#[tokio::test]
async fn every_life_of_the_exchange_ends_as_it_should() {
    let line = Line::open().await;
    let mut calls = Vec::new();
    for (ending, script, what) in ENDINGS {
        // Nothing is ever told of the one; the others never begin. See the reconciliation, and the faults.
        let told = script.delivery != Delivery::Never;
        if told && matches!(script.placing, Placing::Accept | Placing::AfterWebhooks) {
            let id = line.call(&format!("+91 99999 888{ending}")).await;
            calls.push((id, ending, what));
        }
    }
    for (id, ending, what) in calls {
        let outcome = match ending {
            "01" | "09" => "no-answer",
            "02" => "busy",
            "03" => "failed",
            "04" => "voicemail",
            "10" => "rejected",
            _ => "completed",
        };
        let call = line.until(&id, "ended").await;
        assert_eq!(call["outcome"], outcome, "{what}");
        let talked = matches!(outcome, "completed" | "voicemail");
        let seconds = call["duration_seconds"].as_i64().unwrap();
        assert_eq!(seconds > 0, talked, "{what}");
        assert_eq!(call["has_recording"], talked, "{what}");
        assert_eq!(call["reason"].is_string(), outcome == "failed", "{what}");
    }
}

#[tokio::test]
async fn webhooks_that_come_before_the_answer_find_their_call() {
    let line = Line::open().await;
    let id = line.call("+919999988817").await;
    let call = line.until(&id, "ended").await;
    assert_eq!(call["outcome"], "completed");
}

#[tokio::test]
async fn the_same_key_dials_once() {
    let line = Line::open().await;
    let client = line.agent.clone().with("idempotency-key", "k-1");
    let wish = json!({ "to_number": "+919999988888" });
    let first = client.post("/api/ringlet/calls", &wish).await;
    let again = client.post("/api/ringlet/calls", &wish).await;
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.json()["call"]["id"], again.json()["call"]["id"]);
    let other = client
        .post(
            "/api/ringlet/calls",
            &json!({ "to_number": "+919999977777" }),
        )
        .await;
    assert_eq!((other.status, other.code().as_str()), (409, "conflict"));
    let dials = line
        .pbx
        .seen()
        .iter()
        .filter(|request| request.path == "/v1/click_to_call")
        .count();
    assert_eq!(dials, 1);
}

#[tokio::test]
async fn make_a_call_is_the_same_service_behind_frappes_face() {
    let line = Line::open().await;
    let path = "/api/method/crm.integrations.tata_tele.handler.make_a_call";
    let client = line.agent.clone().with("idempotency-key", "k-2");
    let wish = json!({ "to_number": "9999988888", "from_number": "90000 00101" });
    let answer = client.post(path, &wish).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let message = &answer.json()["message"];
    assert_eq!(message["Status"], "Initiated");
    assert_eq!(message["To"], "+919999988888");
    let id = message["CallSid"].as_str().unwrap().to_owned();
    assert_eq!(
        client.post(path, &wish).await.json()["message"]["CallSid"],
        json!(id),
        "the same key"
    );
    line.until(&id, "ended").await;

    let foreign = json!({ "to_number": "9999988888", "from_number": "+14155550132" });
    let refused = line.agent.post(path, &foreign).await;
    assert_eq!(refused.status, 417, "somebody else's phone isn't rung");
    let enabled = "/api/method/crm.integrations.tata_tele.handler.is_integration_enabled";
    assert_eq!(
        line.agent.get(enabled).await.json(),
        json!({ "message": 1 })
    );
    assert_eq!(
        line.agent.get(path).await.status,
        403,
        "dialling isn't for GET"
    );
}

#[tokio::test]
async fn the_boot_names_the_line_and_the_phone() {
    let line = Line::open().await;
    let boot = line.agent.get("/api/ringlet/boot").await.json();
    assert_eq!(boot["providers"][0]["id"], "tata_tele");
    assert_eq!(boot["providers"][0]["allowed"], true);
    assert_eq!(
        boot["agent"],
        json!({ "has_phone": true, "default_provider": "tata_tele" })
    );
    let viewer = line
        .app
        .viewer()
        .await
        .get("/api/ringlet/boot")
        .await
        .json();
    assert_eq!(viewer["providers"][0]["allowed"], false);
    assert_eq!(viewer["agent"], Value::Null);
}

#[tokio::test]
async fn an_agent_without_a_phone_is_reached_in_the_office() {
    let line = Line::open().await;
    let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    let admin = line.app.admin().await;
    admin
        .put(path, &json!({ "phone_number": OFFICE_PHONE }))
        .await;
    let boot = admin.get("/api/ringlet/boot").await.json();
    assert_eq!(boot["agent"]["has_phone"], true);
    let wish = json!({ "to_number": "+919999988888", "outbound_caller_id": "918047100001" });
    let answer = admin
        .with_csrf()
        .await
        .post("/api/ringlet/calls", &wish)
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let asked = &line.pbx.seen()[0].body;
    assert_eq!(
        (&asked["agent_number"], &asked["caller_id"]),
        (&json!(OFFICE_PHONE), &json!("918047100001"))
    );
}
