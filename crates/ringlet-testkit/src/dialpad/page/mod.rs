//! A pretend Mini Dialer: the page that Dialpad serves for an iframe, speaking the wire as Dialpad's does.
//!
//! It is served over TLS under any names, so that a browser that is told to find `https://dialpad.com` here sees the true
//! origin. A developer can click it: sign in as one of two users, let somebody call, end a call, go silent.
//!
//! What it imitates, quirks included: a sign-in is said twice, and a dial between the two does nothing; a number that
//! isn't clean E.164 is ignored; so is a page whose origin isn't on the list; a command is never answered; messages go to
//! the page whatever its origin; signing in as somebody else happens in place. What is done with a call in the page, the company
//! behind it knows, and sends its events. `/apps/hostile` and `/double/attack.html`
//! post what nobody must believe, see `attack.js`.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Json, Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Router, serve};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::tls::TlsListener;

use super::{DialpadCompany, PEOPLE};

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");
const ATTACK: &str = include_str!("attack.html");
const ATTACK_SCRIPT: &str = include_str!("attack.js");
const WINDOW: &str = include_str!("window.html");
const STYLE: &str = include_str!("page.css");

/// The page, being served.
pub struct DialerPage {
    address: SocketAddr,
    public_key: Vec<u8>,
    desk: Arc<Desk>,
    serving: JoinHandle<()>,
}

/// What the page was told and tells.
struct Desk {
    company: Arc<DialpadCompany>,
    seen: Mutex<Vec<Value>>,
}

impl DialerPage {
    /// Serves it on a free port of this machine, with a certificate made for these names, for the people of this company.
    ///
    /// # Errors
    /// When there is no port, or no certificate can be made.
    pub async fn start(names: &[&str], company: Arc<DialpadCompany>) -> std::io::Result<Self> {
        let tcp = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = tcp.local_addr()?;
        let (listener, public_key) = TlsListener::new(tcp, names)?;
        let desk = Arc::new(Desk {
            company,
            seen: Mutex::default(),
        });
        let app = Router::new()
            .route("/apps/hostile", get(|| async { html(ATTACK) }))
            .route("/double/attack.html", get(|| async { html(ATTACK) }))
            .route("/double/attack.js", get(|| async { script(ATTACK_SCRIPT) }))
            .route("/double/window.html", get(|| async { html(WINDOW) }))
            .route("/apps/{client_id}", get(page))
            .route("/double/page.js", get(|| async { script(SCRIPT) }))
            .route(
                "/double/page.css",
                get(|| async { ([(header::CONTENT_TYPE, "text/css")], STYLE) }),
            )
            .route("/double/seen", post(note))
            .route("/double/calls", post(begin))
            .route("/double/calls/{id}", post(go_on))
            .with_state(Arc::clone(&desk));
        let serving = tokio::spawn(async move {
            // It ends with the test; what goes wrong before shows as a frame that stays empty.
            let _ = serve(listener, app).await;
        });
        Ok(Self {
            address,
            public_key,
            desk,
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

    /// Switches of a Chromium that is to find these names here and to trust this certificate only for them.
    #[must_use]
    pub fn chromium_switches(&self, names: &[&str]) -> [String; 2] {
        let at = self.address;
        let rules: Vec<String> = names
            .iter()
            .map(|name| format!("MAP {name}:443 {at}"))
            .collect();
        let key = STANDARD.encode(Sha256::digest(&self.public_key));
        [
            format!("--host-resolver-rules={}", rules.join(", ")),
            format!("--ignore-certificate-errors-spki-list={key}"),
        ]
    }

    /// What the page took and did so far: `{ "call": { phone_number, custom_data, user_id, … } }`, `{ "enabled": user }`,
    /// `{ "hung_up": count }`, `{ "ignored": reason }`.
    #[must_use]
    pub fn seen(&self) -> Vec<Value> {
        self.desk
            .seen
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

fn html(text: impl IntoResponse) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text)
}

fn script(text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript")], text)
}

async fn page() -> impl IntoResponse {
    let button = |person: super::User| {
        let (id, name) = (person.id, person.name);
        format!("<button data-user=\"{id}\" data-name=\"{name}\">Sign in as {name}</button>")
    };
    html(PAGE.replace("<!-- people -->", &PEOPLE.map(button).join("\n")))
}

async fn note(State(desk): State<Arc<Desk>>, Json(what): Json<Value>) -> Json<Value> {
    desk.seen
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(what);
    Json(json!({}))
}

/// A call that was dialled in the page, or came in there.
#[derive(Deserialize)]
struct NewCall {
    /// Whose, digits.
    user: String,
    number: String,
    custom_data: Option<String>,
    outbound: bool,
}

async fn begin(State(desk): State<Arc<Desk>>, Json(call): Json<NewCall>) -> Json<Value> {
    let is_theirs = |person: &super::User| person.id.to_string() == call.user;
    let user = PEOPLE.into_iter().find(is_theirs).unwrap_or(PEOPLE[0]);
    let id = if call.outbound {
        let custom_data = call.custom_data.as_deref();
        desk.company.dialled(user, &call.number, custom_data)
    } else {
        desk.company.incoming(user, &call.number)
    };
    Json(json!({ "id": id }))
}

/// What happened to a call, in the word of its event.
#[derive(Deserialize)]
struct Step {
    did: String,
}

async fn go_on(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<u64>,
    Json(step): Json<Step>,
) -> Result<Json<Value>, StatusCode> {
    let company = &desk.company;
    match step.did.as_str() {
        "calling" => company.tell(id, "calling").await,
        "ringing" => company.tell(id, "ringing").await,
        "hold" => company.tell(id, "hold").await,
        "connected" => company.answer(id).await,
        "hangup" => company.end(id, "hangup").await,
        "missed" => company.end(id, "missed").await,
        "voicemail" => company.end(id, "voicemail").await,
        _ => return Err(StatusCode::BAD_REQUEST),
    }
    Ok(Json(json!({})))
}
