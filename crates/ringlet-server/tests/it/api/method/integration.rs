//! `crm.integrations.api.*` and what belongs to a call log

use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, Client, TestApp};
use crate::calls::seed::{self, Seed};

async fn call(client: &Client, method: &str, args: Value) -> Value {
    let answer = client.post(&format!("/api/method/{method}"), &args).await;
    assert_eq!(answer.status, 200, "{method}: {}", answer.text);
    answer.json()["message"].clone()
}

#[tokio::test]
async fn both_shapes_of_what_is_enabled() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    insta::assert_json_snapshot!(
        call(
            &agent,
            "crm.integrations.api.is_call_integration_enabled",
            json!({})
        )
        .await
    );
}

#[tokio::test]
async fn an_agent_chooses_a_provider() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let set = "crm.integrations.api.set_default_calling_medium";
    assert_eq!(
        call(&agent, set, json!({"medium": "Tata Tele"})).await,
        "Tata Tele"
    );
    let record = agent
        .get(&format!("/api/resource/CRM%20Telephony%20Agent/{AGENT}"))
        .await
        .json();
    assert_eq!(record["data"]["default_medium"], "Tata Tele");
    assert_eq!(call(&agent, set, json!({"medium": ""})).await, "");
    let wrong = agent
        .post(&format!("/api/method/{set}"), &json!({"medium": "Pigeon"}))
        .await;
    assert_eq!(
        (wrong.status, &wrong.json()["exc_type"]),
        (417, &json!("ValidationError"))
    );
}

#[tokio::test]
async fn notes_and_tasks_of_a_call() {
    let app = TestApp::start().await;
    seed::calls(
        &app,
        &[
            Seed::default(),
            Seed {
                id: "c2",
                agent: Some(ADMIN),
                ..Seed::default()
            },
        ],
    );
    let agent = app.agent().await;
    let (note, task) = (
        "crm.integrations.api.add_note_to_call_log",
        "crm.integrations.api.add_task_to_call_log",
    );
    let first = call(
        &agent,
        note,
        json!({"call_sid": "c1", "note": {"content": "a"}}),
    )
    .await;
    assert_eq!(first["title"], "Call Note");
    let again = call(
        &agent,
        note,
        json!({"call_sid": "c1", "note": {"name": first["name"], "title": "New", "content": "b"}}),
    )
    .await;
    assert_eq!(
        (&again["name"], &again["title"], &again["content"]),
        (&first["name"], &json!("Call Note"), &json!("b"))
    );
    let made = call(
        &agent,
        task,
        json!({"call_sid": "c1", "task": {"title": "T", "priority": "High"}}),
    )
    .await;
    let done = call(
        &agent,
        task,
        json!({"call_sid": "c1", "task": {"name": made["name"], "status": "Done"}}),
    )
    .await;
    assert_eq!(
        (&done["name"], &done["status"], &done["title"]),
        (&json!(1), &json!("Done"), &json!("T"))
    );
    let log = call(
        &agent,
        "crm.fcrm.doctype.crm_call_log.crm_call_log.get_call_log",
        json!({"name": "c1"}),
    )
    .await;
    assert_eq!(
        (&log["_notes"][0]["content"], &log["_tasks"][0]["status"]),
        (&json!("b"), &json!("Done"))
    );
    assert_eq!(
        (log["_notes"].as_array().unwrap().len(), &log["note"]),
        (1, &first["name"])
    );
    assert_eq!(
        (&log["_duration"], &log["activity_type"]),
        (&json!("1m 15s"), &json!("outgoing_call"))
    );
    assert_eq!(
        (&log["_caller"]["label"], &log["_receiver"]["label"]),
        (&json!("Agent"), &json!("Unknown"))
    );
    let others = agent
        .post(
            &format!("/api/method/{note}"),
            &json!({"call_sid": "c2", "note": {"content": "x"}}),
        )
        .await;
    assert_eq!(others.status, 403);
    let nowhere = agent
        .post(
            &format!("/api/method/{note}"),
            &json!({"call_sid": "nope", "note": {"content": "x"}}),
        )
        .await;
    assert_eq!(nowhere.status, 404);
}

#[tokio::test]
async fn whom_a_number_belongs_to_in_frappes_shapes() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let (who, which) = (
        "crm.integrations.api.get_contact_by_phone_number",
        "crm.integrations.api.get_contact_lead_or_deal_from_number",
    );
    assert_eq!(
        call(&agent, who, json!({"phone_number": "+919876543210"})).await,
        json!({"mobile_no": "+919876543210"})
    );
    assert_eq!(
        call(&agent, which, json!({"number": "+919876543210"})).await,
        json!([null, null])
    );
    let lead = json!({"first_name": "Lata", "mobile_no": "+91 98765 43210"});
    let lead = agent.post("/api/resource/CRM%20Lead", &lead).await.json()["data"]["name"].clone();
    assert_eq!(
        call(&agent, who, json!({"phone_number": "+919876543210"})).await,
        json!({"name": lead, "lead": lead, "lead_name": "Lata", "full_name": "Lata", "image": null, "mobile_no": "+91 98765 43210"})
    );
    assert_eq!(
        call(&agent, which, json!({"number": "+919876543210"})).await,
        json!([lead, "CRM Lead"])
    );
}

#[tokio::test]
async fn a_lead_of_a_call_has_the_other_sides_number() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let agent = app.agent().await;
    let make = "crm.fcrm.doctype.crm_call_log.crm_call_log.create_lead_from_call_log";
    let name = call(
        &agent,
        make,
        json!({"call_log": {"name": "c1"}, "lead_details": {"first_name": "Lata"}}),
    )
    .await;
    let lead = agent
        .get(&format!(
            "/api/resource/CRM%20Lead/{}",
            name.as_str().unwrap()
        ))
        .await
        .json();
    assert_eq!(
        (&lead["data"]["mobile_no"], &lead["data"]["first_name"]),
        (&json!("+919876543210"), &json!("Lata"))
    );
    let unnamed = call(&agent, make, json!({"call_log": "c1"})).await;
    let lead = agent
        .get(&format!(
            "/api/resource/CRM%20Lead/{}",
            unnamed.as_str().unwrap()
        ))
        .await
        .json();
    assert_eq!(
        lead["data"]["first_name"],
        "Lead of a call to +919876543210"
    );
}

#[tokio::test]
async fn people() {
    let app = TestApp::start().await;
    let users = call(&app.agent().await, "crm.api.session.get_users", json!({})).await;
    assert_eq!(users.as_array().unwrap().len(), 2);
    insta::assert_json_snapshot!(users[0][1]);
}
