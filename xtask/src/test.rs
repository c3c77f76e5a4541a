//! Every test of the project.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::command::find;
use crate::project::{self, cargo};
use crate::setup::browser::{self, CHROMIUM};
use crate::setup::rust::WASM;
use crate::step::{Outcome, Steps};
use crate::{check, layers, setup, size, widget};

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only the journeys whose name contains this, and no other test
    #[arg(long)]
    journey: Option<String>,
}

/// Runs everything; a step that fails doesn't stop the next ones, so that one run shows all faults.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::new();
    let journey = options.journey.as_deref();
    if journey.is_none() {
        without_server(&mut steps);
    }
    let release = widget::Options::release();
    steps.run("widget, as released", || widget::run(&release));
    if journey.is_none() {
        steps.run("size budget", size::run);
    }
    steps.run("elements and journeys in browsers", || journeys(journey));
    steps.finish()
}

/// Set-up, checks and the tests that need no running server.
fn without_server(steps: &mut Steps) {
    steps.run("set-up: wasm target", setup::wasm_target);
    steps.run("set-up: browsers and drivers", browser::ensure);
    steps.run("formatting", check::format);
    steps.run("lints, host", check::clippy_host);
    steps.run("lints, browser", check::clippy_wasm);
    steps.run("layers", layers::run);
    steps.run("generated files", check::generated);
    steps.run("native tests", native);
    steps.run("wasm tests in Chromium", wasm);
}

/// Unit, integration and doc tests on this machine. The journeys are left out: they are run by name.
fn native() -> Result<()> {
    project::run(cargo().args(["test", "--workspace", "--no-fail-fast"]))
}

/// The tests of everything that runs in a browser, in Chromium.
fn wasm() -> Result<Outcome> {
    if !CHROMIUM.is_ready() {
        let why = "no Chromium or no chromedriver".to_owned();
        if browser::is_required(&CHROMIUM) {
            bail!("{why}");
        }
        return Ok(Outcome::Skipped(why));
    }
    let mut command = cargo();
    command.args(["test", "--no-fail-fast", "--target", WASM]);
    // By name: the other tests of the number engine compare it with crates that don't compile for a browser. All in one
    // go: other features for another choice of packages would compile everything once more.
    command.args(["--lib", "--test", "browser", "--test", "reference"]);
    command.args(
        check::WASM_PACKAGES
            .iter()
            .chain(&["ringlet-phone"])
            .flat_map(|name| ["--package", name]),
    );
    if let Some(folder) = setup::wasm_test_runner()? {
        command.env("PATH", path_with(folder)?);
    }
    if let Some(driver) = find(&["chromedriver"]) {
        // Set exactly one driver: the runner would prefer Firefox's.
        command
            .env("CHROMEDRIVER", driver)
            .env_remove("GECKODRIVER");
    }
    // Seconds for a whole test binary on a busy machine; the runner's own 20 are for a few small tests.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "240");
    project::run(&mut command)?;
    Ok(Outcome::Done)
}

/// The elements alone and whole journeys, in every browser that is there, against the server as just built.
fn journeys(filter: Option<&str>) -> Result<()> {
    // The server's own tests bring its binary along, with the features that the native tests compiled everything for;
    // `cargo build` would choose others and compile it all once more.
    project::run(cargo().args(["test", "--workspace", "--no-run", "--test", "it"]))?;
    let axe = setup::npm::ensure(&setup::AXE)?;
    let mut command = cargo();
    command.args([
        "test",
        "--workspace",
        "--no-fail-fast",
        "--test",
        "elements",
        "--test",
        "journeys",
    ]);
    command.args(["--", "--test-threads", "2"]).args(filter);
    command.env("E2E_SERVER", project::target().join("debug/ringlet-server"));
    command.env("E2E_AXE", axe.join("axe.min.js"));
    command.env("E2E_REQUIRE", browser::required());
    project::run(&mut command)
}

/// The PATH with one more folder in front.
fn path_with(folder: PathBuf) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder).chain(std::env::split_paths(&path));
    Ok(std::env::join_paths(folders)?)
}
