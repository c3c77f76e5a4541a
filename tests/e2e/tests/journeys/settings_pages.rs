//! An administrator on each page of the settings: what is done there is stored, and what can go wrong is said.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Scan, Stage, journey};
use serde_json::json;

use super::settings::{inside, sign_in};

/// Opens a page of the rail by its word.
pub(crate) async fn open_page(browser: &Browser, word: &str) -> Result<()> {
    browser
        .click(&inside(&format!("nav button:named({word})")))
        .await?;
    browser.reads(&inside("h2"), word).await?;
    browser.gone(&inside("[aria-busy=true]")).await
}

/// Saves, and waits until nothing is unsaved.
pub(crate) async fn save(browser: &Browser) -> Result<()> {
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser.gone(&inside(".bar")).await
}

async fn region_and_language(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Region").await?;
    browser
        .fill(&inside("input:named(Address of a record)"), "crm/leads")
        .await?;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(&inside(".bar"), "Not everything can be right yet.")
        .await?;
    browser
        .reads(&inside(".help.bad"), "It begins with / or https://.")
        .await?;
    browser
        .fill(
            &inside("input:named(Address of a record)"),
            "/crm/{doctype}/{name}",
        )
        .await?;
    let monday = inside("input:named(Monday)");
    browser.fill(&monday, "18-9").await?;
    browser
        .reads(&inside(".help.bad"), "From and to, e.g. 09:00–18:00.")
        .await?;
    browser.fill(&monday, "9-18").await?;
    save(browser).await?;
    let shown = browser.property(&monday, "value").await?;
    ensure!(shown == "09:00–18:00", "the hours read {shown}");
    let site = stage.server.sign_in(ADMIN).await?;
    let site = site.get("/api/ringlet/settings/site").await?;
    ensure!(site["opening_hours"][0]["to"] == "18:00", "{site}");
    ensure!(site["record_url"] == "/crm/{doctype}/{name}", "{site}");

    // Another language is spoken as soon as it is saved, by this very page.
    browser
        .eval(
            "const list = document.querySelector('call-settings').shadowRoot.querySelectorAll('select')[1]; \
             list.value = 'de'; list.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![],
        )
        .await?;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser.reads(&inside("nav"), "Anbieter").await?;
    browser.reads(&inside("h2"), "Region").await?;
    // The line above it, too.
    browser.reads("header h1", "Anrufeinstellungen").await?;
    browser.reads("header a", "Zurück zum CRM").await
}

/// Another administrator saved first: both versions are shown, and mine goes over theirs only when I say so.
async fn two_administrators(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Dispositions").await?;
    browser
        .fill(&inside("input:named(New disposition)"), "Mine")
        .await?;
    browser.click(&inside("button:named(Add)")).await?;

    let other = stage.server.sign_in(ADMIN).await?;
    let mut site = other.get("/api/ringlet/settings/site").await?;
    site["dispositions"] = json!(["Theirs"]);
    site["region"] = json!("DE");
    other.put("/api/ringlet/settings/site", site).await?;

    stage.expect_network_faults();
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(&inside(".bar .note"), "changed this page")
        .await?;
    let both = browser.text(&inside(".bar table")).await?;
    ensure!(both.contains("Theirs") && both.contains("Mine"), "{both}");
    Scan::pass(browser, "settings, two administrators").await?;
    browser.click(&inside("button:named(Save mine)")).await?;
    browser.gone(&inside(".bar")).await?;
    let stored = other.get("/api/ringlet/settings/site").await?;
    let words = stored["dispositions"].as_array().context("no list")?;
    ensure!(words.contains(&json!("Mine")), "{stored}");
    ensure!(
        stored["region"] == "DE",
        "what only they changed stays: {stored}"
    );
    Ok(())
}

async fn unsaved_changes_are_guarded(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Default line").await?;
    browser
        .click(&inside("[role=radio]:named(Demo line)"))
        .await?;
    browser.click(&inside("nav button:named(Users)")).await?;
    let question = inside("[role=alertdialog]");
    browser.reads(&question, "Changed: Default line").await?;
    Scan::pass(browser, "settings, leaving unsaved changes").await?;
    browser.press("\u{e00c}").await?;
    browser.gone(&question).await?;
    browser.reads(&inside("h2"), "Default line").await?;
    browser.click(&inside("nav button:named(Users)")).await?;
    browser
        .click(&inside("[role=alertdialog] button:named(Save)"))
        .await?;
    browser.reads(&inside("h2"), "Users").await?;
    let site = stage.server.sign_in(ADMIN).await?;
    let site = site.get("/api/ringlet/settings/site").await?;
    ensure!(site["default_provider"] == "demo", "{site}");
    Ok(())
}

