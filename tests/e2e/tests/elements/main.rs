//! Stage one in real browsers: the script tag, `<call-button>`, the API, the page scan. The widget is the built one in
//! `dist/`; stage two is a stand-in that the tests can watch. Each page of `page/` tests one subject, in its own words
//! (`check.js`); here are the keyboard, the pointer and axe-core, which a page cannot do by itself.

mod site;

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use ringlet_e2e::{Browser, Engine, Failure, Scan, browse, browse_at_dialpad, until, until_within};
use serde_json::Value;

use site::Site;

/// Opens a page and fails on each of its tests that failed; answers how many there were.
async fn run_page(browser: &Browser, site: &Site, page: &str) -> Result<usize> {
    browser.open(&site.page(page)).await?;
    let results = until("the page's tests to end", async || {
        match browser
            .eval("return window.results ?? null", vec![])
            .await?
        {
            Value::Array(results) => Ok(results),
            _ => bail!(
                "still running: {}",
                browser.eval("return document.title", vec![]).await?
            ),
        }
    })
    .await?;
    let failed: Vec<String> = results
        .iter()
        .filter(|result| !result["error"].is_null())
        .map(|result| format!("{}: {}", result["name"], result["error"]))
        .collect();
    ensure!(failed.is_empty(), "{page}: {}", failed.join("\n  "));
    ensure!(!results.is_empty(), "{page} has no tests");
    Ok(results.len())
}

fn play(engine: Engine, page: &str, faults_expected: bool) -> Result<(), Failure> {
    browse(engine, page, faults_expected, async |browser| {
        let site = Site::start().await?;
        run_page(browser, &site, page).await?;
        Ok(())
    })
}

macro_rules! pages {
    ($($page:ident $(faults $faults:literal)?),+) => {
        $(mod $page {
            use super::*;
            $crate::each_engine!(|engine| play(engine, stringify!($page), false $(|| $faults)?));
        })+
    };
}

/// One test for each browser.
#[macro_export]
macro_rules! each_engine {
    (|$engine:ident| $play:expr) => {
        #[test]
        fn chromium() -> Result<(), Failure> {
            let $engine = Engine::Chromium;
            $play
        }
        #[test]
        fn firefox() -> Result<(), Failure> {
            let $engine = Engine::Firefox;
            $play
        }
        #[test]
        fn webkit() -> Result<(), Failure> {
            let $engine = Engine::WebKit;
            $play
        }
    };
}

pages!(
    button, far, early, blocked faults true, dial, number, scan, shell, theme, guest, signed_in
);

mod dialpad {
    use super::*;

    each_engine!(
        |engine| browse_at_dialpad(engine, "dialpad", async |browser, _| {
            let site = Site::start().await?;
            run_page(browser, &site, "dialpad").await?;
            Ok(())
        })
    );
}

mod attack {
    use super::*;

    each_engine!(
        |engine| browse_at_dialpad(engine, "attack", async |browser, _| {
            let site = Site::start().await?;
            browser.open(&site.page("attack")).await?;
            // A pop-up needs a click.
            browser.click("#open").await?;
            // Some twenty thousand messages, and a busy machine.
            let patience = Duration::from_secs(120);
            let heard = until_within(patience, "the attack to end", async || {
                let heard = browser.eval("return window.heard ?? null", vec![]).await?;
                ensure!(
                    !heard.is_null(),
                    "it goes on: {}",
                    browser.eval("return document.title", vec![]).await?
                );
                Ok(heard)
            })
            .await?;
            ensure!(heard["fault"].is_null(), "{heard}");
            println!("{}: {heard}", engine.name());
            Ok(())
        })
    );
}

mod keyboard {
    use super::*;

    async fn keyboard(browser: &Browser) -> Result<()> {
        let site = Site::start().await?;
        run_page(browser, &site, "keyboard").await?;
        browser
            .eval("document.getElementById('first').focus()", vec![])
            .await?;
        browser.press("\u{e007}").await?;
        browser.reads("#log", "dial +4930901820").await?;
        browser.press("\u{e004}").await?;
        browser.see("#refused >>> [role=tooltip]").await?;
        browser.press("\u{e00c}").await?;
        browser.gone("#refused >>> [role=tooltip]").await?;
        browser.press(" ").await?;
        browser.press("\u{e004}").await?;
        browser.press(" ").await?;
        browser.reads("#log", "dial +919999988888").await?;
        let log = browser.text("#log").await?;
        ensure!(
            log.lines().count() == 2,
            "a refused number was dialled: {log}"
        );
        Scan::pass(browser, "buttons").await
    }

    each_engine!(|engine| browse(engine, "keyboard", false, keyboard));
}
