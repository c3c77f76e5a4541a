//! A call entered by hand.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{AGENT, Stage, journey};

use super::{CALLS, in_menu, inside, open_log, says, set};

async fn a_call_by_hand(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    browser
        .click(&inside("[aria-label=\"Add or import\"]"))
        .await?;
    browser.click(&in_menu(".mi:nth-of-type(1)")).await?;
    let save = inside(".det [type=submit]");
    browser.click(&save).await?;
    browser
        .reads(&inside(".det"), "Enter a number or a name.")
        .await?;

    let tel = inside(".det input[type=tel]");
    browser.type_into(&tel, "12").await?;
    set(
        browser,
        &inside(".det input[type=datetime-local]"),
        "2999-01-01T10:00",
    )
    .await?;
    browser
        .type_into(&inside(".det input[placeholder=\"4:32\"]"), "soon")
        .await?;
    browser.click(&save).await?;
    for sentence in [
        "This isn’t a phone number",
        "This time is still to come.",
        "Write it like 4:32 or 5.",
    ] {
        browser.reads(&inside(".det"), sentence).await?;
    }
    ensure!(
        browser.attribute(&tel, "aria-invalid").await?.as_deref() == Some("true"),
        "the field isn't marked"
    );

    super::empty(browser, &tel).await?;
    browser.type_into(&tel, "098200 77777").await?;
    let length = inside(".det input[placeholder=\"4:32\"]");
    super::empty(browser, &length).await?;
    browser.type_into(&length, "12:05").await?;
    set(
        browser,
        &inside(".det input[type=datetime-local]"),
        "2026-01-05T10:30",
    )
    .await?;
    browser
        .click(&inside(
            ".det [role=radiogroup] [role=radio]:nth-of-type(1)",
        ))
        .await?;
    browser
        .type_into(&inside(".det textarea"), "Met at the fair <b>twice</b>")
        .await?;
    browser.click(&save).await?;

    // The new call is open, in the list, and counted.
    browser.reads(&inside(".det .ctx"), "12:05").await?;
    browser
        .reads(&inside(".det"), "Met at the fair <b>twice</b>")
        .await?;
    says(browser, CALLS + 1).await?;
    let agent = stage.server.sign_in(AGENT).await?;
    let calls = agent.get("/calls?source=manual").await?;
    let call = calls["calls"].get(0).context("not stored")?;
    ensure!(
        call["remote_number"] == "+919820077777"
            && call["direction"] == "inbound"
            && call["duration_seconds"] == 725
            && call["user_id"] == AGENT.0,
        "stored as {call}"
    );
    Ok(())
}

journey!(a_call_by_hand: Chromium, Firefox);
