//! How Dialpad's events come to us: subscriptions for our webhook, or over a WebSocket that we open, for a server that Dialpad
//! can't reach. `developers.dialpad.com/docs/event-subscriptions`, `…/event-subscriptions-via-websocket`.

use reqwest::Method;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use url::Url;

use super::super::http::GuardedClient;
use super::super::socket::Socket;
use super::super::{Problem, ProviderError, RawWebhook, Settings};
use super::api::Api;
use super::fields::Fields;
use super::limit::Endpoint;
use super::settings::{COMPANY, TARGET_ID, TARGET_TYPE, WEBHOOK_SECRET};
use super::{access, signature};

/// The events that a call log needs.
const STATES: [&str; 13] = [
    "calling",
    "ringing",
    "connected",
    "hold",
    "hangup",
    "missed",
    "voicemail",
    "voicemail_uploaded",
    "blocked",
    "recording",
    "admin_recording",
    "transcription",
    "dispositions",
];

/// A company's events.
#[derive(Debug)]
pub struct Feed {
    api: Api,
    /// Connections of its own: they stay open.
    http: GuardedClient,
    secret: Option<SecretString>,
    target: Option<(String, String)>,
    fingerprint: String,
}

/// What Dialpad keeps for us. None of it is secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its id of our WebSocket or webhook.
    pub endpoint: String,
    /// Its id of the subscription to call events.
    pub id: String,
}

/// Where a WebSocket is opened within the next hour. The address holds a token.
pub struct Address(Url);

impl Feed {
    /// The feed by these settings; None without an API key.
    ///
    /// # Errors
    /// The field that is wrong.
    pub fn new(
        http: GuardedClient,
        sockets: GuardedClient,
        settings: &Settings,
    ) -> Result<Option<Self>, Problem> {
        let Some(api) = access(http, settings)? else {
            return Ok(None);
        };
        let secret = settings.secret(WEBHOOK_SECRET).cloned();
        let values = &settings.values;
        let target = match values.text(TARGET_TYPE) {
            "" | COMPANY => None,
            kind => Some((kind.to_owned(), values.text(TARGET_ID).to_owned())),
        };
        let fingerprint = fingerprint(&api, secret.as_ref(), target.as_ref());
        Ok(Some(Self {
            api,
            http: sockets,
            secret,
            target,
            fingerprint,
        }))
    }

    /// Tells feeds apart: another key, secret or target needs another subscription.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Makes a WebSocket endpoint and its subscription at Dialpad.
    ///
    /// # Errors
    /// Dialpad refused, couldn't be reached, or answered something that can't be read.
    pub async fn subscribe(&self) -> Result<Subscription, ProviderError> {
        let mut wish = json!({});
        if let Some(secret) = &self.secret {
            wish["secret"] = json!(secret.expose_secret());
        }
        self.to_events("websockets", wish).await
    }

    /// Makes Dialpad send its events to our webhook.
    ///
    /// # Errors
    /// As for [`subscribe`](Self::subscribe).
    pub async fn subscribe_webhook(&self, url: &str) -> Result<Subscription, ProviderError> {
        let mut wish = json!({ "hook_url": url });
        if let Some(secret) = &self.secret {
            wish["secret"] = json!(secret.expose_secret());
        }
        self.to_events("webhooks", wish).await
    }

    /// Makes an endpoint of this kind, and subscribes it to the events of calls.
    async fn to_events(&self, kind: &str, wish: Value) -> Result<Subscription, ProviderError> {
        let made = self.post(&[kind], &wish).await?;
        let endpoint = Fields::of(&made).id("id").ok_or_else(unreadable)?;
        let mut wish = json!({
            "endpoint_id": number(&endpoint),
            "call_states": STATES,
            "enabled": true,
            "group_calls_only": false,
        });
        if let Some((kind, id)) = &self.target {
            wish["target_type"] = json!(kind);
            wish["target_id"] = number(id);
        }
        let made = self.post(&["subscriptions", "call"], &wish).await?;
        let id = Fields::of(&made).id("id").ok_or_else(unreadable)?;
        Ok(Subscription { endpoint, id })
    }

    async fn post(&self, path: &[&str], wish: &Value) -> Result<Value, ProviderError> {
        let endpoint = (Endpoint::Other, Method::POST);
        self.api.ask(endpoint, path, &[], Some(wish)).await
    }

    /// Where the endpoint's WebSocket is opened; asked anew each time, as an address is good for one hour. None: Dialpad
    /// has no such endpoint, or no such subscription, any more.
    ///
    /// # Errors
    /// As for [`subscribe`](Self::subscribe).
    pub async fn address(&self, known: &Subscription) -> Result<Option<Address>, ProviderError> {
        let Some(endpoint) = self.get(&["websockets", &known.endpoint]).await? else {
            return Ok(None);
        };
        if !self.has(known).await? {
            return Ok(None);
        }
        let url = Fields::of(&endpoint).text("websocket_url");
        let url = url.and_then(|url| Url::parse(&url).ok());
        url.map(|url| Some(Address(url))).ok_or_else(unreadable)
    }

    /// Dialpad still has this subscription.
    ///
    /// # Errors
    /// As for [`subscribe`](Self::subscribe).
    pub async fn has(&self, known: &Subscription) -> Result<bool, ProviderError> {
        let kept = self.get(&["subscriptions", "call", &known.id]).await?;
        Ok(kept.is_some())
    }

    /// None: Dialpad doesn't know it.
    async fn get(&self, path: &[&str]) -> Result<Option<Value>, ProviderError> {
        let endpoint = (Endpoint::Other, Method::GET);
        match self.api.ask(endpoint, path, &[], None).await {
            Ok(kept) => Ok(Some(kept)),
            Err(ProviderError::Refused(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Opens the WebSocket.
    ///
    /// # Errors
    /// As for [`Socket::open`].
    pub async fn open(&self, address: Address) -> Result<Socket, ProviderError> {
        Socket::open(&self.http, address.0).await
    }

    /// A message as a webhook would have brought it; None when it isn't an event, or isn't signed as it must be. Without a
    /// secret the connection itself, which we opened to Dialpad, says who speaks.
    #[must_use]
    pub fn event(&self, message: Vec<u8>) -> Option<RawWebhook> {
        match &self.secret {
            Some(secret) => signature::verified(&message, secret)?,
            None => signature::event(&message)?,
        };
        Some(RawWebhook {
            content_type: "application/jwt".to_owned(),
            query: String::new(),
            body: message,
        })
    }
}

fn fingerprint(
    api: &Api,
    secret: Option<&SecretString>,
    target: Option<&(String, String)>,
) -> String {
    let secret = secret.map_or("", |secret| secret.expose_secret());
    let whole = format!("{:?}\n{secret}\n{target:?}", api.account());
    hex::encode(Sha256::digest(whole))
}

/// Ids are numbers in requests.
fn number(id: &str) -> Value {
    id.parse::<u64>().map_or(Value::Null, Value::from)
}

fn unreadable() -> ProviderError {
    ProviderError::Faulty("It answered something that can’t be read.".to_owned())
}