async fn a_new_user_gets_a_phone(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Users").await?;
    browser.click(&inside("button:named(Add user)")).await?;
    browser
        .fill(&inside("input:named(Name)"), "Mariana Figueiredo")
        .await?;
    browser
        .fill(&inside("input:named(E-mail)"), "mariana@example.test")
        .await?;
    browser
        .fill(&inside("input:named(First password)"), "short")
        .await?;
    browser
        .click(&inside(".acts button:named(Add user)"))
        .await?;
    browser
        .reads(
            &inside(".help.bad"),
            "A password has at least 8 characters.",
        )
        .await?;
    browser
        .fill(&inside("input:named(First password)"), "long enough it is")
        .await?;
    browser
        .click(&inside(".acts button:named(Add user)"))
        .await?;
    browser
        .reads(&inside("table"), "Mariana Figueiredo")
        .await?;

    // Nobody has such a phone yet, and the server says so.
    stage.expect_network_faults();
    open_page(browser, "Agents’ phones").await?;
    browser
        .click(&inside("button[aria-label='Change Mariana Figueiredo']"))
        .await?;
    browser
        .fill(&inside("input:named(Another number)"), "+91 98200 12345")
        .await?;
    browser.click(&inside("button:named(Add)")).await?;
    browser
        .fill(&inside("input:named(Number or ID at Demo line)"), "204")
        .await?;
    save(browser).await?;
    let api = stage.server.sign_in(ADMIN).await?;
    let agent = api
        .get("/api/resource/CRM%20Telephony%20Agent/mariana@example.test")
        .await?;
    ensure!(agent["data"]["mobile_no"] == "+919820012345", "{agent}");
    ensure!(agent["data"]["demo_agent_number"] == "204", "{agent}");
    Ok(())
}

async fn who_may_call(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Who may call").await?;
    // At first every role may; now one may not.
    browser
        .click(&inside("button.chip:named(Administrators)"))
        .await?;
    save(browser).await?;
    let api = stage.server.sign_in(ADMIN).await?;
    let rule = api.get("/api/ringlet/settings/access/demo").await?;
    ensure!(
        rule["everyone"] == false && rule["roles"] == json!(["agent"]),
        "{rule}"
    );
    Ok(())
}

async fn pages_that_may_embed(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Embed").await?;
    let field = inside("input:named(Another page)");
    browser.fill(&field, "https://crm.example.com/app").await?;
    browser
        .reads(&inside(".help.bad"), "without a path")
        .await?;
    browser.fill(&field, "https://crm.example.com").await?;
    browser.click(&inside("button:named(Add page)")).await?;
    browser
        .see(&inside(
            "button[aria-label='Remove https://crm.example.com']",
        ))
        .await?;
    browser.click(&inside("button:named(Make secret)")).await?;
    browser
        .reads(
            &inside("section[aria-label='Embed secret']"),
            "Copy it now.",
        )
        .await
}

/// A number on the list isn't dialled, and both logs tell what happened, the number masked.
async fn a_number_that_nobody_may_call(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Do-not-call list").await?;
    browser
        .fill(&inside("input:named(Number)"), "+91 99999 88888")
        .await?;
    browser
        .fill(&inside("input:named(Reason)"), "Asked not to be called.")
        .await?;
    browser.click(&inside("button:named(Add number)")).await?;
    browser
        .reads(&inside("table"), "Asked not to be called.")
        .await?;
    let agent = stage.server.sign_in(AGENT).await?;
    let dial = json!({ "to_number": "+919999988888", "provider": "demo" });
    ensure!(
        agent
            .post("/api/ringlet/calls", dial.clone())
            .await
            .is_err(),
        "it was dialled"
    );
    open_page(browser, "Audit log").await?;
    let log = browser.text(&inside("table")).await?;
    ensure!(
        log.contains("+91") && !log.contains("9999988888"),
        "the audit log reads {log}"
    );
    open_page(browser, "Do-not-call list").await?;
    browser
        .click(&inside("button[aria-label^='Remove +91']"))
        .await?;
    browser
        .reads(&inside(".set-p"), "No number is on the list.")
        .await?;
    agent.post("/api/ringlet/calls", dial).await?;
    open_page(browser, "Request log").await?;
    browser.reads(&inside("table"), "Demo line").await?;
    browser.click(&inside("details summary")).await?;
    let told = browser.text(&inside("table")).await?;
    ensure!(
        !told.contains("9999988888"),
        "the request log shows the number: {told}"
    );
    Ok(())
}

