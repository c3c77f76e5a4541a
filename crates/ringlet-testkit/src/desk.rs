//! What every small pretend company has: a socket, a memory of what it was asked, and a mood.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How a company takes requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    #[default]
    Well,
    /// As it should, after this time.
    Slow(Duration),
    /// It says no to everything, in its own words.
    Refusing,
    /// It asks to be asked less often, in so many seconds.
    Overrun(u64),
    /// It has a fault of its own.
    Faulty,
    /// It cuts the connection.
    Down,
    /// It never answers.
    Silent,
}

/// A request that a company was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// HTTP verb.
    pub method: String,
    /// Path, without query.
    pub path: String,
    /// Query, as it came.
    pub query: String,
    /// The `Authorization` header; empty without one.
    pub authorization: String,
    /// The body, as it came.
    pub body: String,
}

impl Asked {
    /// The body as JSON, or null.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// A field of a form; empty when there is none.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        let mut fields = url::form_urlencoded::parse(self.body.as_bytes());
        fields
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    }
}

/// A company's memory and mood.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    asked: Mutex<Vec<Asked>>,
    mood: Mutex<Mood>,
}

impl Desk {
    /// The routes behind this desk: it notes what they are asked, and its mood decides whether they get to answer.
    pub(crate) fn receive_for(
        self: &Arc<Self>,
        routes: Router,
        refusal: fn() -> Response,
    ) -> Router {
        let reception = (Arc::clone(self), refusal);
        routes.layer(middleware::from_fn_with_state(reception, receive))
    }

    /// How it takes requests from now on.
    pub(crate) fn set_mood(&self, mood: Mood) {
        *held(&self.mood) = mood;
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A company's socket. Dropping it closes it.
#[derive(Debug)]
pub(crate) struct Office {
    /// Memory and mood.
    pub(crate) desk: Arc<Desk>,
    /// `http://127.0.0.1:port`.
    pub(crate) url: String,
    server: JoinHandle<()>,
}

impl Office {
    /// Opens an office on a free loopback port; `refusal` is how this company says no.
    pub(crate) async fn open(routes: Router, refusal: fn() -> Response) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let desk = Arc::new(Desk::default());
        let routes = desk.receive_for(routes, refusal);
        let server = tokio::spawn(async move {
            // Ends only with the process or the handle; there is nobody to tell.
            let _ = axum::serve(listener, routes).await;
        });
        Ok(Self { desk, url, server })
    }

    /// Everything it was asked, oldest first.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        held(&self.desk.asked).clone()
    }

    /// How it takes requests from now on.
    pub(crate) fn set_mood(&self, mood: Mood) {
        self.desk.set_mood(mood);
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        self.server.abort();
    }
}

type Reception = (Arc<Desk>, fn() -> Response);

/// Notes every request, and answers it in the company's mood.
async fn receive(
    State((desk, refusal)): State<Reception>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, 1 << 20)
        .await
        .unwrap_or_default();
    held(&desk.asked).push(Asked {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        authorization: authorization(&parts.headers),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    });
    let request = Request::from_parts(parts, Body::from(bytes));
    let mood = *held(&desk.mood);
    match mood {
        Mood::Well => next.run(request).await,
        Mood::Slow(time) => {
            tokio::time::sleep(time).await;
            next.run(request).await
        }
        Mood::Refusing => refusal(),
        Mood::Overrun(seconds) => {
            let wait = [(header::RETRY_AFTER, seconds.to_string())];
            (StatusCode::TOO_MANY_REQUESTS, wait, "{}").into_response()
        }
        Mood::Faulty => (StatusCode::BAD_GATEWAY, "<h1>Bad Gateway</h1>").into_response(),
        Mood::Down => cut(),
        Mood::Silent => std::future::pending().await,
    }
}

fn authorization(headers: &HeaderMap) -> String {
    headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

/// Breaks the connection off instead of answering.
fn cut() -> Response {
    let end = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let broken = futures_util::stream::once(std::future::ready(Err::<Bytes, _>(end)));
    (StatusCode::OK, Body::from_stream(broken)).into_response()
}
