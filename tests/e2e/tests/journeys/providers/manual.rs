//! A call on a phone of one's own: the page opens its link, and the agent says how it ended.

use anyhow::{Result, ensure};
use ringlet_e2e::{ADMIN, AGENT, Browser, Stage, journey};
use serde_json::json;

use crate::popup::{CALL, part};

/// Clicks by script: behind its question whether the system may open a `tel:` address, Chromium keeps a mouse away from
/// the page, and there is no display on which somebody could answer.
async fn press(browser: &Browser, path: &str) -> Result<()> {
    let element = serde_json::to_value(browser.see(path).await?)?;
    browser.eval("arguments[0].click()", vec![element]).await?;
    Ok(())
}

async fn a_call_on_ones_own_phone(stage: &mut Stage) -> Result<()> {
    let admin = stage.server.sign_in(ADMIN).await?;
    let doctype = "/api/resource/CRM%20Manual%20Settings/CRM%20Manual%20Settings";
    admin.put(doctype, json!({ "enabled": 1 })).await?;
    stage
        .embed("<call-button phone-number=\"+919000000021\" medium=\"manual\" customer-name=\"Maya Rao\"></call-button><call-log></call-log>")
        .await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    browser.reads(&part("status"), "Calling").await?;
    browser
        .reads(&part("popup"), "Nobody reports this call")
        .await?;

    press(browser, &part("is-over")).await?;
    let choices = "call-popup >>> [role=radio]";
    press(browser, &format!("{choices}:named(Yes, we spoke)")).await?;
    browser.see(&part("wrap-up")).await?;
    press(browser, &format!("{choices}:named(Interested)")).await?;
    press(browser, &part("save")).await?;
    browser.gone(&part("wrap-up")).await?;

    let agent = stage.server.sign_in(AGENT).await?;
    let log = agent.get("/calls?source=manual").await?;
    let kept = &log["calls"][0];
    ensure!(
        kept["outcome"] == "completed" && kept["disposition"] == "Interested",
        "kept as {kept}"
    );
    browser.reads("call-log >>> [role=row]", "Maya Rao").await
}

journey!(a_call_on_ones_own_phone: Chromium);
