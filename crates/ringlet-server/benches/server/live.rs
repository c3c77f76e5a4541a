//! Live connections: memory, and how long an event takes to a tab.

use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ringlet_model::Role;
use ringlet_server::app::{App, Doors};
use ringlet_server::config::Config;
use ringlet_server::storage::LiveEvent;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

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
    publish_to_tab(options).await;
    webhook_to_tab(options).await;
}

/// Events at fifty a second, so that nothing waits for anything but its own way.
const PACE: Duration = Duration::from_millis(20);

/// How many of them are timed.
const fn timed(options: &Options) -> i64 {
    if options.quick { 20 } else { 1000 }
}

/// Tabs of many people: one person has at most 32.
async fn open_tabs(server: &Server, count: usize) -> Vec<TcpStream> {
    let mut tabs = Vec::with_capacity(count);
    for number in 0..count {
        tabs.push(open_tab(&server.address, &crate::seed::cookie_of(number)).await);
    }
    tabs
}

async fn open_tab(address: &str, cookie: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "GET /api/ringlet/events HTTP/1.1\r\nhost: {address}\r\ncookie: sid={cookie}\r\n\r\n"
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

/// A server inside this program.
async fn inside(folder: &std::path::Path) -> App {
    let config = Config {
        database: folder.join("bench.db"),
        public_url: "http://127.0.0.1".parse().unwrap(),
        allowed_origins: Vec::new(),
        secret_key_file: folder.join("key"),
        allow_private_endpoints: false,
        demo: false,
    };
    App::open(config, Doors::system()).await.unwrap()
}

/// An event given to the hub, told to its person's tab: without storage.
async fn publish_to_tab(options: &Options) {
    let folder = tempfile::tempdir().unwrap();
    let app = inside(folder.path()).await;
    let cookie = crate::seed::fill(&folder.path().join("bench.db"), 100, 100, Role::Admin);
    let hub = app.state.hub.clone();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(app.serve(listener, std::future::pending()));
    let mut tab = open_tab(&address, &cookie).await;
    let mut times = Vec::new();
    let mut tick = tokio::time::interval(PACE);
    for seq in 1..=timed(options) {
        tick.tick().await;
        let event = LiveEvent {
            seq,
            user_id: crate::seed::ADMIN.to_owned(),
            name: "tata_tele_call".to_owned(),
            data: "{}".to_owned(),
        };
        let begun = Instant::now();
        hub.publish(&[Arc::new(event)]);
        read_until(&mut tab, b"event: tata_tele_call").await;
        times.push(begun.elapsed());
    }
    report("publish → tab", times);
}

/// Median and the slowest hundredth.
fn report(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    println!(
        "{name}: p50 {:.2} ms   p99 {:.2} ms   ({} at 50/s)",
        percentile(&times, 50),
        percentile(&times, 99),
        times.len()
    );
}

/// What a sync to this disk takes at this moment: every commit waits for one.
async fn report_sync(options: &Options) {
    let mut file = tempfile::tempfile().unwrap();
    let mut times = Vec::new();
    let mut tick = tokio::time::interval(PACE);
    for _ in 0..timed(options) / 4 {
        tick.tick().await;
        file.write_all(&[7; 4096]).unwrap();
        let begun = Instant::now();
        file.sync_data().unwrap();
        times.push(begun.elapsed());
    }
    report("of which a sync of this disk", times);
}

/// An incoming call's webhook, committed, told to the tab.
async fn webhook_to_tab(options: &Options) {
    let server = Server::start(options, options.size(100_000), &[]).await;
    let mut tab = open_tab(&server.address, &server.cookie).await;
    let mut connection = Connection::open(&server.address).await.unwrap();
    let mut times = Vec::new();
    let mut tick = tokio::time::interval(PACE);
    for call in 0..timed(options) {
        tick.tick().await;
        let body = webhook_body(10_000_000 + call.unsigned_abs(), 0);
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
    report("webhook → commit → tab", times);
    report_sync(options).await;
}
