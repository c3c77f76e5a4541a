//! Two administrators at once, page by page: what the other one saved in between is shown, and nothing of it is overwritten
//! without a word.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Scan, Stage, journey, until};
use serde_json::{Value, json};

use super::settings::{inside, sign_in};
use super::settings_lines::{choose, connect_pabx};
use super::settings_pages::{open_page, save};

/// Presses Save on a form that somebody else has overtaken; what both versions say.
async fn save_stale(browser: &Browser) -> Result<String> {
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(
            &inside(".bar .note"),
            "Somebody changed this page meanwhile.",
        )
        .await?;
    browser.text(&inside(".bar table")).await
}

/// How long calls are kept: theirs stands until mine is said to go over it.
async fn privacy(stage: &mut Stage) -> Result<()> {
    const RETENTION: &str = "/api/ringlet/settings/retention";
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Privacy").await?;
    let keeping = inside("section[aria-label='How long calls are kept']");
    browser
        .click(&format!("{keeping} [role=radio]:nth-of-type(2)"))
        .await?;
    let days = format!("{keeping} input:named(Days)");
    browser.fill(&days, "30").await?;
    let other = stage.server.sign_in(ADMIN).await?;
    other.put(RETENTION, json!({ "days": 365 })).await?;

    stage.expect_network_faults();
    let both = save_stale(browser).await?;
    ensure!(both.contains("365") && both.contains("30"), "{both}");
    ensure!(other.get(RETENTION).await?["days"] == 365);
    Scan::pass(browser, "privacy, two administrators").await?;
    browser.click(&inside("button:named(Take theirs)")).await?;
    browser.gone(&inside(".bar")).await?;
    let shown = browser.property(&days, "value").await?;
    ensure!(shown == "365", "the days read {shown}");

    // Having seen theirs, mine is saved.
    browser.fill(&days, "30").await?;
    save(browser).await?;
    ensure!(other.get(RETENTION).await?["days"] == 30);
    Ok(())
}

/// Who may call: the person whom the other one let in isn't shut out by my list of roles.
async fn who_may_call(stage: &mut Stage) -> Result<()> {
    const ACCESS: &str = "/api/ringlet/settings/access/demo";
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Who may call").await?;
    browser
        .click(&inside("button.chip:named(Administrators)"))
        .await?;
    let other = stage.server.sign_in(ADMIN).await?;
    let mut rule = other.get(ACCESS).await?;
    rule["users"] = json!([AGENT.0]);
    other.put(ACCESS, rule).await?;

    stage.expect_network_faults();
    let both = save_stale(browser).await?;
    ensure!(both.contains(AGENT.0), "{both}");
    ensure!(
        both.contains("Administrators, Agents"),
        "roles in words: {both}"
    );
    browser.click(&inside("button:named(Save mine)")).await?;
    browser.gone(&inside(".bar")).await?;
    let stored = other.get(ACCESS).await?;
    ensure!(
        stored["roles"] == json!(["agent"]) && stored["users"] == json!([AGENT.0]),
        "mine, and what only they changed: {stored}"
    );
    Ok(())
}

/// A user: neither the role that the other one gave, nor their password, goes by my old page.
async fn users(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    let other = stage.server.sign_in(ADMIN).await?;
    let path = format!("/api/ringlet/users/{}", AGENT.0);
    let name = named(&other.get("/api/ringlet/users").await?)?;
    open_page(browser, "Users").await?;
    browser
        .click(&inside(&format!("button[aria-label='Change {name}']")))
        .await?;
    browser.fill(&inside("input:named(Name)"), "Mine").await?;
    let typed = "typed, never shown";
    browser
        .fill(&inside("input:named(New password)"), typed)
        .await?;
    let theirs = json!({ "name": "Theirs", "roles": ["viewer"] });
    other.put(&path, theirs).await?;

    stage.expect_network_faults();
    let both = save_stale(browser).await?;
    for text in ["Theirs", "Mine", "Viewer", "Agent", "Password"] {
        ensure!(both.contains(text), "{text} in {both}");
    }
    ensure!(!both.contains(typed), "{both}");
    Scan::pass(browser, "a user, two administrators").await?;
    browser.click(&inside("button:named(Save mine)")).await?;
    browser.gone(&inside(".bar")).await?;
    let stored = other.get("/api/ringlet/users").await?;
    let user = user_of(&stored)?;
    ensure!(
        user["name"] == "Mine" && user["roles"] == json!(["viewer"]),
        "{user}"
    );
    Ok(())
}

