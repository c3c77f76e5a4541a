//! Calls that come in to the page.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Scan, Stage, journey, until};
use serde_json::json;

use super::{logged, open_registered, outside, said};
use crate::popup::{CALL, open_wrap_up, part};

const CALLER: &str = "+919999988888";
const SECOND: &str = "call-popup >>> .second";

async fn call_in(stage: &Stage) -> Result<()> {
    let url = format!("{}/api/ringlet/twilio/incoming", stage.server.url());
    outside(stage)?.voice.ring_in(CALLER, &url).await?;
    Ok(())
}

async fn ring(stage: &Stage) -> Result<()> {
    call_in(stage).await?;
    stage.browser.reads(&part("status"), "Ringing").await?;
    stage.browser.reads(&part("name"), "Lata Shah").await?;
    stage.browser.see(&part("answer")).await.map(drop)
}

async fn twilio_incoming(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    ring(stage).await?;
    let browser = &stage.browser;
    browser.click(&part("answer")).await?;
    browser.reads(&part("status"), "In progress").await?;
    browser.click(&part("mute")).await?;
    browser.click(&part("hold")).await?;
    browser.reads(&part("status"), "On hold").await?;
    browser.click(&part("resume")).await?;
    browser.reads(&part("status"), "In progress").await?;
    browser.click(&part("keypad")).await?;
    browser.click("call-popup >>> [data-key='#']").await?;
    ensure!(said(stage, "dtmf").await?["dtmf"] == "#", "another tone");
    browser.click(&part("keypad")).await?;
    browser.click(&part("hangup")).await?;
    open_wrap_up(browser).await?;
    logged(
        stage,
        json!({ "direction": "inbound", "outcome": "completed", "duration_seconds": 33 }),
    )
    .await
}

async fn twilio_reject(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    ring(stage).await?;
    stage.browser.click(&part("reject")).await?;
    said(stage, "reject").await?;
    logged(
        stage,
        json!({ "direction": "inbound", "outcome": "rejected" }),
    )
    .await
}

/// The caller gives up while it rings.
async fn twilio_missed(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    ring(stage).await?;
    outside(stage)?.voice.customer_hangs_up().await?;
    stage.browser.reads(&part("status"), "Missed").await?;
    logged(
        stage,
        json!({ "direction": "inbound", "outcome": "missed" }),
    )
    .await
}

/// The agent talks to one customer, and another calls.
async fn ring_beside(stage: &Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing").await?;
    outside(stage)?.voice.customer_answers().await?;
    browser.reads(&part("status"), "In progress").await?;
    call_in(stage).await?;
    browser.reads(SECOND, "Lata Shah").await
}

/// The first waits, the second is taken, and then the first goes on.
async fn twilio_second_call(stage: &mut Stage) -> Result<()> {
    ring_beside(stage).await?;
    let browser = &stage.browser;
    Scan::pass(browser, "a second call").await?;
    browser.click(&format!("{SECOND} .answer")).await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    browser.reads(&part("status"), "In progress").await?;
    states(stage, "on-hold", "connected").await?;
    let heard = outside(stage)?.voice.heard();
    ensure!(
        heard
            .iter()
            .any(|told| told["payload"]["reconnect"].is_string()),
        "taken by another way: {heard:?}"
    );
    ensure!(
        heard.iter().all(|told| told["type"] != "hangup"),
        "the first was ended: {heard:?}"
    );

    browser
        .click("call-popup >>> .fold button:named(Swap)")
        .await?;
    browser.reads(&part("name"), "Maya Rao").await?;
    states(stage, "connected", "on-hold").await?;
    browser.click(&part("hangup")).await?;
    states(stage, "ended", "on-hold").await
}

/// The second call is the affair of a further device, and that fetches its new token itself.
async fn twilio_second_call_renews(stage: &mut Stage) -> Result<()> {
    ring_beside(stage).await?;
    let voice = &outside(stage)?.voice;
    let tokens = || {
        let heard = voice.heard();
        heard.iter().filter(|told| told["type"] == "listen").count()
    };
    let before = tokens();
    voice.set_token_seconds(61);
    let browser = &stage.browser;
    browser.click(&format!("{SECOND} .answer")).await?;
    states(stage, "on-hold", "connected").await?;
    until("a second token for it", async || {
        let came = tokens() - before;
        ensure!(came >= 2, "{came} came");
        Ok(())
    })
    .await
}

/// Waits until the first and the second call are so.
async fn states(stage: &Stage, first: &str, second: &str) -> Result<()> {
    let agent = stage.server.sign_in(AGENT).await?;
    until(&format!("{first} and {second}"), async || {
        let log = agent.get("/calls?source=twilio&limit=5").await?;
        let [newest, oldest] = [&log["calls"][0], &log["calls"][1]];
        ensure!(
            oldest["state"] == first && newest["state"] == second,
            "they are {} and {}",
            oldest["state"],
            newest["state"]
        );
        Ok(())
    })
    .await
}

journey!(twilio_second_call at twilio: Chromium);
journey!(twilio_second_call_renews at twilio: Chromium);
journey!(twilio_incoming at twilio: Chromium);
journey!(twilio_reject at twilio: Chromium);
journey!(twilio_missed at twilio: Chromium);
