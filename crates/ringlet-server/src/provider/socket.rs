//! A WebSocket to an address that a provider named, through the same guarded door as every other request.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::header::{
    CONNECTION, HeaderMap, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use reqwest::{StatusCode, Upgraded};
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Message, Role, WebSocketConfig};
use url::Url;

use super::ProviderError;
use super::http::GuardedClient;

/// Longest message taken, bytes.
const LONGEST: usize = 1024 * 1024;
/// Silence after which we ask whether the other side is still there, and after which it isn't.
const SILENCE: Duration = Duration::from_secs(45);

/// An open WebSocket.
pub struct Socket {
    stream: WebSocketStream<Upgraded>,
    heard: Instant,
    asked: bool,
}

impl Socket {
    /// Opens one (RFC 6455) at a `wss:` address, or a `ws:` one where plain HTTP is allowed.
    ///
    /// # Errors
    /// As for [`GuardedClient::send`]; [`ProviderError::Faulty`] when the other side doesn't switch protocols.
    pub async fn open(http: &GuardedClient, mut url: Url) -> Result<Self, ProviderError> {
        let scheme = match url.scheme() {
            "wss" => "https",
            "ws" => "http",
            other => other,
        }
        .to_owned();
        let wrong = |()| ProviderError::Forbidden("This is not a WebSocket address.".to_owned());
        url.set_scheme(&scheme).map_err(wrong)?;
        let key = generate_key();
        let answer = http.begin(url, headers(&key)?).await?;
        let accepted = answer
            .headers()
            .get(SEC_WEBSOCKET_ACCEPT)
            .is_some_and(|value| value.as_bytes() == derive_accept_key(key.as_bytes()).as_bytes());
        if answer.status() != StatusCode::SWITCHING_PROTOCOLS || !accepted {
            let status = answer.status().as_u16();
            return Err(ProviderError::Faulty(format!(
                "It opened no WebSocket (status {status})."
            )));
        }
        let broken = |_| ProviderError::Faulty("It opened no WebSocket.".to_owned());
        let upgraded = answer.upgrade().await.map_err(broken)?;
        let config = WebSocketConfig::default()
            .max_message_size(Some(LONGEST))
            .max_frame_size(Some(LONGEST));
        Ok(Self {
            stream: WebSocketStream::from_raw_socket(upgraded, Role::Client, Some(config)).await,
            heard: Instant::now(),
            asked: false,
        })
    }

    /// The next message; None when the other side closed, went silent for too long, or spoke nonsense. Safe to give up
    /// waiting for: no message is lost by it.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            let limit = self.heard + SILENCE * if self.asked { 2 } else { 1 };
            let Ok(message) = tokio::time::timeout_at(limit, self.stream.next()).await else {
                if self.asked {
                    return None;
                }
                self.asked = true;
                let ping = Message::Ping(Vec::new().into());
                self.stream.send(ping).await.ok()?;
                continue;
            };
            (self.heard, self.asked) = (Instant::now(), false);
            match message?.ok()? {
                Message::Text(text) => return Some(text.as_bytes().to_vec()),
                Message::Binary(bytes) => return Some(bytes.to_vec()),
                Message::Close(_) => return None,
                // Pings are answered by the library.
                Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        drop(self.stream.close(None).await);
    }
}

fn headers(key: &str) -> Result<HeaderMap, ProviderError> {
    let key = HeaderValue::from_str(key)
        .map_err(|_| ProviderError::Faulty("The WebSocket key can’t be sent.".to_owned()))?;
    Ok(HeaderMap::from_iter([
        (CONNECTION, HeaderValue::from_static("Upgrade")),
        (UPGRADE, HeaderValue::from_static("websocket")),
        (SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13")),
        (SEC_WEBSOCKET_KEY, key),
    ]))
}
