//! Measures against the peers and the budgets. Everything is printed, nothing is judged: a shared machine is no judge.

mod widget;

use anyhow::Result;

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Rounds of each measurement; the median is printed
    #[arg(long, default_value_t = 9)]
    rounds: u32,
}

/// Runs it.
pub(crate) fn run(options: &Options) -> Result<()> {
    widget::run(options.rounds)
}
