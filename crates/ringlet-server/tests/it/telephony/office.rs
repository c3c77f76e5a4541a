//! A test server connected to a pretend company.

use serde_json::{Value, json};

use crate::app::{ADMIN, AGENT, Answer, Client, TestApp, eventually, read};

/// A server with one provider set up and the agent known to it.
pub(super) struct Office {
    pub(super) app: TestApp,
    pub(super) agent: Client,
    pub(super) admin: Client,
    provider: &'static str,
}

impl Office {
    /// Saves these settings, and what the provider knows the agent by.
    pub(super) async fn open(
        provider: &'static str,
        doctype: &str,
        settings: Value,
        agent: Value,
    ) -> Self {
        let app = TestApp::start().await;
        let admin = app.session_of(ADMIN).await;
        let doctype = doctype.replace(' ', "%20");
        let path = format!("/api/resource/{doctype}/{doctype}");
        let saved = admin.put(&path, &settings).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
        let mut known = agent;
        known["user"] = json!(AGENT);
        let added = admin
            .post("/api/resource/CRM%20Telephony%20Agent", &known)
            .await;
        assert_eq!(added.status, 200, "{}", added.text);
        let agent = app.agent().await;
        Self {
            app,
            agent,
            admin,
            provider,
        }
    }

    /// Dials; answers status and body.
    pub(super) async fn dial(&self, number: &str) -> (u16, Value) {
        let body = json!({ "to_number": number, "provider": self.provider });
        let answer = self.agent.post("/api/ringlet/calls", &body).await;
        (answer.status, answer.json())
    }

    /// The webhook address, without the server's.
    pub(super) async fn door(&self) -> String {
        let path = format!("/api/ringlet/settings/providers/{}/webhook", self.provider);
        let info = self.admin.get(&path).await.json();
        let url = info["url"].as_str().unwrap();
        url.strip_prefix(&self.app.base).unwrap().to_owned()
    }

    /// Sends these webhooks, each with the call's own id where it says `rl-call-…`.
    pub(super) async fn hear(&self, lines: &str, ours: &str, id: &str) {
        let door = self.door().await;
        for line in lines.replace(ours, id).lines() {
            let body: Value = serde_json::from_str(line).unwrap();
            let answer = self.app.guest().post(&door, &body).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
        }
    }

    /// Posts a form with these headers.
    pub(super) async fn post_form(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = self.app.guest().request(reqwest::Method::POST, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let kind = "application/x-www-form-urlencoded";
        read(request.header("content-type", kind).body(body.to_owned())).await
    }

    /// The entries of the log, newest first.
    pub(super) async fn log(&self) -> Vec<Value> {
        let body = self.admin.get("/calls").await.json();
        body["calls"].as_array().unwrap().clone()
    }

    /// The request log, once it has so many entries.
    pub(super) async fn requests(&self, at_least: usize) -> Vec<Value> {
        eventually("the request log is written", async || {
            let page = self
                .admin
                .get("/api/ringlet/settings/requests")
                .await
                .json();
            let entries = page["entries"].as_array().unwrap().clone();
            (entries.len() >= at_least).then_some(entries)
        })
        .await
    }
}
