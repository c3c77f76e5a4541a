//! Where things are in the popup, by the names that page authors may rely on.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{Browser, until};

/// A number of the demo line that is answered.
pub(crate) const ANSWERED: &str = "+919876543200";

/// A part of the popup.
pub(crate) fn part(name: &str) -> String {
    format!("call-popup >>> [part~={name}]")
}

/// The button of a page's first `<call-button>`.
pub(crate) const CALL: &str = "call-button >>> [part~=button]";

/// Clicks the call button and waits until both sides talk.
pub(crate) async fn call_and_talk(browser: &Browser) -> Result<()> {
    browser.click(CALL).await?;
    browser.reads(&part("status"), "In progress").await
}

/// Hangs up and waits for the wrap-up.
pub(crate) async fn hang_up(browser: &Browser) -> Result<()> {
    browser.click(&part("hangup")).await?;
    browser.reads(&part("status"), "Call ended").await?;
    Ok(())
}

/// Opens the wrap-up of the call that just ended, unless it is open.
pub(crate) async fn open_wrap_up(browser: &Browser) -> Result<()> {
    if !browser.sees(&part("wrap-up")).await? {
        browser.click(&part("open-wrap-up")).await?;
    }
    browser.see(&part("wrap-up")).await.map(drop)
}

/// The popup has come to rest after it came in or changed.
pub(crate) async fn settled(browser: &Browser) -> Result<()> {
    let mut last = [f64::NAN; 4];
    until("the popup to rest", async || {
        let [x, y, width, height] = browser.place(&part("popup")).await?;
        let now = [x, y, width, height];
        ensure!(std::mem::replace(&mut last, now) == now, "it moves");
        Ok(())
    })
    .await
}

/// The field of the note.
pub(crate) const NOTE: &str = "call-popup >>> [part~=note-text]";

/// Waits until the timer shows at least so many seconds.
pub(crate) async fn talked_for(browser: &Browser, seconds: u32) -> Result<()> {
    until(&format!("the timer to show {seconds} s"), async || {
        let shown = seconds_shown(browser).await?;
        ensure!(shown >= seconds, "it shows {shown} s");
        Ok(())
    })
    .await
}

/// What the timer shows, in seconds.
pub(crate) async fn seconds_shown(browser: &Browser) -> Result<u32> {
    let text = browser.text(&part("timer")).await?;
    let (minutes, seconds) = text.split_once(':').context("no time")?;
    Ok(minutes.parse::<u32>()? * 60 + seconds.parse::<u32>()?)
}
