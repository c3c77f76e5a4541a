//! What the server costs: processor time per request, writes per second on a slow disk, the log of a million calls, memory
//! and delay of live connections.
//!
//! `cargo bench -p ringlet-server --bench server` (or `cargo xtask bench server`). Everything is printed, nothing is judged.
//! The load comes from the same machine; processor time is the server's own, read from `/proc`, so it is Linux only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench ends with what went wrong, and prints"
)]

mod live;
mod load;
mod log;
mod process;
mod request;
mod seed;
mod slow_disk;

use std::path::PathBuf;
use std::time::Duration;

use clap::Parser;

use crate::load::{Load, measure};
use crate::process::Server;
use crate::request::five;

/// What can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Processor time of the five requests
    Requests,
    /// Durable writes on a slow disk
    Disk,
    /// The log of up to a million calls: lists, search, counts, files, an import
    Log,
    /// Live connections
    Live,
}

/// Options after `--`.
#[derive(Clone, Debug, Parser)]
pub(crate) struct Options {
    /// Only this part.
    part: Option<Part>,
    /// Small tables and short runs: does the bench itself work?
    #[arg(long)]
    quick: bool,
    /// The server to measure; the one just built if left out.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_ringlet-server"))]
    binary: PathBuf,
    /// Cargo passes it.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    /// `large`, or a hundredth of it with `--quick`.
    fn size(&self, large: u32) -> u32 {
        if self.quick { large / 100 } else { large }
    }

    fn run_for(&self) -> Duration {
        Duration::from_millis(if self.quick { 300 } else { 4000 })
    }
}

#[tokio::main]
async fn main() {
    let options = Options::parse();
    if options.binary.to_string_lossy().contains("debug") {
        println!("NOTE: an unoptimised server is being measured.");
    }
    let wanted = |part| options.part.is_none_or(|only| only == part);
    if wanted(Part::Requests) {
        five_requests(&options).await;
    }
    if wanted(Part::Disk) {
        slow_disk::bench(&options).await;
    }
    if wanted(Part::Log) {
        log::bench(&options).await;
    }
    if wanted(Part::Live) {
        live::bench(&options).await;
    }
}

/// Processor time of the five requests that a working day is made of.
async fn five_requests(options: &Options) {
    let calls = options.size(1_000_000);
    println!(
        "\nFive requests, 8 connections (webhooks: 16), {calls} calls, {} contacts",
        options.size(20_000)
    );
    println!(
        "{:<28}{:>12}{:>10}{:>10}{:>10}",
        "", "CPU ms/req", "req/s", "p50 ms", "p99 ms"
    );
    let server = Server::start(options, calls, &[]).await;
    for request in five(&server) {
        let load = Load {
            // A provider that has much to tell opens more connections than a page does.
            connections: if request.name == request::WEBHOOK {
                16
            } else {
                8
            },
            run_for: options.run_for(),
        };
        let result = measure(&server, &request, load).await;
        println!(
            "{:<28}{:>12.3}{:>10.0}{:>10.2}{:>10.2}",
            request.name, result.cpu_ms, result.per_second, result.p50_ms, result.p99_ms
        );
    }
}
