//! `--demo`: the built-in exchange, the records, somebody who calls.

use ringlet_testkit::smartflo::Script;
use serde_json::{Value, json};

use crate::app::{TestApp, eventually};

async fn demo() -> TestApp {
    TestApp::start_with(|config| config.demo = true).await
}

#[tokio::test]
async fn the_records_have_numbers_that_play_different_lives() {
    let app = demo().await;
    let agent = app.agent().await;
    let leads = eventually("the records are there", async || {
        let path =
            "/api/resource/CRM%20Lead?fields=[\"lead_name\",\"mobile_no\"]&limit_page_length=100";
        let leads = agent.get(path).await.json()["data"].as_array().cloned();
        leads.filter(|leads| leads.len() == 14)
    })
    .await;
    let number = |name: &str| {
        let lead = leads.iter().find(|lead| lead["lead_name"] == name).unwrap();
        lead["mobile_no"].as_str().unwrap().to_owned()
    };
    assert_eq!(number("Lata Shah"), "+91 99999 88888");
    assert_eq!(number("Emily Carter"), "555 01");
    let lives: Vec<Script> = leads
        .iter()
        .map(|lead| Script::for_number(lead["mobile_no"].as_str().unwrap()))
        .collect();
    let different = lives
        .iter()
        .enumerate()
        .filter(|(place, life)| !lives[..*place].contains(life))
        .count();
    assert!(different >= 6, "{different}");
    let log = agent.get("/calls?limit=100").await.json();
    let log = log["calls"].as_array().unwrap().clone();
    assert_eq!(log.len(), 12);
    assert!(
        log.iter().all(|call| call["remote_name"].is_string()),
        "each with somebody known"
    );
}

#[tokio::test]
async fn a_call_through_the_demo_line_is_heard_through_the_public_door() {
    let app = demo().await;
    let agent = app.agent().await;
    let dialled = eventually("the line is open", async || {
        let answer = agent
            .post(
                "/api/ringlet/calls",
                &json!({ "to_number": "+91 80 4710 0002" }),
            )
            .await;
        (answer.status == 201).then(|| answer.json())
    })
    .await;
    assert_eq!(dialled["call"]["provider"], "demo");
    assert_eq!(
        dialled["call"]["matches"][0]["title"],
        "Rajendra Prasad Venkataraman"
    );
    let id = dialled["call"]["id"].as_str().unwrap();
    eventually("a webhook came", async || {
        let call = agent.get(&format!("/api/ringlet/calls/{id}")).await.json()["call"].clone();
        (call["capabilities"]["hangup"] == true).then_some(())
    })
    .await;
    let hung_up = agent
        .post(&format!("/api/ringlet/calls/{id}/hangup"), &json!({}))
        .await;
    assert_eq!(hung_up.json()["call"]["outcome"], "canceled");
}

#[tokio::test]
async fn somebody_calls_and_is_known() {
    let app = demo().await;
    let agent = app.agent().await;
    let asked = eventually("the line is open", async || {
        let answer = agent.post("/api/ringlet/demo/incoming", &json!({})).await;
        (answer.status == 202).then(|| answer.json())
    })
    .await;
    assert_eq!(asked, json!({ "from": "+919999988888" }));
    let call = eventually("it rings", async || {
        let calls = agent.get("/api/ringlet/calls/active").await.json();
        calls["calls"]
            .as_array()
            .unwrap()
            .iter()
            .find(|call| call["state"] == "ringing")
            .cloned()
    })
    .await;
    assert_eq!(call["direction"], "inbound");
    assert_eq!(call["matches"][0]["title"], "Lata Shah");
}

#[tokio::test]
async fn without_the_flag_there_is_no_demo() {
    let app = TestApp::start().await;
    let answer = app
        .agent()
        .await
        .post("/api/ringlet/demo/incoming", &json!({}))
        .await;
    assert_eq!(answer.status, 404);
    let boot = app.agent().await.get("/api/ringlet/boot").await.json();
    assert_eq!(
        (&boot["providers"], &boot["agent"]),
        (&json!([]), &Value::Null)
    );
}
