//! A call from beginning to end without a mouse.

use anyhow::{Result, ensure};
use ringlet_e2e::{Browser, Stage, journey, until};

use crate::popup::{ANSWERED, part};

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";

/// Presses Tab until the focus is on an element that the script finds to be the one.
async fn tab_to(browser: &Browser, selector: &str) -> Result<()> {
    let script = "
        let focus = document.activeElement;
        while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
        return focus?.matches(arguments[0]) ?? false;";
    for _ in 0..40 {
        browser.press(TAB).await?;
        if browser.eval(script, vec![selector.into()]).await? == true {
            return Ok(());
        }
    }
    anyhow::bail!("Tab never gets to {selector}")
}

async fn keyboard_only(stage: &mut Stage) -> Result<()> {
    stage
        .embed(&format!(
            "<call-button phone-number=\"{ANSWERED}\"></call-button>"
        ))
        .await?;
    let browser = &stage.browser;
    browser
        .reads("call-button >>> [part~=button]", "+91")
        .await?;
    tab_to(browser, "[part~=button]").await?;
    browser.press(ENTER).await?;
    browser.reads(&part("status"), "In progress").await?;

    tab_to(browser, "[part~=hangup]").await?;
    browser.press(ENTER).await?;
    browser.reads(&part("status"), "Call ended").await?;

    if !browser.sees(&part("wrap-up")).await? {
        tab_to(browser, "[part~=open-wrap-up]").await?;
        browser.press(ENTER).await?;
    }
    tab_to(browser, "[role=radio]").await?;
    browser.press(SPACE).await?;
    until("the disposition to be chosen", async || {
        ensure!(
            browser
                .sees("call-popup >>> [role=radio][aria-checked=true]")
                .await?,
            "none is"
        );
        Ok(())
    })
    .await?;
    tab_to(browser, "[part~=note-text]").await?;
    browser.press("Call again on Monday").await?;
    tab_to(browser, "[part~=save]").await?;
    browser.press(ENTER).await?;
    browser.gone(&part("popup")).await
}

journey!(keyboard_only: Chromium);
