//! Live connections: memory, and how long an event takes to a tab.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Options;
use crate::load::{Connection, Load, find, measure, percentile};
use crate::process::Server;
use crate::request::webhook_body;

pub(crate) async fn bench(options: &Options) {
    println!("\nLive connections");
    for (count, calls) in [(200, 100_000), (2000, 100_000)] {
        let server = Server::start(options, options.size(calls), &[]).await;
        let at_rest = server.resident_mib();
        let load = Load {
            connections: 8,
            run_for: options.run_for() / 2,
        };
        for request in crate::five(&server) {
            measure(&server, &request, load).await;
        }
        let loaded = server.resident_mib();
        let tabs = open_tabs(&server, if options.quick { count / 20 } else { count }).await;
        println!(
            "{:>5} connections: {at_rest:.0} MiB at rest, {loaded:.0} after load, {:.0} with them",
            tabs.len(),
            server.resident_mib()
        );
    }
    webhook_to_tab(options).await;
}

/// Tabs of many people: one person has at most 32.
async fn open_tabs(server: &Server, count: usize) -> Vec<TcpStream> {
    let mut tabs = Vec::with_capacity(count);
    for number in 0..count {
        tabs.push(open_tab(server, &crate::seed::cookie_of(number)).await);
    }
    tabs
}

async fn open_tab(server: &Server, cookie: &str) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).await.unwrap();
    let request = format!(
        "GET /api/ringlet/events HTTP/1.1\r\nhost: {}\r\ncookie: sid={cookie}\r\n\r\n",
        server.address
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    read_until(&mut stream, b"retry").await;
    stream
}

/// Reads until `part` has come.
async fn read_until(stream: &mut TcpStream, part: &[u8]) {
    let mut seen = Vec::new();
    while find(&seen, part).is_none() {
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read_buf(&mut seen));
        assert!(
            read.await.expect("nothing came").unwrap() > 0,
            "the connection has ended"
        );
    }
}

/// An incoming call's webhook, committed, told to the tab: at fifty a second.
async fn webhook_to_tab(options: &Options) {
    let server = Server::start(options, options.size(100_000), &[]).await;
    let mut tab = open_tab(&server, &server.cookie).await;
    let mut connection = Connection::open(&server.address).await.unwrap();
    let mut times = Vec::new();
    let mut tick = tokio::time::interval(Duration::from_millis(20));
    for call in 0..if options.quick { 20 } else { 1000 } {
        tick.tick().await;
        let body = webhook_body(10_000_000 + call, 0);
        let head = format!(
            "POST {} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            server.webhook,
            body.len()
        );
        let begun = Instant::now();
        let request = head + &body;
        let told = async {
            read_until(&mut tab, b"event: tata_tele_call").await;
            begun.elapsed()
        };
        let (answer, time) = tokio::join!(connection.send(request.as_bytes()), told);
        assert_eq!(answer.unwrap().status, 200);
        times.push(time);
    }
    times.sort_unstable();
    println!(
        "webhook → commit → tab: p50 {:.2} ms   p99 {:.2} ms   ({} at 50/s)",
        percentile(&times, 50),
        percentile(&times, 99),
        times.len()
    );
}
