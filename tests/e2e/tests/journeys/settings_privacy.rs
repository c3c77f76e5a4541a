//! An administrator on the privacy page: how long calls are kept, and a number that is erased.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Scan, Stage, journey};
use serde_json::{Value, json};

use super::settings::{inside, sign_in};
use super::settings_pages::{open_page, save};

const RETENTION: &str = "/api/ringlet/settings/retention";

/// Something of the part about how long calls are kept.
fn keeping(selector: &str) -> String {
    inside(&format!(
        "section[aria-label='How long calls are kept'] {selector}"
    ))
}

/// Something of the part about erasing.
fn erasing(selector: &str) -> String {
    inside(&format!("section[aria-label='Erase a number'] {selector}"))
}

/// What can't be right isn't stored, what would go is told first, and unsaved changes aren't lost by leaving.
async fn how_long_calls_are_kept(stage: &mut Stage) -> Result<()> {
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Privacy").await?;
    browser
        .reads(&keeping(""), "No call was removed so far")
        .await?;
    browser.see(&keeping("[aria-checked=true]")).await?;
    browser
        .click(&keeping("[role=radio]:nth-of-type(2)"))
        .await?;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(&inside(".bar"), "Not everything can be right yet.")
        .await?;
    let days = keeping("input:named(Days)");
    browser.fill(&days, "0").await?;
    browser
        .reads(&keeping(".help.bad"), "A whole number from 1 to 36,500.")
        .await?;
    browser.fill(&days, "3").await?;
    browser
        .reads(
            &keeping(".note.wait"),
            "removed within the hour after you save",
        )
        .await?;
    Scan::pass(browser, "privacy, what a limit would remove").await?;

    browser.click(&inside("nav button:named(Users)")).await?;
    let question = inside("[role=alertdialog]");
    browser
        .reads(&question, "Changed: How long calls are kept, Days")
        .await?;
    browser.press("\u{e00c}").await?;
    browser.gone(&question).await?;
    save(browser).await?;
    browser
        .reads(&keeping(""), "Calls that began before")
        .await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    ensure!(admin.get(RETENTION).await?["days"] == 3);

    // It is there after a reload, and can be taken back.
    browser.reload().await?;
    let shown = browser.property(&days, "value").await?;
    ensure!(shown == "3", "the days read {shown}");
    browser.click(&keeping("[role=radio]")).await?;
    save(browser).await?;
    ensure!(admin.get(RETENTION).await?["days"] == Value::Null);

    // Without a connection nothing is lost, and it says so.
    browser
        .click(&keeping("[role=radio]:nth-of-type(2)"))
        .await?;
    browser.fill(&days, "700").await?;
    stage.expect_network_faults();
    stage.server.kill().await?;
    let browser = &stage.browser;
    browser.click(&inside(".bar button:named(Save)")).await?;
    browser
        .reads(&inside(".bar .note"), "No connection to Ringlet.")
        .await?;
    stage.server.start_again().await?;
    save(&stage.browser).await?;
    ensure!(admin.get(RETENTION).await?["days"] == 700);
    Ok(())
}

/// A call whose number can be dialled.
async fn some_number(stage: &Stage) -> Result<String> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let calls = admin.get("/calls?limit=50").await?;
    let calls = calls["calls"].as_array().context("no calls")?;
    let number = calls.iter().find_map(|call| {
        let number = call["remote_number"].as_str()?;
        number.starts_with('+').then(|| number.to_owned())
    });
    number.context("no number")
}

async fn calls_with(stage: &Stage, number: &str) -> Result<usize> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let path = format!("/calls?number={}", number.replace('+', "%2B"));
    let calls = admin.get(&path).await?;
    Ok(calls["calls"].as_array().context("no calls")?.len())
}

async fn look(browser: &Browser, number: &str) -> Result<()> {
    browser
        .fill(&erasing("form input:named(Number)"), number)
        .await?;
    browser
        .click(&erasing("button:named(Show what is kept)"))
        .await
}

