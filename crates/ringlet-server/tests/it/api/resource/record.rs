//! Records and what follows from what in them.

use serde_json::{Value, json};

use crate::app::{AGENT, Client, TestApp};

async fn add(client: &Client, doctype: &str, fields: Value) -> Value {
    let stored = client
        .post(&format!("/api/resource/{doctype}"), &fields)
        .await;
    assert_eq!(stored.status, 200, "{}", stored.text);
    stored.json()["data"].clone()
}

async fn put(client: &Client, path: &str, fields: Value) -> Value {
    let changed = client.put(&format!("/api/resource/{path}"), &fields).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    changed.json()["data"].clone()
}

#[tokio::test]
async fn a_contacts_phones_and_name() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let contact = add(
        &agent,
        "Contact",
        json!({"first_name": "Asha", "last_name": "Rao", "mobile_no": "+919876543210"}),
    )
    .await;
    assert_eq!(
        (&contact["name"], &contact["full_name"]),
        (&json!("Asha Rao"), &json!("Asha Rao"))
    );
    assert_eq!(contact["phone_nos"][0]["phone"], "+919876543210");
    let namesake = add(
        &agent,
        "Contact",
        json!({"first_name": "Asha", "last_name": "Rao"}),
    )
    .await;
    assert_eq!(namesake["name"], "Asha Rao-1");

    let row = contact["phone_nos"][0]["name"].clone();
    let changed = put(
        &agent,
        "Contact/Asha%20Rao",
        json!({"phone_nos": [
            {"name": row, "phone": "+919876543210", "is_primary_mobile_no": 1},
            {"phone": "+914428111234", "is_primary_phone": 1},
        ]}),
    )
    .await;
    assert_eq!(changed["phone"], "+914428111234");
    assert_eq!(changed["phone_nos"][0]["name"], row, "a row keeps its name");
    let moved = put(
        &agent,
        "Contact/Asha%20Rao",
        json!({"mobile_no": "+914428111234"}),
    )
    .await;
    assert_eq!(moved["phone_nos"].as_array().unwrap().len(), 2);
    assert_eq!(moved["phone_nos"][1]["is_primary_mobile_no"], 1);
    assert_eq!(moved["phone_nos"][0]["is_primary_mobile_no"], 0);
}

#[tokio::test]
async fn a_row_can_not_take_another_records_name() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let victim = add(
        &agent,
        "Contact",
        json!({"first_name": "A", "mobile_no": "+919876543210"}),
    )
    .await;
    let stolen = victim["phone_nos"][0]["name"].clone();
    for fields in [json!({"first_name": "B", "phone_nos": [{"name": stolen, "phone": "1234567"}]})]
    {
        let thief = add(&agent, "Contact", fields).await;
        assert_ne!(thief["phone_nos"][0]["name"], stolen);
        let rows = json!({"phone_nos": [{"name": stolen, "phone": "7654321"}, {"name": stolen, "phone": "7654322"}]});
        put(&agent, "Contact/B", rows).await;
    }
    let after = agent.get("/api/resource/Contact/A").await.json();
    assert_eq!(after["data"]["phone_nos"], victim["phone_nos"]);
}

#[tokio::test]
async fn an_agents_primary_phone() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let agent = add(
        &admin,
        "CRM%20Telephony%20Agent",
        json!({"user": AGENT, "phone_nos": [{"number": "+919876500001"}, {"number": "+919876500002"}]}),
    )
    .await;
    assert_eq!(
        (&agent["name"], &agent["user_name"]),
        (&json!(AGENT), &json!("Agent"))
    );
    assert_eq!(
        (&agent["mobile_no"], &agent["call_receiving_device"]),
        (&json!("+919876500001"), &json!("Computer"))
    );
    let path = format!("CRM%20Telephony%20Agent/{AGENT}");
    let swapped = put(&admin, &path, json!({"mobile_no": "+919876500002"})).await;
    assert_eq!(swapped["phone_nos"][1]["is_primary"], 1);
    let two = json!({"phone_nos": [{"number": "1234567", "is_primary": 1}, {"number": "7654321", "is_primary": 1}]});
    let refused = admin.put(&format!("/api/resource/{path}"), &two).await;
    assert_eq!(
        (refused.status, &refused.json()["exc_type"]),
        (417, &json!("ValidationError"))
    );
}

