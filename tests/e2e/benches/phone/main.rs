//! Phone numbers against libphonenumber-js (max) in Chromium: the same rows in the same page, alternating, medians.
//! `cargo xtask bench` builds both and runs this; `BENCH_PHONE` names the folder with the bound modules.

mod site;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use ringlet_e2e::{Engine, browse_within};
use serde_json::{Value, json};

/// Longer than the whole benchmark takes.
const LIMIT: Duration = Duration::from_secs(600);

fn main() -> Result<()> {
    let modules = std::env::var("BENCH_PHONE").context("BENCH_PHONE: run `cargo xtask bench`")?;
    let rounds = std::env::var("BENCH_ROUNDS").map_or(Ok(9), |text| text.parse::<u32>())?;
    let rows = rows()?;
    browse_within(LIMIT, Engine::Chromium, "bench", true, async |browser| {
        let base = site::start(Path::new(&modules)).await?;
        browser.open(&format!("{base}/bench/phone.html")).await?;
        let measured = browser
            .eval_async(&format!("await measure({}, {rounds})", json!(rows)))
            .await?;
        print(&measured);
        Ok(())
    })
    .map_err(|failure| anyhow!("{failure:?}"))
}

/// The reference's rows: text and region, all of them, the hard ones too.
fn rows() -> Result<Vec<(String, String)>> {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../crates/ringlet-phone/tests/fixtures/phone-numbers.jsonl");
    let text = std::fs::read_to_string(fixture)?;
    text.lines()
        .map(|line| {
            let row: Value = serde_json::from_str(line)?;
            let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            Ok((field("input"), field("region")))
        })
        .collect()
}

#[allow(clippy::print_stdout, reason = "a report for a person")]
fn print(measured: &Value) {
    let number = |name: &str| measured[name].as_f64().unwrap_or(f64::NAN);
    println!(
        "parse + E.164, median of a call when warm: ringlet {:.2} µs, libphonenumber-js (max) {:.2} µs: {:.1} × faster",
        number("ours"),
        number("theirs"),
        number("theirs") / number("ours")
    );
    let pass = |name: &str| measured["firstPass"][name].as_f64().unwrap_or(f64::NAN);
    println!(
        "the same rows for the first time: ringlet {:.2} µs, libphonenumber-js {:.2} µs: {:.1} × faster",
        pass("ours"),
        pass("theirs"),
        pass("theirs") / pass("ours")
    );
    println!(
        "first call: ringlet {:.2} ms with its start, libphonenumber-js {:.2} ms",
        number("firstOurs"),
        number("firstTheirs")
    );
    println!(
        "memory after all rows: {:+} KiB over an empty module",
        number("memory") / 1024.0
    );
    println!(
        "libphonenumber-js agrees on {} of {} rows",
        number("same"),
        number("rows")
    );
}
