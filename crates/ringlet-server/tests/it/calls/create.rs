//! `POST /calls`

use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, Client, TestApp};

fn draft() -> Value {
    json!({
        "source": "manual", "external_id": "manual_001", "started_at": "2026-11-19T10:00:00Z",
        "ended_at": "2026-11-19T10:15:00Z", "direction": "OUTBOUND", "remote_number": "+491712345678",
        "remote_name": "John Doe",
    })
}

fn with(changes: &[(&str, Value)]) -> Value {
    let mut draft = draft();
    for (field, value) in changes {
        draft[*field] = value.clone();
    }
    draft
}

async fn log(client: &Client) -> Vec<Value> {
    let page = client.get("/calls").await.json();
    page["calls"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_entry_is_kept_as_it_was_told() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let answer = agent.post("/calls", &draft()).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let entry = answer.json();
    for (field, value) in [
        ("source", json!("manual")),
        ("external_id", json!("manual_001")),
        ("user_id", json!(AGENT)),
        ("direction", json!("outbound")),
        ("state", json!("ended")),
        ("outcome", json!("completed")),
        ("remote_number", json!("+491712345678")),
        ("remote_name", json!("John Doe")),
        ("started_at", json!("2026-11-19T10:00:00.000Z")),
        ("ended_at", json!("2026-11-19T10:15:00.000Z")),
        ("duration_seconds", json!(900)),
        ("wrapped_up", json!(true)),
    ] {
        assert_eq!(entry[field], value, "{field}");
    }
    assert_eq!(log(&agent).await.first(), Some(&entry));
    let audit = app.admin().await.get("/api/ringlet/audit").await.json();
    let acts = audit["entries"].as_array().unwrap();
    assert!(
        acts.iter()
            .any(|act| act["action"] == "call-entered" && act["target"] == entry["id"])
    );
}

#[tokio::test]
async fn note_record_and_disposition_come_with_it_or_nothing_does() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let lead = json!({"first_name": "Lata", "phone": "+491712345678"});
    let lead = agent.post("/api/resource/CRM%20Lead", &lead).await.json()["data"]["name"].clone();
    let site = app.admin().await.get("/api/ringlet/settings/site").await;
    let words = site.json()["dispositions"].clone();
    let reference = json!({"doctype": "CRM Lead", "name": lead});
    let wanted = with(&[
        ("note", json!({"title": "", "content": "<p>ten seats</p>"})),
        ("disposition", words[0].clone()),
        (
            "reference",
            json!({"doctype": "CRM Lead", "name": "nobody"}),
        ),
    ]);
    let refused = agent.post("/calls", &wanted).await;
    assert_eq!(refused.status / 100, 4, "{}", refused.text);
    assert!(log(&agent).await.is_empty(), "nothing was kept");
    let mut wanted = wanted;
    wanted["reference"] = reference.clone();
    let answer = agent.post("/calls", &wanted).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let entry = answer.json();
    assert_eq!(
        (
            &entry["reference"],
            &entry["disposition"],
            &entry["note_count"]
        ),
        (&reference, &words[0], &json!(1))
    );
    let id = entry["id"].as_str().unwrap();
    let detail = agent.get(&format!("/calls/{id}")).await.json();
    assert_eq!(detail["notes"][0]["content"], "<p>ten seats</p>");
}

#[tokio::test]
async fn the_same_id_of_the_same_source_is_refused_and_the_same_key_is_answered_again() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let keyed = agent.clone().with("idempotency-key", "k1");
    let first = keyed.post("/calls", &draft()).await;
    let again = keyed.post("/calls", &draft()).await;
    assert_eq!((first.status, again.status), (201, 201), "{}", again.text);
    assert_eq!(first.json()["id"], again.json()["id"]);
    let other = keyed
        .post("/calls", &with(&[("remote_name", json!("Jane"))]))
        .await;
    assert_eq!(
        other.status / 100,
        4,
        "a key is for one request: {}",
        other.text
    );
    let twice = agent.post("/calls", &draft()).await;
    assert_eq!((twice.status, twice.code().as_str()), (409, "conflict"));
    assert_eq!(twice.json()["field"], "external_id");
    let admin = app.admin().await;
    let elsewhere = admin
        .post("/calls", &with(&[("source", json!("placetel"))]))
        .await;
    assert_eq!(
        elsewhere.status, 201,
        "an id is its source's own: {}",
        elsewhere.text
    );
    let nameless = with(&[("external_id", Value::Null)]);
    for _ in 0..2 {
        assert_eq!(agent.post("/calls", &nameless).await.status, 201);
    }
    assert_eq!(log(&admin).await.len(), 4);
}

