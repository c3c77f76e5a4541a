//! Keep-alive connections that send one request after the other.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::process::Server;
use crate::request::Request;

/// How much load.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) connections: usize,
    pub(crate) run_for: Duration,
}

/// What a run cost.
pub(crate) struct Cost {
    /// Processor time of the server per request.
    pub(crate) cpu_ms: f64,
    pub(crate) per_second: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

/// Runs `request` again and again, after a warm-up of a quarter of the time.
pub(crate) async fn measure(server: &Server, request: &Request, load: Load) -> Cost {
    run(server, request, load.connections, load.run_for / 4).await;
    let (cpu, begun) = (server.cpu_seconds(), Instant::now());
    let mut times = run(server, request, load.connections, load.run_for).await;
    let (cpu, elapsed) = (server.cpu_seconds() - cpu, begun.elapsed().as_secs_f64());
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a count of requests")]
    let count = times.len().max(1) as f64;
    Cost {
        cpu_ms: cpu * 1000.0 / count,
        per_second: count / elapsed,
        p50_ms: percentile(&times, 50),
        p99_ms: percentile(&times, 99),
    }
}

/// A percentile of sorted times, milliseconds.
pub(crate) fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let at = sorted.len() * percent / 100;
    let time = sorted.get(at.min(sorted.len().saturating_sub(1)));
    time.map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

async fn run(
    server: &Server,
    request: &Request,
    connections: usize,
    time: Duration,
) -> Vec<Duration> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let until = Instant::now() + time;
    let make = Arc::clone(&request.make);
    let mut running = JoinSet::new();
    for _ in 0..connections {
        let (make, address) = (Arc::clone(&make), server.address.clone());
        running.spawn(async move {
            let mut connection = Connection::open(&address).await.unwrap();
            let mut times = Vec::new();
            while Instant::now() < until {
                let bytes = make(NEXT.fetch_add(1, Ordering::Relaxed));
                let begun = Instant::now();
                let answer = connection.send(bytes.as_bytes()).await.unwrap();
                times.push(begun.elapsed());
                assert!(answer.status < 300, "{}: {}", answer.status, answer.text());
            }
            times
        });
    }
    running.join_all().await.concat()
}

/// One keep-alive connection.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer with a `content-length`.
pub(crate) struct Answer {
    pub(crate) status: u16,
    body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Connection {
    pub(crate) async fn open(address: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(16 * 1024),
        })
    }

    pub(crate) async fn send(&mut self, request: &[u8]) -> std::io::Result<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            self.read_more().await?;
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        let status = text
            .get(9..12)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        let length: usize = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .and_then(|length| length.trim().parse().ok())
            .unwrap_or(0);
        while self.buffer.len() < head + length {
            self.read_more().await?;
        }
        Ok(Answer {
            status,
            body: self.buffer[head..head + length].to_vec(),
        })
    }

    async fn read_more(&mut self) -> std::io::Result<()> {
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// Where `part` begins in `whole`.
pub(crate) fn find(whole: &[u8], part: &[u8]) -> Option<usize> {
    whole.windows(part.len()).position(|window| window == part)
}
