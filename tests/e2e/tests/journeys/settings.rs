//! An administrator connects Tata Tele Smartflo.

use std::time::SystemTime;

use anyhow::{Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Scan, Stage, VIEWER, journey};
use ringlet_testkit::smartflo::{Pace, SmartfloPbx};

const TOKEN: &str = "a-token-of-the-journey";

pub(crate) fn inside(selector: &str) -> String {
    format!("call-settings >>> {selector}")
}

/// Opens the settings as a guest and signs in there.
pub(crate) async fn sign_in(stage: &Stage, (user, password): (&str, &str)) -> Result<()> {
    let browser = &stage.browser;
    browser
        .open(&format!("{}/settings", stage.server.url()))
        .await?;
    enter(browser, (user, password)).await
}

/// Signs in at the open settings.
pub(crate) async fn enter(browser: &Browser, (user, password): (&str, &str)) -> Result<()> {
    browser.fill(&inside("input:named(E-mail)"), user).await?;
    browser
        .fill(&inside("input:named(Password)"), password)
        .await?;
    browser.click(&inside("button:named(Sign in)")).await
}

async fn open_tata_tele(browser: &Browser) -> Result<()> {
    browser
        .click(&inside("button[aria-label$='Tata Tele Smartflo']"))
        .await?;
    browser.reads(&inside("h2"), "Tata Tele Smartflo").await
}

async fn connect_tata_tele(stage: &mut Stage) -> Result<()> {
    let exchange = SmartfloPbx::start(TOKEN, Pace::REAL, now()).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_tata_tele(browser).await?;

    browser
        .fill(&inside("input:named(API token)"), TOKEN)
        .await?;
    browser
        .fill(&inside("input:named(Agent number)"), "+91 22 4800 4410")
        .await?;
    browser
        .fill(
            &inside("input:named(API address)"),
            &exchange.api_endpoint(),
        )
        .await?;
    browser
        .click(&inside("[role=switch]:named(Tata Tele Smartflo on)"))
        .await?;
    browser.click(&inside("button:named(Save)")).await?;
    browser.gone(&inside("button:named(Discard)")).await?;

    // The token is there, but nobody gets to see it again: neither in the page nor on the wire.
    browser.reload().await?;
    browser.reads(&inside("h2"), "Tata Tele Smartflo").await?;
    let shown = browser
        .property(&inside("input:named(Saved, hidden)"), "value")
        .await?;
    ensure!(!shown.to_string().contains(TOKEN), "the token is shown");
    let doctype = "/api/resource/CRM%20Tata%20Tele%20Settings/CRM%20Tata%20Tele%20Settings";
    let stored = stage.server.sign_in(ADMIN).await?.get(doctype).await?;
    ensure!(
        stored["data"]["api_token"] == "********",
        "the wire has {stored}"
    );

    browser
        .click(&inside("button:named(Test connection)"))
        .await?;
    browser
        .reads(&inside("section[aria-label=Connection]"), "Answered in")
        .await
}

/// A wrong token is found out by the test, in words.
async fn a_wrong_token(stage: &mut Stage) -> Result<()> {
    let exchange = SmartfloPbx::start("another-token", Pace::REAL, now()).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_tata_tele(browser).await?;
    browser
        .fill(&inside("input:named(API token)"), TOKEN)
        .await?;
    browser
        .fill(
            &inside("input:named(API address)"),
            &exchange.api_endpoint(),
        )
        .await?;
    browser.click(&inside("button:named(Save)")).await?;
    browser.gone(&inside("button:named(Discard)")).await?;
    browser
        .click(&inside("button:named(Test connection)"))
        .await?;
    browser
        .reads(&inside("section[aria-label=Connection]"), "token")
        .await?;
    browser
        .reads(&inside("section[aria-label=Connection]"), "Test again")
        .await
}

async fn settings_are_for_administrators(stage: &mut Stage) -> Result<()> {
    sign_in(stage, VIEWER).await?;
    stage
        .browser
        .reads("call-settings >>> h2", "aren’t yours to change")
        .await
}

/// Every place of the rail, and what there is behind each.
async fn scan_places(stage: &Stage, look: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.see(&inside("nav")).await?;
    let names = browser
        .eval("return [...document.querySelector('call-settings').shadowRoot.querySelectorAll('nav button:not([hidden])')].map(b => b.textContent.trim())", vec![])
        .await?;
    let names: Vec<String> = serde_json::from_value(names)?;
    ensure!(names.len() > 4, "the rail has {names:?}");
    for name in &names {
        browser
            .click(&inside(&format!("nav button:named({name})")))
            .await?;
        browser.gone(&inside("[aria-busy=true]")).await?;
        Scan::pass(browser, &format!("settings, {name}, {look}")).await?;
    }
    Ok(())
}

async fn settings_in_light(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    scan_places(stage, "light").await
}

async fn settings_in_the_dark(stage: &mut Stage) -> Result<()> {
    stage.browser.be_dark().await?;
    sign_in(stage, ADMIN).await?;
    scan_places(stage, "dark").await
}

async fn settings_on_a_phone(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    stage.browser.be_a_phone().await?;
    scan_places(stage, "390 px").await
}

async fn settings_on_a_phone_in_the_dark(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    stage.browser.be_a_phone().await?;
    stage.browser.be_dark().await?;
    scan_places(stage, "390 px, dark").await
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server under test has the real clock"
)]
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}

journey!(connect_tata_tele: Chromium, Firefox, WebKit);
journey!(a_wrong_token: Chromium);
journey!(settings_are_for_administrators: Chromium);
journey!(settings_in_light: Chromium);
journey!(settings_in_the_dark: Chromium);
journey!(settings_on_a_phone: Chromium);
journey!(settings_on_a_phone_in_the_dark: Chromium);
