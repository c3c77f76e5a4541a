//! Search, period, and the menus, alone and together; the list, the line above it and the server agree.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Stage, journey, until};
use serde_json::Value;

use crate::sample_crm::open_as;

use super::{CALLS, REACHED, empty, in_menu, inside, open_log, says, see_rows, set, text_of};

const SEARCH: &str = "call-log >>> input[type=search]";

/// What the server counts by these parameters.
async fn counted(stage: &Stage, query: &str) -> Result<usize> {
    let agent = stage.server.sign_in(AGENT).await?;
    let summary = agent.get(&format!("/calls/summary?{query}")).await?;
    usize::try_from(summary["calls"].as_u64().context("no count")?).map_err(Into::into)
}

/// List and line show so many.
async fn shows(browser: &Browser, count: usize) -> Result<()> {
    says(browser, count).await?;
    see_rows(browser, count).await.map(drop)
}

/// Opens the menu of a button by what the button says.
async fn menu(browser: &Browser, word: &str) -> Result<()> {
    browser
        .click(&inside(&format!(".fb[aria-label=\"{word}\"]")))
        .await
}

async fn close_menu(browser: &Browser) -> Result<()> {
    browser.press("\u{E00C}").await?;
    browser.gone(&inside(".menu:popover-open")).await
}

async fn search(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    browser
        .reads(&inside(".sum"), &format!("{REACHED} reached · 1 h"))
        .await?;
    browser.type_into(SEARCH, "lata").await?;
    shows(browser, 1).await?;
    browser.reads(&inside("[role=row]"), "Lata Shah").await?;
    empty(browser, SEARCH).await?;
    // The beginning of a number, as it is written.
    browser.type_into(SEARCH, "+49").await?;
    shows(browser, 3).await?;
    empty(browser, SEARCH).await?;
    browser.type_into(SEARCH, "nobody at all").await?;
    browser
        .reads(&inside(".empty h3"), "No calls match these filters")
        .await?;
    browser
        .reads(&inside(".empty p"), "“nobody at all”")
        .await?;
    browser.click(&inside(".empty .btn")).await?;
    shows(browser, CALLS).await
}

async fn menus(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    menu(browser, "Outcome").await?;
    browser.click(&in_menu("input[value=missed]")).await?;
    shows(browser, counted(stage, "outcome=missed").await?).await?;
    browser.click(&in_menu("input[value=busy]")).await?;
    shows(browser, counted(stage, "outcome=missed,busy").await?).await?;
    close_menu(browser).await?;
    browser
        .see(&inside(".filt.on .fb[aria-label=\"Outcome: 2\"]"))
        .await?;

    menu(browser, "Direction").await?;
    browser.click(&in_menu("input[value=outbound]")).await?;
    shows(browser, 1).await?;
    close_menu(browser).await?;
    browser
        .click(&inside("[aria-label=\"Remove the filter “Outcome: 2”\"]"))
        .await?;
    shows(browser, counted(stage, "direction=outbound").await?).await?;

    // They stay when the page is loaded again.
    browser.reload().await?;
    shows(browser, counted(stage, "direction=outbound").await?).await?;
    browser
        .click(&inside("[aria-label=\"Remove the filter “Outgoing”\"]"))
        .await?;
    shows(browser, CALLS).await
}

async fn rare_filters(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let agent = stage.server.sign_in(AGENT).await?;
    let calls = agent.get("/calls").await?;
    let call = &calls["calls"][3];
    let id = call["id"].as_str().context("no id")?;
    let path = format!("/api/ringlet/calls/{id}/wrap-up");
    agent
        .post(&path, serde_json::json!({ "disposition": "Interested" }))
        .await?;

    menu(browser, "More").await?;
    browser.click(&in_menu("input[value=Interested]")).await?;
    shows(browser, 1).await?;
    browser.click(&in_menu("input[value=Interested]")).await?;
    browser.click(&in_menu("input[value=demo]")).await?;
    shows(browser, counted(stage, "source=demo").await?).await?;
    browser.click(&in_menu("input[value=teams]")).await?;
    browser.click(&in_menu("input[value=demo]")).await?;
    browser.see(&inside(".empty")).await?;
    browser.click(&in_menu("input[value=teams]")).await?;
    browser
        .type_into(&in_menu("input[type=tel]"), "099999 88888")
        .await?;
    shows(browser, 1).await?;
    close_menu(browser).await?;
    browser.reads(&inside("[role=row]"), "Lata Shah").await
}

/// Midnight, so many days ago, as the page's user has it.
async fn midnight(browser: &Browser, days: i64) -> Result<String> {
    let script = "const day = new Date(); day.setHours(0, 0, 0, 0); day.setDate(day.getDate() - arguments[0]); return day.toISOString()";
    text_of(browser.eval(script, vec![days.into()]).await?)
}

