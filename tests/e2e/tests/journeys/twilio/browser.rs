//! Calls from the page.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Stage, journey, until};
use serde_json::json;

use super::{logged, open, open_registered, outside, said, set_up};
use crate::popup::{CALL, open_wrap_up, part};

async fn twilio_call_from_page(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing").await?;
    browser.reads(&part("name"), "Maya Rao").await?;
    ensure!(
        !browser
            .text(&part("popup"))
            .await?
            .contains("on your phone"),
        "no phone is rung"
    );
    outside(stage)?.voice.customer_answers().await?;
    browser.reads(&part("status"), "In progress").await?;

    browser.click(&part("mute")).await?;
    pressed(stage, "true").await?;
    browser.click(&part("mute")).await?;
    pressed(stage, "false").await?;
    browser.click(&part("hangup")).await?;
    said(stage, "hangup").await?;
    open_wrap_up(browser).await?;
    logged(
        stage,
        json!({ "direction": "outbound", "outcome": "completed", "duration_seconds": 33 }),
    )
    .await?;
    browser.reads("call-log >>> [role=row]", "Maya Rao").await
}

async fn pressed(stage: &Stage, wanted: &str) -> Result<()> {
    until("the microphone to be switched", async || {
        let mute = part("mute");
        let pressed = stage.browser.attribute(&mute, "aria-pressed").await?;
        ensure!(pressed.as_deref() == Some(wanted), "it isn't");
        Ok(())
    })
    .await
}

/// Given up before anybody answered.
async fn twilio_call_given_up(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing").await?;
    browser.click(&part("hangup")).await?;
    browser.reads(&part("status"), "Canceled").await?;
    logged(stage, json!({ "outcome": "canceled" })).await
}

/// The other side hangs up.
async fn twilio_customer_hangs_up(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing").await?;
    let voice = &outside(stage)?.voice;
    voice.customer_answers().await?;
    browser.reads(&part("status"), "In progress").await?;
    voice.customer_hangs_up().await?;
    open_wrap_up(browser).await?;
    logged(stage, json!({ "outcome": "completed" })).await
}

/// Without a microphone nothing is dialled, and the page says what to do.
async fn twilio_microphone_denied(stage: &mut Stage) -> Result<()> {
    open_registered(stage).await?;
    let browser = &stage.browser;
    let deny = "navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('denied', 'NotAllowedError'))";
    browser.eval(deny, vec![]).await?;
    browser.click(CALL).await?;
    let toast = "call-popup >>> .toast";
    browser.reads(toast, "The microphone is blocked").await?;
    browser.reads(toast, "address bar").await?;
    let agent = stage.server.sign_in(AGENT).await?;
    let calls = agent.get("/calls?source=twilio").await?;
    ensure!(calls["calls"] == json!([]), "stored: {calls}");
    let heard = outside(stage)?.voice.heard();
    ensure!(
        heard.iter().all(|message| message["type"] != "invite"),
        "dialled: {heard:?}"
    );
    Ok(())
}

/// Before its token ends the page fetches another one.
async fn twilio_token_renewed(stage: &mut Stage) -> Result<()> {
    set_up(stage, "Computer").await?;
    outside(stage)?.voice.set_token_seconds(61);
    open(stage).await?;
    until("a second token", async || {
        let heard = outside(stage)?.voice.heard();
        let listens = heard.iter().filter(|message| message["type"] == "listen");
        ensure!(listens.count() >= 2, "{heard:?}");
        Ok(())
    })
    .await
}

journey!(twilio_call_from_page at twilio: Chromium, Firefox);
journey!(twilio_call_given_up at twilio: Chromium);
journey!(twilio_customer_hangs_up at twilio: Chromium);
journey!(twilio_microphone_denied at twilio: Chromium);
journey!(twilio_token_renewed at twilio: Chromium);
