//! Calls that are bridged to the agent's phone, and a Twilio that is away, slow or says no.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{Stage, journey};
use ringlet_testkit::Mood;
use serde_json::json;

use super::{logged, open, outside, set_up};
use crate::popup::{CALL, open_wrap_up, part};

/// Tells of a call as Twilio does, or with a signature that isn't right. Answers the status.
pub(super) async fn tell(
    stage: &Stage,
    url: &str,
    fields: &[(&str, &str)],
    signed: bool,
) -> Result<u16> {
    let mut signature = outside(stage)?.twilio.signature(url, fields);
    if !signed {
        signature = signature.replace(|letter: char| letter.is_ascii_digit(), "A");
        signature.insert(0, 'A');
    }
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let request = reqwest::Client::new()
        .post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-twilio-signature", signature)
        .body(body);
    Ok(request.send().await?.status().as_u16())
}

/// The agent's phone rings first, then the customer's; the popup follows both.
async fn twilio_bridged(stage: &mut Stage) -> Result<()> {
    set_up(stage, "Phone").await?;
    open(stage).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser
        .reads(&part("popup"), "Answer on your phone")
        .await?;
    let twilio = &outside(stage)?.twilio;
    let asked = twilio.asked();
    let placed = asked
        .iter()
        .find(|asked| asked.method == "POST" && asked.path.ends_with("/Calls.json"))
        .context("no call was placed")?;
    ensure!(placed.field("To") == "+14155550199", "{}", placed.body);
    ensure!(placed.field("ApplicationSid").is_empty(), "the trap");
    let agent = placed.field("StatusCallback");
    let twiml = placed.field("Twiml");
    let (_, customer) = twiml
        .split_once("statusCallback=\"")
        .context("no callback")?;
    let (customer, _) = customer.split_once('"').context("no callback")?;
    let customer = customer.replace("&amp;", "&");
    let parent = format!("CA{:032}", 1);
    let child = twilio.bridge(&parent);
    let of_agent = |status| [("CallSid", parent.as_str()), ("CallStatus", status)];
    ensure!(
        tell(stage, &agent, &of_agent("completed"), false).await? == 403,
        "a wrong signature"
    );
    for status in ["ringing", "in-progress"] {
        ensure!(
            tell(stage, &agent, &of_agent(status), true).await? == 200,
            "{status}"
        );
    }
    for (status, shown) in [
        ("ringing", "Ringing"),
        ("in-progress", "In progress"),
        ("completed", ""),
    ] {
        let fields = [
            ("CallSid", child.as_str()),
            ("ParentCallSid", parent.as_str()),
            ("CallStatus", status),
            ("CallDuration", "33"),
        ];
        ensure!(
            tell(stage, &customer, &fields, true).await? == 200,
            "{status}"
        );
        if !shown.is_empty() {
            browser.reads(&part("status"), shown).await?;
        }
    }
    open_wrap_up(browser).await?;
    logged(
        stage,
        json!({ "direction": "outbound", "outcome": "completed", "duration_seconds": 33 }),
    )
    .await
}

/// Each says what is wrong, and the log keeps it.
async fn twilio_refuses(stage: &mut Stage) -> Result<()> {
    set_up(stage, "Phone").await?;
    open(stage).await?;
    stage.expect_network_faults();
    outside(stage)?.twilio.set_mood(Mood::Refusing);
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser
        .reads(&part("popup"), "Twilio refused the call")
        .await?;
    logged(stage, json!({ "outcome": "failed" })).await
}

async fn twilio_is_away(stage: &mut Stage) -> Result<()> {
    set_up(stage, "Phone").await?;
    open(stage).await?;
    stage.expect_network_faults();
    outside(stage)?.twilio.set_mood(Mood::Down);
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser
        .reads(&part("popup"), "Twilio doesn’t answer")
        .await?;
    logged(stage, json!({ "outcome": "failed" })).await
}

/// A slow answer is waited for.
async fn twilio_is_slow(stage: &mut Stage) -> Result<()> {
    set_up(stage, "Phone").await?;
    open(stage).await?;
    let slow = std::time::Duration::from_secs(3);
    outside(stage)?.twilio.set_mood(Mood::Slow(slow));
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Calling").await?;
    browser
        .reads(&part("popup"), "Answer on your phone")
        .await?;
    logged(stage, json!({ "outcome": null })).await
}

journey!(twilio_bridged at twilio: Chromium);
journey!(twilio_refuses at twilio: Chromium);
journey!(twilio_is_away at twilio: Chromium);
journey!(twilio_is_slow at twilio: Chromium);
