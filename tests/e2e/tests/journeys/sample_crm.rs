//! The sample CRM that the server itself shows: by session cookie, as an agent works with it.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Browser, Scan, Stage, journey};
use serde_json::Value;

use crate::popup::{hang_up, open_wrap_up, part};

/// Signs in to the sample CRM and goes to one of its places, e.g. `#/calls`.
pub(crate) async fn open_as(
    stage: &Stage,
    (user, password): (&str, &str),
    place: &str,
) -> Result<()> {
    // A guest's session question is answered with a refusal, which the console shows.
    stage.expect_network_faults();
    let browser = &stage.browser;
    let url = format!("{}/{place}", stage.server.url());
    browser.open(&url).await?;
    browser.fill("input[name=usr]", user).await?;
    browser.fill("input[name=pwd]", password).await?;
    browser.click("button:named(Sign in)").await?;
    browser.see("h1").await.map(drop)
}

async fn a_day_in_the_sample_crm(stage: &mut Stage) -> Result<()> {
    let browser = &stage.browser;
    browser.open(stage.server.url()).await?;
    browser.see("input[name=usr]").await?;
    ensure!(!browser.sees(".side a").await?, "a guest has nowhere to go");
    open_as(stage, AGENT, "").await?;
    browser.reads("h1", "Leads").await?;
    Scan::pass(browser, "the leads of the sample CRM").await?;

    browser.click("a:named(Lata Shah)").await?;
    browser.reads("h1", "Lata Shah").await?;
    browser.click("call-button >>> [part~=button]").await?;
    browser.reads(&part("status"), "In progress").await?;

    // The page goes somewhere else without a load, and the call goes on.
    browser.click("a[href='#/calls']").await?;
    browser.see("call-log").await?;
    browser.reads(&part("status"), "In progress").await?;
    hang_up(browser).await?;
    open_wrap_up(browser).await?;
    browser.click("call-popup >>> [role=radio]").await?;
    browser.click(&part("save")).await?;
    browser.gone(&part("wrap-up")).await?;
    browser
        .reads("call-log >>> [role=row]", "Lata Shah")
        .await?;
    Scan::pass(browser, "the call log").await?;

    browser.click("a[href='#/dial']").await?;
    browser.see("call-dialer").await?;
    Scan::pass(browser, "the dial pad").await?;

    browser.be_dark().await?;
    scan_log_and_dial_pad(browser, "dark").await?;
    browser.be_a_phone().await?;
    scan_log_and_dial_pad(browser, "390 px, dark").await
}

async fn scan_log_and_dial_pad(browser: &Browser, look: &str) -> Result<()> {
    for (place, element, screen) in [
        ("#/calls", "call-log >>> [role=row]", "the call log"),
        ("#/dial", "call-dialer >>> input", "the dial pad"),
    ] {
        let there = vec![Value::from(place)];
        browser.eval("location.hash = arguments[0]", there).await?;
        browser.see(element).await?;
        Scan::pass(browser, &format!("{screen}, {look}")).await?;
    }
    Ok(())
}

journey!(a_day_in_the_sample_crm: Chromium);
