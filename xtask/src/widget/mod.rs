//! Builds the widget: both wasm stages, their JavaScript and style sheets, into `dist/`.
use anyhow::{Result, bail};

/// Options of `cargo xtask widget`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Small and slow to build: link-time optimisation, minified
    #[arg(long)]
    pub(crate) release: bool,
}

/// Builds it.
pub(crate) fn run(_options: &Options) -> Result<()> {
    bail!("this command is being built")
}
