//! Runs one journey in one browser and says everything about it when it fails.

use std::fmt;
use std::io::Write;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use futures_util::FutureExt;

use crate::{Engine, Outside, Stage};

/// The longest a journey may take.
const LIMIT: Duration = Duration::from_secs(180);

/// Why a journey failed: what a person reads in the test's output.
pub struct Failure(String);

impl Failure {
    pub(crate) fn new(engine: Engine, name: &str, error: &anyhow::Error) -> Self {
        Self(format!("{name} in {}: {error:#}", engine.name()))
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Makes tests of a journey: `journey!(first_call: Chromium, Firefox, WebKit);` for `async fn first_call(&Stage)`.
/// `journey!(first_call at dialpad: Chromium);` has the pretend Mini Dialer at `https://dialpad.com`, `at twilio` the pretend
/// gateway of Twilio's Voice SDK at its true name, and a microphone.
#[macro_export]
macro_rules! journey {
    ($name:ident: $($engine:ident),+) => {
        $crate::journey!(by run, $name: $($engine),+);
    };
    ($name:ident at dialpad: $($engine:ident),+) => {
        $crate::journey!(by run_outside, $name: $($engine),+);
    };
    ($name:ident at twilio: $($engine:ident),+) => {
        $crate::journey!(by run_outside, $name: $($engine),+);
    };
    (by $run:ident, $name:ident: $($engine:ident),+) => {
        mod $name {
            $(
                #[test]
                #[allow(non_snake_case, reason = "named after the engine")]
                fn $engine() -> Result<(), $crate::Failure> {
                    $crate::$run($crate::Engine::$engine, stringify!($name), super::$name)
                }
            )+
        }
    };
}

/// Sets a stage, plays the journey, and clears the stage whatever happened. Where the browser is missing it says so
/// loudly and passes, unless `E2E_REQUIRE` names it.
///
/// # Errors
/// What the journey failed with, a picture's path and the server's last words.
pub fn run(
    engine: Engine,
    name: &str,
    journey: impl AsyncFnOnce(&mut Stage) -> Result<()>,
) -> Result<(), Failure> {
    run_before(engine, name, false, journey)
}

/// The same with an outside world: Dialpad and Twilio at their true names.
///
/// # Errors
/// As [`run`].
pub fn run_outside(
    engine: Engine,
    name: &str,
    journey: impl AsyncFnOnce(&mut Stage) -> Result<()>,
) -> Result<(), Failure> {
    run_before(engine, name, true, journey)
}

fn run_before(
    engine: Engine,
    name: &str,
    has_outside: bool,
    journey: impl AsyncFnOnce(&mut Stage) -> Result<()>,
) -> Result<(), Failure> {
    if let Some(missing) = engine.missing() {
        return skip(engine, name, missing);
    }
    let played = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let played = match played {
        Ok(runtime) => runtime.block_on(play(engine, name, has_outside, journey)),
        Err(error) => Err(error.into()),
    };
    played.map_err(|error| Failure::new(engine, name, &error))
}

async fn play(
    engine: Engine,
    name: &str,
    has_outside: bool,
    journey: impl AsyncFnOnce(&mut Stage) -> Result<()>,
) -> Result<()> {
    let outside = if has_outside {
        Some(Outside::start().await?)
    } else {
        None
    };
    let mut stage = Stage::set(engine, outside).await?;
    let playing = AssertUnwindSafe(tokio::time::timeout(LIMIT, journey(&mut stage))).catch_unwind();
    let played = match playing.await {
        Ok(Ok(played)) => played,
        Ok(Err(_)) => Err(anyhow!("not over after {} s", LIMIT.as_secs())),
        Err(_) => Err(anyhow!("it panicked; see above")),
    };
    let complained = stage.check_console().await;
    let outcome = match played.and(complained) {
        Ok(()) => Ok(()),
        Err(error) => Err(with_evidence(&stage, engine, name, error).await),
    };
    outcome.and(stage.clear().await)
}

/// Adds a picture of the window, the page's complaints and the server's log to an error.
async fn with_evidence(
    stage: &Stage,
    engine: Engine,
    name: &str,
    error: anyhow::Error,
) -> anyhow::Error {
    let picture = match take_picture(stage, engine, name).await {
        Ok(path) => path.display().to_string(),
        Err(why) => format!("none ({why:#})"),
    };
    let complaints = stage
        .check_console()
        .await
        .err()
        .map(|said| format!("\n  {said:#}"))
        .unwrap_or_default();
    anyhow!(
        "{error:#}{complaints}\n  picture: {picture}\n  server log:\n{}",
        stage.server.log()
    )
}

/// Puts a picture into `target/journeys/`.
async fn take_picture(stage: &Stage, engine: Engine, name: &str) -> Result<PathBuf> {
    let folder = std::env::current_exe()?.with_file_name("../../journeys");
    std::fs::create_dir_all(&folder)?;
    let path = folder
        .canonicalize()?
        .join(format!("{name}-{}.png", engine.name()));
    let picture = stage
        .browser
        .client()
        .screenshot()
        .await
        .context("no screenshot")?;
    std::fs::write(&path, picture)?;
    Ok(path)
}

pub(crate) fn skip(engine: Engine, name: &str, missing: &str) -> Result<(), Failure> {
    let required = std::env::var("E2E_REQUIRE").unwrap_or_default();
    if required.split(',').any(|one| one.trim() == engine.name()) {
        return Err(Failure(format!(
            "{missing} is missing, and {} is required",
            engine.name()
        )));
    }
    // Written past the test runner, which keeps the output of passing tests to itself.
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: {name} in {}: {missing} is missing",
        engine.name()
    );
    Ok(())
}
