//! The administrator's page of Dialpad.

use anyhow::Result;
use ringlet_e2e::{ADMIN, Scan, Stage, journey};
use ringlet_testkit::dialpad::PEOPLE;

use super::team::{give_key, outside, set_up};
use crate::settings::{inside, sign_in};

async fn dialpad_webhook_registered(stage: &mut Stage) -> Result<()> {
    stage.expect_network_faults();
    set_up(stage, "team_7").await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser
        .click(&inside("button[aria-label$='Dialpad']"))
        .await?;
    let webhook = inside("section[aria-label=Webhook]");
    let register = inside("button:named(Register the webhook)");
    // The page is whole.
    browser
        .reads(&webhook, "Waiting for the first webhook")
        .await?;
    browser.click(&register).await?;
    browser.reads(&webhook, "This needs an API key").await?;

    give_key(stage).await?;
    browser.click(&register).await?;
    browser
        .reads(&webhook, "The provider knows this address now.")
        .await?;
    Scan::pass(browser, "a registered webhook").await?;

    let company = &outside(stage)?.company;
    let call = company.incoming(PEOPLE[0], "+919999988888");
    company.tell(call, "ringing").await;
    browser.reads(&webhook, "First webhook received").await
}

journey!(dialpad_webhook_registered at dialpad: Chromium);
