//! Calls that come in to the page.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Scan, Stage, journey, until};
use serde_json::json;

use super::{logged, open_registered, outside, said};
use crate::popup::{CALL, open_wrap_up, part};

const CALLER: &str = "+919999988888";

async fn ring(stage: &Stage) -> Result<()> {
    let url = format!("{}/api/ringlet/twilio/incoming", stage.server.url());
    outside(stage)?.voice.ring_in(CALLER, &url).await?;
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

/// Another customer calls while one talks: the first waits, the second is taken, and then the first goes on.
async fn twilio_second_call(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing").await?;
    let voice = &outside(stage)?.voice;
    voice.customer_answers().await?;
    browser.reads(&part("status"), "In progress").await?;

    let url = format!("{}/api/ringlet/twilio/incoming", stage.server.url());
    voice.ring_in(CALLER, &url).await?;
    let second = "call-popup >>> .second";
    browser.reads(second, "Lata Shah").await?;
    Scan::pass(browser, "a second call").await?;
    browser.click(&format!("{second} .answer")).await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    browser.reads(&part("status"), "In progress").await?;
    states(stage, "on-hold", "connected").await?;
    let heard = voice.heard();
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
journey!(twilio_incoming at twilio: Chromium);
journey!(twilio_reject at twilio: Chromium);
journey!(twilio_missed at twilio: Chromium);
