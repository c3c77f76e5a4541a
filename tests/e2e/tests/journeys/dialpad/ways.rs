//! Which way a call goes out, and what a page may say about it.

use std::time::Duration;

use anyhow::{Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Stage, journey, until};
use serde_json::{Value, json};

use super::team::{
    FRAME, NUMBER, change, handed, in_frame, know_the_agent, logged, open_signed_in, outside, page,
    reads_state, set_up, sign_in, subscribe,
};
use crate::popup::{CALL, part};

/// Notes every address that the page goes to, and goes to none of them.
const NOTE_ADDRESSES: &str = "window.wentTo = [];
    navigation.addEventListener('navigate', (event) => {
        wentTo.push(event.destination.url);
        event.preventDefault();
    });";

/// A page whose frame says nothing, on which somebody dials; it is given up on after its time.
async fn dial_in_silence(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    stage.move_time();
    stage.embed(&page()).await?;
    reads_state(browser, "Dialpad").await?;
    browser.eval(NOTE_ADDRESSES, vec![]).await?;
    browser.click(CALL).await?;
    browser
        .reads(&part("status"), "Waiting for sign-in")
        .await?;
    browser.pass_time(Duration::from_secs(11)).await?;
    reads_state(browser, "Dialpad doesn’t respond").await?;
    browser.pass_time(Duration::from_secs(20)).await
}

async fn went_to(browser: &Browser, start: &str) -> Result<String> {
    until(&format!("the page to go to {start}…"), async || {
        let all = browser.eval("return wentTo", vec![]).await?;
        let first = all[0].as_str().unwrap_or_default().to_owned();
        ensure!(first.starts_with(start), "it went to {all}");
        Ok(first)
    })
    .await
}

async fn dialpad_silent_then_api(stage: &mut Stage) -> Result<()> {
    set_up(stage, "silent").await?;
    subscribe(stage).await?;
    know_the_agent(stage).await?;
    dial_in_silence(stage).await?;
    let company = &outside(stage)?.company;
    let placed = until("the API to be asked", async || {
        let seen = company.seen();
        let placed = seen.iter().find(|one| one.path == "/api/v2/call");
        placed
            .map(|one| one.body.clone())
            .ok_or_else(|| anyhow::anyhow!("only {seen:?}"))
    })
    .await?;
    ensure!(placed["phone_number"] == NUMBER, "asked for {placed}");
    stage
        .browser
        .reads(&part("status"), "Handed to Dialpad")
        .await?;
    logged(stage, "the call", |call| call["source"] == "dialpad").await
}

/// Whether Dialpad's own program may place calls.
async fn open_program(stage: &Stage, on: bool) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    change(&admin, json!({ "open_app": u8::from(on) })).await
}

async fn dialpad_silent_then_program(stage: &mut Stage) -> Result<()> {
    set_up(stage, "silent").await?;
    open_program(stage, true).await?;
    dial_in_silence(stage).await?;
    let address = went_to(&stage.browser, "dialpad://").await?;
    ensure!(
        address.contains("14155550143") && address.contains("customData="),
        "it went to {address}"
    );
    stage
        .browser
        .reads(&part("status"), "Handed to Dialpad")
        .await
}

async fn dialpad_silent_then_phone(stage: &mut Stage) -> Result<()> {
    stage.expect_network_faults();
    set_up(stage, "silent").await?;
    open_program(stage, false).await?;
    dial_in_silence(stage).await?;
    let browser = &stage.browser;
    browser
        .reads(&part("toast"), "Dialpad doesn’t respond")
        .await?;
    browser
        .click("call-popup >>> [part~=toast] button:named(Call from my phone)")
        .await?;
    let address = went_to(browser, "tel:").await?;
    ensure!(address == format!("tel:{NUMBER}"), "it went to {address}");
    Ok(())
}

async fn dialpad_own_custom_data(stage: &mut Stage) -> Result<()> {
    set_up(stage, "team_7").await?;
    subscribe(stage).await?;
    let own = r#"{"order": "A-17", "größe": 3}"#;
    stage.embed(&page()).await?;
    let browser = &stage.browser;
    sign_in(browser).await?;
    let options = json!({
        "medium": "dialpad",
        "customData": own,
        "identityType": "CallCenter",
        "identityId": 6_012_345_678_900_001_u64,
    });
    browser
        .eval_async(&format!(
            "ringlet.initiateCall('{NUMBER}', {options}).then(call => call.state)"
        ))
        .await?;
    let call = handed(stage).await?;
    ensure!(
        call["custom_data"] == own
            && call["identity_type"] == "CallCenter"
            && call["identity_id"] == json!(6_012_345_678_900_001_u64),
        "handed over: {call}"
    );
    // Without our token it is known by user, number and time.
    browser.reads(&part("status"), "Ringing…").await?;
    in_frame(browser, "#answer").await?;
    browser.reads(&part("status"), "In progress").await
}

async fn dialpad_client_id_of_the_page(stage: &mut Stage) -> Result<()> {
    set_up(stage, "team_7").await?;
    let attributes = "data-dialpad-client-id=\"page_9\"";
    stage.embed_with(&page(), attributes, None).await?;
    let browser = &stage.browser;
    reads_state(browser, "Sign in to make and take calls").await?;
    let address = browser.attribute(FRAME, "src").await?;
    ensure!(
        address.as_deref() == Some("https://dialpad.com/apps/page_9"),
        "the frame is {address:?}"
    );
    Ok(())
}

async fn dialpad_from_a_script(stage: &mut Stage) -> Result<()> {
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    let call = browser
        .eval_async(&format!(
            "ringlet.initiateCall('{NUMBER}', {{ medium: 'dialpad', outboundCallerId: '+14155550100' }}).then(call => call.state)"
        ))
        .await?;
    ensure!(call == Value::from("dialing"), "the call is {call}");
    let handed = handed(stage).await?;
    ensure!(
        handed["outbound_caller_id"] == "+14155550100",
        "handed over: {handed}"
    );
    browser.eval_async("ringlet.enableCurrentTab()").await?;
    browser.eval_async("ringlet.endAllCalls()").await?;
    until("the frame to hear of both", async || {
        let seen = outside(stage)?.page.seen();
        let enabled = seen.iter().filter(|one| one["enabled"].is_string()).count();
        ensure!(
            enabled == 2 && seen.iter().any(|one| one["hung_up"] == 1),
            "{seen:?}"
        );
        Ok(())
    })
    .await
}

journey!(dialpad_silent_then_api at dialpad: Chromium);
journey!(dialpad_silent_then_program at dialpad: Chromium);
journey!(dialpad_silent_then_phone at dialpad: Chromium);
journey!(dialpad_own_custom_data at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_client_id_of_the_page at dialpad: Chromium);
journey!(dialpad_from_a_script at dialpad: Chromium);
