//! An administrator with the lines: a PABX's extensions, numbers and operators, and a provider's page from the secret to
//! the first webhook and the test call.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Stage, journey, until};
use ringlet_testkit::Mood;
use ringlet_testkit::jt_telecom::{Dialect, JtPabx};
use ringlet_testkit::telecmi::{APP_ID, PretendTelecmi};
use serde_json::{Value, json};

use super::settings::{inside, now, sign_in};
use super::settings_pages::{open_page, save};
use crate::popup::part;

pub(crate) async fn connect_pabx(stage: &Stage) -> Result<JtPabx> {
    let pabx = JtPabx::start("ringlet", "pabx-token", Dialect::default(), now()).await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    let settings = json!({
        "enabled": 1, "api_endpoint": pabx.api_endpoint(), "auth_user": "ringlet", "auth_token": "pabx-token",
        "requests_per_minute": 600,
    });
    let path = "/api/resource/CRM%20JT%20Telecom%20Settings/CRM%20JT%20Telecom%20Settings";
    admin.put(path, settings).await?;
    Ok(pabx)
}

/// Chooses in a list.
pub(crate) async fn choose(browser: &Browser, path: &str, value: &str) -> Result<()> {
    let list = serde_json::to_value(browser.see(path).await?)?;
    let script = "arguments[0].value = arguments[1]; \
                  arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    browser.eval(script, vec![list, json!(value)]).await?;
    Ok(())
}

/// Extensions are made, given to somebody, renamed and removed; numbers too.
async fn extensions_and_numbers(stage: &mut Stage) -> Result<()> {
    let _pabx = connect_pabx(stage).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Extensions").await?;
    browser.reads(&inside("table"), "Recepção").await?;
    browser
        .click(&inside("button:named(Add extension)"))
        .await?;
    browser.fill(&inside("input:named(Number)"), "102").await?;
    browser
        .fill(&inside("input:named(Name)"), "Suporte")
        .await?;
    choose(browser, &inside("select"), AGENT.0).await?;
    browser.click(&inside(".acts button:named(Save)")).await?;
    browser.reads(&inside("table"), "Suporte").await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    let agent = format!("/api/resource/CRM%20Telephony%20Agent/{}", AGENT.0);
    let known = admin.get(&agent).await?;
    ensure!(known["data"]["jt_telecom_extension"] == "102", "{known}");

    browser
        .click(&inside("button[aria-label='Change 102']"))
        .await?;
    browser
        .fill(&inside("input:named(Name)"), "Pós-venda")
        .await?;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser.reads(&inside("table"), "Pós-venda").await?;
    browser
        .click(&inside("button[aria-label='Change 102']"))
        .await?;
    browser.click(&inside(".acts button:named(Remove)")).await?;
    browser
        .click(&inside("button:named(Remove for good)"))
        .await?;
    until("the extension to go", async || {
        let left = browser.text(&inside("table")).await?;
        ensure!(!left.contains("Pós-venda"), "still there: {left}");
        Ok(())
    })
    .await?;

    browser.click(&inside(".seg button:named(Numbers)")).await?;
    browser.reads(&inside("table"), "1140001000").await?;
    browser.click(&inside("button:named(Add number)")).await?;
    browser
        .fill(&inside("input:named(Number)"), "1140002000")
        .await?;
    browser
        .fill(&inside("input:named(Leads to)"), "101")
        .await?;
    browser.click(&inside(".acts button:named(Save)")).await?;
    browser.reads(&inside("table"), "1140002000").await
}

/// An operator signs in, pauses with a reason, comes back, and signs out; each as the PABX says it is.
async fn operators(stage: &mut Stage) -> Result<()> {
    let _pabx = connect_pabx(stage).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Extensions").await?;
    browser
        .click(&inside(".seg button:named(Operators)"))
        .await?;
    let ana = inside(".oper:nth-child(1)");
    let state = format!("{ana} .badge");
    browser.reads(&ana, "Ana").await?;
    browser.reads(&state, "Signed out").await?;
    browser
        .click(&format!("{ana} button:named(Sign in)"))
        .await?;
    browser.reads(&state, "Takes calls").await?;
    browser
        .fill(
            &format!("{ana} input:named(Reason for the pause)"),
            "Almoço",
        )
        .await?;
    browser.click(&format!("{ana} button:named(Pause)")).await?;
    browser.reads(&state, "Paused: Almoço").await?;
    browser
        .click(&format!("{ana} button:named(Take calls again)"))
        .await?;
    browser.reads(&state, "Takes calls").await?;
    browser
        .click(&format!("{ana} button:named(Sign out)"))
        .await?;
    browser.reads(&state, "Signed out").await?;
    let other = inside(".oper:nth-child(2) .badge");
    browser.reads(&other, "Signed out").await
}

