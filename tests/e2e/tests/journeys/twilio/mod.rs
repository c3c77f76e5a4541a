//! A team on Twilio: the real Voice SDK in the page, and a pretend gateway at its true name. No sound flows.

mod browser;
mod incoming;
mod phone;
mod settings;
mod tabs;

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Outside, Stage, TWILIO_TOKEN, until};
use ringlet_testkit::twilio::{ACCOUNT, NUMBER};
use serde_json::{Value, json};

/// Who the agent's page is at Twilio.
const IDENTITY: &str = "agent(at)example.test";
const SETTINGS: &str = "/api/resource/CRM%20Twilio%20Settings/CRM%20Twilio%20Settings";
/// The customer whom the page's button calls.
const CUSTOMER: &str = "+14155550143";

fn outside(stage: &Stage) -> Result<&Outside> {
    stage.outside.as_ref().context("no outside world")
}

/// Switches Twilio on; the agent takes calls on this device.
async fn set_up(stage: &Stage, device: &str) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let known = admin.get(SETTINGS).await?;
    let fields = json!({
        "enabled": 1, "account_sid": ACCOUNT, "auth_token": TWILIO_TOKEN, "phone_number": NUMBER,
        "api_endpoint": outside(stage)?.twilio.api_endpoint(),
        "modified": known["data"]["modified"],
    });
    admin.put(SETTINGS, fields).await?;
    let agent = format!("/api/resource/CRM%20Telephony%20Agent/{}", AGENT.0);
    let phones = json!({
        "twilio_number": NUMBER, "call_receiving_device": device, "mobile_no": "+14155550199",
    });
    admin.put(&agent, phones).await.map(drop)
}

/// A page with a button through Twilio, and the log.
async fn open(stage: &Stage) -> Result<()> {
    let body = format!(
        "<call-button phone-number=\"{CUSTOMER}\" customer-name=\"Maya Rao\" medium=\"twilio\"></call-button>
         <call-log></call-log>"
    );
    stage.embed(&body).await
}

/// The same for an agent who takes calls in the browser, once Twilio can ring the page.
async fn open_registered(stage: &Stage) -> Result<()> {
    set_up(stage, "Computer").await?;
    open(stage).await?;
    registered(stage).await
}

async fn registered(stage: &Stage) -> Result<()> {
    until("the page to be registered", async || {
        let pages = outside(stage)?.voice.registered(IDENTITY);
        ensure!(pages == 1, "{pages} pages are");
        Ok(())
    })
    .await
}

/// Waits until a page has sent such a message, and answers its payload.
async fn said(stage: &Stage, kind: &str) -> Result<Value> {
    until(&format!("the page to say {kind}"), async || {
        let heard = outside(stage)?.voice.heard();
        let found = heard.iter().find(|message| message["type"] == kind);
        Ok(found.with_context(|| format!("it said {heard:?}"))?["payload"].clone())
    })
    .await
}

/// Waits until the newest call of the agent's log is so.
async fn logged(stage: &Stage, wanted: Value) -> Result<()> {
    let agent = stage.server.sign_in(AGENT).await?;
    until("the call to be in the log", async || {
        let answer = agent.get("/calls?source=twilio&limit=5").await?;
        let calls = answer["calls"].as_array().context("no calls")?;
        ensure!(calls.len() == 1, "{} calls", calls.len());
        for (field, value) in wanted.as_object().into_iter().flatten() {
            ensure!(calls[0][field] == *value, "stored as {}", calls[0]);
        }
        Ok(())
    })
    .await
}
