//! The pretend Smartflo exchange behaves as the real one is documented to.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop here")]

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::State;
use axum::http::Uri;
use ringlet_testkit::smartflo::{ENDINGS, Pace, Script, SmartfloPbx, Trigger};
use serde_json::{Value, json};

type Heard = Arc<Mutex<Vec<(Uri, String)>>>;

/// Listens for webhooks.
async fn door() -> (String, Heard) {
    let heard = Heard::default();
    async fn hear(State(heard): State<Heard>, uri: Uri, body: String) {
        heard.lock().unwrap().push((uri, body));
    }
    let router = Router::new().fallback(hear).with_state(Arc::clone(&heard));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook?key=k", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, heard)
}

/// 2026-11-20T12:00:00Z, 17:30 in India.
fn noon() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_795_176_000)
}

async fn pbx() -> (SmartfloPbx, Heard) {
    let pbx = SmartfloPbx::start("secret", Pace::times(200.0), noon())
        .await
        .unwrap();
    let (url, heard) = door().await;
    pbx.send_webhooks_to(&url);
    (pbx, heard)
}

async fn post(pbx: &SmartfloPbx, path: &str, body: &Value) -> (u16, Value) {
    let answer = reqwest::Client::new()
        .post(format!("{}{path}", pbx.base_url()))
        .bearer_auth("secret")
        .json(body)
        .send()
        .await
        .unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn dial(pbx: &SmartfloPbx, number: &str) -> (u16, Value) {
    let wish = json!({
        "agent_number": "+919000000101", "destination_number": number, "caller_id": "918047100001",
        "async": 1, "custom_identifier": "our-call-1",
    });
    post(pbx, "/v1/click_to_call", &wish).await
}

async fn until(what: &str, mut done: impl FnMut() -> bool) {
    for _ in 0..500 {
        if done() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never happened: {what}");
}

async fn end_of_call(pbx: &SmartfloPbx, webhooks: usize) -> Vec<Trigger> {
    until("the last webhook", || pbx.sent().len() >= webhooks).await;
    pbx.sent().iter().map(|sent| sent.trigger).collect()
}

#[tokio::test]
async fn an_answered_call_is_told_from_ringing_to_end() {
    let (pbx, heard) = pbx().await;
    let (status, answer) = dial(&pbx, "919999988888").await;
    assert_eq!((status, &answer["success"]), (200, &json!(true)));

    let told = end_of_call(&pbx, 4).await;
    let wanted = [
        Trigger::DialedOnAgent,
        Trigger::AnsweredByAgent,
        Trigger::AnsweredByCustomer,
        Trigger::Hangup,
    ];
    assert_eq!(told, wanted);

    let heard = heard.lock().unwrap();
    let (uri, body) = heard.last().unwrap();
    assert_eq!(uri.query(), Some("key=k&trigger=hangup"));
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["ref_id"], answer["ref_id"]);
    assert_eq!(body["custom_identifier"], "our-call-1");
    assert_eq!(body["billsec"], "90");
    assert!(
        body["start_stamp"]
            .as_str()
            .unwrap()
            .starts_with("2026-11-20 17:30:0")
    );
    assert_eq!(body["call_status"], "answered");
    assert_eq!(body["customer_no_with_prefix "], "919999988888");
    assert!(body["call_id"].as_str().unwrap().starts_with("HYD1-D4-"));
}

#[tokio::test]
async fn out_of_order_tells_the_ringing_last_and_doubled_tells_thrice() {
    let (pbx, _) = pbx().await;
    dial(&pbx, "919999988807").await;
    let told = end_of_call(&pbx, 4).await;
    assert_eq!(told.last(), Some(&Trigger::DialedOnAgent));
    assert_eq!(told.first(), Some(&Trigger::AnsweredByCustomer));

    let (pbx, _) = self::pbx().await;
    dial(&pbx, "919999988808").await;
    assert_eq!(end_of_call(&pbx, 12).await.len(), 12);
}

#[tokio::test]
async fn a_live_call_is_listed_and_can_be_hung_up_by_its_live_id_only() {
    let pbx = SmartfloPbx::start("secret", Pace::REAL, noon())
        .await
        .unwrap();
    let (url, heard) = door().await;
    pbx.send_webhooks_to(&url);
    let (_, answer) = dial(&pbx, "919999988888").await;

    let live = || async {
        let request = reqwest::Client::new().get(format!("{}/v1/live_calls", pbx.base_url()));
        let answer = request.bearer_auth("secret").send().await.unwrap();
        answer.json::<Value>().await.unwrap()
    };
    let rows = live().await;
    let call_id = rows[0]["call_id"].as_str().unwrap();
    assert!(
        !call_id.contains("HYD"),
        "the list has no prefix: {call_id}"
    );

    let by_ref = json!({ "call_id": answer["ref_id"] });
    assert_eq!(post(&pbx, "/v1/call/hangup", &by_ref).await.0, 400);
    let by_id = json!({ "call_id": call_id });
    assert_eq!(post(&pbx, "/v1/call/hangup", &by_id).await.0, 200);
    until("the hang-up's webhook", || {
        !heard.lock().unwrap().is_empty()
    })
    .await;
    assert_eq!(live().await, json!([]));
    let body: Value = serde_json::from_str(&heard.lock().unwrap().last().unwrap().1).unwrap();
    assert_eq!(body["hangup_cause_key"], "ORIGINATOR_CANCEL");
}

#[tokio::test]
async fn without_the_token_nothing_is_answered() {
    let (pbx, _) = pbx().await;
    let request = reqwest::Client::new().get(format!("{}/v1/my_number", pbx.base_url()));
    let answer = request.bearer_auth("wrong").send().await.unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(pbx.seen()[0].authorization.as_deref(), Some("Bearer wrong"));
}

#[test]
fn every_ending_is_told_apart() {
    for (ending, script, _) in ENDINGS {
        assert_eq!(
            Script::for_number(&format!("+91 99999 888{ending}")),
            script
        );
        let same = ENDINGS
            .iter()
            .filter(|(_, other, _)| *other == script)
            .count();
        assert_eq!(same, 1, "{ending} plays the same life as another ending");
    }
}