#[tokio::test]
async fn a_deal_and_its_people() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let contact = add(&agent, "Contact", json!({"first_name": "Asha", "email_id": "asha@example.test", "mobile_no": "+919876543210"})).await;
    let deal = add(
        &agent,
        "CRM%20Deal",
        json!({"organization": "Acme", "contact": contact["name"]}),
    )
    .await;
    let row = &deal["contacts"][0];
    assert_eq!(
        (&row["is_primary"], &row["full_name"], &row["email"]),
        (&json!(1), &json!("Asha"), &json!("asha@example.test"))
    );
    assert!(
        deal["name"]
            .as_str()
            .unwrap()
            .starts_with("CRM-DEAL-2026-0000"),
        "{}",
        deal["name"]
    );
    assert_eq!(deal["status"], "Qualification");
}

#[tokio::test]
async fn two_changes_never_share_a_stamp() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let note = add(
        &agent,
        "FCRM%20Note",
        json!({"title": "N", "content": "<p>a</p>"}),
    )
    .await;
    let path = format!("FCRM%20Note/{}", note["name"].as_str().unwrap());
    let first = put(
        &agent,
        &path,
        json!({"content": "b", "modified": note["modified"]}),
    )
    .await;
    assert_ne!(
        first["modified"], note["modified"],
        "the test's clock stands still"
    );
    let late = agent
        .put(
            &format!("/api/resource/{path}"),
            &json!({"content": "c", "modified": note["modified"]}),
        )
        .await;
    assert_eq!(
        (late.status, &late.json()["exc_type"]),
        (417, &json!("TimestampMismatchError"))
    );
    put(
        &agent,
        &path,
        json!({"content": "c", "modified": first["modified"]}),
    )
    .await;
}

#[tokio::test]
async fn a_removed_record_leaves_its_calls() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let lead = add(&agent, "CRM%20Lead", json!({"first_name": "L"})).await;
    let call = json!({
        "id": "c1", "from": "1", "to": "+919876543210", "type": "Outgoing", "status": "Completed",
        "reference_doctype": "CRM Lead", "reference_docname": lead["name"],
    });
    add(&agent, "CRM%20Call%20Log", call).await;
    let note = json!({"call_sid": "c1", "note": {"content": "x"}});
    let note = agent
        .post(
            "/api/method/crm.integrations.api.add_note_to_call_log",
            &note,
        )
        .await
        .json();
    assert_eq!(
        note["message"]["reference_docname"], lead["name"],
        "the note is the lead's as well"
    );
    for path in [
        format!("CRM%20Lead/{}", lead["name"].as_str().unwrap()),
        format!("FCRM%20Note/{}", note["message"]["name"].as_str().unwrap()),
    ] {
        assert_eq!(
            agent.delete(&format!("/api/resource/{path}")).await.status,
            202
        );
    }
    let call = agent.get("/api/resource/CRM%20Call%20Log/c1").await.json();
    assert_eq!(
        (&call["data"]["links"], call["data"].get("note")),
        (&json!([]), None)
    );
    assert_eq!(call["data"].get("reference_docname"), None);
}

#[tokio::test]
async fn the_same_key_makes_one_record() {
    let app = TestApp::start().await;
    let agent = app.agent().await.with("idempotency-key", "k1");
    let lead = json!({"first_name": "L"});
    let first = add(&agent, "CRM%20Lead", lead.clone()).await;
    assert_eq!(add(&agent, "CRM%20Lead", lead).await["name"], first["name"]);
    let other = agent
        .post("/api/resource/CRM%20Lead", &json!({"first_name": "M"}))
        .await;
    assert_eq!(other.status, 417, "{}", other.text);
    let all = agent.get("/api/resource/CRM%20Lead").await.json();
    assert_eq!(all["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn html_is_sanitised_on_every_way_in() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let evil = "<p>hi<img src=x onerror=alert(1)></p>";
    let note = add(
        &agent,
        "FCRM%20Note",
        json!({"title": "N", "content": evil}),
    )
    .await;
    let task = add(
        &agent,
        "CRM%20Task",
        json!({"title": "T", "description": evil}),
    )
    .await;
    assert_eq!(
        (&note["content"], &task["description"]),
        (&json!("<p>hi</p>"), &json!("<p>hi</p>"))
    );
    let set = json!({"doctype": "FCRM Note", "name": note["name"], "fieldname": "content", "value": evil});
    let set = agent
        .post("/api/method/frappe.client.set_value", &set)
        .await
        .json();
    assert_eq!(set["message"]["content"], "<p>hi</p>");
}
