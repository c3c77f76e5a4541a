//! A day as a timeline.

use anyhow::{Result, ensure};
use ringlet_e2e::{AGENT, Stage, journey};
use serde_json::json;

use super::{inside, set};

async fn a_day_at_a_time(stage: &mut Stage) -> Result<()> {
    let agent = stage.server.sign_in(AGENT).await?;
    // Two calls that overlap, one later; in the browser's own zone.
    for (time, seconds) in [("09:00", 1_800), ("09:10", 600), ("11:00", 60)] {
        let call = json!({
            "direction": "outbound", "started_at": format!("2026-01-05T{time}:00Z"), "duration_seconds": seconds,
            "remote_number": "+91 98200 77777", "remote_name": format!("Call of {time}"),
        });
        agent.post("/calls", call).await?;
    }
    stage.embed("<call-log></call-log>").await?;
    let browser = &stage.browser;
    browser
        .click(&inside("[aria-label=\"Day by day\"]"))
        .await?;
    set(browser, &inside(".days input[type=date]"), "2026-01-05").await?;
    browser.reads(&inside(".lane .name"), "3 calls").await?;
    let block = |time: &str| inside(&format!(".blk[title*=\"Call of {time}\"]"));
    let [x9, y9, wide, _] = browser.place(&block("09:00")).await?;
    let [x910, y910, ..] = browser.place(&block("09:10")).await?;
    let [x11, y11, short, _] = browser.place(&block("11:00")).await?;
    ensure!(x9 < x910 && x910 < x11, "not in the order of time");
    ensure!(
        y910 > y9 && y11 == y9,
        "calls at the same time don't stand below one another"
    );
    ensure!(wide > short, "a long call isn't longer");

    browser.click(&block("11:00")).await?;
    browser.reads(&inside(".det h3"), "Call of 11:00").await?;
    browser
        .click(&inside("[aria-label=\"Day before\"]"))
        .await?;
    browser
        .reads(&inside(".dayview"), "No calls on this day")
        .await?;
    browser.click(&inside("[aria-label=\"Day after\"]")).await?;
    browser.reads(&inside(".lane .name"), "3 calls").await?;
    // The filters hold for it, too.
    browser
        .type_into(&inside("input[type=search]"), "Call of 11")
        .await?;
    browser.reads(&inside(".lane .name"), "1 call").await?;
    browser.click(&inside(".seg [aria-label=List]")).await?;
    browser.reads(&inside("[role=row]"), "Call of 11:00").await
}

journey!(a_day_at_a_time: Chromium);
