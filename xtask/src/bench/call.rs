//! The popup against the real server.

use anyhow::Result;

use crate::project::{self, cargo};
use crate::widget;

/// Builds widget and server as released, then measures.
pub(crate) fn run() -> Result<()> {
    widget::run(&widget::Options::release())?;
    let server = ["build", "--release", "--package", "ringlet-server"];
    project::run(cargo().args(server).args(["--bin", "ringlet-server"]))?;
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "ringlet-e2e"]);
    command.args(["--example", "bench-call"]);
    command.env(
        "E2E_SERVER",
        project::target().join("release/ringlet-server"),
    );
    // Frames as soon as they are ready, not with the display.
    command.env(
        "E2E_CHROMIUM_ARGS",
        "--disable-frame-rate-limit --disable-gpu-vsync",
    );
    project::run(&mut command)
}
