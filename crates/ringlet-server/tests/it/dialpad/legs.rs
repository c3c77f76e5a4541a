//! One conversation is several calls of Dialpad's: it becomes one entry, in whatever order they are told of.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use reqwest::Method;
use serde_json::{Value, json};

use super::payload::{CONVERSATIONS, events};
use super::{ASHA, CUSTOMER, DOOR, SECRET, Team, VIK};
use crate::app::read;

const IDS: [&str; 4] = [
    "call_id",
    "master_call_id",
    "entry_point_call_id",
    "operator_call_id",
];

async fn send(team: &Team, event: &Value) {
    let key = EncodingKey::from_secret(SECRET.as_bytes());
    let body = encode(&Header::new(Algorithm::HS256), event, &key).unwrap();
    let request = team.app.guest().request(Method::POST, DOOR).body(body);
    assert_eq!(read(request).await.status, 200);
}

/// The same conversation as another call.
fn renumbered(events: &[Value], by: u64) -> Vec<Value> {
    let mut events = events.to_vec();
    for event in &mut events {
        for key in IDS {
            let id = match &event[key] {
                Value::Number(id) => id.as_u64(),
                Value::String(id) => id.parse().ok(),
                _ => None,
            };
            if let Some(id) = id {
                event[key] = json!(id + by * 100_000);
            }
        }
    }
    events
}

/// What of an entry doesn't depend on when it was stored.
fn lasting(entry: &Value) -> Value {
    let mut entry = entry.clone();
    // Whether a call-back is due says the number's latest call, and each round adds one.
    let fleeting = [
        "id",
        "external_id",
        "created_at",
        "updated_at",
        "call_back_due",
    ];
    for field in fleeting {
        entry.as_object_mut().unwrap().remove(field);
    }
    entry
}

#[tokio::test]
async fn any_order_and_repetition_gives_the_same_entry() {
    let team = Team::start().await;
    team.wait(55 * 60);
    let mut dice = StdRng::seed_from_u64(47);
    let mut number = 0;
    for (name, lines) in CONVERSATIONS {
        let recorded = events(lines);
        let mut told = None;
        for _ in 0..4 {
            number += 1;
            let once = renumbered(&recorded, number);
            let mut bodies = [once.clone(), once].concat();
            if told.is_some() {
                bodies.shuffle(&mut dice);
            }
            let before = team.log().await.len();
            for body in &bodies {
                send(&team, body).await;
            }
            let log = team.log().await;
            assert_eq!(log.len(), before + 1, "{name} is one call");
            let known: Vec<String> = bodies
                .iter()
                .flat_map(|body| IDS.map(|key| body[key].to_string()))
                .map(|id| id.trim_matches('"').to_owned())
                .collect();
            let is_it = |entry: &&Value| {
                let id = entry["external_id"].as_str().unwrap_or_default();
                known.iter().any(|known| known == id)
            };
            let entry = log.iter().find(is_it).unwrap();
            let entry = lasting(entry);
            assert_eq!(*told.get_or_insert_with(|| entry.clone()), entry, "{name}");
        }
    }
}

#[tokio::test]
async fn entries_that_turn_out_to_be_one_call_become_one_with_all_that_hangs_on_them() {
    let team = Team::start().await;
    let group = json!({ "id": 4_961_777, "type": "callcenter", "phone": "+14155550199" });
    let at = team.app.clock.get().0;
    let entry = json!({ "call_id": 100, "state": "ringing", "direction": "inbound", "external_number": CUSTOMER,
        "target": group, "event_timestamp": at });
    let person = json!({ "call_id": 101, "state": "ringing", "direction": "inbound", "external_number": CUSTOMER,
        "target": { "id": ASHA.id, "type": "user", "email": ASHA.email }, "event_timestamp": at });
    send(&team, &person).await;
    let in_hand = team.agent.get("/api/ringlet/calls/active").await.json();
    let id = in_hand["calls"][0]["id"].as_str().unwrap().to_owned();
    send(&team, &entry).await;
    assert_eq!(team.log().await.len(), 2, "nothing connects them yet");
    let admin = team.app.admin().await.with_csrf().await;
    let note = json!({ "call_sid": id, "note": { "title": "T", "content": "He wants a quote" } });
    let hung = admin
        .post(
            "/api/method/crm.integrations.api.add_note_to_call_log",
            &note,
        )
        .await;
    assert_eq!(hung.status, 200, "{}", hung.text);

    let mut connected = person.clone();
    connected["state"] = json!("connected");
    connected["entry_point_call_id"] = json!(100);
    connected["date_connected"] = json!(at);
    send(&team, &connected).await;
    let log = team.log().await;
    assert_eq!(log.len(), 1, "{log:?}");
    assert_eq!(
        (&log[0]["state"], &log[0]["user_id"], &log[0]["note_count"]),
        (&json!("connected"), &json!(ASHA.email), &json!(1))
    );
    let in_hand = team.agent.get("/api/ringlet/calls/active").await.json();
    assert_eq!(in_hand["calls"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn two_dials_stay_two_whatever_connects_them() {
    let team = Team::start().await;
    let (first, handoff) = team.hand_over(json!({})).await;
    let one = team.frame_dials(&handoff);
    let (second, handoff) = team.hand_over(json!({ "to_number": "+12125550177" })).await;
    let two = team.frame_dials(&handoff);
    for call in [one, two] {
        team.dialpad.answer(call).await;
    }
    team.dialpad
        .send(&json!({ "call_id": one, "master_call_id": two, "state": "merged", "direction": "outbound" }))
        .await;
    for id in [first, second] {
        assert_eq!(
            team.read(&id).await["state"],
            "connected",
            "each was a click of its own"
        );
    }
}

#[tokio::test]
async fn a_call_for_a_group_rings_for_those_who_are_rung_and_is_whose_who_took_it() {
    let team = Team::start().await;
    team.wait(55 * 60);
    let (_, lines) = CONVERSATIONS
        .iter()
        .find(|(name, _)| *name == "call_center_answered")
        .unwrap();
    let events = events(lines);
    let ringing = |body: Value| body["calls"].as_array().unwrap().len();
    let agent = || async { ringing(team.agent.get("/api/ringlet/calls/active").await.json()) };
    let viewer = team.app.viewer().await;
    let seen = || async { ringing(viewer.get("/api/ringlet/calls/active").await.json()) };
    for event in &events[..3] {
        send(&team, event).await;
    }
    assert_eq!(
        (agent().await, seen().await),
        (0, 0),
        "the queue rings for nobody"
    );
    send(&team, &events[3]).await;
    assert_eq!(
        (agent().await, seen().await),
        (0, 1),
        "{} is rung",
        VIK.name
    );
    for event in &events[4..7] {
        send(&team, event).await;
    }
    assert_eq!((agent().await, seen().await), (1, 1), "then {}", ASHA.name);
    send(&team, &events[7]).await;
    assert_eq!((agent().await, seen().await), (1, 0), "who takes it");
}

#[tokio::test]
async fn a_call_that_nobody_of_a_group_took_is_told_to_those_who_may_call() {
    let team = Team::start().await;
    team.wait(55 * 60);
    let (_, lines) = CONVERSATIONS
        .iter()
        .find(|(name, _)| *name == "call_center_abandoned")
        .unwrap();
    for event in &events(lines) {
        send(&team, event).await;
    }
    let log = team.agent.get("/calls?source=dialpad").await.json();
    assert_eq!(log["calls"][0]["outcome"], "missed", "{log}");
}
