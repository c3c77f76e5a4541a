//! An administrator connects Twilio on its page, from the first field to the test call.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Stage, TWILIO_TOKEN, journey};
use ringlet_testkit::Mood;
use ringlet_testkit::twilio::{ACCOUNT, NUMBER};
use serde_json::json;

use super::outside;
use super::phone::tell;
use crate::popup::part;
use crate::settings::{inside, sign_in};
use crate::settings_pages::save;

const CONNECTION: &str = "section[aria-label=Connection]";
const WEBHOOK: &str = "section[aria-label=Webhook]";
const TEST_CALL: &str = "section[aria-label='Test call']";

async fn enter(browser: &Browser, label: &str, text: &str) -> Result<()> {
    let field = inside(&format!("input:named({label})"));
    browser.fill(&field, text).await
}

async fn shown(browser: &Browser, label: &str) -> Result<String> {
    let field = inside(&format!("input:named({label})"));
    let value = browser.property(&field, "value").await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

async fn twilio_settings(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser
        .click(&inside("button[aria-label$='Twilio']"))
        .await?;
    browser.reads(&inside("h2"), "Twilio").await?;
    fill_in(stage).await?;
    made_at_twilio(stage).await?;
    test_the_connection(stage).await?;
    first_webhook(stage).await?;
    test_call(stage).await?;
    browser
        .click(&inside("nav button:named(Providers)"))
        .await?;
    browser
        .reads(&inside(".prov:has([aria-label$='Twilio'])"), "Connected")
        .await
}

/// What can't be right is said while typing; what Twilio doesn't take, when it is saved.
async fn fill_in(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    browser
        .click(&inside("[role=switch]:named(Twilio on)"))
        .await?;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(&inside(".bar"), "Not everything can be right yet.")
        .await?;
    enter(browser, "Account SID", &ACCOUNT.replace("AC", "SK")).await?;
    let problem = inside(".help.bad");
    browser.reads(&problem, "It must begin with AC.").await?;
    enter(browser, "Account SID", ACCOUNT).await?;
    enter(browser, "Auth token", "not-the-token").await?;
    enter(browser, "Your Twilio number", NUMBER).await?;
    browser.gone(&problem).await?;
    enter(browser, "API address", "api.twilio.com").await?;
    browser.reads(&problem, "begins with https://").await?;
    let endpoint = outside(stage)?.twilio.api_endpoint();
    enter(browser, "API address", &endpoint).await?;
    stage.expect_network_faults();
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser.reads(&inside(".bar .note"), "auth token").await?;
    enter(browser, "Auth token", TWILIO_TOKEN).await?;
    save(browser).await
}

/// Key and app were made in the account, and nobody gets to see a secret again.
async fn made_at_twilio(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    let twilio = &outside(stage)?.twilio;
    let (key, secret) = twilio.keys().pop().context("no key was made")?;
    let app = twilio.apps().pop().context("no app was made")?;
    ensure!(shown(browser, "API key SID").await? == key, "another key");
    let app_shown = shown(browser, "SID of the TwiML app").await?;
    ensure!(app["sid"] == *app_shown, "another app: {app_shown}");
    browser.reload().await?;
    browser.see(&inside("input:named(Saved, hidden)")).await?;
    let page = browser
        .eval(
            "return document.querySelector('call-settings').shadowRoot.innerHTML",
            vec![],
        )
        .await?;
    let page = page.as_str().context("no page")?;
    ensure!(
        !page.contains(TWILIO_TOKEN) && !page.contains(&secret),
        "a secret is shown"
    );
    browser.click(&inside("button:named(Replace)")).await?;
    browser.see(&inside("input:named(Auth token)")).await?;
    browser.click(&inside("button:named(Keep old)")).await?;
    browser.gone(&inside(".bar")).await
}

/// Each failure says its cause.
async fn test_the_connection(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    let twilio = &outside(stage)?.twilio;
    let connection = inside(CONNECTION);
    browser
        .click(&format!("{connection} button:named(Test connection)"))
        .await?;
    browser.reads(&connection, "Answered in").await?;
    let again = format!("{connection} button:named(Test again)");
    twilio.set_account_status("suspended");
    browser.click(&again).await?;
    browser.reads(&connection, "suspended").await?;
    twilio.set_account_status("active");
    twilio.set_mood(Mood::Down);
    browser.click(&again).await?;
    browser.reads(&connection, "broke off").await?;
    twilio.set_mood(Mood::Well);
    browser.click(&again).await?;
    browser.reads(&connection, "Answered in").await
}

/// The address is no secret, as Twilio signs: it isn't made anew. What isn't signed right doesn't count.
async fn first_webhook(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    let webhook = inside(WEBHOOK);
    let door = browser
        .property(&format!("{webhook} input"), "value")
        .await?;
    let door = door.as_str().context("no address")?;
    ensure!(door.ends_with("/api/ringlet/twilio/incoming"), "{door}");
    browser.reads(&webhook, "signed").await?;
    let anew = format!("{webhook} button:named(Make a new address)");
    ensure!(!browser.sees(&anew).await?, "an address without a key");
    browser
        .click(&format!("{webhook} button:named(Copy)"))
        .await?;
    let said = format!("{webhook} button [role=status]");
    browser.reads(&said, "Cop").await?;
    let call = [
        ("CallSid", format!("CA{:032}", 77)),
        ("CallStatus", "ringing".to_owned()),
        ("From", "+919999988888".to_owned()),
        ("To", NUMBER.to_owned()),
    ];
    let fields: Vec<_> = call.iter().map(|(name, text)| (*name, &**text)).collect();
    ensure!(tell(stage, door, &fields, false).await? == 403, "forged");
    browser
        .reads(&webhook, "Waiting for the first webhook…")
        .await?;
    ensure!(tell(stage, door, &fields, true).await? == 200, "refused");
    browser.reads(&webhook, "First webhook received on").await
}

/// The administrator's own phone is rung.
async fn test_call(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    let admin = stage.server.sign_in(ADMIN).await?;
    let phone = json!({
        "mobile_no": "+14155550188", "call_receiving_device": "Phone", "twilio_number": NUMBER,
    });
    let agent = format!("/api/resource/CRM%20Telephony%20Agent/{}", ADMIN.0);
    admin.put(&agent, phone).await?;
    browser.reload().await?;
    enter(browser, "Number to call", "+14155550143").await?;
    let test = inside(TEST_CALL);
    browser.click(&format!("{test} button:named(Call)")).await?;
    browser.reads(&test, "The call is under way.").await?;
    browser.reads(&part("status"), "Calling").await?;
    let asked = outside(stage)?.twilio.asked();
    ensure!(
        asked
            .iter()
            .any(|asked| asked.field("To") == "+14155550188"),
        "the phone isn't rung: {asked:?}"
    );
    Ok(())
}

journey!(twilio_settings at twilio: Chromium);
