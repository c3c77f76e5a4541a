//! Every route × every role. A route that isn't in this table fails the test, so a new one can't be forgotten.

use reqwest::Method;
use serde_json::Value;

use crate::app::{Client, TestApp, read};

/// Who gets past the door (whatever the answer is behind it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Guests too.
    All,
    /// Everybody who is signed in.
    SignedIn,
    /// Who takes calls.
    Agent,
    /// Administrators.
    Admin,
}

const ROUTES: &[(&str, &str, Open)] = &[
    ("get", "/api/ringlet/boot", Open::All),
    ("post", "/api/ringlet/token", Open::SignedIn),
    ("get", "/api/ringlet/events", Open::SignedIn),
    ("get", "/calls", Open::SignedIn),
    ("post", "/calls", Open::SignedIn),
    ("post", "/calls/import/pbap", Open::Agent),
    ("post", "/calls/import/csv", Open::Agent),
    ("post", "/calls/sync/teams", Open::Agent),
    ("get", "/api/ringlet/settings/sources", Open::Admin),
    ("get", "/api/ringlet/match", Open::SignedIn),
    ("get", "/api/ringlet/colleagues", Open::SignedIn),
    ("post", "/api/ringlet/calls/{id}/wrap-up", Open::SignedIn),
    ("post", "/api/ringlet/calls/{id}/lead", Open::SignedIn),
    ("post", "/api/ringlet/calls/{id}/record", Open::SignedIn),
    ("get", "/api/ringlet/records", Open::SignedIn),
    ("post", "/api/ringlet/calls/{id}/link", Open::SignedIn),
    ("get", "/calls.csv", Open::SignedIn),
    ("get", "/calls.xlsx", Open::SignedIn),
    ("get", "/calls/summary", Open::SignedIn),
    ("get", "/calls/events/{id}/raw", Open::Admin),
    ("post", "/calls/erase", Open::Admin),
    ("get", "/api/ringlet/settings/retention", Open::Admin),
    ("put", "/api/ringlet/settings/retention", Open::Admin),
    ("post", "/calls/{id}/apart", Open::Agent),
    ("post", "/calls/{id}/join", Open::Agent),
    ("get", "/calls/{id}", Open::SignedIn),
    ("post", "/api/ringlet/calls", Open::SignedIn),
    ("get", "/api/ringlet/calls/active", Open::SignedIn),
    ("get", "/api/ringlet/calls/{id}/recording", Open::SignedIn),
    ("get", "/api/ringlet/calls/{id}", Open::SignedIn),
    ("get", "/api/ringlet/calls/{id}/recording", Open::SignedIn),
    ("post", "/api/ringlet/calls/{id}/complete", Open::SignedIn),
    ("post", "/api/ringlet/calls/{id}/{control}", Open::SignedIn),
    ("post", "/api/ringlet/dialpad/ringing", Open::SignedIn),
    ("post", "/api/ringlet/twilio/token", Open::Agent),
    ("post", "/api/ringlet/demo/incoming", Open::SignedIn),
    ("get", "/api/telephony/calls", Open::SignedIn),
    ("get", "/api/telephony/calls/{id}", Open::SignedIn),
    ("put", "/api/telephony/calls/{id}/update", Open::SignedIn),
    ("get", "/api/telephony/stats", Open::SignedIn),
    ("post", "/api/telephony/click-to-call", Open::SignedIn),
    ("get", "/api/telephony/pabx/online-calls", Open::Agent),
    ("get", "/api/telephony/pabx/history", Open::Agent),
    ("get", "/api/telephony/operators", Open::Agent),
    ("post", "/api/telephony/operators/{id}/login", Open::Admin),
    ("post", "/api/telephony/operators/{id}/logout", Open::Admin),
    (
        "post",
        "/api/telephony/operators/{id}/pause",
        Open::SignedIn,
    ),
    ("post", "/api/telephony/operators/{id}/unpause", Open::Admin),
    ("put", "/api/telephony/operators/{id}", Open::Admin),
    ("get", "/api/telephony/test-connection", Open::Admin),
    ("get", "/api/telephony/extensions", Open::Admin),
    ("post", "/api/telephony/extensions", Open::Admin),
    ("put", "/api/telephony/extensions/{id}", Open::Admin),
    ("delete", "/api/telephony/extensions/{id}", Open::Admin),
    ("get", "/api/telephony/dids", Open::Admin),
    ("post", "/api/telephony/dids", Open::Admin),
    ("put", "/api/telephony/dids/{id}", Open::Admin),
    ("delete", "/api/telephony/dids/{id}", Open::Admin),
    ("get", "/api/ringlet/users", Open::Admin),
    ("post", "/api/ringlet/users", Open::Admin),
    ("put", "/api/ringlet/users/{id}", Open::Admin),
    ("delete", "/api/ringlet/users/{id}", Open::Admin),
    ("post", "/api/ringlet/users/{id}/api-key", Open::Admin),
    ("get", "/api/ringlet/audit", Open::Admin),
    ("get", "/api/ringlet/lists", Open::Agent),
    ("post", "/api/ringlet/lists", Open::Admin),
    ("put", "/api/ringlet/lists/{id}", Open::Admin),
    ("delete", "/api/ringlet/lists/{id}", Open::Admin),
    ("post", "/api/ringlet/lists/{id}/fill", Open::Admin),
    ("get", "/api/ringlet/lists/{id}/rows", Open::Agent),
    ("get", "/api/ringlet/lists/{id}/results", Open::Agent),
    ("post", "/api/ringlet/lists/{id}/next", Open::SignedIn),
    (
        "post",
        "/api/ringlet/lists/{id}/rows/{row}/skip",
        Open::Agent,
    ),
    (
        "post",
        "/api/ringlet/lists/{id}/rows/{row}/later",
        Open::SignedIn,
    ),
    (
        "post",
        "/api/ringlet/lists/{id}/rows/{row}/move",
        Open::Admin,
    ),
    ("delete", "/api/ringlet/lists/{id}/rows/{row}", Open::Admin),
    ("get", "/api/ringlet/settings/providers", Open::Admin),
    (
        "get",
        "/api/ringlet/settings/providers/{id}/form",
        Open::Admin,
    ),
    (
        "get",
        "/api/ringlet/settings/providers/{id}/webhook",
        Open::Admin,
    ),
    (
        "post",
        "/api/ringlet/settings/providers/{id}/webhook/rotate",
        Open::Admin,
    ),
    (
        "post",
        "/api/ringlet/settings/providers/{id}/webhook/register",
        Open::Admin,
    ),
    ("get", "/api/ringlet/settings/do-not-call", Open::Admin),
    ("post", "/api/ringlet/settings/do-not-call", Open::Admin),
    (
        "delete",
        "/api/ringlet/settings/do-not-call/{number}",
        Open::Admin,
    ),
    ("get", "/api/ringlet/settings/requests", Open::Admin),
    ("get", "/api/ringlet/settings/site", Open::Admin),
    ("put", "/api/ringlet/settings/site", Open::Admin),
    ("get", "/api/ringlet/settings/embed", Open::Admin),
    ("put", "/api/ringlet/settings/embed", Open::Admin),
    ("post", "/api/ringlet/settings/embed/secret", Open::Admin),
    (
        "get",
        "/api/ringlet/settings/access/{provider}",
        Open::Admin,
    ),
    (
        "put",
        "/api/ringlet/settings/access/{provider}",
        Open::Admin,
    ),
];

