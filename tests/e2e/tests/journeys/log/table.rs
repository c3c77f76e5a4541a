//! A table into the log: what its columns are, who is meant, what can't be read, and what comes of it.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Scan, Stage, journey};
use serde_json::{Value, json};

use crate::sample_crm::open_as;

use super::files::{choose, open_import};
use super::{CALLS, inside, open_log, says, see_rows, set};

/// The tables of the two guides, as their systems export them.
const TELECMI: &str = include_str!(
    "../../../../../crates/ringlet-server/tests/it/fixtures/csv/telecmi_call_logs.csv"
);
const TIME_TRACK: &str = include_str!(
    "../../../../../crates/ringlet-server/tests/it/fixtures/csv/time_track_calllogs.csv"
);

/// Something of the import.
fn within(selector: &str) -> String {
    inside(&format!(".import {selector}"))
}

/// Which column a field is read from.
async fn column_of(browser: &Browser, field: &str) -> Result<String> {
    let list = within(&format!("select:named({field})"));
    let value = browser.property(&list, "value").await?;
    value
        .as_str()
        .map(Into::into)
        .with_context(|| format!("{field}: {value}"))
}

/// Columns are offered by their names, one is chosen by hand, a line that can't be read is named, and the rest is imported.
async fn a_table_of_ones_own(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    open_import(browser).await?;
    let table = "Phone;Called at;Who;Talk time;How it went\n\
                 +91 98200 11111;2026-01-05 10:00;Zara Export;120;Interested\n\
                 +91 98200 22222;2026-01-05 10:05;Yash Import;0;\n\
                 +91 98200 33333;some day;Nobody;0;\n";
    choose(browser, "calls.csv", table).await?;
    // What the first rows hold is shown beside what each column is taken for.
    browser.reads(&within(".sheet"), "Zara Export").await?;
    ensure!(column_of(browser, "Number *").await? == "Phone");
    Scan::pass(browser, "import, a table").await?;

    // No column is known to say when: nothing can be imported until somebody says so.
    let started = within("select:named(Started *)");
    let list = serde_json::to_value(browser.see(&started).await?)?;
    browser.eval("arguments[0].focus()", vec![list]).await?;
    set(browser, &started, "").await?;
    browser.gone(&within(".acts .btn.primary")).await?;
    // Who chooses by keys goes on where they are.
    let is_focused = "return document.querySelector('call-log').shadowRoot.activeElement?.labels[0]?.textContent";
    let focused = browser.eval(is_focused, vec![]).await?;
    ensure!(focused == "Started *", "the focus is at {focused}");
    set(browser, &started, "Called at").await?;
    set(
        browser,
        &within("select:named(Direction of all rows)"),
        "outbound",
    )
    .await?;
    set(browser, &within("select:named(Name)"), "Who").await?;
    browser.reads(&within(".note"), "2 new calls").await?;
    browser.reads(&within(".note"), "1 not readable").await?;
    browser.click(&within("details summary")).await?;
    browser.reads(&within("details"), "line 4").await?;

    browser.click(&within(".acts .btn.primary")).await?;
    browser.reads(&within(".note"), "2 calls imported").await?;
    browser.click(&within(".acts .btn.primary")).await?;
    says(browser, CALLS + 2).await?;
    browser
        .type_into(&inside("input[type=search]"), "zara")
        .await?;
    says(browser, 1).await?;
    see_rows(browser, 1).await?;
    browser.reads(&inside("[role=row]"), "Zara Export").await
}

/// An administrator imports the table that TeleCMI's guide describes; its people are ours when somebody says who they are.
async fn the_table_of_telecmis_guide(stage: &mut Stage) -> Result<()> {
    let calls = import(stage, TELECMI, &["3", "4"]).await?;
    let one = find(&calls, "+919876543210")?;
    ensure!(
        one["remote_name"] == "John Doe" && one["direction"] == "outbound",
        "{one}"
    );
    Ok(())
}

/// The same for TimeTrack's.
async fn the_table_of_time_track(stage: &mut Stage) -> Result<()> {
    let calls = import(stage, TIME_TRACK, &["user123"]).await?;
    let one = find(&calls, "+491111111111")?;
    ensure!(
        one["source"] == "placetel" && one["direction"] == "inbound",
        "{one}"
    );
    Ok(())
}

/// Imports a table whose shape is known: only who is meant is asked. The agent's calls then.
async fn import(stage: &Stage, table: &str, people: &[&str]) -> Result<Vec<Value>> {
    open_as(stage, ADMIN, "#/calls").await?;
    let browser = &stage.browser;
    says(browser, CALLS).await?;
    open_import(browser).await?;
    choose(browser, "table.csv", table).await?;
    browser.see(&within(".sheet")).await?;
    for word in people {
        let list = format!(
            "return [...document.querySelector('call-log').shadowRoot.querySelectorAll('.import label')]
                .find(label => label.textContent.startsWith({} + ' ·')).textContent",
            json!(word)
        );
        let label = browser.eval(&list, vec![]).await?;
        let label = label.as_str().context("nobody is asked for")?.to_owned();
        set(browser, &within(&format!("select:named({label})")), AGENT.0).await?;
        browser.gone(&within(".spinner")).await?;
    }
    browser.click(&within(".acts .btn.primary")).await?;
    browser.reads(&within(".note"), "imported").await?;
    let agent = stage.server.sign_in(AGENT).await?;
    let calls = agent.get("/calls?end=2026-01-01T00:00:00Z").await?;
    Ok(calls["calls"].as_array().context("no calls")?.clone())
}

fn find<'a>(calls: &'a [Value], number: &str) -> Result<&'a Value> {
    calls
        .iter()
        .find(|call| call["remote_number"] == number)
        .with_context(|| format!("no call with {number} in {calls:?}"))
}

journey!(a_table_of_ones_own: Chromium);
journey!(the_table_of_telecmis_guide: Chromium);
journey!(the_table_of_time_track: Chromium);
