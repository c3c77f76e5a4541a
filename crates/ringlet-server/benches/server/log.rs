//! The call log as it grows: pages by every filter, search, counts, files of all calls, a phone's call list.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Options;
use crate::load::{Load, find, measure};
use crate::process::Server;
use crate::request::Request;
use crate::seed::{self, Whose};

/// Name and path of what is counted.
const COUNTS: &[(&str, &str)] = &[
    (
        "stats of a month",
        "/api/telephony/stats?start=2026-10-20&end=2026-11-20",
    ),
    (
        "stats of a month, a user",
        "/api/telephony/stats?start=2026-10-20&end=2026-11-20&user_id=admin@example.test",
    ),
    (
        "stats of a year",
        "/api/telephony/stats?start=2025-11-20&end=2026-11-20",
    ),
    (
        "summary of a month",
        "/calls/summary?start=2026-10-20&end=2026-11-20",
    ),
    ("summary of all", "/calls/summary?"),
];

/// Measures logs of ten thousand, a hundred thousand and a million calls.
pub(crate) async fn bench(options: &Options) {
    let sizes = [100, 10, 1].map(|part| options.size(1_000_000) / part);
    println!(
        "\nCPU ms of a page of twenty, of a search, of counts: one connection, {sizes:?} calls"
    );
    let mut costs: Vec<(&str, Vec<f64>)> = Vec::new();
    for calls in sizes {
        let server = Server::start(options, calls, &[]).await;
        for (place, (name, cpu)) in all(options, &server).await.into_iter().enumerate() {
            match costs.get_mut(place) {
                Some((_, row)) => row.push(cpu),
                None => costs.push((name, vec![cpu])),
            }
        }
        if calls == sizes[2] {
            files(&server, calls).await;
        }
    }
    for (name, row) in costs {
        let [few, some, many] = row.as_slice() else {
            continue;
        };
        println!(
            "{name:<28}{few:>10.3}{some:>10.3}{many:>10.3}   x {:.2}",
            many / few
        );
    }
    cards(options).await;
}

async fn all(options: &Options, server: &Server) -> Vec<(&'static str, f64)> {
    let load = Load {
        connections: 1,
        run_for: options.run_for() / 4,
    };
    let mut costs = Vec::new();
    for (name, whose, query) in seed::FILTERS {
        let request = Request::list(server, name, *whose, query);
        costs.push((*name, measure(server, &request, load).await.cpu_ms));
    }
    for (name, path) in COUNTS {
        let request = Request::by(server, Whose::All, name, path);
        costs.push((*name, measure(server, &request, load).await.cpu_ms));
    }
    costs
}

/// All calls as a file.
async fn files(server: &Server, calls: u32) {
    println!("A file of {calls} calls: CPU s, MiB of it, more memory held at most (MiB)");
    for path in ["/calls.csv", "/calls.xlsx"] {
        let request = server.head(&server.cookie, "GET", path, 0);
        let cost = one(
            server,
            request
                .replace("accept:", "connection: close\r\naccept:")
                .as_bytes(),
        )
        .await;
        println!(
            "{path:<28}{:>10.2}{:>10.1}{:>10.1}",
            cost.cpu, cost.received, cost.memory
        );
    }
}

/// A hundred thousand cards of a phone's call list, sent twice: the second time all are known.
async fn cards(options: &Options) {
    let cards = options.size(100_000);
    let server = Server::start(options, 0, &[]).await;
    let body: String = (0..cards).map(card).collect();
    println!(
        "{cards} cards of a phone's list ({} MiB): CPU s, wall s, more memory held at most (MiB)",
        body.len() >> 20
    );
    for turn in ["import", "import again"] {
        let path = format!("/calls/import/pbap?user_id={}&device=bench", seed::ADMIN);
        let head = server.head(&server.cookie, "POST", &path, body.len());
        let head = head
            .replace(
                "application/json\r\ncontent-length",
                "text/vcard\r\ncontent-length",
            )
            .replace("accept:", "connection: close\r\naccept:");
        let cost = one(&server, (head + &body).as_bytes()).await;
        println!(
            "{turn:<28}{:>10.2}{:>10.2}{:>10.1}",
            cost.cpu, cost.wall, cost.memory
        );
    }
}

fn card(number: u32) -> String {
    let (day, minute) = (number / 1440, number % 1440);
    let kind = ["RECEIVED", "DIALED", "MISSED"][number as usize % 3];
    let time = format!(
        "2026{:02}{:02}T{:02}{:02}00Z",
        1 + day / 28,
        1 + day % 28,
        minute / 60,
        minute % 60
    );
    format!(
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Person;Number {number}\r\nTEL;CELL:+9191{:08}\r\nX-IRMC-CALL-DATETIME;{kind}:{time}\r\nEND:VCARD\r\n",
        number % 5000
    )
}

/// What one long request cost the server.
struct Cost {
    /// Processor time, seconds.
    cpu: f64,
    wall: f64,
    /// Length of the answer, MiB.
    received: f64,
    /// The most memory held meanwhile beyond what was held before, MiB.
    memory: f64,
}

async fn one(server: &Server, request: &[u8]) -> Cost {
    let (cpu, held, begun) = (
        server.cpu_seconds(),
        server.resident_mib(),
        std::time::Instant::now(),
    );
    let mut stream = TcpStream::connect(&server.address).await.unwrap();
    let (mut read, mut write) = stream.split();
    let (mut most, mut received, mut head) = (held, 0, Vec::new());
    let mut buffer = vec![0; 256 * 1024];
    let mut look = tokio::time::interval(Duration::from_millis(20));
    let mut sent = Box::pin(async move { write.write_all(request).await.unwrap() });
    let mut sending = true;
    loop {
        tokio::select! {
            () = &mut sent, if sending => sending = false,
            _ = look.tick() => most = most.max(server.resident_mib()),
            length = read.read(&mut buffer) => match length.unwrap() {
                0 => break,
                length => {
                    received += length;
                    head.extend_from_slice(&buffer[..length.min(64 - head.len().min(64))]);
                }
            },
        }
    }
    assert!(
        find(&head, b" 200 ").is_some(),
        "{}",
        String::from_utf8_lossy(&head)
    );
    #[expect(clippy::cast_precision_loss, reason = "a length in MiB")]
    let received = received as f64 / f64::from(1 << 20);
    Cost {
        cpu: server.cpu_seconds() - cpu,
        wall: begun.elapsed().as_secs_f64(),
        received,
        memory: most - held,
    }
}
