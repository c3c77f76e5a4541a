//! The frame outlives everything that is done to the windows around it.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Scan, Stage, journey};

use super::team::{
    ASHA, FRAME, VIK, handed, in_frame, open, open_signed_in, open_with_events, page, read_frame,
    reads_state, set_up,
};
use crate::popup::{CALL, part};

/// Calls, and lets the other side answer.
async fn talk(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.click(CALL).await?;
    handed(stage).await?;
    in_frame(browser, "#answer").await?;
    browser.reads(&part("status"), "In progress").await
}

async fn dialpad_frame_stays(stage: &mut Stage) -> Result<()> {
    open_with_events(stage).await?;
    let browser = &stage.browser;
    talk(stage).await?;

    let before = browser.place(&part("dialpad")).await?;
    browser
        .drag(&part("dialpad-handle"), (-120.0, -60.0))
        .await?;
    let after = browser.place(&part("dialpad")).await?;
    ensure!(after[0] < before[0] - 60.0, "it stands at {after:?}");
    let frame = browser.place("iframe[data-ringlet=dialpad]").await?;
    ensure!(
        (frame[0] - after[0]).abs() < 2.0 && frame[1] > after[1],
        "the frame is at {frame:?}, its window at {after:?}"
    );
    // Over the frame, which must not swallow the pointer.
    browser.drag(&part("handle"), (-420.0, -200.0)).await?;
    let popup = browser.place(&part("popup")).await?;
    ensure!(popup[0] < 700.0, "the drag stuck at the frame: {popup:?}");
    browser.click(&part("minimize")).await?;
    browser.see(&part("expand")).await?;
    browser.click(&part("dialpad-hide")).await?;
    browser.gone("iframe[data-ringlet=dialpad]").await?;
    browser.click(&part("dialpad-show")).await?;
    browser.see("iframe[data-ringlet=dialpad]").await?;
    browser.click(&part("expand")).await?;

    ensure!(
        read_frame(browser, "#loads").await? == "1",
        "the frame was loaded again"
    );
    let call = read_frame(browser, "#call").await?;
    ensure!(
        call.starts_with("On a call with"),
        "the call is gone: {call}"
    );
    Ok(())
}

async fn dialpad_reload(stage: &mut Stage) -> Result<()> {
    open_with_events(stage).await?;
    let browser = &stage.browser;
    talk(stage).await?;
    browser.reload().await?;
    browser.reads(&part("status"), "In progress").await?;
    reads_state(browser, &format!("Signed in as user {ASHA}")).await?;
    ensure!(
        read_frame(browser, "#loads").await? == "2",
        "a page that is loaded again has a new frame"
    );
    Ok(())
}

async fn dialpad_other_user(stage: &mut Stage) -> Result<()> {
    open_signed_in(stage).await?;
    let browser = &stage.browser;
    browser.click("call-popup >>> [part~=dialpad-show]").await?;
    in_frame(browser, "#switch").await?;
    browser
        .reads(
            "call-popup >>> [part~=toast]",
            "Another user is signed in to Dialpad",
        )
        .await?;
    reads_state(browser, &format!("Signed in as user {VIK}")).await
}

async fn dialpad_silent(stage: &mut Stage) -> Result<()> {
    set_up(stage, "silent").await?;
    stage.embed(&page()).await?;
    let browser = &stage.browser;
    reads_state(browser, "Dialpad").await?;
    browser.click(CALL).await?;
    reads_state(browser, "Opening Dialpad…").await?;
    browser
        .reads(&part("status"), "Waiting for sign-in")
        .await?;
    reads_state(browser, "Dialpad doesn’t respond").await?;
    browser
        .reads(&part("popup"), "Allow cookies and pop-ups for dialpad.com")
        .await
}

/// On our own page, whose headers let the frame be there and a window that it opens speak with it.
async fn dialpad_signs_in_by_a_window(stage: &mut Stage) -> Result<()> {
    stage.expect_network_faults();
    set_up(stage, "team_7").await?;
    let browser = &stage.browser;
    browser.open(stage.server.url()).await?;
    browser.fill("input[name=usr]", AGENT.0).await?;
    browser.fill("input[name=pwd]", AGENT.1).await?;
    browser.click("button:named(Sign in)").await?;
    reads_state(browser, "Sign in to make and take calls").await?;
    browser.see(FRAME).await?;
    // Only a true click may open a window.
    browser.enter_frame(FRAME).await?;
    let opened = browser.click("#window").await;
    browser.client().enter_parent_frame().await?;
    opened?;
    reads_state(browser, &format!("Signed in as user {ASHA}")).await
}

async fn dialpad_accessible(stage: &mut Stage) -> Result<()> {
    open(stage).await?;
    let browser = &stage.browser;
    Scan::pass(browser, "Dialpad, sign in").await?;
    browser.click(CALL).await?;
    browser
        .reads(&part("status"), "Waiting for sign-in")
        .await?;
    Scan::pass(browser, "a dial that waits for Dialpad").await
}

journey!(dialpad_frame_stays at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_reload at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_other_user at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_silent at dialpad: Chromium, Firefox, WebKit);
journey!(dialpad_signs_in_by_a_window at dialpad: Chromium);
journey!(dialpad_accessible at dialpad: Chromium);
