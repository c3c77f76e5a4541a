//! The embedding site: a server of a second origin with nothing of ours on it but the script tag.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, Uri, header};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::{clock, console};

/// Where the recording is.
const SOUND_PATH: &str = "/recording.wav";
/// Its length.
const SOUND_SECONDS: u32 = 30;

/// A page of the embedding site.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The whole document.
    pub html: String,
    /// `Content-Security-Policy`, when it sends one.
    pub csp: Option<String>,
}

type Site = Arc<Mutex<HashMap<String, Page>>>;

/// The embedding site. It is `localhost` where the server is `127.0.0.1`, so the two are different sites, not only
/// different origins: no cookie of ours reaches the server from there.
pub struct Pages {
    origin: String,
    site: Site,
    serving: JoinHandle<()>,
}

impl Pages {
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let origin = format!("http://localhost:{}", listener.local_addr()?.port());
        let site = Site::default();
        let app = Router::new().fallback(page).with_state(site.clone());
        let serving = tokio::spawn(async move {
            // It ends with the journey; what goes wrong before shows as a page that doesn't load.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self {
            origin,
            site,
            serving,
        })
    }

    /// `http://localhost:<port>`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Address of a recording of half a minute: speech for ten seconds, silence, speech again.
    #[must_use]
    pub fn recording(&self) -> String {
        format!("{}{SOUND_PATH}", self.origin).replace("localhost", "127.0.0.1")
    }

    /// Puts a page up and gives its address.
    pub fn put(&self, path: &str, page: Page) -> String {
        self.site
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned(), page);
        format!("{}{path}", self.origin)
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn page(State(site): State<Site>, uri: Uri) -> Response {
    let script = match uri.path() {
        console::WATCH_PATH => Some(console::WATCH),
        clock::CLOCK_PATH => Some(clock::CLOCK),
        _ => None,
    };
    if let Some(script) = script {
        return ([(header::CONTENT_TYPE, "text/javascript")], script).into_response();
    }
    if uri.path() == SOUND_PATH {
        return ([(header::CONTENT_TYPE, "audio/wav")], sound()).into_response();
    }
    let page = site
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(uri.path())
        .cloned();
    let Some(page) = page else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = (
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        page.html,
    )
        .into_response();
    if let Some(csp) = page.csp.as_deref().and_then(|csp| csp.parse().ok()) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    response
}

/// A WAV file of 8,000 eight-bit samples a second: ten seconds loud, ten silent, ten loud.
fn sound() -> Vec<u8> {
    const RATE: u32 = 8_000;
    let length = RATE * SOUND_SECONDS;
    let mut file = b"RIFF".to_vec();
    file.extend((36 + length).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    // PCM, one channel.
    file.extend([1, 0, 1, 0]);
    file.extend(RATE.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    // One byte for each sample, of eight bits.
    file.extend([1, 0, 8, 0]);
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend((0..length).map(|sample| {
        let is_loud = sample / RATE / 10 != 1;
        if is_loud && sample / 20 % 2 == 0 {
            200
        } else {
            128
        }
    }));
    file
}