fn user_of(list: &Value) -> Result<&Value> {
    let users = list["users"].as_array().context("no users")?;
    let found = users.iter().find(|user| user["id"] == AGENT.0);
    found.context("no agent")
}

fn named(list: &Value) -> Result<String> {
    let name = user_of(list)?["name"].as_str().context("no name")?;
    Ok(name.to_owned())
}

/// Pages that may embed: one adds, one removes, and both have their way though neither saw the other's.
async fn pages_that_may_embed(stage: &mut Stage) -> Result<()> {
    const EMBED: &str = "/api/ringlet/settings/embed";
    let other = stage.server.sign_in(ADMIN).await?;
    let origins = json!({ "origins": ["https://old.example.com"] });
    other.put(EMBED, origins).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Embed").await?;
    let old = inside("button[aria-label='Remove https://old.example.com']");
    browser.see(&old).await?;
    let origins = json!({ "origins": ["https://old.example.com", "https://theirs.example.com"] });
    other.put(EMBED, origins).await?;

    browser
        .fill(
            &inside("input:named(Another page)"),
            "https://mine.example.com",
        )
        .await?;
    browser.click(&inside("button:named(Add page)")).await?;
    browser
        .see(&inside(
            "button[aria-label='Remove https://theirs.example.com']",
        ))
        .await?;
    browser.click(&old).await?;
    browser.gone(&old).await?;
    let stored = other.get(EMBED).await?;
    ensure!(
        stored["origins"] == json!(["https://theirs.example.com", "https://mine.example.com"]),
        "{stored}"
    );
    Ok(())
}

/// An extension of the PABX: what I typed stays, and goes over theirs only when I say so.
async fn extensions(stage: &mut Stage) -> Result<()> {
    let _pabx = connect_pabx(stage).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Extensions").await?;
    browser
        .click(&inside("button[aria-label='Change 100']"))
        .await?;
    let name = inside("input:named(Name)");
    browser.fill(&name, "Mine").await?;
    let other = stage.server.sign_in(ADMIN).await?;
    let theirs = json!({ "name": "Theirs", "user": ADMIN.0 });
    other.put("/api/telephony/extensions/1", theirs).await?;

    stage.expect_network_faults();
    let both = save_stale(browser).await?;
    ensure!(both.contains("Theirs") && both.contains("Mine"), "{both}");
    let typed = browser.property(&name, "value").await?;
    ensure!(typed == "Mine", "the name reads {typed}");
    Scan::pass(browser, "an extension, two administrators").await?;
    browser.click(&inside("button:named(Save mine)")).await?;
    browser.reads(&inside("table"), "Mine").await?;
    let list = other.get("/api/telephony/extensions").await?;
    let stored = &list["extensions"][0];
    ensure!(
        stored["name"] == "Mine" && stored["user"] == ADMIN.0,
        "{stored}"
    );
    Ok(())
}

/// Who an operator is: the page says who it is by now, and the choice can be made again.
async fn operators(stage: &mut Stage) -> Result<()> {
    const OPERATOR: &str = "/api/telephony/operators/1";
    let _pabx = connect_pabx(stage).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Extensions").await?;
    browser
        .click(&inside(".seg button:named(Operators)"))
        .await?;
    let ana = inside(".oper:nth-child(1)");
    browser.reads(&ana, "Ana").await?;
    let other = stage.server.sign_in(ADMIN).await?;
    other.put(OPERATOR, json!({ "user": AGENT.0 })).await?;

    stage.expect_network_faults();
    let list = format!("{ana} select");
    choose(browser, &list, ADMIN.0).await?;
    let said = "Somebody changed this page meanwhile.";
    browser.reads(&format!("{ana} .note"), said).await?;
    let shown = browser.property(&list, "value").await?;
    ensure!(shown == AGENT.0, "the list shows {shown}");
    choose(browser, &list, ADMIN.0).await?;
    browser.gone(&format!("{ana} .note")).await?;
    until("the operator to be me", async || {
        let operators = other.get("/api/telephony/operators").await?;
        let user = &operators["operators"][0]["user"];
        ensure!(user == ADMIN.0, "{operators}");
        Ok(())
    })
    .await
}

journey!(privacy: Chromium);
journey!(who_may_call: Chromium);
journey!(users: Chromium);
journey!(pages_that_may_embed: Chromium);
journey!(extensions: Chromium);
journey!(operators: Chromium);
