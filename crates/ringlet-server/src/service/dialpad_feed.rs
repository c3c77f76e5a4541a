//! Dialpad's events over a WebSocket that we open and keep open, for a server that Dialpad can't reach.

use std::time::Duration;

use ringlet_model::provider::Provider;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, MissedTickBehavior, interval};

use super::{dialpad_history, ingest_call_event, provider_answer, provider_line};
use crate::app::AppState;
use crate::error::{ApiError, ApiResult};
use crate::provider::dialpad::settings::{BY_WEBSOCKET, EVENTS};
use crate::provider::dialpad::{Address, Feed, Subscription};
use crate::provider::{ProviderError, Socket};

/// Under which name the subscription is noted.
const NOTE: &str = "feed";
/// A connection is cut one hour after its address was made.
const RENEW_AFTER: Duration = Duration::from_secs(55 * 60);
/// Before the settings are looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(2);
/// Between two tries to renew.
const TRY_AGAIN: Duration = Duration::from_secs(60);
/// How long the old connection is listened to once the new one is open.
const OVERLAP: Duration = Duration::from_secs(2);

/// How often things are done.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// A connection is replaced by a new one.
    pub renew: Duration,
    /// The settings are looked at.
    pub look: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            renew: RENEW_AFTER,
            look: LOOK_AGAIN,
        }
    }
}

/// Why listening ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It isn't wanted, or not any more.
    Off,
    /// The connection was open and ended.
    Closed,
    /// There was none.
    Failed(String),
}

/// What is noted of the subscription.
#[derive(Serialize, Deserialize)]
struct Noted {
    fingerprint: String,
    subscription: Subscription,
}

/// Listens for as long as it is wanted and the connection stands.
///
/// # Errors
/// Storing failed.
pub async fn listen(state: &AppState, pace: Pace) -> ApiResult<End> {
    let Some(feed) = wanted(state).await? else {
        return Ok(End::Off);
    };
    let socket = match connect(state, &feed).await? {
        Ok(socket) => socket,
        Err(error) => {
            let fault = error.to_string();
            let noted = Some(fault.clone());
            provider_answer::note(state, Provider::Dialpad, noted).await?;
            return Ok(End::Failed(fault));
        }
    };
    provider_answer::note(state, Provider::Dialpad, None).await?;
    tracing::info!("listening to Dialpad's events");
    // What happened while nobody listened.
    tokio::spawn(catch_up(state.clone()));
    keep_open(state, &feed, socket, pace).await
}

async fn catch_up(state: AppState) {
    if let Err(error) = dialpad_history::fill(&state).await {
        tracing::warn!(%error, "Dialpad's past calls could not be kept");
    }
}

async fn keep_open(
    state: &AppState,
    feed: &Feed,
    mut socket: Socket,
    pace: Pace,
) -> ApiResult<End> {
    let mut look = interval(pace.look);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut renew_at = Instant::now() + pace.renew;
    loop {
        tokio::select! {
            message = socket.next() => match message {
                Some(message) => take(state, feed, message).await?,
                None => return Ok(End::Closed),
            },
            () = tokio::time::sleep_until(renew_at) => match connect(state, feed).await? {
                Ok(next) => {
                    let old = std::mem::replace(&mut socket, next);
                    renew_at = Instant::now() + pace.renew;
                    listen_out(state, feed, old).await?;
                }
                Err(error) => {
                    tracing::warn!(%error, "Dialpad's events: no new connection yet");
                    renew_at = Instant::now() + TRY_AGAIN;
                }
            },
            _ = look.tick() => {
                let now = wanted(state).await?;
                if now.is_none_or(|now| now.fingerprint() != feed.fingerprint()) {
                    socket.close().await;
                    return Ok(End::Off);
                }
            }
        }
    }
}

/// Takes what the old connection still brings; what comes twice is kept once.
async fn listen_out(state: &AppState, feed: &Feed, mut old: Socket) -> ApiResult<()> {
    let end = Instant::now() + OVERLAP;
    while let Ok(Some(message)) = tokio::time::timeout_at(end, old.next()).await {
        take(state, feed, message).await?;
    }
    old.close().await;
    Ok(())
}

/// The feed, when it is switched on and can be opened.
async fn wanted(state: &AppState) -> ApiResult<Option<Feed>> {
    let on = provider_line::enabled(state).await?;
    if !on.contains(&Provider::Dialpad) {
        return Ok(None);
    }
    let Some((_, settings)) = provider_line::set_up(state, Provider::Dialpad).await? else {
        return Ok(None);
    };
    if settings.values.text(EVENTS) != BY_WEBSOCKET {
        return Ok(None);
    }
    // A wrong address can't have been saved.
    Ok(state.lines.dialpad_feed(&settings).ok().flatten())
}

async fn connect(state: &AppState, feed: &Feed) -> ApiResult<Result<Socket, ProviderError>> {
    let address = match known(state, feed).await? {
        Some(subscription) => feed.address(&subscription).await,
        None => Ok(None),
    };
    let address = match address {
        Ok(Some(address)) => address,
        Ok(None) => match subscribe(state, feed).await? {
            Ok(address) => address,
            Err(error) => return Ok(Err(error)),
        },
        Err(error) => return Ok(Err(error)),
    };
    Ok(feed.open(address).await)
}

async fn known(state: &AppState, feed: &Feed) -> ApiResult<Option<Subscription>> {
    let noted = state.store.provider_note(Provider::Dialpad, NOTE).await?;
    let noted = noted.and_then(|noted| serde_json::from_str::<Noted>(&noted).ok());
    let same = noted.filter(|noted| noted.fingerprint == feed.fingerprint());
    Ok(same.map(|noted| noted.subscription))
}

/// Makes a subscription and notes it, so that a restart makes no second one.
async fn subscribe(state: &AppState, feed: &Feed) -> ApiResult<Result<Address, ProviderError>> {
    let made = match feed.subscribe().await {
        Ok(made) => made,
        Err(error) => return Ok(Err(error)),
    };
    let noted = Noted {
        fingerprint: feed.fingerprint().to_owned(),
        subscription: made.clone(),
    };
    let noted = serde_json::to_string(&noted).map_err(ApiError::internal)?;
    state
        .store
        .note_of_provider(Provider::Dialpad, NOTE, noted)
        .await?;
    let gone = || ProviderError::Faulty("It forgot the subscription at once.".to_owned());
    Ok(feed
        .address(&made)
        .await
        .and_then(|address| address.ok_or_else(gone)))
}

async fn take(state: &AppState, feed: &Feed, message: Vec<u8>) -> ApiResult<()> {
    match feed.event(message) {
        Some(event) => {
            ingest_call_event::receive(state, Provider::Dialpad, event).await?;
        }
        // Greetings, and what isn't signed as it must be.
        None => {
            metrics::counter!("ringlet_webhooks_refused_total", "provider" => "dialpad")
                .increment(1);
            tracing::debug!("a message of Dialpad's that is no event");
        }
    }
    Ok(())
}