/// That day as a field for days has it.
async fn day(browser: &Browser, days: i64) -> Result<String> {
    let script = "const day = new Date(); day.setDate(day.getDate() - arguments[0]);
        return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`";
    text_of(browser.eval(script, vec![days.into()]).await?)
}

async fn periods(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let named = [
        ("Any time", 2, "Today", 0, None),
        ("Today", 3, "Yesterday", 1, Some(0)),
        ("Yesterday", 4, "Last 7 days", 6, None),
        ("Last 7 days", 5, "Last 30 days", 29, None),
    ];
    for (now, place, word, start, end) in named {
        menu(browser, now).await?;
        browser
            .click(&in_menu(&format!("label:nth-of-type({place})")))
            .await?;
        browser
            .see(&inside(&format!(".filt.on .fb[aria-label=\"{word}\"]")))
            .await?;
        let mut query = format!("start={}", midnight(browser, start).await?);
        if let Some(end) = end {
            query.push_str(&format!("&end={}", midnight(browser, end).await?));
        }
        let count = counted(stage, &query).await?;
        if count > 0 {
            shows(browser, count).await?;
        }
    }
    own_days(stage).await
}

async fn own_days(stage: &Stage) -> Result<()> {
    let browser = &stage.browser;
    menu(browser, "Last 30 days").await?;
    browser.click(&in_menu("label:nth-of-type(6)")).await?;
    let (first, last) = (
        in_menu(".field:nth-child(1) input"),
        in_menu(".field:nth-child(2) input"),
    );
    set(browser, &first, &day(browser, 4).await?).await?;
    set(browser, &last, &day(browser, 1).await?).await?;
    let query = format!(
        "start={}&end={}",
        midnight(browser, 4).await?,
        midnight(browser, 0).await?
    );
    let count = counted(stage, &query).await?;
    ensure!(count > 0 && count < CALLS, "{count} calls of those days");
    shows(browser, count).await?;
    set(browser, &last, &day(browser, 5).await?).await?;
    browser
        .reads(
            &in_menu("[role=alert]"),
            "The last day comes before the first",
        )
        .await
}

async fn agents_are_for_administrators(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    ensure!(
        !stage.browser.sees(&inside(".fb[aria-label=Agent]")).await?,
        "an agent sees the own log only"
    );
    open_as(stage, ADMIN, "#/calls").await?;
    let browser = &stage.browser;
    says(browser, CALLS).await?;
    menu(browser, "Agent").await?;
    browser
        .click(&in_menu(&format!("input[value=\"{}\"]", AGENT.0)))
        .await?;
    shows(browser, CALLS).await?;
    browser
        .click(&in_menu(&format!("input[value=\"{}\"]", AGENT.0)))
        .await?;
    browser
        .click(&in_menu(&format!("input[value=\"{}\"]", ADMIN.0)))
        .await?;
    browser.see(&inside(".empty")).await.map(drop)
}

async fn calls_of_a_record(stage: &mut Stage) -> Result<()> {
    let agent = stage.server.sign_in(AGENT).await?;
    let calls = agent.get("/calls?q=lata").await?;
    let record = calls["calls"][0]["reference"].clone();
    let name = |key: &str| record[key].as_str().map(str::to_owned).context("no record");
    let body = format!(
        "<call-log reference-doctype=\"{}\" reference-name=\"{}\"></call-log>",
        name("doctype")?,
        name("name")?
    );
    stage.embed(&body).await?;
    let browser = &stage.browser;
    shows(browser, 1).await?;
    browser.reads(&inside("[role=row]"), "Lata Shah").await?;
    // The page shows another record in the same place.
    let script = "document.querySelector('call-log').setAttribute('reference-name', 'nobody')";
    browser.eval(script, vec![]).await?;
    browser
        .reads(&inside(".empty"), "Calls with this record appear here")
        .await
}

/// A call that somebody else stores is there without a reload, above the others, and counted.
async fn new_calls_appear(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let agent = stage.server.sign_in(AGENT).await?;
    let body = serde_json::json!({
        "direction": "missed",
        "started_at": super::minutes_ago(browser, 1).await?,
        "remote_number": "+55 21 99876-5432",
    });
    let call: Value = agent.post("/calls", body).await?;
    says(browser, CALLS + 1).await?;
    let id = call["id"].as_str().context("no id")?;
    until("the new call to be first", async || {
        let rows = super::rows(browser).await?;
        ensure!(rows.first().is_some_and(|first| first == id), "{rows:?}");
        Ok(())
    })
    .await?;
    browser.reads(&super::row(id), "Call back due").await
}

journey!(search: Chromium, Firefox, WebKit);
journey!(menus: Chromium);
journey!(rare_filters: Chromium);
journey!(periods: Chromium);
journey!(agents_are_for_administrators: Chromium);
journey!(calls_of_a_record: Chromium);
journey!(new_calls_appear: Chromium);
