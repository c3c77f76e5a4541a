//! Chromium by chromedriver.

use anyhow::{Context, Result};
use serde_json::json;
use tokio::process::Command;

use super::Driver;
use crate::outside::Outside;
use crate::process::{find, free_port, spawn_quietly};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Keeps the browser from asking the outside world anything: quiet logs, and the same run with the network off.
const QUIET: [&str; 11] = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-component-extensions-with-background-pages",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,\
     NetworkTimeServiceQuerying,OptimizationHints,Translate",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
];

pub(super) fn missing() -> Option<&'static str> {
    if find(&BROWSERS).is_none() {
        return Some("chromium");
    }
    find(&["chromedriver"]).is_none().then_some("chromedriver")
}

pub(super) fn start(outside: Option<&Outside>) -> Result<Driver> {
    let port = free_port()?;
    let driver = find(&["chromedriver"]).context("chromedriver is missing")?;
    let browser = find(&BROWSERS).context("chromium is missing")?;
    let mut args = vec!["--headless", "--window-size=1280,800", "--lang=en-US"];
    args.extend(QUIET);
    let more = std::env::var("E2E_CHROMIUM_ARGS").unwrap_or_default();
    args.extend(more.split_whitespace());
    let names = outside.map(Outside::chromium).unwrap_or_default();
    args.extend(
        names
            .iter()
            .filter(|arg| !arg.is_empty())
            .map(String::as_str),
    );
    if is_root() {
        args.push("--no-sandbox");
    }
    let child = spawn_quietly(
        Command::new(driver)
            .arg(format!("--port={port}"))
            .arg("--log-level=SEVERE"),
    )?;
    let capabilities = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "binary": browser, "args": args },
    });
    Ok(Driver {
        port,
        capabilities,
        children: vec![child],
    })
}

/// Chromium's sandbox refuses root.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0)
}
