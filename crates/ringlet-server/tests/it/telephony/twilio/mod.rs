//! Twilio over real sockets, with a pretend one.

mod bridged;
mod browser;
mod incoming;
mod set_up;

use reqwest::Method;
use ringlet_testkit::twilio::{ACCOUNT, NUMBER, PretendTwilio};
use serde_json::{Value, json};
use url::form_urlencoded;

use crate::app::{AGENT, Answer, Client, TestApp, read};

const SETTINGS: &str = "/api/resource/CRM%20Twilio%20Settings/CRM%20Twilio%20Settings";
const AGENTS: &str = "/api/resource/CRM%20Telephony%20Agent";
const TOKEN: &str = "secret-token-of-twilio";
const PHONE: &str = "+15550100009";
const CUSTOMER: &str = "+15550100002";

struct Desk {
    app: TestApp,
    twilio: PretendTwilio,
    agent: Client,
    admin: Client,
}

impl Desk {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let twilio = PretendTwilio::start(TOKEN).await.unwrap();
        let admin = app.admin().await;
        let desk = Self {
            agent: app.agent().await,
            app,
            twilio,
            admin,
        };
        let saved = desk.save(json!({})).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
        desk.agent_record(AGENT, json!({ "mobile_no": PHONE }))
            .await;
        desk
    }

    /// Saves the settings with these changes.
    async fn save(&self, changes: Value) -> Answer {
        let mut settings = json!({
            "enabled": 1, "account_sid": ACCOUNT, "auth_token": TOKEN, "phone_number": NUMBER,
            "record_calls": 1, "api_endpoint": self.twilio.api_endpoint(),
        });
        for (field, value) in changes.as_object().unwrap() {
            settings[field] = value.clone();
        }
        self.admin.put(SETTINGS, &settings).await
    }

    /// Makes this user an agent with these fields.
    async fn agent_record(&self, user: &str, mut fields: Value) {
        fields["user"] = json!(user);
        let made = self.admin.post(AGENTS, &fields).await;
        assert_eq!(made.status, 200, "{}", made.text);
    }

    async fn dial(&self) -> (u16, Value) {
        self.dial_by(json!({})).await
    }

    /// Dials with these fields beside number and provider.
    async fn dial_by(&self, more: Value) -> (u16, Value) {
        let mut wish = json!({ "to_number": CUSTOMER, "provider": "twilio" });
        for (field, value) in more.as_object().unwrap() {
            wish[field] = value.clone();
        }
        let answer = self.agent.post("/api/ringlet/calls", &wish).await;
        (answer.status, answer.json())
    }

    /// Dials; answers our id and Twilio's of the agent's leg.
    async fn call(&self) -> (String, String) {
        let (status, body) = self.dial().await;
        assert_eq!(status, 201, "{body}");
        let id = body["call"]["id"].as_str().unwrap().to_owned();
        (id, format!("CA{:032}", 1))
    }

    async fn read(&self, id: &str) -> Value {
        let path = format!("/api/ringlet/calls/{id}");
        self.agent.get(&path).await.json()["call"].clone()
    }

    /// The address that Twilio was given for a leg of a bridged call.
    fn callback(&self, leg: &str) -> String {
        let asked = self.twilio.asked();
        let mut asked = asked.iter();
        let placed = asked
            .find(|asked| asked.path.ends_with("/Calls.json"))
            .unwrap();
        if leg == "agent" {
            return placed.field("StatusCallback");
        }
        attribute(&placed.field("Twiml"), "Number", "statusCallback")
    }

    /// Sends a signed callback; answers the status.
    async fn tell(&self, leg: &str, fields: &[(&str, &str)]) -> u16 {
        self.ask(&self.callback(leg), fields).await.status
    }

    /// Asks as Twilio does, signed.
    async fn ask(&self, url: &str, fields: &[(&str, &str)]) -> Answer {
        let signature = self.twilio.signature(url, fields);
        self.request(url, fields, Some(&signature)).await
    }

    /// Asks at one of our doors as Twilio does, signed.
    async fn knock(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(&format!("{}{path}", self.app.base), fields).await
    }

    async fn send(&self, url: &str, fields: &[(&str, &str)], signature: &str) -> u16 {
        self.request(url, fields, Some(signature)).await.status
    }

    async fn send_unsigned(&self, url: &str, fields: &[(&str, &str)]) -> u16 {
        self.request(url, fields, None).await.status
    }

    async fn request(&self, url: &str, fields: &[(&str, &str)], signature: Option<&str>) -> Answer {
        let path = url.strip_prefix(&self.app.base).unwrap();
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let mut request = self
            .app
            .guest()
            .request(Method::POST, path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        if let Some(signature) = signature {
            request = request.header("x-twilio-signature", signature);
        }
        read(request).await
    }
}

/// An attribute of the first such element of a TwiML document.
fn attribute(twiml: &str, element: &str, name: &str) -> String {
    let (_, rest) = twiml.split_once(&format!("<{element} ")).unwrap();
    let (_, rest) = rest.split_once(&format!("{name}=\"")).unwrap();
    let (value, _) = rest.split_once('"').unwrap();
    value.replace("&amp;", "&")
}
