//! Note, task, disposition and record of a call of the past.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{AGENT, Scan, Stage, journey, until};
use serde_json::{Value, json};

use super::{inside, minutes_ago, open_log, row, rows};

/// The call as the server has it.
async fn stored(stage: &Stage, id: &str) -> Result<Value> {
    let agent = stage.server.sign_in(AGENT).await?;
    agent.get(&format!("/calls/{id}")).await
}

async fn a_note_a_task_and_how_it_went(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let id = rows(browser).await?.first().context("no row")?.clone();
    browser.click(&row(&id)).await?;
    browser
        .click(&inside(".det .acts .btn:nth-of-type(1)"))
        .await?;
    browser
        .type_into(
            &inside(".write [part~=note-text]"),
            "Wants the new rate card",
        )
        .await?;
    browser
        .click(&inside(".write [part~=disposition] [role=radio]"))
        .await?;
    browser.click(&inside(".write [part~=add-task]")).await?;
    browser
        .type_into(
            &inside(".write [part~=task-form] input"),
            "Send the rate card",
        )
        .await?;
    browser.click(&inside(".write [part~=task-add]")).await?;
    browser.click(&inside(".write > .row .btn.primary")).await?;
    browser.gone(&inside(".write")).await?;
    browser
        .reads(&inside(".det"), "Wants the new rate card")
        .await?;
    browser.reads(&inside(".det"), "Send the rate card").await?;
    let call = stored(stage, &id).await?;
    let chosen = call["call"]["disposition"]
        .as_str()
        .context("no disposition")?;
    browser.reads(&row(&id), chosen).await?;
    ensure!(
        call["notes"]
            .as_array()
            .is_some_and(|notes| notes.len() == 1)
            && call["tasks"]
                .as_array()
                .is_some_and(|tasks| tasks.len() == 1),
        "stored as {call}"
    );
    Ok(())
}

/// What was begun and not saved is there again.
async fn a_draft_survives_a_reload(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let id = rows(browser).await?.first().context("no row")?.clone();
    browser.click(&row(&id)).await?;
    browser
        .click(&inside(".det .acts .btn:nth-of-type(1)"))
        .await?;
    let note = inside(".write [part~=note-text]");
    browser.type_into(&note, "Half a sent").await?;
    browser.reads(&inside(".write"), "Draft kept").await?;
    browser.reload().await?;
    browser.click(&row(&id)).await?;
    browser
        .click(&inside(".det .acts .btn:nth-of-type(1)"))
        .await?;
    browser.reads(&note, "Half a sent").await?;
    browser.click(&inside(".write > .row .btn.ghost")).await?;
    browser.gone(&inside(".write")).await?;
    browser
        .click(&inside(".det .acts .btn:nth-of-type(1)"))
        .await?;
    browser.see(&note).await?;
    ensure!(
        !browser.text(&note).await?.contains("Half"),
        "a draft that was thrown away is back"
    );
    Ok(())
}

/// A stranger's call, entered by hand, is kept with a deal or lead that is found, and with one that is made.
async fn a_record_is_found_or_made(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let agent = stage.server.sign_in(AGENT).await?;
    let body = json!({
        "direction": "outbound", "started_at": minutes_ago(browser, 5).await?, "duration_seconds": 60,
        "remote_number": "+91 98220 12345",
    });
    let call = agent.post("/calls", body).await?;
    let id = call["id"].as_str().context("no id")?.to_owned();
    browser.click(&row(&id)).await?;
    browser
        .reads(&inside(".det .ctx .tlink"), "Link to a record")
        .await?;
    browser.click(&inside(".det .ctx .tlink")).await?;
    browser
        .type_into(&inside(".write input[type=search]"), "Olivia")
        .await?;
    browser.click(&inside(".write .opt")).await?;
    browser.gone(&inside(".write")).await?;
    browser.reads(&inside(".det .ctx"), "Change").await?;
    let found = stored(stage, &id).await?["call"]["reference"].clone();
    ensure!(found["name"].is_string(), "kept with {found}");

    browser.click(&inside(".det .ctx .tlink")).await?;
    browser.click(&inside(".write .btn.add")).await?;
    browser
        .fill(&inside(".write input:named(First name)"), "Meenakshi")
        .await?;
    browser.click(&inside(".write .btn.primary")).await?;
    browser.gone(&inside(".write")).await?;
    until("another record", async || {
        let made = stored(stage, &id).await?["call"]["reference"].clone();
        ensure!(made != found, "still {made}");
        Ok(())
    })
    .await?;
    browser
        .reads(&inside(".det .ctx"), "Lead · Meenakshi")
        .await?;

    // A deal may have a company alone, a lead may not.
    browser.click(&inside(".det .ctx .tlink")).await?;
    browser.click(&inside(".write .btn.add")).await?;
    browser
        .fill(&inside(".write input:named(Company)"), "Meenakshi Mills")
        .await?;
    browser.click(&inside(".write .btn.primary")).await?;
    browser
        .reads(&inside(".write .help.bad"), "Enter a first name.")
        .await?;
    browser.click(&inside(".write .chip:named(Deal)")).await?;
    Scan::pass(browser, "the log, a new deal").await?;
    browser.click(&inside(".write .btn.primary")).await?;
    browser.gone(&inside(".write")).await?;
    browser
        .reads(&inside(".det .ctx"), "Deal · Meenakshi Mills")
        .await?;
    let made = stored(stage, &id).await?["call"]["reference"].clone();
    ensure!(made["doctype"] == "CRM Deal", "kept with {made}");
    Ok(())
}

journey!(a_note_a_task_and_how_it_went: Chromium, Firefox);
journey!(a_draft_survives_a_reload: Chromium);
journey!(a_record_is_found_or_made: Chromium);
