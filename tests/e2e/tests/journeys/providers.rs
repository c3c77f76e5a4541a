//! A call through each company, against its double: what the popup shows, what the log keeps, and every way it goes wrong.
//! A company is a few lines in `companies`; the steps are the same for all.

mod companies;
mod manual;
mod recorded;

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Api, Browser, Stage, journey, until};
use ringlet_testkit::Mood;
use ringlet_testkit::exotel::PretendExotel;
use ringlet_testkit::jt_telecom::JtPabx;
use ringlet_testkit::placetel::PretendPlacetel;
use ringlet_testkit::smartflo::SmartfloPbx;
use ringlet_testkit::telecmi::PretendTelecmi;
use serde_json::{Value, json};

use crate::popup::{CALL, open_wrap_up, part, settled};
use companies::{Company, Double};
use recorded::Webhook;

/// Opens the company's double and connects the server to it, as an administrator would, and shows a page with a button.
async fn connect<D: Double>(stage: &Stage, company: &Company) -> Result<D> {
    let double = D::open().await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    let doctype = company.doctype.replace(' ', "%20");
    let mut settings = double.settings();
    settings["enabled"] = json!(1);
    admin
        .put(&format!("/api/resource/{doctype}/{doctype}"), settings)
        .await?;
    let agent = format!("/api/resource/CRM%20Telephony%20Agent/{}", AGENT.0);
    let phone = json!({ company.agent.0: company.agent.1 });
    admin.put(&agent, phone).await?;
    let body = format!(
        "<call-button phone-number=\"{}\" medium=\"{}\" customer-name=\"Maya Rao\"></call-button><call-log></call-log>",
        company.number, company.id
    );
    stage.embed(&body).await?;
    Ok(double)
}

/// Our own id of the company's only call.
async fn our_id(agent: &Api, company: &Company) -> Result<String> {
    until("the dial to be stored", async || {
        let log = agent.get(&list(company)).await?;
        let id = log["calls"][0]["id"].as_str().context("no call")?;
        Ok(id.to_owned())
    })
    .await
}

fn list(company: &Company) -> String {
    format!("/calls?source={}", company.id)
}

/// The company's door, key included.
async fn door(admin: &Api, company: &Company) -> Result<String> {
    let path = format!("/api/ringlet/settings/providers/{}/webhook", company.id);
    let info = admin.get(&path).await?;
    Ok(info["url"].as_str().context("no address")?.to_owned())
}

/// Sends a webhook; answers the status.
async fn send(url: &str, webhook: &Webhook) -> Result<u16> {
    let mut request = reqwest::Client::new()
        .post(url)
        .header("content-type", webhook.content_type)
        .body(webhook.body.clone());
    if let Some((name, value)) = &webhook.signature {
        request = request.header(*name, value);
    }
    Ok(request.send().await?.status().as_u16())
}

/// Dial, webhooks, popup, wrap-up, log. A webhook that somebody else sends changes nothing.
async fn call<D: Double>(stage: &Stage, company: &Company) -> Result<()> {
    let double: D = connect(stage, company).await?;
    let (browser, agent) = (&stage.browser, stage.server.sign_in(AGENT).await?);
    let admin = stage.server.sign_in(ADMIN).await?;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Calling").await?;
    browser.reads(&part("name"), "Maya Rao").await?;
    let id = our_id(&agent, company).await?;

    let door = door(&admin, company).await?;
    let webhooks = recorded::fresh(company, &double.known_as(&id))?;
    forge(company, &door, &webhooks).await?;
    let log = agent.get(&list(company)).await?;
    ensure!(log["calls"][0]["state"] == "dialing", "{log}");
    for (webhook, shown) in webhooks.iter().zip(company.shows) {
        let status = send(&door, webhook).await?;
        ensure!(status == 200, "{}: {status}", webhook.body);
        browser.reads(&part("status"), shown).await?;
    }

    open_wrap_up(browser).await?;
    settled(browser).await?;
    let chip = "call-popup >>> [part~=disposition] [role=radio]";
    browser.reads(chip, company.disposition).await?;
    browser.click(chip).await?;
    browser.click(&part("save")).await?;
    browser.gone(&part("wrap-up")).await?;
    let kept = agent.get(&list(company)).await?["calls"][0].clone();
    ensure!(
        kept["outcome"] == "completed"
            && kept["duration_seconds"] == company.talk
            && kept["disposition"] == company.disposition,
        "kept as {kept}"
    );
    browser.reads("call-log >>> [role=row]", "Maya Rao").await
}

