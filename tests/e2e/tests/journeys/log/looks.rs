//! axe-core on every state of the log: light, dark, on a phone.

use anyhow::{Result, ensure};
use ringlet_e2e::{Browser, Scan, Stage, journey};

use super::{in_menu, inside, open_log};

async fn scan_the_log(browser: &Browser, look: &str) -> Result<()> {
    let pass = async |state: &str| Scan::pass(browser, &format!("{state}, {look}")).await;
    pass("the list").await?;
    browser.click(&inside("[role=row]")).await?;
    browser.see(&inside(".det .acts")).await?;
    pass("a call in detail").await?;
    browser
        .click(&inside(".det .acts .btn:nth-of-type(1)"))
        .await?;
    browser.see(&inside(".write [part~=note-text]")).await?;
    pass("writing a note").await?;
    browser.click(&inside(".write > .row .btn.ghost")).await?;
    browser.click(&inside(".det .ctx .tlink")).await?;
    browser
        .type_into(&inside(".write input[type=search]"), "Olivia")
        .await?;
    browser.see(&inside(".write .opt")).await?;
    pass("looking for a record").await?;
    browser
        .click(&inside(".det [aria-label=\"Close detail\"]"))
        .await?;

    browser
        .click(&inside("[aria-label=\"Add or import\"]"))
        .await?;
    pass("the menu").await?;
    browser.click(&in_menu(".mi:nth-of-type(1)")).await?;
    browser.click(&inside(".det [type=submit]")).await?;
    browser.see(&inside(".det .help.bad")).await?;
    pass("a call by hand").await?;
    super::files::open_import(browser).await?;
    super::files::choose(browser, "och.vcf", &super::files::card(5, "+919820011111")).await?;
    browser.see(&inside(".import .note")).await?;
    pass("the import").await?;
    browser.click(&inside(".import [aria-label=Close]")).await?;

    browser
        .click(&inside("[aria-label=\"Day by day\"]"))
        .await?;
    browser.see(&inside(".lane")).await?;
    pass("a day").await?;
    browser.click(&inside(".seg [aria-label=List]")).await?;
    browser
        .type_into(&inside("input[type=search]"), "nobody at all")
        .await?;
    browser.see(&inside(".empty")).await?;
    pass("nothing found").await
}

/// Nothing sticks out of the card: a page that holds it never scrolls sideways because of it.
async fn nothing_sticks_out(browser: &Browser) -> Result<()> {
    let script =
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    ensure!(
        browser.eval(script, vec![]).await? == true,
        "the page scrolls sideways"
    );
    Ok(())
}

async fn the_log_in_light(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    scan_the_log(&stage.browser, "light").await
}

async fn the_log_in_the_dark(stage: &mut Stage) -> Result<()> {
    let dark = "<meta name=\"color-scheme\" content=\"light dark\"><call-log></call-log>";
    stage.embed(dark).await?;
    stage.browser.be_dark().await?;
    super::says(&stage.browser, super::CALLS).await?;
    scan_the_log(&stage.browser, "dark").await
}

async fn the_log_on_a_phone(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    stage.browser.be_a_phone().await?;
    stage.browser.reload().await?;
    super::says(&stage.browser, super::CALLS).await?;
    nothing_sticks_out(&stage.browser).await?;
    scan_the_log(&stage.browser, "390 px").await?;
    nothing_sticks_out(&stage.browser).await
}

journey!(the_log_in_light: Chromium);
journey!(the_log_in_the_dark: Chromium);
journey!(the_log_on_a_phone: Chromium);