/// First what is kept, then the number once more, then the proof, which the audit log has too.
async fn a_number_is_erased(stage: &mut Stage) -> Result<()> {
    let number = some_number(stage).await?;
    let calls = calls_with(stage, &number).await?;
    ensure!(calls > 0, "no call with {number}");
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    open_page(browser, "Privacy").await?;
    browser
        .fill(&erasing("form input:named(Number)"), "+91 98")
        .await?;
    browser.reads(&erasing(".help.bad"), "too short").await?;
    look(browser, &number).await?;
    let panel = erasing(".panel");
    browser.reads(&panel, &number).await?;
    let told = browser.text(&panel).await?;
    let counted = format!("{calls} call");
    ensure!(told.contains(&counted), "{told} has no {counted}");
    Scan::pass(browser, "privacy, what is kept of a number").await?;

    let again = erasing("input:named(The number once more)");
    let erase = erasing("button:named(Erase for good)");
    browser.fill(&again, "+919800000000").await?;
    browser.click(&erase).await?;
    browser
        .reads(&erasing(".help.bad"), "This isn’t the number above.")
        .await?;
    ensure!(calls_with(stage, &number).await? == calls, "it was erased");
    browser.fill(&again, &number).await?;
    browser.click(&erase).await?;
    browser.reads(&erasing(".note.go"), "is erased.").await?;
    Scan::pass(browser, "privacy, a number erased").await?;
    ensure!(calls_with(stage, &number).await? == 0, "calls are left");
    let proof = browser.text(&erasing(".panel pre")).await?;
    let admin = stage.server.sign_in(ADMIN).await?;
    let audit = admin.get("/api/ringlet/audit?limit=200").await?;
    let mut entries = audit["entries"].as_array().context("no entries")?.iter();
    let entry = entries
        .find(|entry| entry["action"] == "number-erased")
        .context("no entry")?;
    ensure!(
        entry["target"] == json!(proof.trim()),
        "{entry} isn’t {proof}"
    );

    browser
        .click(&erasing("button:named(See the audit log)"))
        .await?;
    browser.reads(&inside("h2"), "Audit log").await?;
    browser.click(&inside("details summary")).await?;
    browser
        .reads(&inside("details[open]"), proof.trim())
        .await?;

    open_page(browser, "Privacy").await?;
    look(browser, &number).await?;
    browser
        .reads(&erasing(".note.info"), "Nothing is kept of")
        .await
}

/// With keys alone, on a phone in the dark: Enter shows what is kept, Cancel leaves it.
async fn erasing_by_keys(stage: &mut Stage) -> Result<()> {
    let number = some_number(stage).await?;
    sign_in(stage, ADMIN).await?;
    let browser = &stage.browser;
    browser.be_a_phone().await?;
    browser.be_dark().await?;
    open_page(browser, "Privacy").await?;
    browser
        .type_into(
            &erasing("form input:named(Number)"),
            &format!("{number}\u{E007}"),
        )
        .await?;
    browser.reads(&erasing(".panel"), &number).await?;
    Scan::pass(browser, "privacy, 390 px, dark").await?;
    let over = "return document.documentElement.scrollWidth - innerWidth";
    let over = browser.eval(over, vec![]).await?;
    ensure!(over.as_i64() <= Some(0), "{over} px too wide");
    // The confirmation is next after the button that showed the panel.
    browser.press("\u{E004}").await?;
    browser.press("\u{E004}").await?;
    let active = "return document.querySelector('call-settings').shadowRoot.activeElement.labels[0].textContent";
    let active = browser.eval(active, vec![]).await?;
    ensure!(active == "The number once more", "{active} has the focus");
    browser.press("\u{E004}").await?;
    browser.press("\u{E007}").await?;
    browser.gone(&erasing(".panel")).await?;
    ensure!(calls_with(stage, &number).await? > 0, "it was erased");
    Ok(())
}

journey!(how_long_calls_are_kept: Chromium, Firefox);
journey!(a_number_is_erased: Chromium);
journey!(erasing_by_keys: Chromium);
