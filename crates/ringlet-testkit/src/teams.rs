//! A pretend Microsoft: gives tokens, keeps call records and the logs of the telephone network, pages them, asks to be asked
//! less often, and tells of new records to who subscribed, after the handshake.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Form, Path, RawQuery, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, patch, post};
use serde_json::{Value, json};

use crate::desk::{Asked, Mood, Office};

/// The company's tenant.
pub const TENANT: &str = "00000000-0000-4000-8000-0000000000aa";
/// The registered application.
pub const CLIENT: &str = "00000000-0000-4000-8000-0000000000bb";
/// Records on a page.
const PAGE: usize = 2;
/// People of a record on a page.
const PEOPLE: usize = 3;

/// A running Microsoft. Dropping it closes its socket.
#[derive(Debug)]
pub struct PretendTeams {
    office: Office,
    shelf: Arc<Shelf>,
}

#[derive(Debug, Default)]
struct Shelf {
    secret: Mutex<String>,
    tokens: Mutex<u32>,
    records: Mutex<Vec<Value>>,
    pstn: Mutex<Vec<Value>>,
    routed: Mutex<Vec<Value>>,
    subscriptions: Mutex<Vec<Value>>,
    /// So many requests are answered with 429, each naming so many seconds.
    throttled: Mutex<(u32, u64)>,
    url: Mutex<String>,
    http: reqwest::Client,
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PretendTeams {
    /// Opens it on a free loopback port; the application's secret is `secret`.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(secret: &str) -> std::io::Result<Self> {
        let shelf = Arc::new(Shelf::default());
        *held(&shelf.secret) = secret.to_owned();
        let graph = Router::new()
            .route("/v1.0/communications/callRecords", get(list))
            .route("/v1.0/communications/callRecords/{id}", get(one))
            .route(
                "/v1.0/communications/callRecords/{id}/participants_v2",
                get(people),
            )
            .route("/v1.0/subscriptions", post(subscribe))
            .route("/v1.0/subscriptions/{id}", patch(renew).delete(unsubscribe))
            .layer(middleware::from_fn_with_state(Arc::clone(&shelf), guard));
        let routes = Router::new()
            .route("/{tenant}/oauth2/v2.0/token", post(token))
            .merge(graph)
            .with_state(Arc::clone(&shelf));
        let refusal = || no(StatusCode::BAD_REQUEST, "Bad request.");
        let office = Office::open(routes, refusal).await?;
        held(&shelf.url).clone_from(&office.url);
        Ok(Self { office, shelf })
    }

    /// What an administrator enters: settings of a provider.
    #[must_use]
    pub fn settings(&self) -> Value {
        json!({
            "enabled": 1, "tenant_id": TENANT, "client_id": CLIENT,
            "client_secret": *held(&self.shelf.secret),
            "login_endpoint": self.office.url, "api_endpoint": format!("{}/v1.0", self.office.url),
        })
    }

    /// Everything it was asked, oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.office.asked()
    }

    /// How it takes requests from now on.
    pub fn set_mood(&self, mood: Mood) {
        self.office.set_mood(mood);
    }

    /// The next requests are refused, naming so many seconds.
    pub fn throttle(&self, requests: u32, seconds: u64) {
        *held(&self.shelf.throttled) = (requests, seconds);
    }

    /// Tokens given until now are good no more.
    pub fn forget_tokens(&self) {
        *held(&self.shelf.tokens) += 1;
    }

    /// Another secret is right from now on.
    pub fn change_secret(&self, secret: &str) {
        *held(&self.shelf.secret) = secret.to_owned();
    }

    /// Keeps a record, in place of an older version.
    pub fn keep(&self, record: Value) {
        let mut records = held(&self.shelf.records);
        records.retain(|known| known["id"] != record["id"]);
        records.push(record);
    }

    /// Adds rows to the logs of calling plans and of direct routing.
    pub fn keep_rows(&self, pstn: &[Value], routed: &[Value]) {
        held(&self.shelf.pstn).extend_from_slice(pstn);
        held(&self.shelf.routed).extend_from_slice(routed);
    }

    /// The subscriptions that stand.
    #[must_use]
    pub fn subscriptions(&self) -> Vec<Value> {
        held(&self.shelf.subscriptions).clone()
    }

    /// Forgets every subscription.
    pub fn forget_subscriptions(&self) {
        held(&self.shelf.subscriptions).clear();
    }

    /// Tells every subscriber of a record, or of the subscription's life; returns the answers' statuses.
    pub async fn notify(&self, record: Option<&str>, lifecycle: Option<&str>) -> Vec<u16> {
        let mut statuses = Vec::new();
        for subscription in self.subscriptions() {
            let mut item = json!({
                "subscriptionId": subscription["id"], "clientState": subscription["clientState"],
                "tenantId": TENANT, "subscriptionExpirationDateTime": subscription["expirationDateTime"],
            });
            if let Some(id) = record {
                item["changeType"] = json!("updated");
                item["resource"] = json!(format!("communications/callRecords/{id}"));
                item["resourceData"] = json!({ "id": id });
            }
            if let Some(event) = lifecycle {
                item["lifecycleEvent"] = json!(event);
            }
            let url = subscription["notificationUrl"].as_str().unwrap_or_default();
            let sent = self
                .shelf
                .http
                .post(url)
                .json(&json!({ "value": [item] }))
                .send();
            statuses.push(sent.await.map_or(0, |answer| answer.status().as_u16()));
        }
        statuses
    }
}

