//! `CRM Tata Tele Settings`, and the test of the connection.

use ringlet_model::provider::Provider;
use ringlet_testkit::smartflo::{Pace, SmartfloPbx};
use serde_json::{Value, json};

use crate::app::exchange::{Line, TOKEN};
use crate::app::{Answer, Client, TestApp};

const PATH: &str = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
const TEST: &str = "/api/method/crm.integrations.tata_tele.handler.validate_connection";

async fn read(client: &Client) -> Value {
    client.get(PATH).await.json()["data"].clone()
}

fn words(answer: &Answer) -> String {
    let body = answer.json();
    format!("{} {}", body["exc_type"], body["_server_messages"])
}

#[tokio::test]
async fn a_fresh_server_has_smartflos_address_and_nothing_else() {
    let app = TestApp::start().await;
    let settings = read(&app.admin().await).await;
    assert_eq!(
        settings["api_endpoint"],
        "https://api-smartflo.tatateleservices.com/v1/click_to_call"
    );
    assert_eq!(
        (&settings["enabled"], &settings["api_token"]),
        (&json!(0), &json!(""))
    );
    assert_eq!(settings["doctype"], settings["name"]);
}

#[tokio::test]
async fn the_token_is_kept_sealed_and_read_back_as_eight_stars() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let saved = admin
        .put(PATH, &json!({ "api_token": TOKEN, "account_id": "A-1" }))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    assert_eq!(saved.json()["data"]["api_token"], "********");
    assert_eq!(read(&admin).await["api_token"], "********");
    for unchanged in ["********", "***", "*"] {
        admin.put(PATH, &json!({ "api_token": unchanged })).await;
        assert_eq!(token(&app).await.as_deref(), Some(TOKEN), "{unchanged}");
    }
    admin.put(PATH, &json!({ "account_id": "A-2" })).await;
    assert_eq!(
        token(&app).await.as_deref(),
        Some(TOKEN),
        "not sent: unchanged"
    );
    admin.put(PATH, &json!({ "api_token": "another" })).await;
    assert_eq!(token(&app).await.as_deref(), Some("another"));
    admin.put(PATH, &json!({ "api_token": "" })).await;
    assert_eq!(token(&app).await, None);
    assert_eq!(read(&admin).await["api_token"], "");
    let audit = admin.get("/api/ringlet/audit?limit=50").await.text;
    assert!(audit.contains("api_token") && !audit.contains(TOKEN) && !audit.contains("another"));
}

async fn token(app: &TestApp) -> Option<String> {
    use secrecy::ExposeSecret as _;
    let form = ringlet_server::provider::form(Provider::TataTele).unwrap();
    let settings = ringlet_server::service::provider_settings::opened(&app.state, form)
        .await
        .unwrap()?;
    let token = settings.secret("api_token")?;
    Some(token.expose_secret().to_owned())
}

#[tokio::test]
async fn a_stale_page_is_refused() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let first = read(&admin).await;
    let saved = admin
        .put(
            PATH,
            &json!({ "account_id": "A-1", "modified": first["modified"] }),
        )
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let stale = admin
        .put(
            PATH,
            &json!({ "account_id": "A-2", "modified": first["modified"] }),
        )
        .await;
    assert_eq!(stale.status, 417);
    assert!(words(&stale).contains("TimestampMismatchError"));
    assert_eq!(read(&admin).await["account_id"], "A-1");
    let fresh = saved.json()["data"]["modified"].clone();
    assert_eq!(
        admin
            .put(PATH, &json!({ "account_id": "A-2", "modified": fresh }))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn what_cant_be_right_is_refused_by_name() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    for (wrong, word) in [
        (json!({ "api_endpoint": "smartflo" }), "web address"),
        (json!({ "api_endpoint": "ftp://x/y" }), "https://"),
        (
            json!({ "api_endpoint": "https://user:pass@x.example/" }),
            "must not hold",
        ),
        (
            json!({ "phone_number": "call us" }),
            "InvalidPhoneNumberError",
        ),
        (json!({ "enabled": "maybe" }), "0 or 1"),
        (json!({ "enabled": 1 }), "api_token"),
        (json!({ "api_token": ["x"] }), "text"),
        (json!({ "api_token": "tab\tinside" }), "letters"),
        (json!({ "account_id": "x".repeat(5_000) }), "too long"),
    ] {
        let refused = admin.put(PATH, &wrong).await;
        assert_eq!(refused.status, 417, "{wrong}");
        assert!(words(&refused).contains(word), "{wrong}: {}", refused.text);
    }
    assert_eq!(read(&admin).await["enabled"], 0, "nothing was half-written");
}

