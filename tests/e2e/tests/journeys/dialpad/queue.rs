//! What waits, and for how long: a dial for the sign-in, ringing for its end. The page's time is moved on by the journey.

use std::time::Duration;

use anyhow::{Result, ensure};
use ringlet_e2e::{Stage, journey, until};

use super::team::{
    ASHA, FRAME, handed, heard, in_frame, open, open_signed_in, outside, ring, sign_in,
};
use crate::popup::{CALL, part};

async fn dialpad_dial_before_sign_in(stage: &mut Stage) -> Result<()> {
    open(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser
        .reads(&part("status"), "Waiting for sign-in")
        .await?;
    browser
        .reads(&part("popup"), "Sign in to Dialpad and the call is placed.")
        .await?;
    ensure!(
        outside(stage)?.page.seen().is_empty(),
        "it was handed over before anybody signed in"
    );
    in_frame(browser, &format!("[data-user='{ASHA}']")).await?;
    browser.reads(&part("status"), "Handed to Dialpad").await?;
    handed(stage).await?;
    let seen = outside(stage)?.page.seen();
    ensure!(
        seen.iter().all(|what| what["ignored"].is_null()),
        "Dialpad ignored something: {seen:?}"
    );
    ensure!(
        seen.iter()
            .filter(|what| what["enabled"].is_string())
            .count()
            == 1,
        "the tab is claimed once for a sign-in: {seen:?}"
    );
    Ok(())
}

async fn dialpad_dial_expires(stage: &mut Stage) -> Result<()> {
    stage.move_time();
    open(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser
        .reads(&part("status"), "Waiting for sign-in")
        .await?;
    browser.pass_time(Duration::from_secs(28)).await?;
    browser
        .reads(&part("status"), "Waiting for sign-in")
        .await?;
    browser.pass_time(Duration::from_secs(3)).await?;
    browser.gone(&part("popup")).await?;
    browser.reads(&part("toast"), "Sign in to Dialpad").await?;
    sign_in(browser).await?;
    nothing_was_placed(stage).await
}

async fn dialpad_dial_given_up(stage: &mut Stage) -> Result<()> {
    open(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.click(&part("hangup")).await?;
    browser.gone(&part("popup")).await?;
    in_frame(browser, &format!("[data-user='{ASHA}']")).await?;
    nothing_was_placed(stage).await
}

/// The sign-in is through, and no call came with it.
async fn nothing_was_placed(stage: &Stage) -> Result<()> {
    until("the sign-in to settle", async || {
        let seen = outside(stage)?.page.seen();
        ensure!(
            seen.iter().any(|what| what["enabled"].is_string()),
            "{seen:?}"
        );
        ensure!(
            seen.iter().all(|what| what["call"].is_null()),
            "it was placed: {seen:?}"
        );
        Ok(())
    })
    .await
}

async fn dialpad_hidden_until_needed(stage: &mut Stage) -> Result<()> {
    open(stage).await?;
    let browser = &stage.browser;
    browser.see(FRAME).await?;
    browser.click(&part("dialpad-hide")).await?;
    browser.gone(FRAME).await?;
    // Who doesn't want to sign in now must when something waits for it.
    browser.click(CALL).await?;
    browser.see(FRAME).await.map(drop)
}

async fn dialpad_ringing_without_end(stage: &mut Stage) -> Result<()> {
    stage.move_time();
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    ring(stage, "+919999988888").await?;
    browser.reads(&part("status"), "Ringing…").await?;
    browser.pass_time(Duration::from_secs(80)).await?;
    browser.reads(&part("status"), "Ringing…").await?;
    // Its end got lost: it is taken for over, and the server is asked.
    browser.pass_time(Duration::from_secs(12)).await?;
    browser.reads(&part("status"), "Ringing stopped").await?;
    let rung = heard(browser, "call_ringing").await?;
    ensure!(
        rung.iter().any(|one| one[1]["state"] == "off"),
        "the page heard {rung:?}"
    );
    Ok(())
}

journey!(dialpad_dial_before_sign_in at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_dial_expires at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_dial_given_up at dialpad: Chromium);
journey!(dialpad_hidden_until_needed at dialpad: Chromium, Firefox);
journey!(dialpad_ringing_without_end at dialpad: Chromium, Firefox, WebKit);
