//! Who sees and changes which records.

use serde_json::json;

use crate::app::{ADMIN, AGENT, TestApp};
use crate::calls::seed::{self, Seed};

#[tokio::test]
async fn calls_and_agents_are_the_own_ones() {
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
    let (admin, agent) = (app.admin().await, app.agent().await);
    for user in [ADMIN, AGENT] {
        let made = admin
            .post(
                "/api/resource/CRM%20Telephony%20Agent",
                &json!({"user": user}),
            )
            .await;
        assert_eq!(made.status, 200, "{}", made.text);
    }
    for (path, of_admin, of_agent) in [
        ("CRM%20Call%20Log", 2, 1),
        ("CRM%20Telephony%20Agent", 2, 1),
    ] {
        let count = async |client: &crate::app::Client| {
            client.get(&format!("/api/resource/{path}")).await.json()["data"]
                .as_array()
                .unwrap()
                .len()
        };
        assert_eq!(
            (count(&admin).await, count(&agent).await),
            (of_admin, of_agent),
            "{path}"
        );
    }
    let counted = agent
        .get("/api/method/frappe.client.get_count?doctype=CRM%20Call%20Log")
        .await
        .json();
    assert_eq!(counted["message"], 1);
    assert_eq!(
        agent.get("/api/resource/CRM%20Call%20Log/c2").await.status,
        404
    );
    assert_eq!(
        agent
            .put(
                "/api/resource/CRM%20Call%20Log/c2",
                &json!({"status": "Busy"})
            )
            .await
            .status,
        404
    );
    assert_eq!(
        agent
            .delete("/api/resource/CRM%20Call%20Log/c2")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn viewers_change_nothing_and_only_administrators_make_agents() {
    let app = TestApp::start().await;
    let (agent, viewer) = (app.agent().await, app.viewer().await);
    let lead = json!({"first_name": "L"});
    assert_eq!(
        viewer.post("/api/resource/CRM%20Lead", &lead).await.status,
        403
    );
    let name = agent.post("/api/resource/CRM%20Lead", &lead).await.json()["data"]["name"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/resource/CRM%20Lead/{name}");
    assert_eq!(viewer.get(&path).await.status, 200);
    assert_eq!(viewer.put(&path, &lead).await.status, 403);
    assert_eq!(viewer.delete(&path).await.status, 403);
    let made = agent
        .post(
            "/api/resource/CRM%20Telephony%20Agent",
            &json!({"user": AGENT}),
        )
        .await;
    assert_eq!(
        (made.status, &made.json()["exc_type"]),
        (403, &json!("PermissionError"))
    );
    let may = async |client: &crate::app::Client, kind: &str| {
        let path =
            format!("/api/method/frappe.client.has_permission?doctype=CRM%20Lead&perm_type={kind}");
        client.get(&path).await.json()["message"]["has_permission"].clone()
    };
    assert_eq!(
        (may(&viewer, "read").await, may(&viewer, "write").await),
        (json!(true), json!(false))
    );
}

#[tokio::test]
async fn provider_settings_are_for_administrators() {
    let app = TestApp::start().await;
    let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    assert_eq!(app.agent().await.get(path).await.status, 403);
    let read = app.admin().await.get(path).await.json();
    assert_eq!(read["data"]["doctype"], "CRM Tata Tele Settings");
    let get = "/api/method/frappe.client.get?doctype=CRM%20Tata%20Tele%20Settings";
    assert_eq!(app.agent().await.get(get).await.status, 403);
    assert_eq!(
        app.admin().await.get(get).await.json()["message"]["enabled"],
        0
    );
}

#[tokio::test]
async fn a_providers_recording_address_stays_on_the_server() {
    let app = TestApp::start().await;
    seed::calls(&app, &[Seed::default()]);
    let database = rusqlite::Connection::open(app.database.file()).unwrap();
    let set = "UPDATE call SET recording_url = 'https://provider.test/r?token=secret', progress = '{\"x\":1}'";
    database.execute(set, []).unwrap();
    let agent = app.agent().await;
    let path = "/api/resource/CRM%20Call%20Log/c1";
    let shown = agent.get(path).await.json()["data"].clone();
    assert_eq!(shown["recording_url"], "/api/ringlet/calls/c1/recording");
    assert_eq!(agent.put(path, &shown).await.status, 200);
    let url: String = database
        .query_row("SELECT recording_url FROM call", [], |row| row.get(0))
        .unwrap();
    assert!(
        url.contains("secret"),
        "saving what was read keeps the provider's address"
    );
    let list = agent
        .get("/api/resource/CRM%20Call%20Log?fields=[\"*\"]")
        .await;
    assert!(!list.text.contains("secret"), "{}", list.text);
    // Nor can it be guessed by asking for it letter by letter.
    let guess =
        "/api/resource/CRM%20Call%20Log?filters=[[\"recording_url\",\"like\",\"%25secret%25\"]]";
    assert_eq!(agent.get(guess).await.json()["data"], json!([]));
}