/// Routes that other tests cover by the same rule.
const ELSEWHERE: &[&str] = &["/api/telephony/webhook/call-status"];

#[tokio::test]
async fn every_route_knows_its_roles() {
    let app = TestApp::start().await;
    let people = [
        ("guest", app.guest()),
        ("viewer", app.viewer().await.with_csrf().await),
        ("agent", app.agent().await.with_csrf().await),
        ("admin", app.admin().await.with_csrf().await),
    ];
    for (verb, path, open) in ROUTES {
        for (who, client) in &people {
            let status = status(client, verb, path).await;
            let expected = match (open, *who) {
                (Open::All, _)
                | (Open::SignedIn, "viewer" | "agent" | "admin")
                | (Open::Agent, "agent" | "admin")
                | (Open::Admin, "admin") => None,
                (_, "guest") => Some(401),
                _ => Some(403),
            };
            match expected {
                Some(refusal) => assert_eq!(status, refusal, "{verb} {path} as {who}"),
                None => assert!(
                    // 501: a source of calls that isn't set up.
                    !matches!(status, 401 | 403 | 500 | 502..),
                    "{verb} {path} as {who}: {status}"
                ),
            }
        }
    }
}

/// Sends the request with ids that don't exist and no body: whoever gets past the door meets a 4xx that isn't 401 or 403.
async fn status(client: &Client, verb: &str, path: &str) -> u16 {
    let method = Method::from_bytes(verb.to_uppercase().as_bytes()).unwrap();
    let path = path
        .replace("{id}", "nobody")
        .replace("{provider}", "nothing")
        .replace("{number}", "+919876543210")
        .replace("{row}", "1");
    if path.ends_with("/events") {
        // A stream that never ends: the head of the answer is enough.
        return client
            .request(method, &path)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16();
    }
    read(client.request(method, &path)).await.status
}

