//! A pretend Dialpad company on this machine, to try the server's side of Dialpad by hand.
//!
//! Start the server with `--allow-private-endpoints`, enter what is printed under *Settings → Dialpad*, choose `websocket`
//! for the events, and give an agent the Dialpad user ID. Then dial, or type a number here to let a customer call.

use std::io::{BufRead as _, Write as _};
use std::time::{SystemTime, UNIX_EPOCH};

use ringlet_testkit::dialpad::{DialpadCompany, PEOPLE};
use tokio::sync::mpsc;

const KEY: &str = "pretend-key";

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
    let company = DialpadCompany::start(KEY, now).await?;
    company.play_calls();
    let mut out = std::io::stdout();
    writeln!(out, "API endpoint     {}", company.api_endpoint())?;
    writeln!(out, "API key          {KEY}")?;
    for user in PEOPLE {
        writeln!(out, "Dialpad user ID  {} ({})", user.id, user.name)?;
    }
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
