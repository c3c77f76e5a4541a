//! The commands of `ringlet-server`.

mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The call server of Ringlet.
#[derive(Debug, Parser)]
#[command(name = "ringlet-server", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers requests until it is told to stop (SIGTERM, Ctrl-C).
    Serve(serve::Serve),
}

/// Runs the command of this process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(command) => command.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprint_error(&*error);
            ExitCode::FAILURE
        }
    }
}

/// What commands fail with; told to the operator as it is.
type CommandError = Box<dyn std::error::Error + Send + Sync>;

#[allow(clippy::print_stderr)] // a command line tells its user
fn eprint_error(error: &dyn std::error::Error) {
    eprintln!("ringlet-server: {error}");
}
