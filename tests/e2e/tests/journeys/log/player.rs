//! A recording: played, jumped in, made faster, seen.

use anyhow::{Context, Result, ensure};
use ringlet_e2e::{ADMIN, Browser, Stage, journey, until};
use serde_json::json;

use super::{inside, open_log, row, rows};

/// Where the sound is, in seconds.
async fn at(browser: &Browser) -> Result<f64> {
    let script =
        "return document.querySelector('call-log').shadowRoot.querySelector('audio').currentTime";
    browser
        .eval(script, vec![])
        .await?
        .as_f64()
        .context("no time")
}

async fn reaches(browser: &Browser, from: f64, to: f64) -> Result<()> {
    until(
        &format!("the sound to be between {from} and {to} s"),
        async || {
            let at = at(browser).await?;
            ensure!((from..to).contains(&at), "it is at {at}");
            Ok(())
        },
    )
    .await
}

async fn a_recording(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    let browser = &stage.browser;
    let id = rows(browser).await?.first().context("no row")?.clone();
    let admin = stage.server.sign_in(ADMIN).await?;
    let call = format!("/api/resource/CRM%20Call%20Log/{id}");
    admin
        .put(&call, json!({ "recording_url": stage.pages.recording() }))
        .await?;
    browser.reload().await?;
    browser.click(&row(&id)).await?;
    browser.click(&inside(".play [aria-label=Play]")).await?;
    browser.see(&inside(".play [aria-label=Pause]")).await?;
    browser.reads(&inside(".play .tm"), "/ 0:30").await?;
    // The picture of it is the sound itself: nothing in its middle.
    let script = "const bars = [...document.querySelector('call-log').shadowRoot.querySelectorAll('.wave i')]
        .map(bar => parseFloat(bar.style.blockSize));
        return bars.length > 20 && bars[2] > 60 && bars[Math.floor(bars.length / 2)] < 20 && bars.at(-2) > 60";
    until("the sound's picture", async || {
        ensure!(browser.eval(script, vec![]).await? == true, "not drawn so");
        Ok(())
    })
    .await?;

    let slider = inside(".play [type=range]");
    super::set(browser, &slider, "20").await?;
    reaches(browser, 20.0, 24.0).await?;
    browser.type_into(&slider, "\u{E012}").await?;
    reaches(browser, 14.0, 19.9).await?;
    let said = browser.attribute(&slider, "aria-valuetext").await?;
    ensure!(
        said.is_some_and(|said| said.ends_with("of 0:30")),
        "the slider says nothing"
    );

    browser.click(&inside(".play .sp")).await?;
    browser.reads(&inside(".play .sp"), "1.25×").await?;
    browser.click(&inside(".play [aria-label=Pause]")).await?;
    browser.see(&inside(".play [aria-label=Play]")).await?;

    let keep = "const press = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () { window.saved = this; press.call(this); };";
    browser.eval(keep, vec![]).await?;
    browser
        .click(&inside(".play [aria-label='Download recording']"))
        .await?;
    until("the recording to be saved", async || {
        let name = browser
            .eval("return window.saved?.download", vec![])
            .await?;
        ensure!(name == format!("{id}.wav"), "saved as {name}");
        Ok(())
    })
    .await?;
    let head = browser
        .eval_async(
            "fetch(window.saved.href).then(answer => answer.text()).then(text => text.slice(0, 4))",
        )
        .await?;
    ensure!(head == "RIFF", "the file begins with {head}");
    Ok(())
}

async fn a_recording_that_is_gone(stage: &mut Stage) -> Result<()> {
    open_log(stage).await?;
    stage.expect_network_faults();
    let browser = &stage.browser;
    let id = rows(browser).await?.first().context("no row")?.clone();
    let admin = stage.server.sign_in(ADMIN).await?;
    let call = format!("/api/resource/CRM%20Call%20Log/{id}");
    let gone = stage.pages.recording().replace("recording.wav", "gone.wav");
    admin.put(&call, json!({ "recording_url": gone })).await?;
    browser.reload().await?;
    browser.click(&row(&id)).await?;
    browser.click(&inside(".play [aria-label=Play]")).await?;
    browser
        .reads(
            &inside(".det [role=alert]"),
            "The recording couldn’t be loaded",
        )
        .await
}

journey!(a_recording: Chromium);
journey!(a_recording_that_is_gone: Chromium);
