//! A call from beginning to end, and the settings, without a mouse.

use anyhow::{Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Stage, journey, until};

use crate::popup::{ANSWERED, part};
use crate::settings::inside;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";
const DOWN: &str = "\u{E015}";

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

/// Signing in, going to a page, changing something and saving it. Whoever hears the page is told where they are.
async fn settings_by_keyboard(stage: &mut Stage) -> Result<()> {
    let browser = &stage.browser;
    browser
        .open(&format!("{}/settings", stage.server.url()))
        .await?;
    browser.see(&inside("input:named(E-mail)")).await?;
    tab_to(browser, "[autocomplete=username]").await?;
    browser.press(ADMIN.0).await?;
    tab_to(browser, "[type=password]").await?;
    browser.press(ADMIN.1).await?;
    browser.press(ENTER).await?;
    browser.see(&inside("nav")).await?;

    tab_to(browser, "nav .to:nth-of-type(2)").await?;
    browser.press(ENTER).await?;
    browser.reads(&inside("h2"), "Default line").await?;
    let title = "return document.querySelector('call-settings').shadowRoot.activeElement.tagName";
    until("the title to be told", async || {
        let focused = browser.eval(title, vec![]).await?;
        ensure!(focused == "H2", "the focus is on {focused}");
        Ok(())
    })
    .await?;
    tab_to(browser, "[role=radio]").await?;
    browser.press(DOWN).await?;
    browser.reads(&inside(".bar"), "1 change not saved").await?;
    tab_to(browser, ".bar .primary").await?;
    browser.press(ENTER).await?;
    browser
        .reads(&inside(".saved[role=status]"), "Saved")
        .await?;
    let site = stage.server.sign_in(ADMIN).await?;
    let site = site.get("/api/ringlet/settings/site").await?;
    ensure!(site["default_provider"] == "demo", "{site}");
    Ok(())
}

journey!(keyboard_only: Chromium);
journey!(settings_by_keyboard: Chromium);