fn no(status: StatusCode, words: &str) -> Response {
    (
        status,
        Json(json!({ "error": { "code": "x", "message": words } })),
    )
        .into_response()
}

async fn token(
    State(shelf): State<Arc<Shelf>>,
    Path(tenant): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let field = |name: &str| {
        let found = form.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let right = tenant == TENANT
        && field("client_id") == CLIENT
        && field("client_secret") == *held(&shelf.secret)
        && field("grant_type") == "client_credentials"
        && field("scope").ends_with("/.default");
    if !right {
        return (
            StatusCode::UNAUTHORIZED,
            Json(json!({ "error": "invalid_client" })),
        )
            .into_response();
    }
    let token = format!("token-{}", held(&shelf.tokens));
    Json(json!({ "token_type": "Bearer", "expires_in": 3599, "access_token": token }))
        .into_response()
}

async fn guard(State(shelf): State<Arc<Shelf>>, request: Request, next: Next) -> Response {
    let right = format!("Bearer token-{}", held(&shelf.tokens));
    let sent = request.headers().get(header::AUTHORIZATION);
    if sent.is_none_or(|sent| sent != right.as_str()) {
        return no(StatusCode::UNAUTHORIZED, "Access token has expired.");
    }
    {
        let mut throttled = held(&shelf.throttled);
        if throttled.0 > 0 {
            throttled.0 -= 1;
            let after = [(header::RETRY_AFTER, throttled.1.to_string())];
            return (after, no(StatusCode::TOO_MANY_REQUESTS, "Slow down.")).into_response();
        }
    }
    next.run(request).await
}

fn query(text: Option<String>) -> Vec<(String, String)> {
    let text = text.unwrap_or_default();
    url::form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}

fn value<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = query.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| value.as_str())
}

/// The word after `before` in a filter.
fn after<'a>(filter: &'a str, before: &str) -> Option<&'a str> {
    filter.split_once(before)?.1.split([' ', '\'']).next()
}

