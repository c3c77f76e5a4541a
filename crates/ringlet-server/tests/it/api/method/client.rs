//! `frappe.client.*`

use serde_json::{Value, json};

use crate::app::{Client, TestApp};

async fn call(client: &Client, function: &str, args: Value) -> Value {
    let answer = client
        .post(&format!("/api/method/frappe.client.{function}"), &args)
        .await;
    assert_eq!(answer.status, 200, "{function}: {}", answer.text);
    answer.json()["message"].clone()
}

#[tokio::test]
async fn a_record_through_its_life() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let doc = call(
        &agent,
        "insert",
        json!({"doc": {"doctype": "CRM Lead", "first_name": "Lata", "mobile_no": "+919876543210"}}),
    )
    .await;
    assert_eq!(doc["phone"], Value::Null, "methods show what is empty");
    let (doctype, name) = ("CRM Lead", doc["name"].clone());
    let read = call(&agent, "get", json!({"doctype": doctype, "name": name})).await;
    assert_eq!(
        (&read["lead_name"], read.get("phone")),
        (&json!("Lata"), None)
    );
    let by_filter = call(
        &agent,
        "get",
        json!({"doctype": doctype, "filters": {"first_name": "Lata"}}),
    )
    .await;
    assert_eq!(by_filter["name"], name);

    let mut whole = doc.clone();
    whole["status"] = json!("Contacted");
    whole["modified"] = json!("2020-01-01 00:00:00");
    let set = call(
        &agent,
        "set_value",
        json!({"doctype": doctype, "name": name, "fieldname": whole}),
    )
    .await;
    assert_eq!(
        set["status"], "Contacted",
        "set_value doesn't mind an old stamp"
    );
    let stale = agent
        .post("/api/method/frappe.client.save", &json!({"doc": whole}))
        .await;
    assert_eq!(
        (stale.status, &stale.json()["exc_type"]),
        (417, &json!("TimestampMismatchError"))
    );
    let mut fresh = set.clone();
    fresh["status"] = json!("Qualified");
    assert_eq!(
        call(&agent, "save", json!({"doc": fresh})).await["status"],
        "Qualified"
    );

    for (args, found) in [
        (
            json!({"doctype": doctype, "fieldname": "status", "filters": name}),
            json!({"status": "Qualified"}),
        ),
        (
            json!({"doctype": doctype, "fieldname": ["status", "first_name"], "filters": {"name": name}}),
            json!({"status": "Qualified", "first_name": "Lata"}),
        ),
        (
            json!({"doctype": doctype, "fieldname": "status", "filters": "nope"}),
            json!({}),
        ),
    ] {
        assert_eq!(call(&agent, "get_value", args).await, found);
    }
    let names = call(&agent, "insert_many", json!({"docs": [{"doctype": "FCRM Note", "title": "N"}, {"doctype": "CRM Task", "title": "T"}]})).await;
    assert_eq!(names[1], "1");
    assert_eq!(
        call(&agent, "get_count", json!({"doctype": doctype})).await,
        1
    );
    let gone = agent
        .post(
            "/api/method/frappe.client.delete",
            &json!({"doctype": doctype, "name": name}),
        )
        .await;
    assert_eq!((gone.status, gone.json()), (200, json!({})));
    assert_eq!(
        call(&agent, "get_count", json!({"doctype": doctype})).await,
        0
    );
}

#[tokio::test]
async fn writing_by_get_is_refused_and_secrets_stay_where_they_are() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for path in [
        "frappe.client.delete?doctype=CRM%20Lead&name=x",
        "frappe.client.insert?doc={}",
        "frappe.client.set_value?doctype=CRM%20Lead&name=x&fieldname=status&value=New",
        "frappe.client.get_password?doctype=CRM%20Tata%20Tele%20Settings&name=x&fieldname=api_token",
        "crm.integrations.api.set_default_calling_medium?medium=Twilio",
        "crm.integrations.tata_tele.handler.make_a_call?to_number=%2B919876543210",
        "run_doc_method?dt=CRM%20Lead&dn=x&method=y",
    ] {
        let answer = admin.get(&format!("/api/method/{path}")).await;
        assert_eq!(
            (answer.status, &answer.json()["exc_type"]),
            (403, &json!("PermissionError")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn missing_arguments_are_named() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for (path, args, word) in [
        ("frappe.client.get", json!({}), "doctype"),
        ("frappe.client.get", json!({"doctype": "CRM Lead"}), "name"),
        ("frappe.client.insert", json!({}), "doc"),
        (
            "frappe.client.insert",
            json!({"doc": {"first_name": "L"}}),
            "doctype",
        ),
        ("frappe.client.insert", json!({"doc": "{"}), "doc"),
        (
            "crm.integrations.api.get_contact_by_phone_number",
            json!({}),
            "phone_number",
        ),
        (
            "crm.integrations.api.add_note_to_call_log",
            json!({"call_sid": "x"}),
            "note",
        ),
        (
            "crm.integrations.tata_tele.handler.make_a_call",
            json!({}),
            "to_number",
        ),
    ] {
        let answer = agent.post(&format!("/api/method/{path}"), &args).await;
        assert_eq!(answer.status, 417, "{path}: {}", answer.text);
        assert!(answer.text.contains(word), "{path}: {}", answer.text);
    }
}
