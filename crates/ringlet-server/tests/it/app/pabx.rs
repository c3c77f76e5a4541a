//! A test server connected to a pretend PABX of JT Telecom.

use std::time::{Duration, UNIX_EPOCH};

use ringlet_server::service::read_history;
use ringlet_testkit::jt_telecom::{Dialect, JtPabx};
use serde_json::{Value, json};

use super::{AGENT, Client, TestApp};

/// The interface's user.
pub(crate) const USER: &str = "crm";
/// The interface's token.
pub(crate) const TOKEN: &str = "secret-token-of-the-pabx";
/// The agent's extension.
pub(crate) const EXTENSION: &str = "100";
/// The settings document.
pub(crate) const SETTINGS: &str =
    "/api/resource/CRM%20JT%20Telecom%20Settings/CRM%20JT%20Telecom%20Settings";

/// A server and the PABX it dials through, JT Telecom switched on, the agent with an extension.
pub(crate) struct Desk {
    pub(crate) app: TestApp,
    pub(crate) pabx: JtPabx,
    pub(crate) agent: Client,
    pub(crate) admin: Client,
}

impl Desk {
    /// A PABX as most are.
    pub(crate) async fn open() -> Self {
        Self::open_with(Dialect::default()).await
    }

    /// A PABX that speaks so.
    pub(crate) async fn open_with(dialect: Dialect) -> Self {
        let app = TestApp::start().await;
        let now = UNIX_EPOCH + Duration::from_millis(app.clock.get().0.unsigned_abs());
        let pabx = JtPabx::start(USER, TOKEN, dialect, now).await.unwrap();
        let admin = app.admin().await;
        let settings = json!({
            "enabled": 1,
            "api_endpoint": pabx.api_endpoint(),
            "auth_user": USER,
            "auth_token": TOKEN,
            "dial_body": if dialect.flat { "flat" } else { "dados" },
            "credentials_in": if dialect.credentials_in_query { "query" } else { "body" },
            "requests_per_minute": 600,
        });
        let saved = admin.put(SETTINGS, &settings).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
        let phone = json!({ "user": AGENT, "jt_telecom_extension": EXTENSION });
        let made = admin
            .post("/api/resource/CRM%20Telephony%20Agent", &phone)
            .await;
        assert_eq!(made.status, 200, "{}", made.text);
        at_home_in_brazil(&admin).await;
        let agent = app.agent().await;
        Self {
            app,
            pabx,
            agent,
            admin,
        }
    }

    /// Clicks a number; answers status and body.
    pub(crate) async fn click(&self, number: &str) -> (u16, Value) {
        let wish = json!({ "ramal_origem": EXTENSION, "numero_destino": number });
        let answer = self.agent.post("/api/telephony/click-to-call", &wish).await;
        (answer.status, answer.json())
    }

    /// Clicks a number that the PABX takes; answers our id of the call.
    pub(crate) async fn call(&self, number: &str) -> String {
        let (status, body) = self.click(number).await;
        assert_eq!(status, 201, "{body}");
        body["call"]["id"].as_str().unwrap().to_owned()
    }

    /// The call as the agent sees it.
    pub(crate) async fn read(&self, id: &str) -> Value {
        let path = format!("/api/ringlet/calls/{id}");
        self.agent.get(&path).await.json()["call"].clone()
    }

    /// Time passes for both, and the lists are read when that is due.
    pub(crate) async fn wait(&self, seconds: u64) -> usize {
        let time = Duration::from_secs(seconds);
        self.app.clock.advance(time);
        self.pabx.advance(time);
        read_history::round(&self.app.state).await.unwrap()
    }

    /// Time passes for both, and nothing else.
    pub(crate) fn pass(&self, seconds: u64) {
        let time = Duration::from_secs(seconds);
        self.app.clock.advance(time);
        self.pabx.advance(time);
    }

    /// The address of the webhook, below the server's own.
    pub(crate) async fn webhook_path(&self) -> String {
        let path = "/api/ringlet/settings/providers/jt_telecom/webhook";
        let info = self.admin.get(path).await.json();
        let url = info["url"].as_str().unwrap();
        url.strip_prefix(&self.app.base).unwrap().to_owned()
    }

    /// What the hub says of the provider.
    pub(crate) async fn state(&self) -> Value {
        let hub = self.admin.get("/api/ringlet/settings/providers").await;
        let providers = hub.json()["providers"].as_array().unwrap().clone();
        providers
            .into_iter()
            .find(|provider| provider["id"] == "jt_telecom")
            .unwrap()
    }
}

async fn at_home_in_brazil(admin: &Client) {
    let mut site = admin.get("/api/ringlet/settings/site").await.json();
    site["region"] = json!("BR");
    let saved = admin.put("/api/ringlet/settings/site", &site).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}