/// Frappe's methods: who gets past the door. A guest meets Frappe's 403.
const METHODS: &[(&str, &str, Open)] = &[
    (
        "get",
        "crm.integrations.api.is_call_integration_enabled",
        Open::SignedIn,
    ),
    (
        "get",
        "crm.integrations.api.get_contact_by_phone_number?phone_number=1",
        Open::SignedIn,
    ),
    (
        "get",
        "crm.integrations.twilio.api.is_enabled",
        Open::SignedIn,
    ),
    (
        "get",
        "crm.integrations.tata_tele.handler.is_integration_enabled",
        Open::SignedIn,
    ),
    (
        "get",
        "crm.integrations.telecmi.handler.is_integration_enabled",
        Open::SignedIn,
    ),
    (
        "get",
        "crm.integrations.telecmi.handler.get_call_logs",
        Open::SignedIn,
    ),
    ("get", "crm.api.session.get_users", Open::SignedIn),
    ("get", "frappe.auth.get_logged_user", Open::SignedIn),
    (
        "get",
        "crm.integrations.tata_tele.handler.validate_connection",
        Open::Admin,
    ),
    (
        "get",
        "crm.integrations.telecmi.handler.validate_connection",
        Open::Admin,
    ),
    (
        "get",
        "crm.integrations.exotel.handler.validate_connection",
        Open::Admin,
    ),
    (
        "get",
        "crm.integrations.placetel.handler.validate_connection",
        Open::Admin,
    ),
];

#[tokio::test]
async fn frappes_methods_and_every_providers_settings_know_their_roles() {
    let app = TestApp::start().await;
    let people = [
        ("guest", app.guest()),
        ("viewer", app.viewer().await.with_csrf().await),
        ("agent", app.agent().await.with_csrf().await),
        ("admin", app.admin().await.with_csrf().await),
    ];
    let methods = METHODS
        .iter()
        .map(|(verb, method, open)| (*verb, format!("/api/method/{method}"), *open));
    let settings = ringlet_server::provider::COMPANIES.iter().map(|company| {
        let doctype = company.form().doctype.replace(' ', "%20");
        (
            "get",
            format!("/api/resource/{doctype}/{doctype}"),
            Open::Admin,
        )
    });
    for (verb, path, open) in methods.chain(settings) {
        for (who, client) in &people {
            let status = status(client, verb, &path).await;
            let passes = match open {
                Open::All => true,
                Open::SignedIn => *who != "guest",
                Open::Agent => matches!(*who, "agent" | "admin"),
                Open::Admin => *who == "admin",
            };
            if passes {
                assert!(status < 300, "{path} as {who}: {status}");
            } else {
                assert_eq!(status, 403, "{path} as {who}");
            }
        }
    }
}

#[tokio::test]
async fn no_door_opens_without_a_key_or_a_signature() {
    let app = TestApp::start().await;
    for company in ringlet_server::provider::COMPANIES {
        let form = company.form();
        if !form.webhook {
            continue;
        }
        let id = form.provider.id();
        let door = format!("/api/method/crm.integrations.{id}.handler.webhook_handler");
        for path in [door.clone(), format!("{door}?key=x")] {
            let answer = app
                .guest()
                .post(&path, &serde_json::json!({"call_id": "1"}))
                .await;
            assert_eq!(answer.status, 403, "{path}: {}", answer.text);
        }
    }
    let placetel = app
        .guest()
        .post("/calls/webhooks/placetel", &serde_json::json!({}))
        .await;
    assert_eq!(placetel.status, 403);
    for path in ["", "?validationToken=x"] {
        let teams = format!("/calls/webhooks/teams{path}");
        let answer = app
            .guest()
            .post(&teams, &serde_json::json!({"value": []}))
            .await;
        assert!(matches!(answer.status, 400 | 404), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_viewer_never_calls() {
    let app = TestApp::start().await;
    let viewer = app.viewer().await;
    let everyone = serde_json::json!({"everyone": true});
    let path = "/api/ringlet/settings/access/tata_tele";
    assert_eq!(app.admin().await.put(path, &everyone).await.status, 200);
    let dial = serde_json::json!({"to_number": "+919876543210", "provider": "tata_tele"});
    let answer = viewer.post("/api/ringlet/calls", &dial).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (403, "not-allowed"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn the_table_is_complete() {
    let app = TestApp::start().await;
    let description: Value = app.guest().get("/api-docs/openapi.json").await.json();
    for (path, verbs) in description["paths"].as_object().unwrap() {
        for verb in verbs.as_object().unwrap().keys() {
            let listed = ROUTES.iter().any(|(v, p, _)| v == verb && p == path);
            assert!(
                listed || ELSEWHERE.contains(&path.as_str()),
                "{verb} {path}"
            );
        }
    }
}
