//! What a journey plays on: one browser, one server, one embedding site.

use std::cell::Cell;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::browser::Browser;
use crate::outside::Outside;
use crate::pages::{Page, Pages};
use crate::server::{AGENT, Server};
use crate::{Engine, clock, console};

/// A browser, a server and a site that embeds the widget; all of it made for one journey.
pub struct Stage {
    /// The browser.
    pub browser: Browser,
    /// The server.
    pub server: Server,
    /// The embedding site.
    pub pages: Pages,
    /// Dialpad and Twilio, where the journey asks for them.
    pub outside: Option<Outside>,
    faults_expected: Cell<bool>,
    time_moves: Cell<bool>,
}

impl Stage {
    pub(crate) async fn set(engine: Engine, outside: Option<Outside>) -> Result<Self> {
        let pages = Pages::start().await?;
        let server = Server::start(pages.origin()).await?;
        let browser = Browser::start(engine, outside.as_ref()).await?;
        Ok(Self {
            browser,
            server,
            pages,
            outside,
            faults_expected: Cell::new(false),
            time_moves: Cell::new(false),
        })
    }

    /// Another site that the server hasn't been told of.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn foreign_site(&self) -> Result<Pages> {
        Pages::start().await
    }

    /// The next requests fail on purpose, and the browser will say so in its console.
    pub fn expect_network_faults(&self) {
        self.faults_expected.set(true);
    }

    /// Pages that are opened from now on have a clock that [`Browser::pass_time`] moves on.
    pub fn move_time(&self) {
        self.time_moves.set(true);
    }

    /// Opens a page of the embedding site with this body, the script tag, and a token for the demo's agent.
    ///
    /// # Errors
    /// When the token can't be had or the page not be loaded.
    pub async fn embed(&self, body: &str) -> Result<()> {
        self.embed_with(body, "", None).await
    }

    /// The same with more attributes on the script tag, and a content security policy.
    ///
    /// # Errors
    /// When the token can't be had or the page not be loaded.
    pub async fn embed_with(
        &self,
        body: &str,
        attributes: &str,
        csp: Option<String>,
    ) -> Result<()> {
        let token = self.server.embed_token(AGENT.0).await?;
        let attributes = format!("data-token=\"{token}\" {attributes}");
        let html = self.html(body, &attributes);
        let url = self.pages.put("/record", Page { html, csp });
        self.browser.open(&url).await
    }

    /// A document of the embedding site.
    #[must_use]
    pub fn html(&self, body: &str, attributes: &str) -> String {
        let server = self.server.url();
        let clock = if self.time_moves.get() {
            format!("<script src=\"{}\"></script>", clock::CLOCK_PATH)
        } else {
            String::new()
        };
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Customer</title>
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
             <script src=\"{watch}\"></script>{clock}
             <script src=\"{server}/ringlet.js\" data-backend=\"{server}\" {attributes} async></script>
             </head><body><main><h1>Customer</h1>{body}</main></body></html>",
            watch = console::WATCH_PATH,
        )
    }

    /// Fails on everything that went wrong in the page without anybody looking.
    pub(crate) async fn check_console(&self) -> Result<()> {
        let said = console::complaints(&self.browser, self.faults_expected.get()).await?;
        ensure!(
            said.is_empty(),
            "the page complained: {}",
            Value::from(said)
        );
        Ok(())
    }

    pub(crate) async fn clear(self) -> Result<()> {
        self.browser.end().await?;
        self.server.end().await
    }
}
