//! A browser without a stage: for what needs neither server nor embedding site.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use anyhow::{Result, anyhow, ensure};
use futures_util::FutureExt;

use crate::browser::Browser;
use crate::journey::skip;
use crate::outside::Outside;
use crate::{Engine, Failure, console};

/// The longest it may take.
const LIMIT: Duration = Duration::from_secs(120);

/// Plays `play` in a browser of its own and fails on what the page complained about, unless that is `expected`. Where the
/// browser is missing it says so loudly and passes, unless `E2E_REQUIRE` names it.
///
/// # Errors
/// What `play` failed with, or the page's complaints.
pub fn browse(
    engine: Engine,
    name: &str,
    expected: bool,
    play: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<(), Failure> {
    browse_within(LIMIT, engine, name, expected, play)
}

/// The same in a browser that finds the pretend Mini Dialer at `https://dialpad.com`.
///
/// # Errors
/// As [`browse`].
pub fn browse_at_dialpad(
    engine: Engine,
    name: &str,
    play: impl AsyncFnOnce(&Browser, &Outside) -> Result<()>,
) -> Result<(), Failure> {
    if let Some(missing) = engine.missing() {
        return skip(engine, name, missing);
    }
    block_on(engine, name, async {
        let outside = Outside::start().await?;
        let browser = Browser::start(engine, Some(&outside)).await?;
        watch(LIMIT, browser, false, async |browser| {
            play(browser, &outside).await
        })
        .await
    })
}

/// The same with a limit of its own.
///
/// # Errors
/// As [`browse`].
pub fn browse_within(
    limit: Duration,
    engine: Engine,
    name: &str,
    expected: bool,
    play: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<(), Failure> {
    if let Some(missing) = engine.missing() {
        return skip(engine, name, missing);
    }
    block_on(engine, name, async {
        let browser = Browser::start(engine, None).await?;
        watch(limit, browser, expected, play).await
    })
}

/// Plays and listens to what the page complains about.
async fn watch(
    limit: Duration,
    browser: Browser,
    expected: bool,
    play: impl AsyncFnOnce(&Browser) -> Result<()>,
) -> Result<()> {
    let playing = AssertUnwindSafe(tokio::time::timeout(limit, play(&browser))).catch_unwind();
    let played = match playing.await {
        Ok(Ok(played)) => played,
        Ok(Err(_)) => Err(anyhow!("not over after {} s", limit.as_secs())),
        Err(_) => Err(anyhow!("it panicked; see above")),
    };
    let said = console::complaints(&browser, expected).await;
    browser.end().await?;
    played?;
    let said = said?;
    ensure!(said.is_empty(), "the page complained: {said:?}");
    Ok(())
}

fn block_on(
    engine: Engine,
    name: &str,
    whole: impl Future<Output = Result<()>>,
) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let played = match runtime {
        Ok(runtime) => runtime.block_on(whole),
        Err(error) => Err(error.into()),
    };
    played.map_err(|error| Failure::new(engine, name, &error))
}
