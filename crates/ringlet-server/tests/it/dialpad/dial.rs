//! Dials: handed to the frame, placed by the API, left to Dialpad's own program.

use serde_json::{Value, json};

use super::{ASHA, CUSTOMER, KEY, SECRET, Team};

#[tokio::test]
async fn a_dial_is_handed_to_the_frame_and_its_events_come_back_to_it() {
    let team = Team::start().await;
    let context = json!({ "customer_name": "Ann Moreno", "customer_id": "C-7", "job_id": "J-9" });
    let (id, handoff) = team.hand_over(context).await;
    assert_eq!(handoff["phone_number"], CUSTOMER);
    let told = handoff["custom_data"].as_str().unwrap();
    assert!(
        !told.contains("Ann") && !told.contains("C-7") && !told.contains("J-9"),
        "who the customer is stays here: {told}"
    );
    assert_eq!(team.read(&id).await["state"], "dialing");
    assert!(
        team.dialpad.seen().is_empty(),
        "the server asks Dialpad for nothing"
    );

    let call = team.frame_dials(&handoff);
    for (state, shown) in [("calling", "dialing"), ("ringing", "ringing")] {
        team.dialpad.tell(call, state).await;
        assert_eq!(team.read(&id).await["state"], shown);
    }
    team.wait(9);
    team.dialpad.answer(call).await;
    let talking = team.read(&id).await;
    assert_eq!(talking["state"], "connected");
    assert_eq!(talking["capabilities"]["hangup"], true, "the id is known");
    team.wait(10);
    team.dialpad.tell(call, "hold").await;
    assert_eq!(team.read(&id).await["state"], "on-hold");
    team.wait(5);
    team.dialpad.answer(call).await;
    assert_eq!(team.read(&id).await["state"], "connected");
    team.wait(46);
    team.dialpad.end(call, "hangup").await;
    team.dialpad.dispose(call, "Interested").await;
    let over = team.read(&id).await;
    assert_eq!(
        (&over["state"], &over["outcome"], &over["duration_seconds"]),
        (&json!("ended"), &json!("completed"), &json!(61))
    );
    assert_eq!(over["display_name"], "Ann Moreno");
    assert_eq!(
        over["disposition"], "Interested",
        "chosen in Dialpad, taken over"
    );
    assert_eq!(team.log().await.len(), 1);
}

#[tokio::test]
async fn a_pages_own_data_goes_through_unchanged_and_the_call_is_found_by_number_and_time() {
    let team = Team::start().await;
    let own = r#"{"customerName":"Ann","jobId":"J-9"}"#;
    let (id, handoff) = team.hand_over(json!({ "custom_data": own })).await;
    assert_eq!(handoff["custom_data"], own);
    let (other, _) = team.hand_over(json!({})).await;
    team.wait(20);
    let call = team.frame_dials(&handoff);
    team.dialpad.tell(call, "ringing").await;
    assert_eq!(team.read(&id).await["state"], "ringing");
    assert_eq!(
        team.read(&other).await["state"],
        "dialing",
        "another dial to the same number isn't meant"
    );
    team.dialpad.end(call, "hangup").await;
    assert_eq!(team.read(&id).await["outcome"], "no-answer");
    assert_eq!(team.log().await.len(), 2);
}

#[tokio::test]
async fn the_same_request_twice_hands_over_the_same_call() {
    let team = Team::start().await;
    let again = team.agent.clone().with("idempotency-key", "k-1");
    let body = json!({ "to_number": CUSTOMER, "provider": "dialpad", "softphone": "iframe" });
    let first = again.post("/api/ringlet/calls", &body).await.json();
    let second = again.post("/api/ringlet/calls", &body).await.json();
    assert_eq!(first["handoff"], second["handoff"]);
    assert_eq!(first["call"]["id"], second["call"]["id"]);
}

