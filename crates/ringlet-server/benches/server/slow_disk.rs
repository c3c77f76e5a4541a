//! Durable writes per second when a sync takes 2 ms, as on an ordinary disk: a small library in front of libc's fsync.

use std::process::Command;

use crate::Options;
use crate::load::{Load, measure};
use crate::process::Server;
use crate::request::Request;

const SHIM: &str = include_str!("slow_fsync.c");

pub(crate) async fn bench(options: &Options) {
    println!("\nDurable writes, a sync takes 2 ms, 32 connections");
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("slow.c"), folder.path().join("slow.so"));
    std::fs::write(&source, SHIM).unwrap();
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .args([&library, &source])
        .status();
    if !built.is_ok_and(|status| status.success()) {
        println!("SKIPPED: no C compiler (cc) to build the slow fsync with");
        return;
    }
    let preload = [("LD_PRELOAD", library.to_str().unwrap())];
    let server = Server::start(options, options.size(100_000), &preload).await;
    let load = Load {
        connections: 32,
        run_for: options.run_for(),
    };
    for request in [Request::create(&server), Request::webhook(&server)] {
        let result = measure(&server, &request, load).await;
        println!(
            "{:<28}{:>8.0} /s   p50 {:.1} ms   p99 {:.1} ms   CPU {:.3} ms",
            request.name, result.per_second, result.p50_ms, result.p99_ms, result.cpu_ms
        );
    }
}
