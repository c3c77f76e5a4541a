//! Takes connections and answers them.
//!
//! Our own loop rather than axum's, for three things: a client must send its request's head within a time limit, small
//! writes (live events) leave at once, and stopping waits for running requests only so long.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

/// How long a client may take to send a request's head.
const HEAD_LIMIT: Duration = Duration::from_secs(15);
/// How long stopping waits for running requests.
const STOP_LIMIT: Duration = Duration::from_secs(10);
/// Pause after a failed accept, e.g. while no file descriptors are left.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers requests until `stop` comes true, then finishes those that run.
pub(crate) async fn answer(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    tokio::spawn(converse(stream, peer, router.clone(), connections.watcher()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(STOP_LIMIT, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests were still running and are broken off");
    }
}

/// One connection, request by request.
async fn converse(stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY");
    }
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = router.clone().oneshot(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection ended early");
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::sync::{mpsc, oneshot};
    use tokio::task::JoinHandle;
    use tokio::time::Instant;

    use super::*;

    /// A server that says "hello" after a pause.
    struct Server {
        address: SocketAddr,
        stop: oneshot::Sender<()>,
        /// Told when a request has reached its handler.
        reached: mpsc::Receiver<()>,
        ended: JoinHandle<()>,
    }

    async fn server(pause: Duration) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (reach, reached) = mpsc::channel(1);
        let hello = axum::routing::get(async move || {
            reach.send(()).await.unwrap();
            tokio::time::sleep(pause).await;
            "hello"
        });
        let (stop, stopped) = oneshot::channel();
        let stopping = async {
            let _ = stopped.await;
        };
        let router = Router::new().route("/", hello);
        Server {
            address,
            stop,
            reached,
            ended: tokio::spawn(answer(listener, router, stopping)),
        }
    }

    async fn send(address: SocketAddr, text: &str) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        stream
    }

    async fn read(mut stream: TcpStream) -> String {
        let mut text = String::new();
        let _ = stream.read_to_string(&mut text).await;
        text
    }

    // In these tests the clock stands still and jumps ahead when everybody waits.

    #[tokio::test(start_paused = true)]
    async fn half_a_head_is_not_waited_for_long() {
        let server = server(Duration::ZERO).await;
        let begun = Instant::now();
        let stream = send(server.address, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow").await;
        read(stream).await;
        let waited = begun.elapsed();
        assert!(
            waited >= HEAD_LIMIT && waited < HEAD_LIMIT * 2,
            "{waited:?}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn stopping_lets_a_running_request_finish_and_takes_no_new_ones() {
        let mut server = server(STOP_LIMIT / 2).await;
        let running = send(server.address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
        server.reached.recv().await.unwrap();
        drop(server.stop);
        assert!(read(running).await.ends_with("hello"));
        server.ended.await.unwrap();
        assert!(TcpStream::connect(server.address).await.is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn stopping_does_not_wait_for_ever() {
        let mut server = server(STOP_LIMIT * 10).await;
        let running = send(server.address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
        server.reached.recv().await.unwrap();
        let begun = Instant::now();
        drop(server.stop);
        server.ended.await.unwrap();
        let waited = begun.elapsed();
        assert!(
            waited >= STOP_LIMIT && waited < STOP_LIMIT * 2,
            "{waited:?}"
        );
        drop(running);
    }
}
