//! One conversation that two sources told of: shown once, set apart and joined by hand.

use anyhow::{Context, Result};
use ringlet_e2e::{ADMIN, AGENT, Stage, journey};
use serde_json::json;

use super::{CALLS, in_menu, inside, minutes_ago, open_log, row, says};

async fn two_sources_are_one_call(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let admin = stage.server.sign_in(ADMIN).await?;
    let started = minutes_ago(browser, 10).await?;
    let mut ids = Vec::new();
    for source in ["placetel", "teams"] {
        let call = json!({
            "user_id": AGENT.0, "source": source, "external_id": source, "direction": "inbound",
            "started_at": started, "duration_seconds": 120, "remote_number": "+91 98220 12345",
            "remote_name": "Two Sources",
        });
        let answer = admin.post("/calls", call).await?;
        ids.push(answer["id"].as_str().context("no id")?.to_owned());
    }
    says(browser, CALLS + 1).await?;
    browser
        .reads(&inside("[role=row]:has(.many)"), "2 sources")
        .await?;
    browser.click(&inside("[role=row]:has(.many)")).await?;
    browser
        .reads(&inside(".det .same"), "Microsoft Teams")
        .await?;
    browser.reads(&inside(".det .same"), "Placetel").await?;

    browser.click(&inside(".det .same .tlink")).await?;
    says(browser, CALLS + 2).await?;
    browser.gone(&inside(".det .same")).await?;
    for id in &ids {
        browser.see(&row(id)).await?;
    }

    browser.click(&inside(".det [aria-expanded=false]")).await?;
    browser.click(&inside(".det .same .tlink")).await?;
    says(browser, CALLS + 1).await?;
    browser.reads(&inside(".det .part"), "2 sources").await?;

    // Either source finds it.
    browser.click(&inside(".fb[aria-label=More]")).await?;
    browser.click(&in_menu("input[value=teams]")).await?;
    says(browser, 1).await
}

journey!(two_sources_are_one_call: Chromium);