#[tokio::test]
async fn only_administrators_see_and_test_them() {
    let line = Line::open().await;
    for client in [
        line.agent.clone(),
        line.app.viewer().await,
        line.app.guest(),
    ] {
        assert_eq!(client.get(PATH).await.status, 403);
        assert_eq!(client.put(PATH, &json!({ "enabled": 0 })).await.status, 403);
        assert_eq!(client.get(TEST).await.status, 403);
    }
}

#[tokio::test]
async fn the_connection_is_tested_without_a_call() {
    let line = Line::open().await;
    let admin = line.app.admin().await;
    let test = admin.get(TEST).await.json()["message"].clone();
    assert_eq!(test["success"], true, "{test}");
    assert!(test["elapsed_ms"].is_u64());
    assert_eq!(line.pbx.seen().last().unwrap().path, "/v1/my_number");

    admin.put(PATH, &json!({ "api_token": "wrong" })).await;
    let test = admin.get(TEST).await.json()["message"].clone();
    assert_eq!(test["success"], false);
    assert!(
        test["message"].as_str().unwrap().contains("token"),
        "{test}"
    );
    assert!(test["hint"].is_string());

    admin
        .put(
            PATH,
            &json!({ "api_endpoint": "http://127.0.0.1:9/v1/click_to_call" }),
        )
        .await;
    let test = admin.get(TEST).await.json()["message"].clone();
    assert!(
        test["message"]
            .as_str()
            .unwrap()
            .contains("can't be reached"),
        "{test}"
    );
}

#[tokio::test]
async fn one_may_test_before_one_switches_on() {
    let app = TestApp::start().await;
    let now =
        std::time::UNIX_EPOCH + std::time::Duration::from_millis(app.clock.get().0.unsigned_abs());
    let pbx = SmartfloPbx::start(TOKEN, Pace::REAL, now).await.unwrap();
    let admin = app.admin().await;
    let missing = admin.get(TEST).await.json()["message"].clone();
    assert_eq!(
        (&missing["success"], &missing["elapsed_ms"]),
        (&json!(false), &Value::Null)
    );
    admin
        .put(
            PATH,
            &json!({ "api_endpoint": pbx.api_endpoint(), "api_token": format!("Bearer {TOKEN}") }),
        )
        .await;
    let test = admin.get(TEST).await.json()["message"].clone();
    assert_eq!(
        test["success"], true,
        "a pasted Bearer doesn't matter: {test}"
    );
}

#[tokio::test]
async fn the_form_describes_what_the_document_holds() {
    let line = Line::open().await;
    let admin = line.app.admin().await;
    let form = admin
        .get("/api/ringlet/settings/providers/tata_tele/form")
        .await
        .json();
    let document = read(&admin).await;
    assert_eq!(form["doctype"], document["doctype"]);
    for field in form["fields"].as_array().unwrap() {
        let name = field["name"].as_str().unwrap();
        assert!(document.get(name).is_some(), "{name}");
        assert_eq!(field["secret_set"], name == "api_token", "{name}");
    }
    assert_eq!(form["agent_field"], "tata_tele_agent_number");
    assert_eq!(
        admin
            .get("/api/ringlet/settings/providers/demo/form")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn an_agents_line_is_read_changed_searched_and_forgotten() {
    let app = TestApp::start().await;
    let admin = app.admin().await;
    let base = "/api/resource/CRM%20Telephony%20Agent";
    let made = admin
        .post(
            base,
            &json!({ "user": "agent@example.test", "telecmi_user_id": " 5003_2222223 ", "exotel_number": "08047100001" }),
        )
        .await;
    assert_eq!(made.status, 200, "{}", made.text);
    let one = format!("{base}/agent@example.test");
    let shown = admin.get(&one).await.json()["data"].clone();
    assert_eq!(
        (&shown["telecmi_user_id"], &shown["exotel_number"]),
        (&json!("5003_2222223"), &json!("08047100001"))
    );
    let found = admin
        .get(&format!(
            "{base}?filters=[[\"telecmi_user_id\",\"=\",\"5003_2222223\"]]"
        ))
        .await
        .json();
    assert_eq!(found["data"].as_array().unwrap().len(), 1, "{found}");
    admin.put(&one, &json!({ "exotel_number": "" })).await;
    let shown = admin.get(&one).await.json()["data"].clone();
    assert!(shown.get("exotel_number").is_none_or(Value::is_null));
    assert_eq!(shown["telecmi_user_id"], "5003_2222223");
}
