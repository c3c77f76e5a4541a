//! From a number on somebody else's page to the row in the log.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{AGENT, Stage, journey, until};
use serde_json::Value;

use crate::popup::{ANSWERED, CALL, NOTE, call_and_talk, hang_up, open_wrap_up, part, talked_for};

async fn first_call(stage: &mut Stage) -> Result<()> {
    let body = format!(
        "<call-button phone-number=\"{ANSWERED}\" customer-name=\"Maya Rao\"></call-button><call-log></call-log>"
    );
    stage.embed(&body).await?;
    let browser = &stage.browser;

    browser.reads(CALL, "+91 98765 43200").await?;
    call_and_talk(browser).await?;
    browser.reads(&part("name"), "Maya Rao").await?;
    browser.reads(&part("number"), "+91 98765 43200").await?;
    talked_for(browser, 2).await?;
    hang_up(browser).await?;
    open_wrap_up(browser).await?;

    browser
        .click("call-popup >>> [part~=disposition] [role=radio]")
        .await?;
    browser.type_into(NOTE, "Wants the revised quote").await?;
    browser.click(&part("save")).await?;
    browser.gone(&part("wrap-up")).await?;

    let call = stored_call(stage).await?;
    ensure!(
        call["state"] == "ended" && call["outcome"] == "completed",
        "stored as {call}"
    );
    ensure!(call["disposition"].is_string(), "stored as {call}");
    browser.reads("call-log >>> [role=row]", "Maya Rao").await
}

/// The one call of the agent's log, once it is wrapped up.
async fn stored_call(stage: &Stage) -> Result<Value> {
    let agent = stage.server.sign_in(AGENT).await?;
    until("the call to be stored", async || {
        let answer = agent.get("/calls?limit=1").await?;
        let call = answer["calls"].get(0).context("no call")?.clone();
        ensure!(call["disposition"].is_string(), "not wrapped up: {call}");
        Ok(call)
    })
    .await
}

journey!(first_call: Chromium, Firefox, WebKit);
