//! `GET /api/ringlet/records` and `POST /api/ringlet/calls/{id}/link`

use serde_json::{Value, json};

use crate::app::{Client, TestApp};
use crate::calls::seed::{self, Seed};

async fn add(client: &Client, doctype: &str, fields: Value) -> String {
    let stored = client
        .post(&format!("/api/resource/{doctype}"), &fields)
        .await;
    assert_eq!(stored.status, 200, "{}", stored.text);
    stored.json()["data"]["name"].as_str().unwrap().to_owned()
}

async fn titles(client: &Client, text: &str) -> Vec<String> {
    let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let answer = client.get(&format!("/api/ringlet/records?q={text}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let records = answer.json()["records"].as_array().unwrap().clone();
    let title = |record: &Value| record["title"].as_str().unwrap().to_owned();
    records.iter().map(title).collect()
}

#[tokio::test]
async fn records_are_found_by_part_of_a_name_a_company_or_a_number() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let lata = json!({"first_name": "Lata", "last_name": "Shah", "organization": "Textiles 100%",
        "mobile_no": "+91 98765 43210"});
    add(&agent, "CRM%20Lead", lata).await;
    let contact =
        json!({"first_name": "Jürgen", "last_name": "Groß", "mobile_no": "+49 30 901820"});
    add(&agent, "Contact", contact).await;
    for (text, expected) in [
        ("sha", vec!["Lata Shah"]),
        ("TEXTILES", vec!["Lata Shah"]),
        ("100%", vec!["Lata Shah"]),
        ("%", vec![]),
        ("a%h", vec![]),
        ("rgen", vec!["Jürgen Groß"]),
        ("+91 98", vec!["Lata Shah"]),
        ("4930", vec!["Jürgen Groß"]),
        ("9999", vec![]),
        ("s", vec![]),
        ("' OR 1=1 --", vec![]),
    ] {
        assert_eq!(titles(&agent, text).await, expected, "{text}");
    }
}

#[tokio::test]
async fn the_newest_records_come_first_and_not_too_many() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for at in 0..12 {
        app.clock.advance(std::time::Duration::from_secs(1));
        let lead = json!({"first_name": format!("Lead {at}")});
        add(&agent, "CRM%20Lead", lead).await;
    }
    let found = titles(&agent, "lead").await;
    assert_eq!((found.len(), found[0].as_str()), (8, "Lead 11"));
}

#[tokio::test]
async fn a_call_is_kept_with_the_record_that_somebody_found() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let lead = add(&agent, "CRM%20Lead", json!({"first_name": "Lata"})).await;
    let record = json!({"doctype": "CRM Lead", "name": lead});
    let linked = agent.post("/api/ringlet/calls/c1/link", &record).await;
    assert_eq!(linked.status, 200, "{}", linked.text);
    let call = &linked.json()["call"];
    assert_eq!(call["reference"], record);
    assert_eq!(call["matches"][0]["title"], "Lata");
    let entry = agent.get("/calls/c1").await.json();
    assert_eq!(entry["call"]["reference"], record);
    assert_eq!(entry["call"]["wrapped_up"], json!(false));
}

#[tokio::test]
async fn what_is_no_record_is_refused_by_name() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    for (record, status, field) in [
        (json!({"doctype": "User", "name": "x"}), 422, "doctype"),
        (
            json!({"doctype": "CRM Lead", "name": "x"}),
            422,
            "reference",
        ),
    ] {
        let refused = agent.post("/api/ringlet/calls/c1/link", &record).await;
        assert_eq!(
            (refused.status, &refused.json()["field"]),
            (status, &json!(field))
        );
    }
    let nobody = json!({"doctype": "CRM Lead", "name": "x"});
    let unknown = agent.post("/api/ringlet/calls/nope/link", &nobody).await;
    assert_eq!(unknown.status, 404);
    let guest = app.guest().get("/api/ringlet/records?q=sha").await;
    assert_eq!(guest.status, 401);
}
