//! Installs what the other commands need and the machine lacks. What can't be installed is named, with the way to do it
//! by hand. Only registries are asked: rustup, crates.io, npm, the distribution's packages.

pub(crate) mod browser;
mod cargo_tool;
pub(crate) mod npm;
pub(crate) mod rust;

use anyhow::Result;

pub(crate) use cargo_tool::{cargo_deny, wasm_test_runner};
pub(crate) use rust::wasm_target;

use crate::step::Steps;

/// axe-core, the accessibility rules that the journeys run on every screen.
pub(crate) const AXE: npm::Package = npm::Package {
    name: "axe-core",
    version: "4.14.1",
};

/// Everything that any command may need.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::new();
    steps.run("wasm target", wasm_target);
    steps.run("wasm test runner", || wasm_test_runner().map(drop));
    steps.run("cargo-deny", cargo_deny);
    steps.run("browsers", browser::ensure);
    steps.run("axe-core", || npm::ensure(&AXE).map(drop));
    steps.finish()
}
