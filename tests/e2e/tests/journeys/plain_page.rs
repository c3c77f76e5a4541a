//! Pages with special wishes: without our script, with a strict policy, with a thousand numbers, from right to left.

use anyhow::{Result, ensure};
use ringlet_e2e::{Page, Stage, journey, until};
use serde_json::json;

use crate::popup::{ANSWERED, CALL, call_and_talk, part};

const LINK: &str = r#"<call-button phone-number="+919876543200"><a href="tel:+919876543200">98765 43200</a></call-button>"#;

/// The wasm can't be had: the link that the author wrote is still a link.
async fn the_script_cannot_load(stage: &mut Stage) -> Result<()> {
    let html = stage.html(LINK, "");
    let url = stage.pages.put("/record", Page { html, csp: None });
    stage.expect_network_faults();
    stage.server.kill().await?;
    let browser = &stage.browser;
    browser.open(&url).await?;
    browser.reads("call-button a", "98765 43200").await?;
    ensure!(
        browser.attribute("call-button a", "href").await?.as_deref() == Some("tel:+919876543200")
    );
    Ok(())
}

/// JavaScript is off: the same link.
async fn no_javascript(stage: &mut Stage) -> Result<()> {
    let html = stage.html(LINK, "");
    let url = stage.pages.put("/record", Page { html, csp: None });
    let browser = &stage.browser;
    let off = json!({ "value": true });
    browser
        .tell("Emulation.setScriptExecutionDisabled", off)
        .await?;
    browser.open(&url).await?;
    browser.reads("call-button a", "98765 43200").await?;
    let [_, _, width, height] = browser.place("call-button a").await?;
    ensure!(width > 0.0 && height > 0.0, "the link can't be seen");
    let script = "return [typeof window.ringlet, document.querySelector('call-button a').href]";
    let seen = browser.eval(script, vec![]).await?;
    ensure!(seen == json!(["undefined", "tel:+919876543200"]), "{seen}");
    Ok(())
}

/// No inline script or style, no eval: what the documentation promises is enough.
async fn strict_policy(stage: &mut Stage) -> Result<()> {
    let server = stage.server.url().to_owned();
    let csp = format!(
        "default-src 'none'; base-uri 'none'; script-src 'self' {server} 'wasm-unsafe-eval'; connect-src {server}"
    );
    let body = format!("<call-button phone-number=\"{ANSWERED}\"></call-button>");
    stage.embed_with(&body, "", Some(csp)).await?;
    let browser = &stage.browser;
    call_and_talk(browser).await?;
    let [_, _, width, _] = browser.place(&part("popup")).await?;
    ensure!(
        (width - 360.0).abs() < 1.0,
        "the popup has no styles: {width} wide"
    );
    Ok(())
}

/// All buttons of a long list are there, and the last one works like the first.
async fn a_thousand_numbers(stage: &mut Stage) -> Result<()> {
    let body: String = (0..1000)
        .map(|i| format!("<p><call-button phone-number=\"+91987650{i:04}\"></call-button></p>"))
        .collect();
    stage.embed(&body).await?;
    let browser = &stage.browser;
    browser.reads(CALL, "+91 98765 00000").await?;
    until("all numbers to be shown", async || {
        let script = "return [...document.querySelectorAll('call-button')].filter(button => \
            /^\\+91 98765 0\\d{4}$/.test(button.shadowRoot?.querySelector('[part~=button]')?.textContent.trim())).length";
        let shown = browser.eval(script, vec![]).await?;
        ensure!(shown == 1000, "{shown} of 1000");
        Ok(())
    })
    .await?;
    browser
        .click("p:last-child call-button >>> [part~=button]")
        .await?;
    browser.reads(&part("name"), "+91 98765 00999").await
}

/// From right to left everything is mirrored, numbers aren't.
async fn right_to_left(stage: &mut Stage) -> Result<()> {
    let body = format!(
        "<call-button phone-number=\"{ANSWERED}\" customer-name=\"ליאת כהן\"></call-button>"
    );
    let html = stage
        .html(&body, "")
        .replace("<html lang=\"en\">", "<html lang=\"he\" dir=\"rtl\">");
    let token = stage.server.embed_token(ringlet_e2e::AGENT.0).await?;
    let html = html.replace(
        "data-backend=",
        &format!("data-token=\"{token}\" data-backend="),
    );
    let url = stage.pages.put("/rtl", Page { html, csp: None });
    let browser = &stage.browser;
    browser.open(&url).await?;
    call_and_talk(browser).await?;
    let [x, _, width, _] = browser.place(&part("popup")).await?;
    let window = browser
        .eval("return innerWidth", vec![])
        .await?
        .as_f64()
        .unwrap_or_default();
    ensure!(
        x + width / 2.0 < window / 2.0,
        "the popup stands at {x} of {window}"
    );
    let [name_x, ..] = browser.place(&part("name")).await?;
    let [timer_x, ..] = browser.place(&part("timer")).await?;
    ensure!(timer_x < name_x, "the timer isn't mirrored");
    browser.reads(&part("number"), "+91 98765 43200").await?;
    let wide = browser
        .eval(
            "return document.documentElement.scrollWidth > innerWidth",
            vec![],
        )
        .await?;
    ensure!(wide == false, "the page scrolls sideways");
    Ok(())
}

journey!(the_script_cannot_load: Chromium, Firefox, WebKit);
journey!(no_javascript: Chromium);
journey!(strict_policy: Chromium, Firefox, WebKit);
journey!(a_thousand_numbers: Chromium);
journey!(right_to_left: Chromium);
