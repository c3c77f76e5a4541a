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

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{Json, Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Site;

use super::{DialpadCompany, PEOPLE};

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");
const ATTACK: &str = include_str!("attack.html");
const ATTACK_SCRIPT: &str = include_str!("attack.js");
const WINDOW: &str = include_str!("window.html");
const STYLE: &str = include_str!("page.css");

/// The page, being served.
pub struct DialerPage {
    desk: Arc<Desk>,
    site: Site,
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
        let site = Site::open(names, app).await?;
        Ok(Self { desk, site })
    }

    /// Where it is served.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Switches of a Chromium that is to find these names here and to trust this certificate only for them.
    #[must_use]
    pub fn chromium_switches(&self, names: &[&str]) -> [String; 2] {
        let at = self.site.address();
        let rules: Vec<String> = names
            .iter()
            .map(|name| format!("MAP {name}:443 {at}"))
            .collect();
        [
            format!("--host-resolver-rules={}", rules.join(", ")),
            format!(
                "--ignore-certificate-errors-spki-list={}",
                self.site.fingerprint()
            ),
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
