//! What a page complains about: uncaught errors, rejected promises, `console.error`.

use std::fmt::Debug;

use anyhow::Result;
use serde_json::{Value, json};

use crate::{Browser, Engine};

/// Where the embedding site serves [`WATCH`].
pub(crate) const WATCH_PATH: &str = "/watch.js";

/// Collects complaints in the page itself, for the engines whose driver doesn't tell.
pub(crate) const WATCH: &str = "
    window.complaints = [];
    addEventListener('error', event => complaints.push(String(event.message)));
    addEventListener('unhandledrejection', event => complaints.push('unhandled: ' + event.reason));
    addEventListener('securitypolicyviolation', event =>
        complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    const { error } = console;
    console.error = (...words) => { complaints.push(words.join(' ')); error.apply(console, words); };
";

/// All complaints since the page was loaded; in Chromium since the browser was started.
pub(crate) async fn complaints(
    browser: &Browser,
    network_faults_expected: bool,
) -> Result<Vec<String>> {
    let own = browser
        .eval("return window.complaints ?? []", vec![])
        .await?;
    let mut said: Vec<String> = serde_json::from_value(own)?;
    if browser.engine() == Engine::Chromium {
        let log = browser.client().issue_cmd(BrowserLog).await?;
        for entry in log.as_array().into_iter().flatten() {
            let text = entry["message"].as_str().unwrap_or_default();
            let is_network =
                entry["source"] == "network" || text.contains("blocked by CORS policy");
            if entry["level"] == "SEVERE" && !(is_network && network_faults_expected) {
                said.push(entry["message"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    said.retain(|text| !text.contains("/favicon.ico"));
    Ok(said)
}

/// Chromedriver's own command for the console log since the last time.
#[derive(Debug)]
struct BrowserLog;

impl fantoccini::wd::WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (
            http::Method::POST,
            Some(json!({ "type": "browser" }).to_string()),
        )
    }
}

/// A command of the Chrome DevTools protocol, for what WebDriver lacks.
#[derive(Debug)]
pub(crate) struct DevTools {
    /// `Emulation.setEmulatedMedia` and the like.
    pub(crate) command: &'static str,
    /// Its parameters.
    pub(crate) parameters: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (
            http::Method::POST,
            Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()),
        )
    }
}
