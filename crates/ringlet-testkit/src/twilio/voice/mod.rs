//! Twilio's signalling gateway, as its Voice SDK (2.18) speaks with it: one WebSocket per page, messages `{type, payload, version}`.
//!
//! It is served over TLS under any names, so that a page that loads the real SDK finds `wss://voice-js.roaming.twilio.com` here. What
//! a call does is asked of the server under test, as Twilio does: signed requests for TwiML, signed status callbacks. A test plays
//! the person at the other end. Sound is not imitated: the descriptions that are exchanged lead nowhere.

mod exchange;
mod sdp;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::sync::mpsc;

use super::PretendTwilio;
use crate::Site;
use exchange::Exchange;

/// The SDK takes a silence of 15 s for a broken line.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// A running gateway.
pub struct VoiceGateway {
    exchange: Arc<Exchange>,
    site: Site,
}

impl VoiceGateway {
    /// Opens it on a free port of this machine, with a certificate made for these names, for the calls of this account.
    ///
    /// # Errors
    /// When there is no port, or no certificate can be made.
    pub async fn start(names: &[&str], twilio: &PretendTwilio) -> std::io::Result<Self> {
        let exchange = Arc::new(Exchange::new(Arc::clone(&twilio.account)));
        let app = Router::new()
            .route("/signal", any(upgrade))
            .route("/v4/{*what}", any(insight))
            .with_state(Arc::clone(&exchange));
        let site = Site::open(names, app).await?;
        Ok(Self { exchange, site })
    }

    /// Where it is served.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Tokens end after so long from now on, whatever they say themselves, seconds.
    pub fn set_token_seconds(&self, seconds: u32) {
        self.exchange.set_token_seconds(seconds);
    }

    /// Every message of the pages so far: `{type, payload}`.
    #[must_use]
    pub fn heard(&self) -> Vec<Value> {
        self.exchange.heard()
    }

    /// So many pages of this identity can be rung.
    #[must_use]
    pub fn registered(&self, identity: &str) -> usize {
        self.exchange.registered(identity)
    }

    /// Somebody calls one of our numbers, whose voice address is this one. Answers the TwiML that was given.
    ///
    /// # Errors
    /// The server isn't there, or refuses.
    pub async fn ring_in(&self, from: &str, voice_url: &str) -> reqwest::Result<String> {
        self.exchange.ring_in(from, voice_url).await
    }

    /// The customer, who is rung by the page's newest call, takes it.
    ///
    /// # Errors
    /// The server isn't there, or refuses.
    pub async fn customer_answers(&self) -> reqwest::Result<()> {
        self.exchange.customer_answers().await
    }

    /// The other end of the newest call hangs up, or gives up ringing.
    ///
    /// # Errors
    /// The server isn't there, or refuses.
    pub async fn customer_hangs_up(&self) -> reqwest::Result<()> {
        self.exchange.customer_hangs_up().await
    }
}

/// Takes what the SDK tells of a call's quality, from pages of every origin.
async fn insight() -> impl IntoResponse {
    let open = |name| (name, "*");
    [
        open(header::ACCESS_CONTROL_ALLOW_ORIGIN),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "content-type, x-twilio-token",
        ),
    ]
}

async fn upgrade(State(exchange): State<Arc<Exchange>>, socket: WebSocketUpgrade) -> Response {
    socket.on_upgrade(move |socket| converse(exchange, socket))
}

async fn converse(exchange: Arc<Exchange>, socket: WebSocket) {
    let (mut out, mut incoming) = socket.split();
    let (sender, mut waiting) = mpsc::unbounded_channel::<String>();
    let page = exchange.enter(sender);
    let mut beat = tokio::time::interval(HEARTBEAT);
    loop {
        tokio::select! {
            _ = beat.tick() => {
                if out.send(Message::text("\n")).await.is_err() {
                    break;
                }
            }
            Some(text) = waiting.recv() => {
                if out.send(Message::text(text)).await.is_err() {
                    break;
                }
            }
            message = incoming.next() => {
                let Some(Ok(message)) = message else { break };
                let Ok(text) = message.to_text() else { continue };
                if let Ok(message) = serde_json::from_str::<Value>(text) {
                    // Asks the server under test, which takes its time: the socket goes on meanwhile.
                    let exchange = Arc::clone(&exchange);
                    tokio::spawn(async move { exchange.hear(page, message).await });
                }
            }
        }
    }
    exchange.leave(page);
}
