//! A pretend Dialpad on this machine, to be clicked: the Mini Dialer at `https://dialpad.com` for one browser that is told so,
//! and the company behind it with its API, its WebSocket and its signed webhooks.
//!
//! Start the server with `--allow-private-endpoints`, enter what is printed under *Settings → Dialpad*, save, and press
//! *Register webhook* (or choose `websocket` for the events). Open the page with Ringlet in the browser that is printed.
//! Sign in in Dialpad's window; the buttons there are the other side. A number that is typed here calls by itself.

use std::io::{BufRead as _, Write as _};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use ringlet_testkit::dialpad::page::DialerPage;
use ringlet_testkit::dialpad::{DialpadCompany, PEOPLE};
use tokio::sync::mpsc;

const KEY: &str = "pretend-key";
const NAMES: [&str; 1] = ["dialpad.com"];

#[expect(
    clippy::disallowed_methods,
    reason = "a program of its own, with the computer's time"
)]
fn now() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH);
    passed.map_or(0, |passed| {
        i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
    })
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let company = Arc::new(DialpadCompany::start(KEY, now).await?);
    company.play_calls();
    let page = DialerPage::start(&NAMES, Arc::clone(&company)).await?;
    let mut out = std::io::stdout();
    writeln!(out, "Client ID        team_7")?;
    writeln!(out, "API endpoint     {}", company.api_endpoint())?;
    writeln!(out, "API key          {KEY}")?;
    writeln!(out, "Webhook secret   any")?;
    for user in PEOPLE {
        writeln!(out, "Dialpad user ID  {} ({})", user.id, user.name)?;
    }
    let [names, trust] = page.chromium_switches(&NAMES);
    writeln!(
        out,
        "Browser          chromium --user-data-dir=$(mktemp -d) '{names}' '{trust}' http://localhost:8080/"
    )?;
    writeln!(
        out,
        "Type a number such as +12125550147 to let it call {}.",
        PEOPLE[0].name
    )?;
    let (typed, mut numbers) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if typed.send(line).is_err() {
                return;
            }
        }
    });
    while let Some(number) = numbers.recv().await {
        let call = company.incoming(PEOPLE[0], number.trim());
        company.play(call).await;
        writeln!(out, "{} has called.", number.trim())?;
    }
    Ok(())
}
