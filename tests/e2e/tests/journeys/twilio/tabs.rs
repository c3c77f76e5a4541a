//! A call whose sound is in another tab: what is pressed here is done there.

use anyhow::{Result, ensure};
use ringlet_e2e::{Browser, Stage, journey, until};
use serde_json::json;

use super::{logged, open_registered, outside, said};
use crate::popup::{CALL, part};

async fn pressed(browser: &Browser, wanted: &str) -> Result<()> {
    until("the microphone to be switched", async || {
        let pressed = browser.attribute(&part("mute"), "aria-pressed").await?;
        ensure!(pressed.as_deref() == Some(wanted), "it isn't");
        Ok(())
    })
    .await
}

async fn twilio_other_tab(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    let first = browser.client().window().await?;
    let address = browser.client().current_url().await?;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing").await?;
    outside(stage)?.voice.customer_answers().await?;
    browser.reads(&part("status"), "In progress").await?;

    let second = browser.client().new_window(true).await?.handle;
    browser.client().switch_to_window(second.clone()).await?;
    browser.open(address.as_str()).await?;
    browser.reads(&part("status"), "In progress").await?;
    browser.click(&part("mute")).await?;
    pressed(browser, "true").await?;
    browser.client().switch_to_window(first).await?;
    pressed(browser, "true").await?;

    browser.client().switch_to_window(second).await?;
    browser.click(&part("mute")).await?;
    pressed(browser, "false").await?;
    browser.click(&part("hold")).await?;
    browser.reads(&part("status"), "On hold").await?;
    browser.click(&part("resume")).await?;
    browser.reads(&part("status"), "In progress").await?;
    browser.click(&part("keypad")).await?;
    browser.click("call-popup >>> [data-key='7']").await?;
    ensure!(said(stage, "dtmf").await?["dtmf"] == "7", "another tone");
    browser.click(&part("keypad")).await?;
    browser.click(&part("hangup")).await?;
    said(stage, "hangup").await?;
    logged(
        stage,
        json!({ "direction": "outbound", "outcome": "completed" }),
    )
    .await
}

journey!(twilio_other_tab at twilio: Chromium);
