//! The checks that need no test run: formatting, lints, dependencies, layers, generated files, sizes.

use anyhow::Result;

use crate::project::{self, cargo};
use crate::setup::{self, rust::WASM};
use crate::step::Steps;
use crate::{layers, phone_table, size, widget};

/// The packages that run in a browser.
pub(crate) const WASM_PACKAGES: [&str; 4] = [
    "ringlet",
    "ringlet-elements",
    "ringlet-typing",
    "ringlet-dialpad",
];

/// Runs all of them; one that fails doesn't stop the next ones.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::new();
    steps.run("formatting", format);
    steps.run("lints, host", clippy_host);
    steps.run("lints, browser", clippy_wasm);
    steps.run("dependencies", dependencies);
    steps.run("layers", layers::run);
    steps.run("generated files", generated);
    let release = widget::Options::release();
    steps.run("widget, as released", || widget::run(&release));
    steps.run("size budget", size::run);
    steps.finish()
}

/// The checked-in number tables are those that were made from the source they name.
pub(crate) fn generated() -> Result<()> {
    phone_table::run(&phone_table::Options {
        check: true,
        wheel: None,
    })
}

/// rustfmt would change nothing.
pub(crate) fn format() -> Result<()> {
    project::run(cargo().args(["fmt", "--all", "--check"]))
}

/// Clippy is content with everything that compiles for this machine.
pub(crate) fn clippy_host() -> Result<()> {
    let all = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    project::run(cargo().args(all))
}

/// Clippy is content with everything that compiles for the browser.
pub(crate) fn clippy_wasm() -> Result<()> {
    setup::wasm_target()?;
    let mut command = cargo();
    command.args(["clippy", "--lib", "--tests", "--examples"]);
    command.args(["--features", "ringlet/gallery", "--target", WASM]);
    command.args(WASM_PACKAGES.iter().flat_map(|name| ["--package", name]));
    project::run(command.args(["--", "-D", "warnings"]))
}

/// Licences, sources and banned crates after `deny.toml`. Advisories are left out: their database isn't in a registry.
fn dependencies() -> Result<()> {
    setup::cargo_deny()?;
    project::run(cargo().args([
        "deny",
        "--workspace",
        "check",
        "bans",
        "licenses",
        "sources",
    ]))
}
