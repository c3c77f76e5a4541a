//! The `ringlet-server` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    ringlet_server::cli::run()
}
