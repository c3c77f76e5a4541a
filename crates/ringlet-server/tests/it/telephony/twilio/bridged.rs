//! Calls bridged to the agent's phone.

use ringlet_server::service::reconcile;
use ringlet_testkit::Mood;
use serde_json::json;

use super::{CUSTOMER, Desk, PHONE};
use ringlet_testkit::twilio::NUMBER;

#[tokio::test]
async fn a_call_rings_the_agent_then_the_customer_and_ends_in_the_log() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call().await;
    let placed = desk
        .twilio
        .asked()
        .into_iter()
        .find(|asked| asked.path.ends_with("/Calls.json"))
        .unwrap();
    assert_eq!(placed.field("To"), PHONE);
    assert_eq!(placed.field("From"), NUMBER);
    assert_eq!(
        placed.field("ApplicationSid"),
        "",
        "callbacks would be left out"
    );
    assert!(
        placed
            .field("Twiml")
            .contains(&format!(">{CUSTOMER}</Number>"))
    );
    assert_eq!(placed.body.matches("StatusCallbackEvent=").count(), 4);

    let child = desk.twilio.bridge(&parent);
    let both = [
        ("CallSid", child.as_str()),
        ("ParentCallSid", parent.as_str()),
    ];
    for (leg, status, wanted) in [
        ("agent", "ringing", "dialing"),
        ("agent", "in-progress", "ringing"),
        ("customer", "ringing", "ringing"),
        ("customer", "in-progress", "connected"),
    ] {
        let mut fields = if leg == "agent" {
            vec![("CallSid", parent.as_str())]
        } else {
            both.to_vec()
        };
        fields.push(("CallStatus", status));
        assert_eq!(desk.tell(leg, &fields).await, 200);
        assert_eq!(desk.read(&id).await["state"], wanted, "{leg} {status}");
    }
    let mut over = both.to_vec();
    over.extend([("CallStatus", "completed"), ("CallDuration", "33")]);
    desk.tell("customer", &over).await;
    desk.tell("customer", &over).await;
    let gone = [
        ("CallSid", parent.as_str()),
        ("CallStatus", "completed"),
        ("CallDuration", "40"),
    ];
    desk.tell("agent", &gone).await;
    // Late, and of no importance any more.
    desk.tell(
        "agent",
        &[("CallSid", parent.as_str()), ("CallStatus", "ringing")],
    )
    .await;
    let url = format!("{}/recordings/RE1", desk.twilio.api_endpoint());
    let recording = [
        ("CallSid", parent.as_str()),
        ("RecordingSid", "RE1"),
        ("RecordingUrl", url.as_str()),
    ];
    assert_eq!(desk.tell("customer", &recording).await, 200);
    let call = desk.read(&id).await;
    assert_eq!(
        (&call["state"], &call["outcome"]),
        (&json!("ended"), &json!("completed"))
    );
    assert_eq!(
        call["duration_seconds"], 33,
        "the customer's leg, not the agent's"
    );
    let sound = desk
        .agent
        .get(&format!("/api/ringlet/calls/{id}/recording"))
        .await;
    assert_eq!((sound.status, sound.text.as_str()), (200, "ID3"));
    let log = desk.agent.get("/calls").await;
    assert_eq!(
        log.json()["calls"].as_array().unwrap().len(),
        1,
        "one entry"
    );
    assert!(!log.text.contains("recordings/RE1"), "{}", log.text);
}

#[tokio::test]
async fn how_a_leg_ends_is_how_the_call_ends() {
    for (leg, status, outcome) in [
        ("customer", "busy", "busy"),
        ("customer", "no-answer", "no-answer"),
        ("customer", "failed", "failed"),
        ("agent", "no-answer", "no-answer"),
        ("agent", "busy", "no-answer"),
        ("agent", "canceled", "canceled"),
    ] {
        let desk = Desk::open().await;
        let (id, parent) = desk.call().await;
        let child = desk.twilio.bridge(&parent);
        let fields = match leg {
            "agent" => vec![("CallSid", parent.as_str()), ("CallStatus", status)],
            _ => vec![
                ("CallSid", child.as_str()),
                ("ParentCallSid", parent.as_str()),
                ("CallStatus", status),
            ],
        };
        assert_eq!(desk.tell(leg, &fields).await, 200);
        desk.tell(
            "agent",
            &[("CallSid", parent.as_str()), ("CallStatus", "completed")],
        )
        .await;
        assert_eq!(desk.read(&id).await["outcome"], outcome, "{leg} {status}");
    }
}

#[tokio::test]
async fn what_isnt_signed_right_is_refused_and_changes_nothing() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call().await;
    let before = desk.read(&id).await;
    let fields = [("CallSid", parent.as_str()), ("CallStatus", "completed")];
    let url = desk.callback("agent");
    let right = desk.twilio.signature(&url, &fields);
    let other_call = url.replace(&id, "another");
    let unsigned = desk.send_unsigned(&url, &fields).await;
    assert_eq!(unsigned, 400);
    for (url, fields, signature) in [
        (url.as_str(), &fields[..], ""),
        (&url, &fields[..], "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        (&url, &fields[..1], right.as_str()),
        (&other_call, &fields[..], &right),
    ] {
        assert_eq!(
            desk.send(url, fields, signature).await,
            403,
            "{url} {signature}"
        );
    }
    assert_eq!(desk.read(&id).await, before);
    assert_eq!(desk.send(&url, &fields, &right).await, 200);
}

#[tokio::test]
async fn hanging_up_ends_both_legs() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call().await;
    assert_eq!(desk.read(&id).await["capabilities"]["hangup"], true);
    let path = format!("/api/ringlet/calls/{id}/hangup");
    let answer = desk.agent.post(&path, &json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let asked = desk.twilio.asked().last().unwrap().clone();
    assert!(
        asked.path.ends_with(&format!("/Calls/{parent}.json")),
        "{}",
        asked.path
    );
    assert_eq!(asked.field("Status"), "completed");
    assert_eq!(desk.read(&id).await["outcome"], "canceled");
}

#[tokio::test]
async fn a_silent_call_is_asked_about() {
    let desk = Desk::open().await;
    let (id, parent) = desk.call().await;
    let child = desk.twilio.bridge(&parent);
    desk.twilio.set(&parent, "completed", 70);
    desk.twilio.set(&child, "completed", 61);
    desk.app.clock.advance(std::time::Duration::from_secs(60));
    reconcile::round(&desk.app.state).await.unwrap();
    let call = desk.read(&id).await;
    assert_eq!(call["outcome"], "completed", "{call}");
    assert_eq!(call["duration_seconds"], 61);
}

#[tokio::test]
async fn each_trouble_is_told_in_its_own_words() {
    let desk = Desk::open().await;
    for (mood, status, code) in [
        (Mood::Refusing, 502, "provider-refused"),
        (Mood::Faulty, 504, "provider-unreachable"),
        (Mood::Down, 504, "provider-unreachable"),
        (Mood::Overrun(5), 502, "provider-refused"),
    ] {
        desk.twilio.set_mood(mood);
        let (got, body) = desk.dial().await;
        assert_eq!(
            (got, body["code"].as_str().unwrap()),
            (status, code),
            "{mood:?}: {body}"
        );
    }
}