async fn list(State(shelf): State<Arc<Shelf>>, RawQuery(text): RawQuery) -> Response {
    let asked = query(text.clone());
    let filter = value(&asked, "$filter").unwrap_or_default();
    let (since, until) = (after(filter, "ge "), after(filter, "lt "));
    let person = after(filter, "p/id eq '");
    let of = |record: &&Value| {
        let at = record["startDateTime"].as_str().unwrap_or_default();
        let people = record["participants_v2"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        since.is_none_or(|since| at >= since)
            && until.is_none_or(|until| at < until)
            && person.is_none_or(|id| people.iter().any(|one| one["id"] == id))
    };
    let records = held(&shelf.records);
    let all: Vec<Value> = records
        .iter()
        .filter(of)
        .map(|record| json!({ "id": record["id"], "version": record["version"] }))
        .collect();
    let skip: usize = value(&asked, "$skiptoken")
        .and_then(|skip| skip.parse().ok())
        .unwrap_or(0);
    let mut page = json!({ "value": all.iter().skip(skip).take(PAGE).collect::<Vec<_>>() });
    if all.len() > skip + PAGE {
        let kept: Vec<String> = text
            .unwrap_or_default()
            .split('&')
            .filter(|pair| !pair.starts_with("$skiptoken"))
            .map(ToOwned::to_owned)
            .collect();
        page["@odata.nextLink"] = json!(format!(
            "{}/v1.0/communications/callRecords?{}&$skiptoken={}",
            held(&shelf.url),
            kept.join("&"),
            skip + PAGE
        ));
    }
    Json(page).into_response()
}

async fn one(
    State(shelf): State<Arc<Shelf>>,
    Path(id): Path<String>,
    RawQuery(text): RawQuery,
) -> Response {
    if let Some((name, _)) = id.split_once('(') {
        let rows = match name {
            "getPstnCalls" => held(&shelf.pstn),
            "getDirectRoutingCalls" => held(&shelf.routed),
            _ => return no(StatusCode::BAD_REQUEST, "There is no such function."),
        };
        return Json(json!({ "value": *rows })).into_response();
    }
    let records = held(&shelf.records);
    let Some(record) = records.iter().find(|record| record["id"] == id.as_str()) else {
        return no(StatusCode::NOT_FOUND, "The record is gone.");
    };
    let asked = query(text);
    let expand = value(&asked, "$expand").unwrap_or_default();
    let mut told = record.clone();
    if !expand.starts_with("sessions") {
        told["sessions"] = Value::Null;
    }
    if expand != "participants_v2" {
        told["participants_v2"] = Value::Null;
    } else if let Some(people) = told["participants_v2"].as_array().cloned()
        && people.len() > PEOPLE
    {
        told["participants_v2"] = json!(people[..PEOPLE]);
        told["participants_v2@odata.nextLink"] = json!(format!(
            "{}/v1.0/communications/callRecords/{id}/participants_v2?$skip={PEOPLE}",
            held(&shelf.url)
        ));
    }
    Json(told).into_response()
}

async fn people(
    State(shelf): State<Arc<Shelf>>,
    Path(id): Path<String>,
    RawQuery(text): RawQuery,
) -> Response {
    let skip: usize = value(&query(text), "$skip")
        .and_then(|skip| skip.parse().ok())
        .unwrap_or(0);
    let records = held(&shelf.records);
    let found = records.iter().find(|record| record["id"] == id.as_str());
    let people = found
        .and_then(|record| record["participants_v2"].as_array().cloned())
        .unwrap_or_default();
    Json(json!({ "value": people.iter().skip(skip).collect::<Vec<_>>() })).into_response()
}

async fn subscribe(State(shelf): State<Arc<Shelf>>, Json(mut wish): Json<Value>) -> Response {
    let url = wish["notificationUrl"].as_str().unwrap_or_default();
    let token = "Validation: Testing & <b>more</b>";
    let escaped: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
    let url = format!("{url}?validationToken={escaped}");
    let sent = shelf.http.post(url).send().await;
    let Ok(answer) = sent else {
        return no(
            StatusCode::BAD_REQUEST,
            "Subscription validation request failed.",
        );
    };
    let kind = answer.headers().get(header::CONTENT_TYPE).cloned();
    let plain = kind.is_some_and(|kind| {
        kind.to_str()
            .is_ok_and(|kind| kind.starts_with("text/plain"))
    });
    let ok = answer.status() == StatusCode::OK;
    let said = answer.text().await.unwrap_or_default();
    if !plain || !ok || said != token || wish["resource"] != "/communications/callRecords" {
        return no(
            StatusCode::BAD_REQUEST,
            "Subscription validation request failed.",
        );
    }
    let mut subscriptions = held(&shelf.subscriptions);
    wish["id"] = json!(format!("sub-{}", subscriptions.len() + 1));
    subscriptions.push(wish.clone());
    (StatusCode::CREATED, Json(wish)).into_response()
}

async fn renew(
    State(shelf): State<Arc<Shelf>>,
    Path(id): Path<String>,
    Json(wish): Json<Value>,
) -> Response {
    let mut subscriptions = held(&shelf.subscriptions);
    let Some(known) = subscriptions
        .iter_mut()
        .find(|known| known["id"] == id.as_str())
    else {
        return no(StatusCode::NOT_FOUND, "The subscription is gone.");
    };
    known["expirationDateTime"] = wish["expirationDateTime"].clone();
    Json(known.clone()).into_response()
}

async fn unsubscribe(State(shelf): State<Arc<Shelf>>, Path(id): Path<String>) -> StatusCode {
    held(&shelf.subscriptions).retain(|known| known["id"] != id.as_str());
    StatusCode::NO_CONTENT
}
