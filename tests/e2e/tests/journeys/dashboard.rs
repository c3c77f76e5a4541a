//! The dashboard: its numbers are those of the log, every chart is a table, every control does what it says.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Scan, Stage, journey, until};
use serde_json::Value;

use crate::popup::{hang_up, part};
use crate::sample_crm::open_as;

fn inside(selector: &str) -> String {
    format!("call-stats >>> {selector}")
}

/// The tile of that name, without its name.
async fn tile(browser: &Browser, name: &str) -> Result<String> {
    let script = "const tiles = [...document.querySelector('call-stats').shadowRoot.querySelectorAll('.stat')];
                  const tile = tiles.find(tile => tile.querySelector('dt')?.textContent === arguments[0]);
                  return tile?.querySelector('.v').textContent ?? ''";
    let text = browser.eval(script, vec![name.into()]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn tile_reads(browser: &Browser, name: &str, text: &str) -> Result<()> {
    until(&format!("{name} to be {text}"), async || {
        let shown = tile(browser, name).await?;
        ensure!(shown == text, "it is “{shown}”");
        Ok(())
    })
    .await
}

/// Chooses an entry of a list.
async fn select(browser: &Browser, field: &str, value: &str) -> Result<()> {
    let list = serde_json::to_value(
        browser
            .see(&inside(&format!("select:named({field})")))
            .await?,
    )?;
    let choose = "arguments[0].value = arguments[1]; \
                  arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    browser
        .eval(choose, vec![list, value.into()])
        .await
        .map(drop)
}

/// How many calls of the log the query finds, and how many of them reached somebody.
async fn logged(stage: &Stage, query: &str) -> Result<(usize, usize)> {
    let api = stage.server.sign_in(ADMIN).await?;
    let page = api.get(&format!("/calls?limit=200{query}")).await?;
    let calls = page["calls"].as_array().context("no calls")?;
    let reached = calls.iter().filter(|call| call["outcome"] == "completed");
    Ok((calls.len(), reached.count()))
}

/// Sum of a column of the table of that name.
async fn sum(browser: &Browser, table: &str, column: usize) -> Result<u64> {
    let script = "const figures = [...document.querySelector('call-stats').shadowRoot.querySelectorAll('figure')];
                  const figure = figures.find(figure => figure.getAttribute('aria-label') === arguments[0]);
                  return [...figure.querySelectorAll('tbody tr')].reduce((sum, row) => sum + Number(row.cells[arguments[1]].textContent.replace(/\\D/g, '')), 0)";
    let sum = browser
        .eval(script, vec![table.into(), column.into()])
        .await?;
    sum.as_f64()
        .map(|sum| sum.round() as u64)
        .context("no such table")
}

async fn numbers_agree_with_the_log(stage: &mut Stage) -> Result<()> {
    let (all, reached) = logged(stage, "").await?;
    open_as(stage, ADMIN, "#/stats").await?;
    let browser = &stage.browser;
    tile_reads(browser, "Calls", &all.to_string()).await?;
    for (table, column) in [
        ("Calls per day", 1),
        ("How calls ended", 1),
        ("Calls by hour", 1),
        ("By agent", 1),
        ("By provider", 1),
        ("What agents chose", 1),
    ] {
        let sum = sum(browser, table, column).await?;
        ensure!(
            usize::try_from(sum)? == all,
            "{table}: {sum} of {all} calls"
        );
    }
    for table in ["Calls per day", "Calls by hour", "By agent", "By provider"] {
        let sum = sum(browser, table, 2).await?;
        ensure!(
            usize::try_from(sum)? == reached,
            "{table}: {sum} of {reached} reached"
        );
    }
    let (missed, _) = logged(stage, "&outcome=missed").await?;
    tile_reads(browser, "Missed", &missed.to_string()).await?;

    // One agent, one provider, and back.
    let (own, _) = logged(stage, "&user_id=agent@example.test").await?;
    select(browser, "Agent", AGENT.0).await?;
    tile_reads(browser, "Calls", &own.to_string()).await?;
    select(browser, "Agent", "").await?;
    select(browser, "Provider", "teams").await?;
    browser
        .reads(&inside(".empty"), "No calls in this period")
        .await?;
    select(browser, "Provider", "").await?;
    tile_reads(browser, "Calls", &all.to_string()).await
}

async fn every_control_does_what_it_says(stage: &mut Stage) -> Result<()> {
    open_as(stage, AGENT, "#/stats").await?;
    let browser = &stage.browser;
    browser.see(&inside("figure svg .reached")).await?;
    ensure!(
        !browser.sees(&inside("select:named(Agent)")).await?,
        "an agent has only their own calls"
    );
    browser
        .click(&inside(
            "figure[aria-label='Calls per day'] button:named(Table)",
        ))
        .await?;
    browser
        .gone(&inside("figure[aria-label='Calls per day'] .plot svg"))
        .await?;
    let [_, _, width, _] = browser
        .place(&inside("figure[aria-label='Calls per day'] table"))
        .await?;
    ensure!(width > 100.0, "the table is {width} px wide");
    browser
        .click(&inside(
            "figure[aria-label='Calls per day'] button:named(Chart)",
        ))
        .await?;
    browser
        .see(&inside("figure[aria-label='Calls per day'] .plot svg"))
        .await?;

    select(browser, "Period", "1").await?;
    days_are(browser, 1).await?;
    select(browser, "Period", "90").await?;
    days_are(browser, 90).await?;
    select(browser, "Period", "other").await?;
    set_day(browser, "From", "2026-01-31").await?;
    set_day(browser, "To", "2026-01-01").await?;
    browser
        .reads(&inside(".st-days .help"), "a first and a last day")
        .await?;
    set_day(browser, "To", "2026-02-02").await?;
    browser.click(&inside("button:named(Show)")).await?;
    browser
        .reads(&inside(".filt.on"), "31 Jan – 2 Feb 2026")
        .await?;
    select(browser, "Period", "14").await?;
    days_are(browser, 14).await
}

async fn days_are(browser: &Browser, count: usize) -> Result<()> {
    let script = "return document.querySelector('call-stats').shadowRoot.querySelector('figure')?.querySelectorAll('tbody tr').length ?? 0";
    until(&format!("{count} days"), async || {
        let days = browser.eval(script, vec![]).await?;
        ensure!(days == count, "{days} days");
        Ok(())
    })
    .await
}

async fn set_day(browser: &Browser, field: &str, day: &str) -> Result<()> {
    let input = serde_json::to_value(
        browser
            .see(&inside(&format!("input:named({field})")))
            .await?,
    )?;
    let set = "arguments[0].value = arguments[1]; \
               arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
    browser.eval(set, vec![input, day.into()]).await.map(drop)
}

/// The server is gone: the dashboard says so, and counts when it is asked again.
async fn without_a_connection(stage: &mut Stage) -> Result<()> {
    open_as(stage, ADMIN, "#/stats").await?;
    stage.browser.see(&inside(".stat")).await?;
    stage.expect_network_faults();
    stage.server.kill().await?;
    select(&stage.browser, "Period", "90").await?;
    stage
        .browser
        .reads(&inside(".empty"), "The dashboard couldn’t be loaded")
        .await?;
    stage.server.start_again().await?;
    let browser = &stage.browser;
    // It asks again by itself as well, so that the button may go before it is pressed.
    until("the numbers", async || {
        let again = inside("button:named(Try again)");
        if browser.sees(&again).await? {
            browser.click(&again).await?;
        }
        ensure!(browser.sees(&inside(".stat")).await?, "not yet");
        Ok(())
    })
    .await
}

/// A call that ends is counted without a reload.
async fn a_call_is_counted_as_it_ends(stage: &mut Stage) -> Result<()> {
    open_as(stage, AGENT, "#/stats").await?;
    let browser = &stage.browser;
    browser.see(&inside(".stat")).await?;
    let before: u64 = tile(browser, "Calls").await?.parse()?;
    let call = "ringlet.initiateCall('+919876543200').then(call => call.callId)";
    let _: Value = browser.eval_async(call).await?;
    browser.reads(&part("status"), "In progress").await?;
    hang_up(browser).await?;
    tile_reads(browser, "Calls", &(before + 1).to_string()).await
}

async fn the_dashboard_in_every_look(stage: &mut Stage) -> Result<()> {
    open_as(stage, ADMIN, "#/stats").await?;
    let browser = &stage.browser;
    browser.see(&inside("figure svg .reached")).await?;
    Scan::pass(browser, "the dashboard, light").await?;
    browser.be_dark().await?;
    Scan::pass(browser, "the dashboard, dark").await?;
    select(browser, "Period", "other").await?;
    browser
        .click(&inside(
            "figure[aria-label='Calls by hour'] button:named(Table)",
        ))
        .await?;
    Scan::pass(browser, "the dashboard with tables and other days, dark").await?;
    browser.be_a_phone().await?;
    browser.see(&inside("figure svg .reached")).await?;
    Scan::pass(browser, "the dashboard, 390 px, dark").await?;
    select(browser, "Provider", "teams").await?;
    browser
        .reads(&inside(".empty"), "No calls in this period")
        .await?;
    Scan::pass(browser, "no calls, 390 px, dark").await
}

journey!(numbers_agree_with_the_log: Chromium);
journey!(every_control_does_what_it_says: Chromium, Firefox);
journey!(without_a_connection: Chromium);
journey!(a_call_is_counted_as_it_ends: Chromium);
journey!(the_dashboard_in_every_look: Chromium);
