//! One call, two tabs: both show it, one connection carries it.

use anyhow::{Result, ensure};
use ringlet_e2e::{Stage, journey};

use crate::popup::{ANSWERED, call_and_talk, part};

async fn two_tabs(stage: &mut Stage) -> Result<()> {
    stage
        .embed(&format!(
            "<call-button phone-number=\"{ANSWERED}\"></call-button>"
        ))
        .await?;
    let browser = &stage.browser;
    let first = browser.client().window().await?;
    let address = browser.client().current_url().await?;
    call_and_talk(browser).await?;

    let second = browser.client().new_window(true).await?.handle;
    browser.client().switch_to_window(second.clone()).await?;
    browser.open(address.as_str()).await?;
    browser.reads(&part("status"), "In progress").await?;

    browser.click(&part("hangup")).await?;
    browser.reads(&part("status"), "Call ended").await?;
    browser.client().switch_to_window(first.clone()).await?;
    browser.reads(&part("status"), "Call ended").await?;

    // The tab that holds the connection goes; the other takes over.
    browser.client().close_window().await?;
    browser.client().switch_to_window(second).await?;
    let dialled = browser
        .eval_async(&format!(
            "ringlet.initiateCall('{ANSWERED}').then(() => true)"
        ))
        .await?;
    ensure!(dialled == true);
    browser.reads(&part("status"), "In progress").await
}

journey!(two_tabs: Chromium);
