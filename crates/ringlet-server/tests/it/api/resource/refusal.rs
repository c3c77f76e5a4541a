//! What is refused, with which class and which words.

use serde_json::{Value, json};

use crate::app::{Answer, TestApp};

/// The texts that a person is shown.
fn said(answer: &Answer) -> Vec<String> {
    let outer = answer.json()["_server_messages"]
        .as_str()
        .unwrap_or("[]")
        .to_owned();
    let inner: Vec<String> = serde_json::from_str(&outer).unwrap();
    let text = |one: &String| {
        serde_json::from_str::<Value>(one).unwrap()["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    inner.iter().map(text).collect()
}

#[tokio::test]
async fn a_wrong_value_is_named() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let mut told = Vec::new();
    for (doctype, fields) in [
        ("CRM%20Lead", json!({})),
        (
            "CRM%20Lead",
            json!({"first_name": "L", "mobile_no": "call me"}),
        ),
        (
            "CRM%20Lead",
            json!({"first_name": "L", "email": "not-a-mail"}),
        ),
        (
            "CRM%20Lead",
            json!({"first_name": "L", "status": "Splendid"}),
        ),
        (
            "CRM%20Lead",
            json!({"first_name": "L", "lead_owner": "nobody@example.test"}),
        ),
        ("CRM%20Lead", json!({"first_name": {"a": 1}})),
        ("CRM%20Lead", json!({"first_name": "x".repeat(141)})),
        (
            "CRM%20Task",
            json!({"title": "T", "start_date": "20.11.2026"}),
        ),
        (
            "CRM%20Task",
            json!({"title": "T", "reference_doctype": "No Such", "reference_docname": "x"}),
        ),
        (
            "CRM%20Task",
            json!({"title": "T", "reference_docname": "CRM-LEAD-nope"}),
        ),
        ("CRM%20Deal", json!({"deal_value": "much"})),
        (
            "Contact",
            json!({"first_name": "C", "phone_nos": [{"is_primary_phone": 1}]}),
        ),
        ("Contact", json!({"first_name": "C", "phone_nos": "none"})),
        (
            "CRM%20Call%20Log",
            json!({"id": "c", "from": "1", "to": "2", "duration": "long"}),
        ),
    ] {
        let answer = agent
            .post(&format!("/api/resource/{doctype}"), &fields)
            .await;
        assert_eq!(answer.status, 417, "{fields}: {}", answer.text);
        told.push(
            json!({"sent": fields, "class": answer.json()["exc_type"], "said": said(&answer)}),
        );
    }
    insta::assert_json_snapshot!(told);
}

#[tokio::test]
async fn a_list_parameter_is_named() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    for (query, class, word) in [
        ("filters={not json", "ValidationError", "filters"),
        ("or_filters=[[\"x\",\"=\",1]]", "DataError", "x"),
        ("fields=[\"name\",\"password\"]", "DataError", "password"),
        (
            "fields=[\"(select secret from secret)\"]",
            "DataError",
            "select",
        ),
        (
            "order_by=name;drop table call",
            "ValidationError",
            "order_by",
        ),
        ("group_by=1,2", "ValidationError", "group_by"),
        ("limit_start=-1", "ValidationError", "limit_start"),
        (
            "filters=[[\"start_time\",\">\",\"soon\"]]",
            "ValidationError",
            "start_time",
        ),
    ] {
        let answer = agent
            .get(&format!("/api/resource/CRM%20Call%20Log?{query}"))
            .await;
        assert_eq!(
            (answer.status, &answer.json()["exc_type"]),
            (417, &json!(class)),
            "{query}: {}",
            answer.text
        );
        assert!(said(&answer)[0].contains(word), "{query}: {}", answer.text);
    }
}

#[tokio::test]
async fn nothing_is_half_written() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let docs = json!({"docs": [
        {"doctype": "CRM Lead", "first_name": "One"},
        {"doctype": "CRM Lead", "first_name": "Two", "lead_owner": "nobody@example.test"},
    ]});
    let answer = agent
        .post("/api/method/frappe.client.insert_many", &docs)
        .await;
    assert_eq!(
        (answer.status, &answer.json()["exc_type"]),
        (417, &json!("LinkValidationError"))
    );
    assert_eq!(
        agent.get("/api/resource/CRM%20Lead").await.json()["data"],
        json!([])
    );
}

#[tokio::test]
async fn odd_requests_are_answered_in_frappes_shape() {
    let app = TestApp::start().await;
    let agent = app.agent().await;
    let kind = "content-type";
    for (body, status) in [("{\"a\":", 417), ("7", 417), ("\"x\"", 417)] {
        let request = agent
            .request(reqwest::Method::POST, "/api/resource/CRM%20Lead")
            .header(kind, "application/json");
        let answer = crate::app::read(request.body(body)).await;
        assert_eq!(
            (answer.status, &answer.json()["exc_type"]),
            (status, &json!("ValidationError")),
            "{body}"
        );
    }
    let huge = "x".repeat(2 * 1024 * 1024);
    let answer = agent
        .post(
            "/api/resource/FCRM%20Note",
            &json!({"title": "N", "content": huge}),
        )
        .await;
    assert_eq!(answer.status, 413);
    assert_eq!(
        agent.get("/api/resource/CRM%20Lead/a%2Fb/c").await.status,
        404
    );
    assert_eq!(agent.get("/api/resource/CRM%20Lead/").await.status, 200);
    assert_eq!(
        agent.get("/api/v2/document/CRM%20Lead").await.json()["data"],
        json!([])
    );
}
