//! One call beside the list, by mouse and by keyboard.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Browser, Stage, journey, until};

use super::{in_menu, inside, open_log, row, rows};
use crate::popup::part;

const ENTER: &str = "\u{E007}";
const ESCAPE: &str = "\u{E00C}";
const DOWN: &str = "\u{E015}";
const END: &str = "\u{E010}";

/// The id of the row that has the focus.
async fn focused(browser: &Browser) -> Result<String> {
    let script =
        "return document.querySelector('call-log').shadowRoot.activeElement?.dataset.call ?? ''";
    super::text_of(browser.eval(script, vec![]).await?)
}

async fn see_focus_on(browser: &Browser, id: &str) -> Result<()> {
    until("the focus to be on the row", async || {
        let found = focused(browser).await?;
        ensure!(found == id, "it is on “{found}”");
        Ok(())
    })
    .await
}

async fn a_call_in_detail(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let ids = rows(browser).await?;
    browser.click(&row(&ids[0])).await?;
    browser.reads(&inside(".det h3"), "Lata Shah").await?;
    browser.reads(&inside(".det .ctx"), "4:32").await?;
    browser
        .reads(&inside(".det .ctx"), "Lead · Lata Shah")
        .await?;
    ensure!(
        browser
            .attribute(&row(&ids[0]), "aria-selected")
            .await?
            .as_deref()
            == Some("true"),
        "the row isn't marked"
    );
    browser
        .click(&inside(".det [aria-label=\"Close detail\"]"))
        .await?;
    browser.gone(&inside(".det")).await?;
    see_focus_on(browser, &ids[0]).await?;

    browser.press(DOWN).await?;
    see_focus_on(browser, &ids[1]).await?;
    browser.press(ENTER).await?;
    browser.reads(&inside(".det h3"), "Maximiliane").await?;
    browser.press(ESCAPE).await?;
    browser.gone(&inside(".det")).await?;
    see_focus_on(browser, &ids[1]).await?;
    browser.press(END).await?;
    see_focus_on(browser, ids.last().map_or("", String::as_str)).await
}

async fn calling_back(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let ids = rows(browser).await?;
    browser.click(&row(&ids[0])).await?;
    browser
        .click("call-log >>> .det call-button >>> [part~=button]")
        .await?;
    browser.reads(&part("name"), "Lata Shah").await?;
    // The call that is up stands in the list, and its row opens its window again.
    browser
        .reads(&inside("[role=row].live"), "Lata Shah")
        .await?;
    browser.click(&part("minimize")).await?;
    browser.see(&part("expand")).await?;
    browser
        .click(&inside("[aria-label=\"Open call window\"]"))
        .await?;
    browser.see(&part("hangup")).await.map(drop)
}

/// A viewer looks: nothing is offered that the server would refuse.
async fn a_viewer_changes_nothing(stage: &mut Stage) -> Result<()> {
    let viewer = ringlet_e2e::VIEWER.0;
    let admin = stage.server.sign_in(ringlet_e2e::ADMIN).await?;
    let call = serde_json::json!({
        "user_id": viewer, "direction": "outbound", "started_at": "2026-01-05T10:00:00Z",
        "duration_seconds": 60, "remote_number": "+91 99999 88888",
    });
    admin.post("/calls", call).await?;
    let token = stage.server.embed_token(viewer).await?;
    let html = stage.html("<call-log></call-log>", &format!("data-token=\"{token}\""));
    let page = ringlet_e2e::Page {
        html,
        ..ringlet_e2e::Page::default()
    };
    let browser = &stage.browser;
    browser.open(&stage.pages.put("/viewer", page)).await?;
    browser.click(&inside("[role=row]")).await?;
    browser.see(&inside(".det .ctx")).await?;
    for what in [
        ".det .acts .btn",
        ".det .tlink",
        "[aria-label=\"Add or import\"]",
    ] {
        ensure!(!browser.sees(&inside(what)).await?, "{what} is offered");
    }
    // Exporting is reading.
    browser.click(&inside("[aria-label=Export]")).await?;
    browser.see(&in_menu(".mi")).await.map(drop)
}

/// What an agent may see of somebody else's calls is nothing.
async fn an_address_of_another_s_call_is_empty(stage: &mut Stage) -> Result<()> {
    let admin = stage.server.sign_in(ringlet_e2e::ADMIN).await?;
    let body = serde_json::json!({
        "direction": "outbound", "started_at": "2026-01-05T10:00:00Z", "remote_number": "+91 99999 88888",
    });
    let call = admin.post("/calls", body).await?;
    let agent = stage.server.sign_in(AGENT).await?;
    let id = call["id"].as_str().unwrap_or_default();
    let refused = agent.get(&format!("/calls/{id}")).await;
    ensure!(
        refused.is_err_and(|error| error.to_string().contains("404")),
        "an agent reads another's call"
    );
    open_log(stage).await
}

journey!(a_call_in_detail: Chromium, Firefox, WebKit);
journey!(calling_back: Chromium);
journey!(a_viewer_changes_nothing: Chromium);
journey!(an_address_of_another_s_call_is_empty: Chromium);
