//! The project's own commands. `cargo xtask demo` and `cargo xtask test` need nothing but Rust by rustup; every step that
//! the machine already has is skipped, and a step that cannot be done says what to install by hand.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its terminal"
)]

mod bench;
mod check;
mod command;
mod demo;
mod layers;
mod phone_table;
mod project;
mod setup;
mod size;
mod step;
mod test;
mod widget;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Builds, shows, tests and measures Ringlet")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and start the server with demo records and the demo line
    Demo(demo::Options),
    /// Run every test: native, wasm in a browser, end to end
    Test(test::Options),
    /// Format, lints on both targets, licences, layers, generated files, size budget
    Check,
    /// Measure against the peers and the budgets
    Bench(bench::Options),
    /// Print the size of what a browser downloads, and fail above the budget
    Size,
    /// Check who imports whom
    Layers,
    /// Build the widget into dist/
    Widget(widget::Options),
    /// Make the phone number tables from the reference metadata
    PhoneTable(phone_table::Options),
    /// Install what the other commands need
    Setup,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    match Cli::parse().command {
        Command::Demo(options) => demo::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Check => check::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Size => size::run(),
        Command::Layers => layers::run(),
        Command::Widget(options) => widget::run(&options),
        Command::PhoneTable(options) => phone_table::run(&options),
        Command::Setup => setup::run(),
    }
}
