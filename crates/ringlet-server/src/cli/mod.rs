//! The commands of `ringlet-server`.

mod add_user;
mod erase;
mod export;
mod files;
mod import_pbap;
mod migrate;
mod openapi;
mod retention;
mod rotate_key;
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
    /// Brings the database to the newest schema and ends. `serve` does it too.
    Migrate(migrate::Migrate),
    /// Adds a user, or gives an existing one a new password.
    AddUser(add_user::AddUser),
    /// Encrypts all stored credentials with a new key. The server must be stopped.
    RotateKey(rotate_key::RotateKey),
    /// Writes the call log to standard output as CSV.
    Export(export::ExportCalls),
    /// Takes everything personal out of the calls of a number, also while the server runs. Can't be undone.
    Erase(erase::Erase),
    /// Says or sets how long calls are kept.
    Retention(retention::KeepCalls),
    /// Puts a phone's call list, fetched over Bluetooth (vCard files), into a user's log. The server may run meanwhile.
    ImportPbap(import_pbap::ImportPbap),
    /// Prints the description of the HTTP interface (OpenAPI, JSON).
    Openapi(openapi::Openapi),
}

/// Runs the command of this process's arguments.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(command) => command.run(),
        Command::Migrate(command) => command.run(),
        Command::AddUser(command) => in_runtime(command.run()),
        Command::RotateKey(command) => in_runtime(command.run()),
        Command::Export(command) => in_runtime(command.run()),
        Command::Erase(command) => in_runtime(command.run()),
        Command::Retention(command) => in_runtime(command.run()),
        Command::ImportPbap(command) => in_runtime(command.run()),
        Command::Openapi(command) => command.run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

/// What commands fail with; told to the operator as it is.
type CommandError = Box<dyn std::error::Error + Send + Sync>;

fn in_runtime(command: impl Future<Output = Result<(), CommandError>>) -> Result<(), CommandError> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(command)
}

/// Tells the operator on standard output.
#[expect(clippy::print_stdout, reason = "a command line answers its user")]
fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

#[expect(clippy::print_stderr, reason = "a command line answers its user")]
fn complain(error: &dyn std::error::Error) {
    eprintln!("ringlet-server: {error}");
}
