//! Somebody calls: the screen pops before anybody has asked.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Browser, Stage, journey, until};
use serde_json::json;

use crate::popup::{open_wrap_up, part};

/// Lets a customer of the demo line call the demo's agent.
async fn ring(stage: &Stage, from: &str) -> Result<()> {
    let agent = stage.server.sign_in(AGENT).await?;
    agent
        .post("/api/ringlet/demo/incoming", json!({ "from": from }))
        .await?;
    Ok(())
}

/// The widget has taken up its session on this page.
async fn signed_in(browser: &Browser) -> Result<()> {
    until("the widget to be signed in", async || {
        ensure!(
            browser
                .eval("return window.signedIn === true", vec![])
                .await?
                == true,
            "not yet"
        );
        Ok(())
    })
    .await
}

const LISTEN: &str = r#"<script>
    addEventListener("ringlet-authentication", event => window.signedIn = event.detail.authenticated);
    addEventListener("ringlet-call-ringing", event => window.rang = event.detail);
</script>"#;

async fn incoming_call(stage: &mut Stage) -> Result<()> {
    stage.embed(LISTEN).await?;
    let browser = &stage.browser;
    signed_in(browser).await?;
    ring(stage, "+919999988888").await?;

    browser.reads(&part("status"), "Ringing").await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    browser.see(&part("record")).await?;
    let rang = browser.eval("return window.rang", vec![]).await?;
    ensure!(
        rang["direction"] == "inbound" && rang["number"] == "+919999988888",
        "the page heard {rang}"
    );
    ensure!(
        !browser.sees(&part("answer")).await?,
        "a button that this line can't honour"
    );

    browser.reads(&part("status"), "In progress").await?;
    browser.click(&part("hangup")).await?;
    open_wrap_up(browser).await
}

async fn unknown_caller(stage: &mut Stage) -> Result<()> {
    stage.embed(LISTEN).await?;
    let browser = &stage.browser;
    signed_in(browser).await?;
    ring(stage, "+442079460018").await?;
    browser.reads(&part("status"), "Ringing").await?;
    browser.reads(&part("popup"), "Create lead").await
}

journey!(incoming_call: Chromium, Firefox, WebKit);
/// The caller uses a number that the CRM doesn't have; the agent finds who it is.
async fn caller_found_by_name(stage: &mut Stage) -> Result<()> {
    stage.embed(LISTEN).await?;
    let browser = &stage.browser;
    signed_in(browser).await?;
    ring(stage, "+442079460018").await?;
    browser.reads(&part("popup"), "Find record").await?;
    browser.click(&part("find")).await?;
    let field = format!("{} input", part("find-record"));
    browser.see(&field).await?;
    browser.type_into(&field, "lata").await?;
    let found = format!("{} .opt", part("find-record"));
    browser.reads(&found, "Lata Shah").await?;
    browser.click(&found).await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    browser.see(&part("record")).await.map(drop)
}

journey!(unknown_caller: Chromium);
journey!(caller_found_by_name: Chromium);
