//! Calls that come in to the page.

use anyhow::{Result, ensure};
use ringlet_e2e::{Stage, journey};
use serde_json::json;

use super::{logged, open_registered, outside, said};
use crate::popup::{open_wrap_up, part};

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

journey!(twilio_incoming at twilio: Chromium);
journey!(twilio_reject at twilio: Chromium);
journey!(twilio_missed at twilio: Chromium);
