//! Dials that don't go out: each gives one clear error to the right person, and leaves one trace.

use serde_json::{Value, json};

use crate::app::exchange::{Line, switch_on};
use crate::app::{Answer, TestApp};

async fn refusals(app: &TestApp) -> Vec<Value> {
    let audit = app
        .admin()
        .await
        .get("/api/ringlet/audit?limit=50")
        .await
        .json();
    let entries = audit["entries"].as_array().unwrap().clone();
    entries
        .into_iter()
        .filter(|entry| entry["action"] == "dial-refused")
        .collect()
}

fn told(answer: &Answer) -> (u16, String, Option<String>) {
    let body = answer.json();
    assert!(
        body["message"].as_str().unwrap().ends_with('.'),
        "a sentence: {body}"
    );
    (
        answer.status,
        answer.code(),
        body["field"].as_str().map(ToOwned::to_owned),
    )
}

#[tokio::test]
async fn what_the_provider_does_wrong_is_told_as_it_is() {
    let line = Line::open().await;
    for (ending, status, code, hint) in [
        ("05", 504, "provider-unreachable", "The call wasn’t placed"),
        ("11", 502, "provider-refused", "Agent is not available."),
        (
            "12",
            502,
            "provider-refused",
            "The destination number format is invalid.",
        ),
        ("13", 504, "provider-unreachable", "status 500"),
        ("14", 504, "provider-unreachable", "isn't JSON"),
        ("16", 502, "provider-refused", "5 seconds"),
        ("19", 504, "provider-unreachable", "far too long"),
    ] {
        let (got, body) = line.dial(&format!("+91 99999 888{ending}")).await;
        assert_eq!(
            (got, body["code"].as_str()),
            (status, Some(code)),
            "{ending}: {body}"
        );
        assert!(
            body["hint"].as_str().unwrap().contains(hint),
            "{ending}: {body}"
        );
    }
    assert_eq!(
        line.in_hand().await.len(),
        0,
        "nothing is left up, nothing waits to be wrapped up"
    );
    assert_eq!(
        refusals(&line.app).await.len(),
        7,
        "each refusal is in the audit log"
    );
    let log = line
        .agent
        .get("/api/resource/CRM%20Call%20Log?fields=[\"status\"]")
        .await
        .json();
    assert_eq!(
        log["data"],
        json!(vec![json!({ "status": "Failed" }); 7]),
        "each dial is in the log"
    );
}

#[tokio::test]
async fn a_provider_that_stays_silent_leaves_the_call_up() {
    let line = Line::open().await;
    let (status, body) = line.dial("+919999988815").await;
    assert_eq!((status, body["code"].as_str()), (504, Some("timeout")));
    assert!(
        body["hint"].as_str().unwrap().contains("Check your phone"),
        "{body}"
    );
    let calls = line.in_hand().await;
    assert_eq!(calls.len(), 1, "we don't know whether it was placed");
    assert_eq!(
        (&calls[0]["state"], &calls[0]["outcome"]),
        (&json!("queued"), &Value::Null)
    );
}

#[tokio::test]
async fn what_the_caller_does_wrong_names_the_field() {
    let line = Line::open().await;
    for (wish, status, code, field) in [
        (
            json!({ "to_number": "12" }),
            422,
            "invalid-number",
            Some("to_number"),
        ),
        (
            json!({ "to_number": "call me" }),
            422,
            "invalid-number",
            Some("to_number"),
        ),
        (json!({}), 422, "invalid-number", Some("to_number")),
        (json!({ "to_number": 5 }), 422, "invalid", Some("to_number")),
        (
            json!({ "to_number": "+919999988888", "provider": "morse" }),
            422,
            "invalid",
            Some("provider"),
        ),
        (
            json!({ "to_number": "+919999988888", "provider": "twilio" }),
            409,
            "not-configured",
            None,
        ),
        (
            json!({ "to_number": "+919999988888", "provider": "demo" }),
            409,
            "not-configured",
            None,
        ),
        (
            json!({ "to_number": "+919999988888", "custom_data": "ü".repeat(2_001) }),
            422,
            "custom-data-too-long",
            Some("custom_data"),
        ),
        (
            json!({ "to_number": "+919999988888", "customer_name": "x".repeat(301) }),
            422,
            "invalid",
            Some("customer_name"),
        ),
    ] {
        let answer = line.agent.post("/api/ringlet/calls", &wish).await;
        let wanted = (status, code.to_owned(), field.map(ToOwned::to_owned));
        assert_eq!(told(&answer), wanted, "{wish}");
    }
    assert!(line.pbx.seen().is_empty(), "the provider was never asked");
}

