//! Calls through the frame, and what becomes of them. Whatever happens to a call happens in the pretend page, whose company
//! sends the events of it.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{Stage, journey};

use super::team::{
    ASHA, NUMBER, handed, heard, in_frame, logged, open_signed_in, open_with_events, outside, ring,
};
use crate::popup::{CALL, open_wrap_up, part};

async fn dialpad_call(stage: &mut Stage) -> Result<()> {
    open_with_events(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("name"), "Maya Rao").await?;
    let call = handed(stage).await?;
    ensure!(
        call["phone_number"] == NUMBER && call["enable_current_tab"] == true,
        "handed over: {call}"
    );
    let token = call["custom_data"].as_str().context("no token")?;
    ensure!(
        !["Maya", "C-7", "J-9"]
            .iter()
            .any(|secret| token.contains(secret)),
        "Dialpad was told who is called: {token}"
    );

    browser.reads(&part("status"), "Ringing…").await?;
    in_frame(browser, "#answer").await?;
    browser.reads(&part("status"), "In progress").await?;
    in_frame(browser, "#end").await?;
    browser.reads(&part("status"), "Call ended").await?;

    open_wrap_up(browser).await?;
    browser
        .click("call-popup >>> [part~=disposition] [role=radio]")
        .await?;
    browser.click(&part("save")).await?;
    browser.gone(&part("wrap-up")).await?;
    browser.reads("call-log >>> [role=row]", "Maya Rao").await?;
    logged(stage, "the call", |call| {
        call["source"] == "dialpad"
            && call["outcome"] == "completed"
            && call["disposition"].is_string()
    })
    .await
}

async fn dialpad_hang_up(stage: &mut Stage) -> Result<()> {
    open_with_events(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Ringing…").await?;
    in_frame(browser, "#answer").await?;
    browser.reads(&part("status"), "In progress").await?;
    // The only call of the frame, so it may be told to end all.
    browser.click(&part("hangup")).await?;
    browser.reads(&part("status"), "Call ended").await?;
    let seen = outside(stage)?.page.seen();
    ensure!(
        seen.iter().any(|what| what["hung_up"] == 1),
        "the frame wasn't told: {seen:?}"
    );
    Ok(())
}

async fn dialpad_rings(stage: &mut Stage) -> Result<()> {
    open_with_events(stage).await?;
    let browser = &stage.browser;
    ring(stage, "+919999988888").await?;
    browser.reads(&part("status"), "Ringing…").await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    browser.see(&part("record")).await?;
    // It stops to ring because it is answered: that is no end.
    in_frame(browser, "#take").await?;
    browser.reads(&part("status"), "In progress").await?;
    in_frame(browser, "#end").await?;
    browser.reads(&part("status"), "Call ended").await?;

    let rung = heard(browser, "call_ringing").await?;
    let states: Vec<_> = rung.iter().map(|one| one[1]["state"].as_str()).collect();
    ensure!(
        states == [Some("on"), Some("off")],
        "the page heard {rung:?}"
    );
    ensure!(
        rung[0][1]["external_number"] == "+919999988888"
            && rung[0][1]["contact"]["name"] == "Lata Shah"
            && rung[0][1]["id"].is_number(),
        "the page heard {rung:?}"
    );
    let signed = heard(browser, "authentication").await?;
    ensure!(
        signed
            .iter()
            .any(|one| one[1] == true && one[2] == ASHA.parse::<u64>().unwrap_or(0)),
        "the page heard {signed:?}"
    );
    logged(stage, "the call", |call| {
        call["direction"] == "inbound" && call["outcome"] == "completed"
    })
    .await
}

async fn dialpad_missed(stage: &mut Stage) -> Result<()> {
    open_with_events(stage).await?;
    let browser = &stage.browser;
    ring(stage, "+12125550147").await?;
    browser.reads(&part("status"), "Ringing…").await?;
    // Whom the CRM doesn't know, Dialpad may.
    browser.reads(&part("name"), "Lata Shah").await?;
    in_frame(browser, "#stop").await?;
    browser.reads(&part("status"), "Missed").await
}

async fn dialpad_ringing_stops(stage: &mut Stage) -> Result<()> {
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    ring(stage, "+919999988888").await?;
    browser.reads(&part("status"), "Ringing…").await?;
    in_frame(browser, "#stop").await?;
    // Nobody tells why, so whoever was there says it.
    browser.reads(&part("status"), "Ringing stopped").await?;
    browser.click(&part("is-over")).await?;
    browser
        .click("call-popup >>> [part~=disposition] [role=radio]:named(No answer)")
        .await?;
    browser.gone(&part("popup")).await?;
    logged(stage, "the call", |call| call["outcome"] == "missed").await
}

async fn dialpad_without_events(stage: &mut Stage) -> Result<()> {
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Handed to Dialpad").await?;
    browser.reads(&part("timer"), "≈ 0:").await?;
    browser.click(&part("is-over")).await?;
    browser
        .reads(&part("popup"), "Dialpad didn’t report the result.")
        .await?;
    browser
        .click("call-popup >>> [part~=disposition] [role=radio]:named(No answer)")
        .await?;
    browser.gone(&part("popup")).await?;
    logged(stage, "the call", |call| call["outcome"] == "no-answer").await
}

journey!(dialpad_call at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_hang_up at dialpad: Chromium);
journey!(dialpad_rings at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_missed at dialpad: Chromium);
journey!(dialpad_ringing_stops at dialpad: Chromium);
journey!(dialpad_without_events at dialpad: Chromium);
