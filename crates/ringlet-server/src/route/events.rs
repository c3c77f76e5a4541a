//! `GET /api/ringlet/events`: live updates as server-sent events, with replay.
//!
//! A client that comes back names the last event it has seen (`Last-Event-ID`, or `?last_event_id=` where a header can't
//! be set) and gets what it missed from the outbox, then what comes. When that is too long ago it gets one event `reset`
//! and must fetch the present state itself.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, StreamExt as _, stream};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Query;
use super::docs::Refusals;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::realtime::Subscription;
use crate::storage::{LiveEvent, Replay};

/// Events replayed at most; a client that missed more fetches the present state.
const REPLAYED: u32 = 500;
/// A comment is sent this often, so that proxies don't close a silent connection.
const PING: Duration = Duration::from_secs(15);
/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_secs(2);

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(events))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Since {
    /// The last event seen, where the header `Last-Event-ID` can't be sent.
    last_event_id: Option<String>,
}

/// Live updates of the signed-in person's calls, as server-sent events with replay.
#[utoipa::path(
    get,
    path = "/api/ringlet/events",
    tag = "widget",
    params(Since),
    responses((status = 200, content_type = "text/event-stream"), Refusals)
)]
async fn events(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(since): Query<Since>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    // Listening first and reading the outbox second leaves no gap; what comes twice is dropped by its number.
    let live = state.hub.subscribe(&user.id);
    let newest = state.store.newest_live_event().await?;
    let missed = match last_seen(&headers, since) {
        Some(seen) => missed(&state, &user.id, seen, newest).await?,
        None => VecDeque::from([greeting(newest)]),
    };
    let lifetime = user
        .expires_at
        .map(|end| end.0.saturating_sub(state.clock.now().0));
    let stream = told(missed, live, newest).take_until(ending(lifetime));
    let keep_alive = KeepAlive::new().interval(PING).text("ping");
    let mut response = Sse::new(stream.map(Ok::<_, Infallible>))
        .keep_alive(keep_alive)
        .into_response();
    response.headers_mut().insert(
        "x-accel-buffering",
        axum::http::HeaderValue::from_static("no"),
    );
    Ok(response)
}

/// None when the client names no event, or nonsense.
fn last_seen(headers: &HeaderMap, since: Since) -> Option<i64> {
    headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
        .or(since.last_event_id)?
        .parse()
        .ok()
}

/// Gives the client a number to come back with before anything has happened.
fn greeting(newest: i64) -> Event {
    Event::default().id(newest.to_string()).retry(RETRY)
}

async fn missed(
    state: &AppState,
    user_id: &str,
    seen: i64,
    newest: i64,
) -> ApiResult<VecDeque<Event>> {
    let replay = state
        .store
        .replay_live_events(user_id, seen, REPLAYED)
        .await?;
    let mut missed = VecDeque::from([greeting(seen)]);
    match replay {
        Replay::Events(events) => missed.extend(
            events
                .iter()
                .filter(|event| event.seq <= newest)
                .map(rendered),
        ),
        Replay::TooOld => {
            missed = VecDeque::from([greeting(newest)]);
            let reset = Event::default().event("reset").data("{}");
            missed.push_back(reset.id(newest.to_string()));
        }
    }
    Ok(missed)
}

/// First what was missed, then what comes after number `newest`.
fn told(
    missed: VecDeque<Event>,
    live: Subscription,
    newest: i64,
) -> impl Stream<Item = Event> + Send {
    let coming = live.filter_map(move |event: Arc<LiveEvent>| {
        std::future::ready((event.seq > newest).then(|| rendered(&event)))
    });
    stream::iter(missed).chain(coming)
}

fn rendered(event: &LiveEvent) -> Event {
    Event::default()
        .id(event.seq.to_string())
        .event(&event.name)
        .data(&event.data)
}

/// Comes true when the proof of who listens ends; the client must come back with a fresh one.
async fn ending(lifetime_ms: Option<i64>) {
    match lifetime_ms.map(|left| u64::try_from(left).unwrap_or(0)) {
        Some(left) => tokio::time::sleep(Duration::from_millis(left)).await,
        None => std::future::pending().await,
    }
}