/// TeleCMI from the secret to the test call, on its own page. What fails says so there.
async fn a_provider_from_nothing_to_a_test_call(stage: &mut Stage) -> Result<()> {
    let double = PretendTelecmi::start("telecmi-app-secret").await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser
        .click(&inside("button[aria-label$='TeleCMI']"))
        .await?;
    browser.reads(&inside("h2"), "TeleCMI").await?;
    // Switched on with nothing filled in: each field says what it needs.
    browser
        .click(&inside("[role=switch]:named(TeleCMI on)"))
        .await?;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(&inside(".bar"), "Not everything can be right yet.")
        .await?;
    let fields = [
        ("App ID", APP_ID.to_string()),
        ("App secret", "wrong-secret".to_owned()),
        ("API address", double.api_endpoint()),
        ("User ID", "5003".to_owned()),
    ];
    for (field, text) in fields {
        browser
            .fill(&inside(&format!("input:named({field})")), &text)
            .await?;
    }
    save(browser).await?;
    let connection = inside("section[aria-label=Connection]");
    let test = format!("{connection} button:named(Test connection)");
    browser.click(&test).await?;
    browser.reads(&connection, "secret").await?;

    // The right secret in place of the wrong one.
    browser.click(&inside("button:named(Replace)")).await?;
    browser
        .fill(&inside("input:named(App secret)"), "telecmi-app-secret")
        .await?;
    save(browser).await?;
    browser
        .click(&format!("{connection} button:named(Test again)"))
        .await?;
    browser.reads(&connection, "Answered in").await?;
    double.set_mood(Mood::Down);
    browser
        .click(&format!("{connection} button:named(Test again)"))
        .await?;
    browser.reads(&connection, "broke off").await?;
    double.set_mood(Mood::Well);

    let webhook = inside("section[aria-label=Webhook]");
    browser
        .reads(&webhook, "Waiting for the first webhook…")
        .await?;
    let door = browser
        .property(&format!("{webhook} input"), "value")
        .await?;
    let door = door.as_str().context("no address")?;
    let sent = reqwest::Client::new()
        .post(door)
        .json(&json!({ "type": "event", "status": "started", "direction": "outbound", "call_id": "1" }))
        .send()
        .await?;
    ensure!(sent.status() == 200, "{}", sent.status());
    browser.reads(&webhook, "First webhook received on").await?;

    browser
        .fill(&inside("input:named(Number to call)"), "+919000000021")
        .await?;
    browser
        .click(&inside(
            "section[aria-label='Test call'] button:named(Call)",
        ))
        .await?;
    browser
        .reads(
            &inside("section[aria-label='Test call']"),
            "The call is under way.",
        )
        .await?;
    browser.reads(&part("status"), "Calling").await?;
    let asked = double.asked();
    ensure!(
        asked.iter().any(|asked| asked.path.ends_with("click2call")),
        "TeleCMI was asked {asked:?}"
    );
    browser
        .click(&inside("nav button:named(Providers)"))
        .await?;
    browser
        .reads(&inside(".prov:has([aria-label$='TeleCMI'])"), "Connected")
        .await
}

/// Everything in the page, every shadow root and every field included.
const EVERYTHING: &str = r"
    const all = root => [...root.querySelectorAll('*')].flatMap(element => [
        element.value ?? '', ...(element.shadowRoot ? [element.shadowRoot.innerHTML, ...all(element.shadowRoot)] : []),
    ]);
    return [document.documentElement.outerHTML, ...all(document)].join('\n')";

/// Secrets that were saved for every provider are nowhere in any page of the settings.
async fn no_page_shows_a_secret(stage: &mut Stage) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let hub = admin.get("/api/ringlet/settings/providers").await?;
    let mut planted = 0;
    for provider in hub["providers"].as_array().context("no providers")? {
        let id = provider["id"].as_str().context("no id")?;
        let path = format!("/api/ringlet/settings/providers/{id}/form");
        let Ok(form) = admin.get(&path).await else {
            continue; // The demo line has none.
        };
        let doctype = form["doctype"]
            .as_str()
            .context("no name")?
            .replace(' ', "%20");
        let fields = form["fields"].as_array().context("no fields")?;
        let secrets: serde_json::Map<String, Value> = fields
            .iter()
            .filter(|field| field["kind"] == "secret")
            .filter_map(|field| field["name"].as_str())
            .map(|name| (name.to_owned(), json!(format!("planted-{id}-{name}"))))
            .collect();
        planted += secrets.len();
        admin
            .put(
                &format!("/api/resource/{doctype}/{doctype}"),
                json!(secrets),
            )
            .await?;
    }
    ensure!(planted >= 9, "{planted} secrets");

    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    let count = until("the hub", async || {
        let script = "return document.querySelector('call-settings').shadowRoot.querySelectorAll('.prov').length";
        let count = browser.eval(script, vec![]).await?.as_u64();
        count.filter(|count| *count > 5).context("not yet")
    })
    .await?;
    for at in 1..=count {
        browser
            .click(&inside(&format!(".prov:nth-child({at}) .btn")))
            .await?;
        browser.gone(&inside("[aria-busy=true]")).await?;
        let shown = browser.eval(EVERYTHING, vec![]).await?;
        let shown = shown.as_str().context("no page")?;
        ensure!(!shown.contains("planted-"), "page {at} shows a secret");
        browser
            .click(&inside("nav button:named(Providers)"))
            .await?;
        browser.see(&inside(".prov")).await?;
    }
    for place in ["Audit log", "Request log"] {
        open_page(browser, place).await?;
        let shown = browser.eval(EVERYTHING, vec![]).await?;
        ensure!(
            !shown.as_str().context("no page")?.contains("planted-"),
            "{place} shows a secret"
        );
    }
    Ok(())
}

journey!(extensions_and_numbers: Chromium);
journey!(operators: Chromium);
journey!(a_provider_from_nothing_to_a_test_call: Chromium);
journey!(no_page_shows_a_secret: Chromium);