#[tokio::test]
async fn directions_go_by_all_their_names() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for (word, direction, outcome, seconds) in [
        ("INBOUND", "inbound", json!("completed"), json!(900)),
        ("incoming", "inbound", json!("completed"), json!(900)),
        ("Outgoing", "outbound", json!("completed"), json!(900)),
        ("INTERNAL", "internal", json!("completed"), json!(900)),
        ("MISSED", "inbound", json!("missed"), json!(0)),
    ] {
        let wanted = with(&[("direction", json!(word)), ("external_id", json!(word))]);
        let entry = agent.post("/calls", &wanted).await.json();
        assert_eq!(entry["direction"], direction, "{entry}");
        assert_eq!(
            (&entry["outcome"], &entry["duration_seconds"]),
            (&outcome, &seconds),
            "{word}"
        );
    }
    let open = with(&[("ended_at", Value::Null), ("external_id", json!("open"))]);
    let entry = agent.post("/calls", &open).await.json();
    assert_eq!(
        (
            &entry["state"],
            &entry["outcome"],
            &entry["ended_at"],
            &entry["duration_seconds"]
        ),
        (&json!("ended"), &Value::Null, &Value::Null, &Value::Null),
        "nobody said how or when it ended"
    );
}

#[tokio::test]
async fn what_isnt_acceptable_is_named() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for (field, value) in [
        ("started_at", Value::Null),
        ("started_at", json!("yesterday")),
        ("started_at", json!("2036-01-01T00:00:00Z")),
        ("ended_at", json!("2026-11-19T09:00:00Z")),
        ("ended_at", json!("2026-11-20T10:15:01Z")),
        ("answered_at", json!("2026-11-19T11:00:00Z")),
        ("duration_seconds", json!(-1)),
        ("duration_seconds", json!(90_000)),
        ("duration_seconds", json!("long")),
        ("direction", Value::Null),
        ("direction", json!("up")),
        ("outcome", json!("splendid")),
        ("disposition", json!("no such word")),
        ("source", json!("carrier pigeon")),
        ("remote_number", json!("1".repeat(65))),
        ("external_id", json!("x".repeat(256))),
        ("reference", json!({"doctype": "User", "name": "x"})),
    ] {
        let answer = agent.post("/calls", &with(&[(field, value.clone())])).await;
        let said = (answer.status, answer.json()["field"].clone());
        assert_eq!(said, (422, json!(field)), "{value}: {}", answer.text);
    }
    let nobody = with(&[("remote_number", json!(" ")), ("remote_name", Value::Null)]);
    assert_eq!(
        agent.post("/calls", &nobody).await.json()["field"],
        "remote_number"
    );
    let missed = with(&[("direction", json!("missed")), ("outcome", json!("busy"))]);
    assert_eq!(
        agent.post("/calls", &missed).await.json()["field"],
        "outcome"
    );
    let admin = app.admin().await;
    let stranger = with(&[("user_id", json!("nobody@example.test"))]);
    let answer = admin.post("/calls", &stranger).await;
    assert_eq!(
        (answer.status, &answer.json()["field"]),
        (422, &json!("user_id"))
    );
    assert!(log(&admin).await.is_empty());
}

#[tokio::test]
async fn whose_log_it_is_decides_who_may() {
    let app = TestApp::start().await;
    let (admin, agent, viewer) = (app.admin().await, app.agent().await, app.viewer().await);
    assert_eq!(viewer.post("/calls", &draft()).await.status, 403);
    let admins = with(&[("user_id", json!(ADMIN))]);
    assert_eq!(agent.post("/calls", &admins).await.status, 403);
    let told = with(&[("source", json!("tata_tele"))]);
    assert_eq!(
        agent.post("/calls", &told).await.status,
        403,
        "only Tata Tele tells of its calls"
    );
    let agents = with(&[("user_id", json!(AGENT))]);
    assert_eq!(admin.post("/calls", &agents).await.status, 201);
    assert_eq!(log(&agent).await.len(), 1);
    let phone = with(&[
        ("source", json!("BLUETOOTH_PBAP")),
        ("external_id", json!("p1")),
    ]);
    let answer = agent.post("/calls", &phone).await;
    assert_eq!(
        (answer.status, &answer.json()["source"]),
        (201, &json!("bluetooth_pbap"))
    );
}
