//! A pretend Mini Dialer: the page that Dialpad serves for an iframe, speaking the wire as Dialpad's does.
//!
//! It is served over TLS under any names, so that a browser that is told to find `https://dialpad.com` here sees the true
//! origin. A developer can click it: sign in as one of two users, let somebody call, end a call, go silent.
//!
//! What it imitates, quirks included: a sign-in is said twice, and a dial between the two does nothing; a number that
//! isn't clean E.164 is ignored; so is a page whose origin isn't on the list; a command is never answered; messages go to
//! the page whatever its origin; signing in as somebody else happens in place. `/apps/hostile` and `/double/attack.html`
//! post what nobody must believe, see `attack.js`.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Json, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Router, serve};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::tls::TlsListener;

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");
const ATTACK: &str = include_str!("attack.html");
const ATTACK_SCRIPT: &str = include_str!("attack.js");
const STYLE: &str = include_str!("page.css");

/// The page, being served.
pub struct DialerPage {
    address: SocketAddr,
    public_key: Vec<u8>,
    seen: Arc<Mutex<Vec<Value>>>,
    serving: JoinHandle<()>,
}

impl DialerPage {
    /// Serves it on a free port of this machine, with a certificate made for these names.
    ///
    /// # Errors
    /// When there is no port, or no certificate can be made.
    pub async fn start(names: &[&str]) -> std::io::Result<Self> {
        let tcp = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = tcp.local_addr()?;
        let (listener, public_key) = TlsListener::new(tcp, names)?;
        let seen = Arc::default();
        let app = Router::new()
            .route("/apps/hostile", get(|| async { html(ATTACK) }))
            .route("/double/attack.html", get(|| async { html(ATTACK) }))
            .route("/double/attack.js", get(|| async { script(ATTACK_SCRIPT) }))
            .route("/apps/{client_id}", get(|| async { html(PAGE) }))
            .route("/double/page.js", get(|| async { script(SCRIPT) }))
            .route(
                "/double/page.css",
                get(|| async { ([(header::CONTENT_TYPE, "text/css")], STYLE) }),
            )
            .route("/double/seen", post(note))
            .with_state(Arc::clone(&seen));
        let serving = tokio::spawn(async move {
            // It ends with the test; what goes wrong before shows as a frame that stays empty.
            let _ = serve(listener, app).await;
        });
        Ok(Self {
            address,
            public_key,
            seen,
            serving,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The certificate's public key (DER of its `SubjectPublicKeyInfo`), for a browser that is to trust this one only.
    #[must_use]
    pub fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    /// What the page took and did so far: `{ "call": { phone_number, custom_data, user_id, … } }`, `{ "enabled": user }`,
    /// `{ "hung_up": count }`, `{ "ignored": reason }`.
    #[must_use]
    pub fn seen(&self) -> Vec<Value> {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for DialerPage {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn html(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text)
}

fn script(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript")], text)
}

async fn note(State(seen): State<Arc<Mutex<Vec<Value>>>>, Json(what): Json<Value>) {
    seen.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(what);
}
