//! The history: each of its controls, from the page into the server and back. The demo's agent has twelve past calls.

mod away;
mod conversation;
mod day;
mod detail;
mod entry;
mod files;
mod filters;
mod looks;
mod many;
mod player;
mod table;
mod teams;
mod writing;

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{Browser, Stage, until};
use serde_json::{Value, json};

/// Past calls of the demo's agent, and those of them in which both sides talked.
const CALLS: usize = 12;
const REACHED: usize = 6;

/// Something inside the log.
fn inside(selector: &str) -> String {
    format!("call-log >>> {selector}")
}

/// A line of the menu that is open.
fn in_menu(selector: &str) -> String {
    inside(&format!(".menu:popover-open {selector}"))
}

/// A row, by the call's id.
fn row(id: &str) -> String {
    inside(&format!("[role=row][data-call=\"{id}\"]"))
}

/// Opens a page with nothing but the log and waits for its calls.
async fn open_log(stage: &Stage) -> Result<()> {
    stage.embed("<call-log></call-log>").await?;
    says(&stage.browser, CALLS).await
}

/// The line above the list counts so many calls.
async fn says(browser: &Browser, calls: usize) -> Result<()> {
    let words = if calls == 1 { "call ·" } else { "calls ·" };
    browser
        .reads(&inside("[role=status].sum"), &format!("{calls} {words}"))
        .await
}

/// Ids of the rows that are in the page, from above.
async fn rows(browser: &Browser) -> Result<Vec<String>> {
    let script =
        "return [...document.querySelector('call-log').shadowRoot.querySelectorAll('[role=row]')]
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map(row => row.dataset.call)";
    Ok(serde_json::from_value(browser.eval(script, vec![]).await?)?)
}

/// Waits until so many rows are in the page, and answers their ids.
async fn see_rows(browser: &Browser, count: usize) -> Result<Vec<String>> {
    until(&format!("{count} rows"), async || {
        let rows = rows(browser).await?;
        ensure!(rows.len() == count, "there are {}", rows.len());
        Ok(rows)
    })
    .await
}

/// Puts a value into a field as choosing from the browser's own dialog does: dates, lists.
async fn set(browser: &Browser, path: &str, value: &str) -> Result<()> {
    let field = serde_json::to_value(browser.see(path).await?)?;
    let script = "arguments[0].value = arguments[1];
        for (const name of ['input', 'change']) arguments[0].dispatchEvent(new Event(name, { bubbles: true }));";
    browser.eval(script, vec![field, json!(value)]).await?;
    Ok(())
}

/// Empties a field by its keys.
async fn empty(browser: &Browser, path: &str) -> Result<()> {
    const CONTROL_A_BACKSPACE: &str = "\u{E009}a\u{E009}\u{E003}";
    browser.type_into(path, CONTROL_A_BACKSPACE).await
}

/// A moment so many minutes ago, ISO 8601.
async fn minutes_ago(browser: &Browser, minutes: i64) -> Result<String> {
    let script = "return new Date(Date.now() - arguments[0] * 60000).toISOString()";
    text_of(browser.eval(script, vec![json!(minutes)]).await?)
}

fn text_of(value: Value) -> Result<String> {
    value
        .as_str()
        .map(Into::into)
        .with_context(|| format!("no text: {value}"))
}
