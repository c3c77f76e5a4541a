//! Structured logs on standard error: text for people, JSON for machines.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use super::mask::MaskingWriter;

/// Starts logging. `RINGLET_LOG` filters (`info`, `ringlet_server=debug`), `RINGLET_LOG_FORMAT=json` makes it JSON.
pub fn start_logging() {
    let filter = EnvFilter::try_from_env("RINGLET_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(MaskedStderr);
    let started = if std::env::var("RINGLET_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().flatten_event(true).try_init()
    } else {
        log.try_init()
    };
    // Already started: a second server in one process, as in tests.
    drop(started);
}

struct MaskedStderr;

impl<'a> MakeWriter<'a> for MaskedStderr {
    type Writer = MaskingWriter<std::io::Stderr>;

    fn make_writer(&'a self) -> Self::Writer {
        MaskingWriter(std::io::stderr())
    }
}
