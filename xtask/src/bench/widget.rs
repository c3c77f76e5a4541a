//! The widget against its peers in a browser.

use anyhow::{Result, bail};

use crate::command::{find, program};
use crate::project::{self, cargo};
use crate::widget;

/// Builds the widget, then measures it against the peers.
pub(crate) fn run(rounds: u32) -> Result<()> {
    widget::run(&widget::Options::release())?;
    let mut command = cargo();
    command.args([
        "run",
        "--quiet",
        "--package",
        "ringlet-e2e",
        "--example",
        "bench-widget",
    ]);
    command.env("BENCH_ROUNDS", rounds.to_string());
    // Frames as soon as they are ready, not with the display: else every time is a multiple of 16.7 ms.
    command.env(
        "E2E_CHROMIUM_ARGS",
        "--disable-frame-rate-limit --disable-gpu-vsync",
    );
    project::run(&mut command)
}

/// Bundles `bench/peers/` with esbuild, all of it from the npm registry.
pub(crate) fn build_peers() -> Result<()> {
    let bench = &project::root().join("bench");
    let Some(npm) = find(&["npm"]) else {
        bail!("npm is missing, and the peers come from its registry: install Node.js");
    };
    if !bench.join("node_modules").exists() {
        let quiet = [
            "install",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ];
        project::run(program(npm).args(quiet).current_dir(bench))?;
    }
    let Some(node) = find(&["node"]) else {
        bail!("node is missing: install Node.js");
    };
    project::run(program(node).arg("build.js").current_dir(bench))
}
