//! Dialpad: its events in every order, by webhook and WebSocket; dials that are handed over; what its frame tells.

mod complete;
mod dial;
mod feed;
mod history;
mod legs;
mod payload;
mod ringing;
mod settings;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use ringlet_testkit::dialpad::{DialpadCompany, PEOPLE, User};
use serde_json::{Value, json};

use crate::app::{AGENT, Answer, Client, TestApp, eventually};

/// The API key.
const KEY: &str = "key-of-the-company";
/// What events are signed with.
const SECRET: &str = "a long secret that only Dialpad and we know";
/// The agent, as Dialpad knows him.
const ASHA: User = PEOPLE[0];
/// The viewer.
const VIK: User = PEOPLE[1];
/// A customer.
const CUSTOMER: &str = "+12125550147";
/// Where events come in.
const DOOR: &str = "/api/method/crm.integrations.dialpad.handler.webhook_handler";
const SETTINGS: &str = "/api/resource/CRM%20Dialpad%20Settings/CRM%20Dialpad%20Settings";

/// A server whose team is on Dialpad, and Dialpad.
struct Team {
    app: TestApp,
    dialpad: DialpadCompany,
    agent: Client,
}

impl Team {
    /// With an API key and signed webhooks.
    async fn start() -> Self {
        Self::with(json!({ "api_key": KEY, "webhook_secret": SECRET })).await
    }

    /// With these settings beside the client id.
    async fn with(settings: Value) -> Self {
        let app = TestApp::start().await;
        let clock = Arc::clone(&app.clock);
        let dialpad = DialpadCompany::start(KEY, move || clock.get().0)
            .await
            .unwrap();
        let mut whole = json!({ "enabled": 1, "client_id": "cti-4711", "api_endpoint": dialpad.api_endpoint(),
            "fetch_history": 0 });
        for (field, value) in settings.as_object().unwrap() {
            whole[field] = value.clone();
        }
        let saved = app.admin().await.put(SETTINGS, &whole).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
        dialpad.send_webhooks_to(&format!("{}{DOOR}", app.base), Some(SECRET));
        let agent = app.agent().await;
        Self {
            app,
            dialpad,
            agent,
        }
    }

    /// Changes settings.
    async fn set(&self, settings: Value) {
        let saved = self.app.admin().await.put(SETTINGS, &settings).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    }

    /// Enters the agent's Dialpad user id.
    async fn know_the_agent(&self) {
        let agent = json!({ "user": AGENT, "dialpad_user_id": ASHA.id.to_string() });
        let path = "/api/resource/CRM%20Telephony%20Agent";
        let saved = self.app.admin().await.post(path, &agent).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
    }

    /// Dials with these fields beside number and provider.
    async fn dial(&self, fields: Value) -> Answer {
        let mut body = json!({ "to_number": CUSTOMER, "provider": "dialpad" });
        for (field, value) in fields.as_object().unwrap() {
            body[field] = value.clone();
        }
        self.agent.post("/api/ringlet/calls", &body).await
    }

    /// Dials by the frame; the call's id and what is handed over.
    async fn hand_over(&self, fields: Value) -> (String, Value) {
        let mut fields = fields;
        fields["softphone"] = json!("iframe");
        let answer = self.dial(fields).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        let body = answer.json();
        let id = body["call"]["id"].as_str().unwrap().to_owned();
        (id, body["handoff"]["frame"].clone())
    }

    /// The frame took a dial over.
    fn frame_dials(&self, handoff: &Value) -> u64 {
        let number = handoff["phone_number"].as_str().unwrap();
        let custom_data = handoff["custom_data"].as_str();
        self.dialpad.dialled(ASHA, number, custom_data)
    }

    /// The call as the agent sees it.
    async fn read(&self, id: &str) -> Value {
        let answer = self.agent.get(&format!("/api/ringlet/calls/{id}")).await;
        answer.json()["call"].clone()
    }

    /// Waits until the call is in that state.
    async fn until(&self, id: &str, state: &str) -> Value {
        eventually(&format!("call is {state}"), async || {
            let call = self.read(id).await;
            (call["state"] == state).then_some(call)
        })
        .await
    }

    /// The whole log, newest first.
    async fn log(&self) -> Vec<Value> {
        let answer = self.app.admin().await.get("/calls?source=dialpad").await;
        answer.json()["calls"].as_array().unwrap().clone()
    }

    /// Waits until the log holds something like this, and gives it.
    async fn logged(&self, what: &str, like: impl Fn(&Value) -> bool) -> Value {
        eventually(what, async || {
            self.log().await.into_iter().find(|entry| like(entry))
        })
        .await
    }

    /// Time passes.
    fn wait(&self, seconds: u64) {
        self.app.clock.advance(Duration::from_secs(seconds));
    }
}
