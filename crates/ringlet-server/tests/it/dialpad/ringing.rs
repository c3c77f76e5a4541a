//! What the frame tells of ringing.

use std::time::Duration;

use ringlet_server::service::dialpad_ringing;
use serde_json::{Value, json};

use super::{ASHA, CUSTOMER, SECRET, Team};
use crate::app::Answer;

const PATH: &str = "/api/ringlet/dialpad/ringing";

fn message(state: &str, call: u64) -> Value {
    json!({ "state": state, "id": call.to_string(), "external_number": CUSTOMER, "internal_number": ASHA.phone,
        "contact": { "id": "6051533200162816", "name": "Ann from Dialpad", "phone": CUSTOMER }, "user_id": ASHA.id.to_string() })
}

async fn ring(team: &Team, state: &str, call: u64) -> Answer {
    let answer = team.agent.post(PATH, &message(state, call)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer
}

#[tokio::test]
async fn a_call_rings_with_the_records_that_hold_the_number() {
    let team = Team::start().await;
    let lead = json!({ "first_name": "Ann", "last_name": "Moreno", "mobile_no": CUSTOMER });
    let lead = team
        .agent
        .post("/api/resource/CRM%20Lead", &lead)
        .await
        .json();
    let call = team.dialpad.incoming(ASHA, CUSTOMER);
    let shown = ring(&team, "on", call).await.json()["call"].clone();
    assert_eq!(
        (&shown["state"], &shown["direction"]),
        (&json!("ringing"), &json!("inbound"))
    );
    assert_eq!(shown["matches"][0]["name"], lead["data"]["name"]);
    assert_eq!(shown["display_name"], "Ann from Dialpad");
    let again = ring(&team, "on", call).await.json()["call"].clone();
    assert_eq!(again, shown, "another tab says it too");
    let in_hand = team.agent.get("/api/ringlet/calls/active").await.json();
    assert_eq!(in_hand["calls"][0]["id"], shown["id"]);
    // The events are of the same call.
    team.dialpad.tell(call, "ringing").await;
    team.dialpad.answer(call).await;
    let id = shown["id"].as_str().unwrap();
    let talking = team.read(id).await;
    assert_eq!(
        (&talking["state"], &talking["agent"]),
        (&json!("connected"), &json!("agent@example.test"))
    );
    assert_eq!(team.log().await.len(), 1);
}

#[tokio::test]
async fn that_it_stopped_to_ring_ends_nothing_and_dialpad_is_asked() {
    let team = Team::start().await;
    team.dialpad.forget_webhook();
    let call = team.dialpad.incoming(ASHA, CUSTOMER);
    let id = ring(&team, "on", call).await.json()["call"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    team.dialpad.answer(call).await;
    let stopped = ring(&team, "off", call).await.json()["call"].clone();
    assert_ne!(
        stopped["state"], "ended",
        "it may have been answered, and was"
    );
    assert_eq!(team.until(&id, "connected").await["outcome"], Value::Null);

    let missed = team.dialpad.incoming(ASHA, CUSTOMER);
    let id = ring(&team, "on", missed).await.json()["call"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    team.dialpad.end(missed, "missed").await;
    ring(&team, "off", missed).await;
    assert_eq!(team.until(&id, "ended").await["outcome"], "missed");
}

#[tokio::test]
async fn what_dialpad_doesnt_know_the_last_time_it_is_asked_is_over() {
    let team = Team::start().await;
    let unknown = 5_635_304_278_851_999;
    let call = ring(&team, "on", unknown).await.json()["call"].clone();
    let id = call["id"].as_str().unwrap().to_owned();
    team.wait(90);
    let ask = |times: &'static [Duration]| {
        dialpad_ringing::find_out(team.app.state.clone(), id.clone(), times)
    };
    team.dialpad.refuse_next(503, None);
    ask(&[Duration::ZERO]).await;
    assert_eq!(
        team.read(&id).await["state"],
        "ringing",
        "nobody could be asked"
    );
    ask(&[Duration::ZERO, Duration::ZERO]).await;
    let over = team.read(&id).await;
    assert_eq!(
        (&over["state"], &over["outcome"]),
        (&json!("ended"), &Value::Null)
    );
}

#[tokio::test]
async fn nobody_sees_anothers_call_by_naming_it() {
    let team = Team::start().await;
    let call = team.dialpad.incoming(ASHA, CUSTOMER);
    team.dialpad.answer(call).await;
    team.app
        .add_user("other@example.test", &[ringlet_model::Role::Agent])
        .await;
    let other = team.app.session_of("other@example.test").await;
    for state in ["on", "off"] {
        let answer = other.post(PATH, &message(state, call)).await;
        assert_eq!(
            (answer.status, answer.json()),
            (200, json!({ "call": null }))
        );
    }
    assert_eq!(
        team.app
            .viewer()
            .await
            .post(PATH, &message("on", call))
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn an_off_without_an_on_and_what_is_no_call() {
    let team = Team::with(json!({ "webhook_secret": SECRET })).await;
    let unknown = ring(&team, "off", 5_635_304_278_851_999).await;
    assert_eq!(unknown.json(), json!({ "call": null }));
    for (field, value) in [
        ("id", json!("x")),
        ("id", json!("")),
        ("external_number", json!("1".repeat(200))),
    ] {
        let mut body = message("on", 7);
        body[field] = value;
        let answer = team.agent.post(PATH, &body).await;
        assert_eq!(
            (answer.status, &answer.json()["field"]),
            (422, &json!(field))
        );
    }
    let mut hidden = message("on", 7);
    hidden["external_number"] = json!("");
    hidden["contact"] = Value::Null;
    let answer = team.agent.post(PATH, &hidden).await;
    assert_eq!(
        answer.json()["call"]["number"]["raw"],
        "anonymous",
        "{}",
        answer.text
    );
}
