//! The server is gone for a while: what is asked then says so, and goes on when it is back.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{Stage, journey, until};

use super::{in_menu, inside, open_log, row, rows, says};

async fn without_a_connection(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let ids = rows(&stage.browser).await?;
    let id = ids.first().context("no row")?.clone();
    stage.expect_network_faults();
    stage.server.kill().await?;
    let browser = &stage.browser;
    browser.click(&row(&id)).await?;
    browser
        .reads(&inside(".det"), "The rest couldn’t be loaded")
        .await?;
    browser.click(&inside("[aria-label=Export]")).await?;
    browser.click(&in_menu(".mi:nth-of-type(1)")).await?;
    browser
        .reads("call-popup >>> .toasts", "The calls couldn’t be exported")
        .await?;
    browser
        .type_into(&inside("input[type=search]"), "lata")
        .await?;
    browser
        .reads(&inside(".empty"), "The call log couldn’t be loaded")
        .await?;

    stage.server.start_again().await?;
    let browser = &stage.browser;
    browser.click(&inside(".det .note .tlink")).await?;
    browser.gone(&inside(".det .note.stop")).await?;
    // It tries by itself as well, so that the button may go before it is pressed.
    until("the calls to be there", async || {
        let again = inside(".empty .btn");
        if browser.sees(&again).await? {
            browser.click(&again).await?;
        }
        ensure!(rows(browser).await?.len() == 1, "not yet");
        Ok(())
    })
    .await?;
    says(browser, 1).await
}

journey!(without_a_connection: Chromium);
