//! The three browser engines: where they are, how they start, what they are called.

mod chromium;
mod firefox;
mod webkit;

use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use tokio::process::Child;

use crate::outside::Outside;
use crate::process;
use crate::wait::until;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome by chromedriver: all journeys.
    Chromium,
    /// Firefox by geckodriver: the core journeys.
    Firefox,
    /// WebKitGTK's MiniBrowser on a virtual display: the core journeys.
    WebKit,
}

/// A started driver with its one session.
pub(crate) struct Running {
    /// Speaks to the browser.
    pub(crate) client: Client,
    /// The driver and what it needs, in the order of their start.
    children: Vec<Child>,
}

/// What an engine's file gives: programs under way and how to ask them for a session.
struct Driver {
    port: u16,
    capabilities: Value,
    children: Vec<Child>,
}

impl Engine {
    /// As `E2E_REQUIRE` and the names of pictures spell it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What of it is missing on this machine; None when it can be used.
    pub(crate) fn missing(self) -> Option<&'static str> {
        match self {
            Self::Chromium => chromium::missing(),
            Self::Firefox => firefox::missing(),
            Self::WebKit => webkit::missing(),
        }
    }

    /// Starts the driver and opens one browser window, for which the outside world is this one.
    pub(crate) async fn start(self, outside: Option<&Outside>) -> Result<Running> {
        let driver = match self {
            Self::Chromium => chromium::start(outside)?,
            Self::Firefox => firefox::start(outside)?,
            Self::WebKit => webkit::start(outside).await?,
        };
        let url = format!("http://127.0.0.1:{}", driver.port);
        wait_until_ready(&url)
            .await
            .with_context(|| format!("{}'s driver", self.name()))?;
        let capabilities = match driver.capabilities {
            Value::Object(map) => map,
            _ => Map::new(),
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&url)
            .await?;
        Ok(Running {
            client,
            children: driver.children,
        })
    }
}

impl Running {
    /// Closes the browser, then the driver, then the display.
    pub(crate) async fn end(mut self) -> Result<()> {
        let closed = tokio::time::timeout(Duration::from_secs(10), self.client.close()).await;
        for child in self.children.iter_mut().rev() {
            process::end(child).await?;
        }
        closed.context("the browser didn't close")??;
        Ok(())
    }
}

async fn wait_until_ready(driver: &str) -> Result<()> {
    let status = format!("{driver}/status");
    until("the driver", async || {
        let answer: Value = reqwest::get(&status).await?.json().await?;
        if answer["value"]["ready"] == true {
            Ok(())
        } else {
            bail!("not ready: {answer}")
        }
    })
    .await
}
