//! Calls through the frame, and what becomes of them.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{AGENT, Stage, journey, until};
use serde_json::json;

use super::team::{
    LENA, NUMBER, event, handed, heard, in_frame, now_ms, open, open_signed_in, outside,
};
use crate::popup::{CALL, open_wrap_up, part};

async fn dialpad_call(stage: &mut Stage) -> Result<()> {
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Handed to Dialpad").await?;
    browser.reads(&part("name"), "Maya Rao").await?;

    let call = handed(stage).await?;
    ensure!(
        call["phone_number"] == NUMBER && call["enable_current_tab"] == true,
        "handed over: {call}"
    );
    let token = call["custom_data"].as_str().context("no token")?.to_owned();
    ensure!(
        !["Maya", "C-7", "J-9"]
            .iter()
            .any(|secret| token.contains(secret)),
        "Dialpad was told who is called: {token}"
    );

    let id = json!({ "call_id": 6012345678900001_u64, "custom_data": token });
    let with = |more: serde_json::Value| {
        let mut all = id.clone();
        for (name, value) in more.as_object().into_iter().flatten() {
            all[name] = value.clone();
        }
        all
    };
    event(stage, "ringing", with(json!({}))).await?;
    browser.reads(&part("status"), "Ringing…").await?;
    let answered = now_ms(stage).await? - 1_000;
    event(
        stage,
        "connected",
        with(json!({ "date_connected": answered })),
    )
    .await?;
    browser.reads(&part("status"), "In progress").await?;
    let ended = now_ms(stage).await?;
    let end = json!({ "date_connected": answered, "date_ended": ended, "talk_time": 1_000.0 });
    event(stage, "hangup", with(end)).await?;
    browser.reads(&part("status"), "Call ended").await?;

    open_wrap_up(browser).await?;
    browser
        .click("call-popup >>> [part~=disposition] [role=radio]")
        .await?;
    browser.click(&part("save")).await?;
    browser.gone(&part("wrap-up")).await?;
    browser.reads("call-log >>> [role=row]", "Maya Rao").await?;
    let agent = stage.server.sign_in(AGENT).await?;
    until("the call to be in the log", async || {
        let answer = agent.get("/calls?limit=1").await?;
        let call = &answer["calls"][0];
        ensure!(
            call["source"] == "dialpad"
                && call["outcome"] == "completed"
                && call["disposition"].is_string(),
            "stored as {call}"
        );
        Ok(())
    })
    .await
}

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
    in_frame(browser, &format!("[data-user='{LENA}']")).await?;
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

async fn dialpad_dial_given_up(stage: &mut Stage) -> Result<()> {
    open(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.click(&part("hangup")).await?;
    browser.gone(&part("popup")).await?;
    in_frame(browser, &format!("[data-user='{LENA}']")).await?;
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

async fn dialpad_rings(stage: &mut Stage) -> Result<()> {
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    ring(stage, "+919999988888").await?;
    browser.reads(&part("status"), "Ringing…").await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    browser.see(&part("record")).await?;
    in_frame(browser, "#stop").await?;
    browser.reads(&part("status"), "Ringing stopped").await?;

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
            .any(|one| one[1] == true && one[2] == LENA.parse::<u64>().unwrap_or(0)),
        "the page heard {signed:?}"
    );

    let ended = now_ms(stage).await?;
    let missed = json!({
        "call_id": rung[0][1]["id"],
        "direction": "inbound",
        "external_number": "+919999988888",
        "date_started": ended - 9_000,
        "date_rang": ended - 8_000,
        "date_ended": ended,
    });
    event(stage, "missed", missed).await?;
    browser.reads(&part("status"), "Missed").await
}

/// Lets somebody call Lena.
async fn ring(stage: &Stage, from: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.click(&part("dialpad-show")).await?;
    // It is shown a moment after the window around it.
    browser.see("iframe[data-ringlet=dialpad]").await?;
    browser.enter_frame("iframe[data-ringlet=dialpad]").await?;
    let typed = browser
        .eval(
            "document.querySelector('#from').value = arguments[0]",
            vec![json!(from)],
        )
        .await;
    browser.client().enter_parent_frame().await?;
    typed?;
    in_frame(browser, "#caller button").await
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
    let agent = stage.server.sign_in(AGENT).await?;
    until("the call to be completed", async || {
        let answer = agent.get("/calls?limit=1").await?;
        let call = &answer["calls"][0];
        ensure!(call["outcome"] == "no-answer", "stored as {call}");
        Ok(())
    })
    .await
}

journey!(dialpad_call at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_dial_before_sign_in at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_dial_given_up at dialpad: Chromium);
journey!(dialpad_rings at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_without_events at dialpad: Chromium);
