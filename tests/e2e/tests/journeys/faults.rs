//! What goes wrong, and what a person sees of it: one message, in words, and nothing lost.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Browser, Stage, journey, until};

use crate::popup::{ANSWERED, CALL, NOTE, call_and_talk, hang_up, open_wrap_up, part};

fn button(number: &str) -> String {
    format!("<call-button phone-number=\"{number}\" customer-name=\"Maya Rao\"></call-button>")
}

/// How many messages stand at the edge of the page.
async fn toasts(browser: &Browser) -> Result<u64> {
    let script = "return document.querySelector('call-popup').shadowRoot.querySelectorAll('[part~=toast]').length";
    Ok(browser
        .eval(script, vec![])
        .await?
        .as_u64()
        .unwrap_or_default())
}

/// The server goes away while a note is being written. It is kept, and saved when the server is back.
async fn the_server_goes_away(stage: &mut Stage) -> Result<()> {
    stage.embed(&button(ANSWERED)).await?;
    call_and_talk(&stage.browser).await?;
    hang_up(&stage.browser).await?;
    open_wrap_up(&stage.browser).await?;
    stage
        .browser
        .type_into(NOTE, "Wants the revised quote")
        .await?;

    stage.expect_network_faults();
    stage.server.kill().await?;
    stage.browser.click(&part("save")).await?;
    stage
        .browser
        .reads(&part("popup"), "Not saved yet. No connection.")
        .await?;
    stage.browser.reload().await?;
    stage.browser.see("h1").await?;

    stage.server.start_again().await?;
    stage.browser.reload().await?;
    let agent = stage.server.sign_in(AGENT).await?;
    until("the note to be stored", async || {
        let notes = agent.get("/api/resource/FCRM%20Note?fields=[\"content\"]&limit_page_length=5&order_by=creation%20desc").await?;
        ensure!(notes.to_string().contains("Wants the revised quote"), "{notes}");
        Ok(())
    })
    .await
}

/// A dial that doesn't come to be says so once, in the popup or in a message, and the button is free again.
async fn says(stage: &mut Stage, number: &str, sentence: &str) -> Result<()> {
    stage.embed(&button(number)).await?;
    let browser = &stage.browser;
    stage.expect_network_faults();
    browser.click(CALL).await?;
    until(&format!("to read “{sentence}”"), async || {
        let text = browser
            .eval(
                "return document.querySelector('call-popup')?.shadowRoot?.textContent ?? ''",
                vec![],
            )
            .await?;
        ensure!(
            text.as_str().unwrap_or_default().contains(sentence),
            "it reads {text}"
        );
        Ok(())
    })
    .await?;
    let count = toasts(browser).await?;
    ensure!(count <= 1, "{count} messages for one fault");
    ensure!(
        browser.attribute(CALL, "aria-busy").await?.as_deref() != Some("true"),
        "the button still waits"
    );
    Ok(())
}

async fn the_provider_is_down(stage: &mut Stage) -> Result<()> {
    says(stage, "+919876543205", "Demo line doesn’t answer").await
}

async fn the_provider_refuses(stage: &mut Stage) -> Result<()> {
    says(stage, "+919876543211", "Demo line refused the call").await
}

async fn the_provider_answers_html(stage: &mut Stage) -> Result<()> {
    says(stage, "+919876543214", "Failed").await
}

async fn the_provider_is_slow(stage: &mut Stage) -> Result<()> {
    stage.embed(&button("+919876543206")).await?;
    stage.browser.click(CALL).await?;
    stage.browser.reads(&part("status"), "Calling").await?;
    stage.browser.reads(&part("status"), "In progress").await
}

/// A number that can't be dialled is a button that says why.
async fn the_number_is_wrong(stage: &mut Stage) -> Result<()> {
    stage.embed(&button("12")).await?;
    let browser = &stage.browser;
    browser.see(CALL).await?;
    ensure!(browser.attribute(CALL, "aria-disabled").await?.as_deref() == Some("true"));
    browser.click(CALL).await?;
    ensure!(
        !browser.sees(&part("popup")).await?,
        "it was dialled all the same"
    );
    let refused = browser.eval_async("ringlet.initiateCall('12')").await;
    let said = refused
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    ensure!(said.contains("invalid-number"), "the page heard: {said}");
    Ok(())
}

journey!(the_server_goes_away: Chromium);
journey!(the_provider_is_down: Chromium);
journey!(the_provider_refuses: Chromium);
journey!(the_provider_answers_html: Chromium);
journey!(the_provider_is_slow: Chromium);
journey!(the_number_is_wrong: Chromium, Firefox, WebKit);
