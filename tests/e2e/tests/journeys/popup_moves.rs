//! The popup is the user's to put where it doesn't disturb, and it stays there.

use anyhow::{Result, ensure};
use ringlet_e2e::{Browser, Stage, journey, until};

use crate::popup::{ANSWERED, CALL, call_and_talk, part, seconds_shown, settled, talked_for};

/// Arrow keys as WebDriver spells them.
const LEFT: &str = "\u{E012}";
const SHIFT: &str = "\u{E008}";

fn button() -> String {
    format!("<call-button phone-number=\"{ANSWERED}\"></call-button>")
}

/// The lower left corner: the popup stands on its lower edge and grows upwards.
async fn corner(browser: &Browser) -> Result<(f64, f64)> {
    let [x, y, _, height] = browser.place(&part("popup")).await?;
    Ok((x.round(), (y + height).round()))
}

/// Waits until the popup's corner is here, within a pixel.
async fn stands_at(browser: &Browser, x: f64, y: f64) -> Result<()> {
    until(&format!("the popup at {x}, {y}"), async || {
        let (at_x, at_y) = corner(browser).await?;
        ensure!(
            (at_x - x).abs() <= 1.0 && (at_y - y).abs() <= 1.0,
            "it is at {at_x}, {at_y}"
        );
        Ok(())
    })
    .await
}

async fn drag_the_popup(stage: &mut Stage) -> Result<()> {
    stage.embed(&button()).await?;
    let browser = &stage.browser;
    call_and_talk(browser).await?;
    settled(browser).await?;

    let (x, y) = corner(browser).await?;
    browser.drag(&part("handle"), (-200.0, -40.0)).await?;
    stands_at(browser, x - 200.0, y - 40.0).await?;

    // To the very edge of the window: by its middle it would hang half outside.
    let [handle, _, width, _] = browser.place(&part("handle")).await?;
    browser
        .drag(&part("handle"), (1.0 - handle - width / 2.0, 0.0))
        .await?;
    let (left, _) = corner(browser).await?;
    ensure!((0.0..20.0).contains(&left), "it stands at {left}");

    browser.reload().await?;
    browser.see(&part("popup")).await?;
    settled(browser).await?;
    stands_at(browser, left, y - 40.0).await
}

/// The customer picks up while the popup is being dragged: it stays in the hand.
async fn drag_while_the_call_goes_on(stage: &mut Stage) -> Result<()> {
    stage.embed(&button()).await?;
    let browser = &stage.browser;
    browser.click(CALL).await?;
    // The popup grows upwards until it rings, and its handle with it.
    browser.reads(&part("status"), "Ringing").await?;
    settled(browser).await?;
    let (x, y) = corner(browser).await?;
    let held = browser.hold(&part("handle")).await?;
    held.move_by((-60.0, -20.0)).await?;
    let before = browser.text(&part("status")).await?;
    ensure!(before != "In progress", "the call was answered too early");
    browser.reads(&part("status"), "In progress").await?;
    held.move_by((-200.0, -40.0)).await?;
    stands_at(browser, x - 200.0, y - 40.0).await?;
    held.let_go().await?;
    // Let go is let go: the pointer goes on and the popup doesn't.
    held.move_by((-260.0, -80.0)).await?;
    stands_at(browser, x - 200.0, y - 40.0).await
}

async fn move_the_popup_by_keys(stage: &mut Stage) -> Result<()> {
    stage.embed(&button()).await?;
    let browser = &stage.browser;
    call_and_talk(browser).await?;
    settled(browser).await?;
    let (x, y) = corner(browser).await?;
    focus(browser, &part("handle")).await?;
    browser.press(LEFT).await?;
    stands_at(browser, x - 8.0, y).await?;
    browser.press(&format!("{SHIFT}{LEFT}")).await?;
    stands_at(browser, x - 48.0, y).await
}

async fn reload_in_mid_call(stage: &mut Stage) -> Result<()> {
    stage.embed(&button()).await?;
    let browser = &stage.browser;
    call_and_talk(browser).await?;
    browser.click(&part("minimize")).await?;
    browser.gone(&part("popup")).await?;
    talked_for(browser, 5).await?;

    browser.reload().await?;
    browser.see(&part("expand")).await?;
    let shown = seconds_shown(browser).await?;
    ensure!(shown >= 5, "the timer began anew: {shown} s");
    browser.click(&part("expand")).await?;
    browser.reads(&part("status"), "In progress").await
}

/// A page of a single-page application: its address changes and its body is filled anew, or is another one.
async fn the_page_changes_under_a_call(stage: &mut Stage) -> Result<()> {
    stage.embed(&button()).await?;
    let browser = &stage.browser;
    call_and_talk(browser).await?;
    talked_for(browser, 3).await?;
    for change in [
        "document.body.innerHTML = '<main>Another page</main>'",
        "const body = document.createElement('body'); body.append('A third page'); document.body.replaceWith(body)",
    ] {
        browser
            .eval(
                &format!("history.pushState(null, '', '/elsewhere'); {change}"),
                vec![],
            )
            .await?;
        browser.reads(&part("status"), "In progress").await?;
        let shown = seconds_shown(browser).await?;
        ensure!(shown >= 3, "the timer began anew: {shown} s");
    }
    browser.click(&part("hangup")).await?;
    browser.reads(&part("status"), "Call ended").await
}

async fn focus(browser: &Browser, path: &str) -> Result<()> {
    let element = serde_json::to_value(browser.see(path).await?)?;
    browser.eval("arguments[0].focus()", vec![element]).await?;
    Ok(())
}

journey!(drag_the_popup: Chromium, Firefox, WebKit);
journey!(drag_while_the_call_goes_on: Chromium, Firefox);
journey!(move_the_popup_by_keys: Chromium, Firefox, WebKit);
journey!(reload_in_mid_call: Chromium);
journey!(the_page_changes_under_a_call: Chromium, Firefox, WebKit);
