//! Thousands of calls: only those near the window are in the page, and all can be reached.

use anyhow::{Result, ensure};
use ringlet_e2e::{Browser, Stage, journey, until};
use serde_json::json;

use super::files::{card, choose, open_import};
use super::{CALLS, inside, open_log, rows, says};

const MANY: usize = 1_200;

/// Scrolls the list to a share of its height.
async fn scroll(browser: &Browser, share: f64) -> Result<()> {
    let script =
        "const list = document.querySelector('call-log').shadowRoot.querySelector('.scroll');
        list.scrollTop = list.scrollHeight * arguments[0];";
    browser.eval(script, vec![json!(share)]).await?;
    Ok(())
}

async fn only_what_is_near(browser: &Browser) -> Result<()> {
    let count = rows(browser).await?.len();
    ensure!(count > 5 && count < 80, "{count} rows in the page");
    Ok(())
}

async fn thousands_of_calls(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    open_import(browser).await?;
    let cards: String = (0..MANY as u32)
        .map(|index| card(index, &format!("+9198200{:05}", index)))
        .collect();
    choose(browser, "och.vcf", &cards).await?;
    browser
        .reads(&inside(".import .acts .btn.primary"), "Import 1,200 calls")
        .await?;
    browser.click(&inside(".import .acts .btn.primary")).await?;
    browser
        .reads(&inside(".import .note"), "1,200 calls imported")
        .await?;
    browser.click(&inside(".import .acts .btn.primary")).await?;
    browser
        .reads(
            &inside("[role=status].sum"),
            &format!("1,{} calls", 200 + CALLS),
        )
        .await?;
    only_what_is_near(browser).await?;

    // Down to the very first call, page after page.
    until("the oldest call", async || {
        scroll(browser, 1.0).await?;
        only_what_is_near(browser).await?;
        ensure!(
            browser.sees(&inside("[role=row]:has(bdi.num)")).await?
                && !browser.sees(&inside(".more")).await?,
            "there are older ones"
        );
        Ok(())
    })
    .await?;
    only_what_is_near(browser).await?;
    scroll(browser, 0.0).await?;
    browser.reads(&inside(".day"), "Today").await?;
    browser
        .type_into(&inside("input[type=search]"), "+919820000777")
        .await?;
    says(browser, 1).await
}

journey!(thousands_of_calls: Chromium);