/// What comes without the right key or signature is refused, and nothing of it is kept.
async fn forge(company: &Company, door: &str, webhooks: &[Webhook]) -> Result<()> {
    let last = webhooks.last().context("nothing was recorded")?;
    let forged = Webhook {
        signature: last
            .signature
            .as_ref()
            .map(|(name, _)| (*name, "0".repeat(64))),
        ..last.clone()
    };
    let keyless = door.split('?').next().unwrap_or_default();
    let wrong = format!("{keyless}?key=wrong");
    for url in [keyless, &wrong] {
        let status = send(url, &forged).await?;
        ensure!(
            status == 403,
            "{} took a forged webhook: {status}",
            company.id
        );
    }
    Ok(())
}

/// Slow, refusing, down: each in words, once, and the button is free again.
async fn trouble<D: Double>(stage: &Stage, company: &Company) -> Result<()> {
    let double: D = connect(stage, company).await?;
    let browser = &stage.browser;
    stage.expect_network_faults();
    for (mood, sentence) in [
        (
            Mood::Refusing,
            format!("{} refused the call", company.label),
        ),
        (Mood::Faulty, "Failed".to_owned()),
        (Mood::Down, format!("{} doesn’t answer", company.label)),
    ] {
        double.be(mood);
        browser.click(CALL).await?;
        browser.reads(&part("popup"), &sentence).await?;
        ensure!(messages(browser).await? == 0, "one notice for one failure");
        browser.reload().await?;
        browser.see(CALL).await?;
    }
    double.be(Mood::Slow(std::time::Duration::from_millis(1_500)));
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Calling").await?;
    let agent = stage.server.sign_in(AGENT).await?;
    until("the dial to be taken", async || {
        let log = agent.get(&list(company)).await?;
        let states: Vec<&Value> = log["calls"]
            .as_array()
            .context("no log")?
            .iter()
            .map(|call| &call["state"])
            .collect();
        ensure!(states.len() == 4 && states[0] == "dialing", "{states:?}");
        Ok(())
    })
    .await
}

/// How many messages stand at the edge of the page.
async fn messages(browser: &Browser) -> Result<u64> {
    let script = "return document.querySelector('call-popup').shadowRoot.querySelectorAll('[part~=toast]').length";
    let count = browser.eval(script, vec![]).await?;
    Ok(count.as_u64().unwrap_or_default())
}

macro_rules! companies {
    ($($call:ident, $trouble:ident: $double:ident, $company:expr;)*) => {$(
        async fn $call(stage: &mut Stage) -> Result<()> {
            call::<$double>(stage, &$company).await
        }
        async fn $trouble(stage: &mut Stage) -> Result<()> {
            trouble::<$double>(stage, &$company).await
        }
        journey!($call: Chromium);
        journey!($trouble: Chromium);
    )*};
}

companies! {
    a_call_through_tata_tele, trouble_with_tata_tele: SmartfloPbx, companies::TATA_TELE;
    a_call_through_telecmi, trouble_with_telecmi: PretendTelecmi, companies::TELECMI;
    a_call_through_jt_telecom, trouble_with_jt_telecom: JtPabx, companies::JT_TELECOM;
    a_call_through_exotel, trouble_with_exotel: PretendExotel, companies::EXOTEL;
    a_call_through_placetel, trouble_with_placetel: PretendPlacetel, companies::PLACETEL;
}
