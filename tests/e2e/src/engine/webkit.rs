//! WebKitGTK by WebKitWebDriver. It has no headless mode, so it gets a display of its own.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::Driver;
use crate::outside::Outside;
use crate::process::{find, free_port, spawn, spawn_quietly};

pub(super) fn missing() -> Option<&'static str> {
    if find(&["WebKitWebDriver"]).is_none() {
        return Some("WebKitWebDriver");
    }
    if mini_browser().is_none() {
        return Some("WebKitGTK's MiniBrowser");
    }
    find(&["Xvfb"]).is_none().then_some("Xvfb")
}

pub(super) async fn start(outside: Option<&Outside>) -> Result<Driver> {
    let (display, screen) = start_display().await?;
    let port = free_port()?;
    let driver = find(&["WebKitWebDriver"]).context("WebKitWebDriver is missing")?;
    let mut command = Command::new(driver);
    command
        .arg(format!("--port={port}"))
        .arg("--replace-on-new-session");
    // The desktop's bus and accessibility services aren't there; asking for them only costs time and noise.
    command
        .env("DISPLAY", display)
        .env("NO_AT_BRIDGE", "1")
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    let child = spawn_quietly(&mut command)?;
    let mut args = vec!["--automation".to_owned()];
    if let Some(outside) = outside {
        args.push(format!("--proxy=http://{}", outside.proxy()));
        args.extend(["localhost", "127.0.0.1"].map(|host| format!("--ignore-host={host}")));
    }
    let capabilities = json!({
        "browserName": "MiniBrowser",
        "acceptInsecureCerts": true,
        "webkitgtk:browserOptions": { "binary": mini_browser(), "args": args },
    });
    Ok(Driver {
        port,
        capabilities,
        children: vec![screen, child],
    })
}

/// An X server on a display number of its own choice; gives `:<number>`.
async fn start_display() -> Result<(String, Child)> {
    let server = find(&["Xvfb"]).context("Xvfb is missing")?;
    let mut command = Command::new(server);
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1280x900x24",
        "-nolisten",
        "tcp",
    ]);
    let mut screen = spawn(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let output = screen.stdout.take().context("Xvfb has no output")?;
    let number = BufReader::new(output)
        .lines()
        .next_line()
        .await?
        .context("Xvfb ended at once")?;
    Ok((format!(":{number}"), screen))
}

/// It lies beside the library, not on the PATH: `/usr/lib/<machine>/webkit2gtk-<version>/MiniBrowser`.
fn mini_browser() -> Option<PathBuf> {
    let folders = |path: PathBuf| {
        std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
    };
    folders(PathBuf::from("/usr/lib"))
        .flat_map(folders)
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-"))
        })
        .map(|path| path.join("MiniBrowser"))
        .find(|path| path.is_file())
}