#[tokio::test]
async fn who_may_not_or_cannot_dial_is_told_so() {
    let line = Line::open().await;
    let wish = json!({ "to_number": "+919999988888" });
    let viewer = line
        .app
        .viewer()
        .await
        .post("/api/ringlet/calls", &wish)
        .await;
    assert_eq!(
        (viewer.status, viewer.code().as_str()),
        (403, "not-allowed")
    );
    let guest = line.app.guest().post("/api/ringlet/calls", &wish).await;
    assert_eq!(
        (guest.status, guest.code().as_str()),
        (401, "not-authenticated")
    );
    // The administrator has no phone.
    let admin = line.app.admin().await;
    let phoneless = admin.post("/api/ringlet/calls", &wish).await;
    assert_eq!(
        told(&phoneless),
        (
            409,
            "not-configured".to_owned(),
            Some("agent_number".to_owned())
        )
    );
    let nobody = json!({ "everyone": false, "roles": [], "users": [] });
    admin
        .put("/api/ringlet/settings/access/tata_tele", &nobody)
        .await;
    let (status, body) = line.dial("+919999988888").await;
    assert_eq!(
        (status, body["code"].as_str()),
        (409, Some("not-configured")),
        "no line is left: {body}"
    );
    let named = json!({ "to_number": "+919999988888", "provider": "tata_tele" });
    let refused = line.agent.post("/api/ringlet/calls", &named).await;
    assert_eq!(
        (refused.status, refused.code().as_str()),
        (403, "not-allowed")
    );
    assert!(line.pbx.seen().is_empty());
}

#[tokio::test]
async fn a_provider_that_is_off_is_named() {
    let line = Line::open().await;
    let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    line.app
        .admin()
        .await
        .put(path, &json!({ "enabled": 0 }))
        .await;
    let make = "/api/method/crm.integrations.tata_tele.handler.make_a_call";
    let answer = line
        .agent
        .post(make, &json!({ "to_number": "+919999988888" }))
        .await;
    assert_eq!(answer.status, 417);
    assert!(
        answer.json()["_server_messages"]
            .as_str()
            .unwrap()
            .contains("switched off")
    );
}

#[tokio::test]
async fn wrong_credentials_are_the_administrators_business() {
    let line = Line::open().await;
    let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    line.app
        .admin()
        .await
        .put(path, &json!({ "api_token": "wrong" }))
        .await;
    let (status, body) = line.dial("+919999988888").await;
    assert_eq!(
        (status, body["code"].as_str()),
        (502, Some("provider-refused"))
    );
    assert!(
        body["hint"].as_str().unwrap().contains("API token"),
        "{body}"
    );
    let hub = line
        .app
        .admin()
        .await
        .get("/api/ringlet/settings/providers")
        .await
        .json();
    assert_eq!(hub["providers"][0]["state"], "failing");
}

#[tokio::test]
async fn nobody_dials_without_end() {
    let line = Line::open().await;
    for _ in 0..20 {
        line.call("+919999988888").await;
    }
    let (status, body) = line.dial("+919999988888").await;
    assert_eq!(
        (status, body["code"].as_str()),
        (429, Some("too-many-calls")),
        "{body}"
    );
    line.app.clock.advance(std::time::Duration::from_secs(61));
    line.call("+919999988888").await;
}

#[tokio::test]
async fn a_private_address_is_not_called_unless_allowed() {
    let app = TestApp::start_with(|config| config.allow_private_endpoints = false).await;
    switch_on(&app, "http://127.0.0.1:9/v1/click_to_call").await;
    crate::app::exchange::add_agent(&app).await;
    let answer = app
        .agent()
        .await
        .post(
            "/api/ringlet/calls",
            &json!({ "to_number": "+919999988888" }),
        )
        .await;
    assert_eq!(
        told(&answer),
        (
            409,
            "not-configured".to_owned(),
            Some("api_endpoint".to_owned())
        )
    );
}
