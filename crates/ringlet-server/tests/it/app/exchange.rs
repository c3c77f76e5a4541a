//! A test server connected to a pretend Smartflo exchange.

use std::time::{Duration, UNIX_EPOCH};

use ringlet_testkit::smartflo::{Pace, SmartfloPbx};
use serde_json::{Value, json};

use super::{ADMIN, AGENT, Client, TestApp, eventually};

/// The phone that the exchange rings first.
pub(crate) const AGENT_PHONE: &str = "+919000000101";
/// The office phone, for agents without one of their own.
pub(crate) const OFFICE_PHONE: &str = "+912248004410";
/// The number customers call us on.
pub(crate) const OUR_NUMBER: &str = "+918047100001";
/// The API token.
pub(crate) const TOKEN: &str = "secret-token-of-the-account";

/// A server and the exchange it dials through, Tata Tele switched on, the agent with a phone.
pub(crate) struct Line {
    pub(crate) app: TestApp,
    pub(crate) pbx: SmartfloPbx,
    pub(crate) agent: Client,
}

impl Line {
    /// An exchange whose calls take a fiftieth of the time.
    pub(crate) async fn open() -> Self {
        Self::open_at(Pace::times(50.0)).await
    }

    pub(crate) async fn open_at(pace: Pace) -> Self {
        let app = TestApp::start().await;
        let now = UNIX_EPOCH + Duration::from_millis(app.clock.get().0.unsigned_abs());
        let pbx = SmartfloPbx::start(TOKEN, pace, now).await.unwrap();
        switch_on(&app, &pbx.api_endpoint()).await;
        add_agent(&app).await;
        at_home_in_india(&app).await;
        pbx.send_webhooks_to(&webhook_url(&app).await);
        let agent = app.agent().await;
        Self { app, pbx, agent }
    }

    /// Dials; answers status and body.
    pub(crate) async fn dial(&self, number: &str) -> (u16, Value) {
        let answer = self
            .agent
            .post("/api/ringlet/calls", &json!({ "to_number": number }))
            .await;
        (answer.status, answer.json())
    }

    /// Dials a number that the exchange takes; answers the call's id.
    pub(crate) async fn call(&self, number: &str) -> String {
        let (status, body) = self.dial(number).await;
        assert_eq!(status, 201, "{body}");
        body["call"]["id"].as_str().unwrap().to_owned()
    }

    /// The call as the agent sees it.
    pub(crate) async fn read(&self, id: &str) -> Value {
        self.agent
            .get(&format!("/api/ringlet/calls/{id}"))
            .await
            .json()["call"]
            .clone()
    }

    /// Waits until the call is in that state.
    pub(crate) async fn until(&self, id: &str, state: &str) -> Value {
        eventually(&format!("call is {state}"), async || {
            let call = self.read(id).await;
            (call["state"] == state).then_some(call)
        })
        .await
    }

    /// The newest call of all, whoever's.
    pub(crate) async fn in_hand(&self) -> Vec<Value> {
        let body = self.agent.get("/api/ringlet/calls/active").await.json();
        body["calls"].as_array().unwrap().clone()
    }
}

/// Switches Tata Tele on, as the settings screen does.
pub(crate) async fn switch_on(app: &TestApp, endpoint: &str) {
    let settings = json!({
        "enabled": 1, "api_endpoint": endpoint, "api_token": TOKEN,
    });
    let path = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    let answer = app.admin().await.put(path, &settings).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// Gives the agent a phone.
pub(crate) async fn add_agent(app: &TestApp) {
    let agent = json!({ "user": AGENT, "mobile_no": AGENT_PHONE });
    let answer = app
        .admin()
        .await
        .post("/api/resource/CRM%20Telephony%20Agent", &agent)
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// The address that an administrator pastes at the provider.
pub(crate) async fn webhook_url(app: &TestApp) -> String {
    let admin = app.session_of(ADMIN).await;
    let info = admin
        .get("/api/ringlet/settings/providers/tata_tele/webhook")
        .await
        .json();
    info["url"].as_str().unwrap().to_owned()
}

/// Sets the site's region.
async fn at_home_in_india(app: &TestApp) {
    let admin = app.admin().await;
    let mut site = admin.get("/api/ringlet/settings/site").await.json();
    site["region"] = json!("IN");
    let saved = admin.put("/api/ringlet/settings/site", &site).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}
