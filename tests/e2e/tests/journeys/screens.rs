//! axe-core on every screen: light, dark, and on a phone.

use anyhow::Result;
use ringlet_e2e::{Scan, Stage, journey};

use crate::popup::{ANSWERED, call_and_talk, hang_up, open_wrap_up, part};

async fn scan_the_call(stage: &Stage, look: &str) -> Result<()> {
    let browser = &stage.browser;
    Scan::pass(browser, &format!("call buttons, {look}")).await?;
    call_and_talk(browser).await?;
    Scan::pass(browser, &format!("a call in progress, {look}")).await?;
    hang_up(browser).await?;
    open_wrap_up(browser).await?;
    Scan::pass(browser, &format!("the wrap-up, {look}")).await?;
    browser.click(&part("minimize")).await?;
    browser.see(&part("expand")).await?;
    Scan::pass(browser, &format!("the pill, {look}")).await
}

async fn open_buttons(stage: &Stage) -> Result<()> {
    let body = format!(
        "<meta name=\"color-scheme\" content=\"light dark\">
         <p><call-button phone-number=\"{ANSWERED}\"></call-button></p>
         <p><call-button phone-number=\"12\"></call-button></p>
         <p><call-button phone-number=\"{ANSWERED}\" variant=\"secondary\"></call-button></p>
         <p><call-button phone-number=\"{ANSWERED}\" variant=\"icon\"></call-button></p>"
    );
    stage.embed(&body).await?;
    stage
        .browser
        .reads("call-button >>> [part~=button]", "+91")
        .await
}

async fn a_call_in_light(stage: &mut Stage) -> Result<()> {
    open_buttons(stage).await?;
    scan_the_call(stage, "light").await
}

async fn a_call_in_the_dark(stage: &mut Stage) -> Result<()> {
    open_buttons(stage).await?;
    stage.browser.be_dark().await?;
    scan_the_call(stage, "dark").await
}

async fn a_call_on_a_phone(stage: &mut Stage) -> Result<()> {
    open_buttons(stage).await?;
    stage.browser.be_a_phone().await?;
    stage.browser.reload().await?;
    scan_the_call(stage, "390 px").await
}

journey!(a_call_in_light: Chromium);
journey!(a_call_in_the_dark: Chromium);
journey!(a_call_on_a_phone: Chromium);
