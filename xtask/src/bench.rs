//! Being built.
use anyhow::{Result, bail};

/// Options of this command.
#[derive(clap::Args)]
pub(crate) struct Options {}

/// Runs it.
pub(crate) fn run(_options: &Options) -> Result<()> {
    bail!("this command is being built")
}