#[tokio::test]
async fn what_the_frame_would_overlook_in_silence_is_refused() {
    let team = Team::start().await;
    for (fields, code, field) in [
        (json!({ "identity_id": "7" }), "invalid", "identity_type"),
        (
            json!({ "identity_type": "Office" }),
            "invalid",
            "identity_id",
        ),
        (
            json!({ "identity_type": "Office", "identity_id": "x" }),
            "invalid",
            "identity_id",
        ),
        (
            json!({ "outbound_caller_id": "front desk" }),
            "invalid",
            "outbound_caller_id",
        ),
        (
            json!({ "custom_data": "ß".repeat(1_001) }),
            "custom-data-too-long",
            "custom_data",
        ),
        (
            json!({ "to_number": "112x" }),
            "invalid-number",
            "to_number",
        ),
    ] {
        let mut fields = fields;
        fields["softphone"] = json!("iframe");
        let answer = team.dial(fields.clone()).await;
        assert_eq!(
            (
                answer.status,
                answer.code().as_str(),
                answer.json()["field"].as_str()
            ),
            (422, code, Some(field)),
            "{fields}"
        );
    }
    assert!(team.log().await.is_empty());
}

#[tokio::test]
async fn without_a_frame_the_api_rings_the_agent() {
    let team = Team::start().await;
    team.know_the_agent().await;
    let answer = team
        .dial(json!({ "identity_type": "OfficeGroup", "identity_id": "77", "outbound_caller_id": "+14155550188" }))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let id = answer.json()["call"]["id"].as_str().unwrap().to_owned();
    assert_eq!(answer.json()["handoff"], Value::Null);
    let seen = &team.dialpad.seen()[0];
    assert_eq!(
        (seen.method.as_str(), seen.path.as_str()),
        ("POST", "/api/v2/call")
    );
    assert_eq!(
        seen.body,
        json!({ "user_id": ASHA.id, "phone_number": CUSTOMER, "custom_data": format!("ringlet.1.{id}"),
            "group_type": "department", "group_id": 77, "outbound_caller_id": "+14155550188" })
    );
    let call = team.read(&id).await;
    assert_eq!(call["capabilities"]["hangup"], true);
    let hung_up = team
        .agent
        .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
        .await;
    assert_eq!(hung_up.status, 200, "{}", hung_up.text);
    assert_eq!(team.until(&id, "ended").await["outcome"], "canceled");
}

#[tokio::test]
async fn beyond_the_apis_few_calls_a_minute_dialpads_own_program_takes_over() {
    let team = Team::start().await;
    team.know_the_agent().await;
    for _ in 0..5 {
        assert_eq!(team.dial(json!({})).await.json()["handoff"], Value::Null);
    }
    let sixth = team.dial(json!({})).await;
    assert_eq!(sixth.status, 201, "{}", sixth.text);
    let id = sixth.json()["call"]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        sixth.json()["handoff"]["launch"]["url"],
        format!("dialpad://{CUSTOMER}?customData=ringlet%2E1%2E{id}")
    );
    let asked = team.dialpad.seen();
    assert_eq!(asked.len(), 5, "Dialpad isn't asked a sixth time");
}

#[tokio::test]
async fn without_a_key_the_program_and_without_that_a_plain_refusal() {
    let team = Team::with(json!({ "webhook_secret": SECRET })).await;
    let launched = team.dial(json!({})).await;
    assert!(
        launched.json()["handoff"]["launch"]["url"]
            .as_str()
            .unwrap()
            .starts_with("dialpad://+12125550147?customData=")
    );
    team.set(json!({ "open_app": 0 })).await;
    let refused = team.dial(json!({})).await;
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (409, "not-configured"),
        "{}",
        refused.text
    );
}

#[tokio::test]
async fn what_dialpad_refuses_is_told_in_its_words() {
    let team = Team::start().await;
    team.know_the_agent().await;
    team.dialpad.refuse_next(400, None);
    let busy = team.dial(json!({})).await;
    assert_eq!(
        (busy.status, busy.code().as_str()),
        (502, "provider-refused")
    );
    assert_eq!(busy.json()["hint"], "User is currently on a call");
    team.dialpad.refuse_next(401, None);
    let hint = team.dial(json!({})).await.json()["hint"].clone();
    assert!(hint.as_str().unwrap().contains("API key"), "{hint}");
    team.set(json!({ "open_app": 0 })).await;
    team.dialpad.refuse_next(429, Some(7));
    let slower = team.dial(json!({})).await;
    assert_eq!(slower.json()["hint"], "Try again in 7 seconds.");
    assert!(!slower.text.contains(KEY));
}
