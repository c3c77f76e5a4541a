//! The `ringlet-server` program.

use std::process::ExitCode;

/// What the thread that writes hands out is given back by those that answer. With glibc's allocator they wait for each other:
/// a tenth of a webhook's processor time, a quarter of a new entry's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ringlet_server::cli::run()
}
