//! The popup in Chromium: what a drag costs, and how long a webhook takes until its popup is painted. Against the real
//! server with its demo line. `cargo xtask bench call` builds both and runs this.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Engine, Stage, run, until};
use serde_json::{Value, json};

/// A number of the demo line that is answered.
const ANSWERED: &str = "+919876543200";

/// What the page measures with.
const SCRIPT: &str = include_str!("page.js");

/// Notes that the widget has its session; it hears of calls from then on.
const LISTEN: &str = r#"<script>
    addEventListener("ringlet-authentication", event => window.signedIn = event.detail.authenticated);
</script>"#;

/// Calls that ring, one after the other.
const CALLS: u32 = 25;

fn main() -> Result<()> {
    let played = run(Engine::Chromium, "bench", async |stage: &mut Stage| {
        webhooks(stage).await?;
        drag(stage).await
    });
    played.map_err(|failure| anyhow::anyhow!("{failure:?}"))
}

/// A pointer's move on the handle, until the popup has its new place.
#[allow(clippy::print_stdout, reason = "a report for a person")]
async fn drag(stage: &mut Stage) -> Result<()> {
    let button = format!("<call-button phone-number=\"{ANSWERED}\"></call-button>");
    stage.embed(&button).await?;
    let browser = &stage.browser;
    browser.click("call-button >>> [part~=button]").await?;
    let status = "call-popup >>> [part~=status]";
    browser.reads(status, "In progress").await?;
    browser.eval(SCRIPT, vec![]).await?;
    let moves = browser.eval_async("window.drag(400)").await?;
    let mut times = numbers(&moves)?;
    let [median, slow] = quantiles(&mut times);
    println!(
        "drag: pointer move to style applied and laid out: median {median:.3} ms, p95 {slow:.3} ms ({} moves)",
        times.len()
    );
    Ok(())
}

/// A provider's webhook of an incoming call, until the caller's number is painted.
#[allow(clippy::print_stdout, reason = "a report for a person")]
async fn webhooks(stage: &mut Stage) -> Result<()> {
    let door = webhook_door(stage).await?;
    stage.embed(LISTEN).await?;
    let browser = &stage.browser;
    until("the widget to be signed in", async || {
        let signed_in = browser
            .eval("return window.signedIn === true", vec![])
            .await?;
        ensure!(signed_in == true, "not yet");
        Ok(())
    })
    .await?;
    browser.eval(SCRIPT, vec![]).await?;
    let client = reqwest::Client::new();
    let mut times = Vec::new();
    for call in 0..CALLS {
        let sent = ring(browser, &client, &door, call).await?;
        let painted = browser.eval_async("window.painted").await?;
        times.push(painted.as_f64().context("no time")? - sent);
        let over = webhook(call, "hangup", "missed");
        client
            .post(&door)
            .json(&over)
            .send()
            .await?
            .error_for_status()?;
        browser.eval_async("window.cleared()").await?;
    }
    // The first ones warm up.
    let mut times = times.split_off(5);
    let [median, slow] = quantiles(&mut times);
    println!(
        "webhook sent to popup text painted: median {median:.1} ms, p95 {slow:.1} ms ({} calls)",
        times.len()
    );
    Ok(())
}

/// Sends the webhook of a call that comes in; answers when, in milliseconds of the wall clock.
async fn ring(browser: &Browser, client: &reqwest::Client, door: &str, call: u32) -> Result<f64> {
    let shown = Value::from(format!("00{call:03}"));
    browser
        .eval("window.painted = window.shown(arguments[0])", vec![shown])
        .await?;
    let body = webhook(call, "received_on_server", "");
    #[expect(
        clippy::disallowed_methods,
        reason = "compared with the browser's clock"
    )]
    let sent = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let answer = client.post(door).json(&body).send().await?;
    ensure!(answer.status().is_success(), "{}", answer.status());
    Ok(sent.as_secs_f64() * 1000.0)
}

/// The demo line's webhook address, at this server.
async fn webhook_door(stage: &Stage) -> Result<String> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let info = admin
        .get("/api/ringlet/settings/providers/demo/webhook")
        .await?;
    let url = url::Url::parse(info["url"].as_str().context("no address")?)?;
    let query = url.query().unwrap_or_default();
    Ok(format!("{}{}?{query}", stage.server.url(), url.path()))
}

/// What Smartflo tells of a call.
fn webhook(call: u32, trigger: &str, status: &str) -> Value {
    json!({
        "uuid": format!("bench-{call}"),
        "call_id": format!("HYD1-bench-{call}"),
        "direction": "inbound",
        "start_stamp": "2026-11-20 15:10:00",
        "end_stamp": if trigger == "hangup" { "2026-11-20 15:10:20" } else { "" },
        "call_to_number": "911140001100",
        "caller_id_number": format!("98111{call:05}"),
        "billsec": "0",
        "duration": "0",
        "call_status": status,
        "trigger": trigger,
    })
}

fn numbers(list: &Value) -> Result<Vec<f64>> {
    let list = list.as_array().context("no list")?;
    list.iter()
        .map(|time| time.as_f64().context("no number"))
        .collect()
}

/// Median and the slowest twentieth.
fn quantiles(times: &mut [f64]) -> [f64; 2] {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let index = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(index).copied().unwrap_or(f64::NAN)
    };
    [at(50), at(95)]
}
