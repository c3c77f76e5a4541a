//! Firefox by geckodriver.

use anyhow::{Context, Result};
use serde_json::json;
use tokio::process::Command;

use super::Driver;
use crate::outside::Outside;
use crate::process::{find, free_port, spawn_quietly};

const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];

pub(super) fn missing() -> Option<&'static str> {
    if find(&BROWSERS).is_none() {
        return Some("firefox");
    }
    find(&["geckodriver"]).is_none().then_some("geckodriver")
}

pub(super) fn start(outside: Option<&Outside>) -> Result<Driver> {
    let port = free_port()?;
    let driver = find(&["geckodriver"]).context("geckodriver is missing")?;
    let browser = find(&BROWSERS).context("firefox is missing")?;
    // Without a port of its own for BiDi, two drivers at a time would want the same one.
    let mut command = Command::new(driver);
    command.args([
        "--port",
        &port.to_string(),
        "--websocket-port",
        &free_port()?.to_string(),
        "--log",
        "error",
    ]);
    let child = spawn_quietly(&mut command)?;
    let mut capabilities = json!({
        "browserName": "firefox",
        "acceptInsecureCerts": true,
        "moz:firefoxOptions": {
            "binary": browser,
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": "en-US, en",
                "app.update.enabled": false,
                "datareporting.policy.dataSubmissionEnabled": false,
                "services.settings.server": "http://127.0.0.1:9/",
                "toolkit.telemetry.enabled": false
            }
        }
    });
    if let Some(outside) = outside {
        // A microphone that isn't one, nobody to be asked for it, and patience with a line that no sound comes through.
        let prefs = &mut capabilities["moz:firefoxOptions"]["prefs"];
        prefs["media.navigator.streams.fake"] = json!(true);
        prefs["media.navigator.permission.disabled"] = json!(true);
        prefs["media.peerconnection.ice.trickle_grace_period"] = json!(60_000);
        capabilities["proxy"] = json!({
            "proxyType": "manual",
            "sslProxy": outside.proxy(),
            "noProxy": ["localhost", "127.0.0.1"],
        });
    }
    Ok(Driver {
        port,
        capabilities,
        children: vec![child],
    })
}
