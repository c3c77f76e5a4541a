//! Builds widget and server as released and starts the server with demo records and the demo line.

use anyhow::Result;

use crate::command::program;
use crate::project::{self, cargo};
use crate::{setup, widget};

/// Options of `cargo xtask demo`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8990")]
    listen: String,
}

/// Runs until it is stopped. The server itself prints the addresses and the demo logins.
pub(crate) fn run(options: &Options) -> Result<()> {
    setup::wasm_target()?;
    widget::run(&widget::Options::release())?;
    project::run(cargo().args(["build", "--release", "--package", "ringlet-server"]))?;
    let server = project::target().join("release/ringlet-server");
    project::run(program(server).args(["serve", "--demo", "--listen", &options.listen]))
}