/// The words for how a call went: added, moved, removed, and offered in that order.
async fn dispositions(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Dispositions").await?;
    let field = inside("input:named(New disposition)");
    browser.fill(&field, "Interested").await?;
    browser
        .reads(&inside(".help.bad"), "This is in the list already.")
        .await?;
    browser.fill(&field, "Sent a quote").await?;
    browser.click(&inside("button:named(Add)")).await?;
    browser
        .click(&inside("button[aria-label='Move Sent a quote up']"))
        .await?;
    browser
        .click(&inside("button[aria-label='Remove Wrong number']"))
        .await?;
    save(browser).await?;
    let agent = stage.server.sign_in(AGENT).await?;
    let boot = agent.get("/api/ringlet/boot").await?;
    let words = &boot["site"]["dispositions"];
    ensure!(
        *words
            == json!([
                "Interested",
                "Call back",
                "Not interested",
                "Sent a quote",
                "Left a message"
            ]),
        "{words}"
    );
    Ok(())
}

/// Every provider's page is drawn, has no violation, and calls every field by a name of its own.
async fn scan_providers(stage: &Stage, look: &str) -> Result<()> {
    let browser = &stage.browser;
    browser.see(&inside(".prov")).await?;
    let count = browser
        .eval("return document.querySelector('call-settings').shadowRoot.querySelectorAll('.prov').length", vec![])
        .await?;
    let count = count.as_u64().context("no count")?;
    ensure!(count > 2, "{count} providers");
    for at in 1..=count {
        browser
            .click(&inside(&format!(".prov:nth-child({at}) .btn")))
            .await?;
        browser.gone(&inside("[aria-busy=true]")).await?;
        let name = browser.text(&inside("h2")).await?;
        Scan::pass(browser, &format!("settings, provider {name}, {look}")).await?;
        let over = browser
            .eval(
                "return document.documentElement.scrollWidth - innerWidth",
                vec![],
            )
            .await?;
        ensure!(over.as_i64() <= Some(0), "{name}: {over} px too wide");
        browser
            .click(&inside("nav button:named(Providers)"))
            .await?;
        browser.see(&inside(".prov")).await?;
    }
    Ok(())
}

async fn provider_pages_in_light(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    scan_providers(stage, "light").await
}

async fn provider_pages_in_the_dark(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    stage.browser.be_dark().await?;
    scan_providers(stage, "dark").await
}

async fn provider_pages_on_a_phone(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    stage.browser.be_a_phone().await?;
    scan_providers(stage, "390 px").await
}

async fn provider_pages_on_a_phone_in_the_dark(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    stage.browser.be_a_phone().await?;
    stage.browser.be_dark().await?;
    scan_providers(stage, "390 px, dark").await
}

/// On a phone, in German (long words) and in Hindi: nothing sticks out, nothing is a violation.
async fn small_and_in_other_languages(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser.be_a_phone().await?;
    for (language, word) in [
        ("de", "Anbieter"),
        ("hi", "प्रदाता"),
        ("pt-BR", "Provedores"),
    ] {
        browser
            .eval("document.documentElement.lang = arguments[0]; ringlet.configure({ locale: arguments[0] })", vec![json!(language)])
            .await?;
        browser.reads(&inside("nav"), word).await?;
        let places = "return document.querySelector('call-settings').shadowRoot.querySelectorAll('nav button:not([hidden])').length";
        let places = browser.eval(places, vec![]).await?;
        for at in 0..places.as_u64().context("no rail")? {
            let open = "document.querySelector('call-settings').shadowRoot.querySelectorAll('nav button:not([hidden])')[arguments[0]].click()";
            browser.eval(open, vec![json!(at)]).await?;
            browser.gone(&inside("[aria-busy=true]")).await?;
            let over = browser
                .eval(
                    "return document.documentElement.scrollWidth - innerWidth",
                    vec![],
                )
                .await?;
            ensure!(
                over.as_i64() <= Some(0),
                "{language}, place {at}: {over} px too wide"
            );
            Scan::pass(browser, &format!("settings, {language}, place {at}, phone")).await?;
        }
    }
    Ok(())
}

journey!(region_and_language: Chromium);
journey!(two_administrators: Chromium, Firefox);
journey!(unsaved_changes_are_guarded: Chromium);
journey!(a_new_user_gets_a_phone: Chromium);
journey!(who_may_call: Chromium);
journey!(pages_that_may_embed: Chromium);
journey!(a_number_that_nobody_may_call: Chromium);
journey!(dispositions: Chromium);
journey!(provider_pages_in_light: Chromium);
journey!(provider_pages_in_the_dark: Chromium);
journey!(provider_pages_on_a_phone: Chromium);
journey!(provider_pages_on_a_phone_in_the_dark: Chromium);
journey!(small_and_in_other_languages: Chromium);
