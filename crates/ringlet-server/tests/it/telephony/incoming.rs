//! Calls that customers make.

use ringlet_testkit::smartflo::Script;
use serde_json::{Value, json};

use crate::app::exchange::{AGENT_PHONE, Line, OUR_NUMBER};
use crate::app::{Client, eventually};

async fn in_hand_of(client: &Client) -> Vec<Value> {
    client.get("/api/ringlet/calls/active").await.json()["calls"]
        .as_array()
        .unwrap()
        .clone()
}

async fn incoming(line: &Line, from: &str, missed: bool) -> Value {
    let _ = line
        .pbx
        .incoming(from, OUR_NUMBER, AGENT_PHONE, Script::incoming(missed));
    eventually("the call ended", async || {
        let calls = line.in_hand().await;
        calls.into_iter().find(|call| call["state"] == "ended")
    })
    .await
}

#[tokio::test]
async fn a_known_customer_calls_and_the_agent_picks_up() {
    let line = Line::open().await;
    let lead = json!({ "first_name": "Lata", "last_name": "Shah", "mobile_no": "+91 99999 88888" });
    let lead = line
        .agent
        .post("/api/resource/CRM%20Lead", &lead)
        .await
        .json();
    let call = incoming(&line, "9999988888", false).await;
    assert_eq!(call["direction"], "inbound");
    assert_eq!(call["outcome"], "completed");
    assert_eq!(call["duration_seconds"], 60);
    assert_eq!(call["number"]["e164"], "+919999988888");
    assert_eq!(call["agent"], "agent@example.test");
    assert_eq!(call["matches"][0]["name"], lead["data"]["name"]);
    assert_eq!(call["matches"][0]["title"], "Lata Shah");
}

#[tokio::test]
async fn nobody_picks_up() {
    let line = Line::open().await;
    let call = incoming(&line, "+4915123456789", true).await;
    assert_eq!(call["outcome"], "missed");
    assert_eq!(call["duration_seconds"], 0);
    assert_eq!(call["number"]["e164"], "+4915123456789");
    assert_eq!(call["matches"], json!([]), "an unknown caller");
}

#[tokio::test]
async fn a_call_nobody_has_taken_rings_for_those_who_may_take_it() {
    let line = Line::open().await;
    line.app
        .add_user("other@example.test", &[ringlet_model::Role::Agent])
        .await;
    let other = line.app.session_of("other@example.test").await;
    let viewer = line.app.viewer().await;
    let url = crate::app::exchange::webhook_url(&line.app).await;
    let door = url.split_once("/api/").unwrap().1;
    let ring = json!({ "call_id": "HYD1-1795165100.7", "direction": "inbound", "caller_id_number": "9000000077",
        "call_to_number": "918040000000", "call_status": "" });
    let answer = line
        .app
        .guest()
        .post(&format!("/api/{door}&trigger=received_on_server"), &ring)
        .await;
    assert_eq!((answer.status, answer.json()), (200, json!({})));
    assert_eq!(in_hand_of(&other).await.len(), 1);
    assert_eq!(in_hand_of(&line.agent).await.len(), 1);
    assert_eq!(in_hand_of(&viewer).await.len(), 0);

    let taken = json!({ "call_id": "1795165100.7", "direction": "inbound", "answered_agent": { "number": AGENT_PHONE } });
    line.app
        .guest()
        .post(&format!("/api/{door}&trigger=answered_by_agent"), &taken)
        .await;
    assert_eq!(in_hand_of(&other).await.len(), 0, "it is somebody's now");
    let mine = in_hand_of(&line.agent).await;
    assert_eq!(
        (&mine[0]["state"], &mine[0]["agent"]),
        (&json!("connected"), &json!("agent@example.test"))
    );
}
