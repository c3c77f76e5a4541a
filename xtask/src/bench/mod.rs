//! Measures against the peers and the budgets. Everything is printed, nothing is judged: a shared machine is no judge.

mod call;
mod phone;
mod widget;

use anyhow::Result;

use crate::project::{self, cargo};

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only this part
    part: Option<Part>,
    /// Rounds of each measurement in a browser; the median is printed
    #[arg(long, default_value_t = 9)]
    rounds: u32,
}

/// What can be measured.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Numbers: what they add to a download, speed against libphonenumber-js
    Phone,
    /// Buttons on a page against other elements
    Widget,
    /// The popup: dragging it, and from the webhook to its paint
    Call,
    /// The server's time per request, writes, lists, live connections
    Server,
}

/// Runs it.
pub(crate) fn run(options: &Options) -> Result<()> {
    let wanted = |part| options.part.is_none_or(|only| only == part);
    if wanted(Part::Phone) || wanted(Part::Widget) {
        widget::build_peers()?;
    }
    if wanted(Part::Phone) {
        phone::run(options.rounds)?;
    }
    if wanted(Part::Widget) {
        widget::run(options.rounds)?;
    }
    if wanted(Part::Call) {
        call::run()?;
    }
    if wanted(Part::Server) {
        project::run(cargo().args(["bench", "--package", "ringlet-server", "--bench", "server"]))?;
    }
    Ok(())
}
