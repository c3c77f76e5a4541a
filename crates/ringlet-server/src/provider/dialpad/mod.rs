//! Dialpad: `developers.dialpad.com` (call events, event subscriptions, the calls of its API v2), and what public
//! integrations show of its events. Its Mini Dialer in the page places and takes calls; here is the other half: what is
//! heard of them, and the API for what the page can't do.

mod api;
mod client;
mod feed;
mod fields;
mod launch;
mod limit;
mod payload;
pub mod settings;
mod signature;
mod status;
pub mod token;

use std::sync::Arc;

use ringlet_model::Timestamp;
use secrecy::ExposeSecret as _;
use url::Url;

use super::http::{Credentials, GuardedClient};
use super::{CallReport, Company, Delivery, Form, Line, Problem, Proof, RawWebhook, Settings};
use api::Api;
use client::DialpadLine;
use payload::Origin;
use settings::{ALLOW_PLAIN, API_KEY, ENDPOINT, FORM, WEBHOOK_SECRET};

pub use feed::{Address, Feed, Subscription};
pub use launch::launch_url;

/// Dialpad.
#[derive(Debug)]
pub struct Dialpad;

impl Company for Dialpad {
    fn form(&self) -> &'static Form {
        &FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(DialpadLine::new(access(http, settings)?)))
    }

    fn prove(&self, delivery: &Delivery<'_>, settings: &Settings) -> Proof {
        match settings.secret(WEBHOOK_SECRET) {
            Some(secret) => match signature::verified(&delivery.webhook.body, secret) {
                Some(_) => Proof::Right,
                None => Proof::Wrong,
            },
            None if settings.values.is_on(ALLOW_PLAIN) => Proof::None,
            None => Proof::Wrong,
        }
    }

    fn goes_by_key(&self, settings: &Settings) -> bool {
        settings.secret(WEBHOOK_SECRET).is_none()
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&signature::event(&webhook.body)?, Origin::Event, now)
    }

    fn live_id<'a>(&self, aliases: &'a [String]) -> Option<&'a str> {
        aliases.first().map(String::as_str)
    }

    fn hangs_up(&self, settings: &Settings) -> bool {
        settings.secret(API_KEY).is_some()
    }

    /// Dialpad's own addresses ask for the key; it goes nowhere else.
    fn recording<'a>(&self, place: &str, settings: &'a Settings) -> Option<(Url, Credentials<'a>)> {
        let url = Url::parse(place).ok()?;
        let own = settings.address(ENDPOINT).ok()?.origin() == url.origin();
        let key = settings.secret(API_KEY).filter(|_| own);
        Some((url, key.map_or(Credentials::None, Credentials::Bearer)))
    }
}

/// Access to the API; None without a key.
fn access(http: GuardedClient, settings: &Settings) -> Result<Option<Api>, Problem> {
    let base = settings.address(ENDPOINT)?;
    let key = settings.secret(API_KEY);
    Ok(key.map(|key| {
        let bare = key.expose_secret().trim();
        let bare = bare.strip_prefix("Bearer ").unwrap_or(bare).trim();
        Api::new(http, base, bare.to_owned().into())
    }))
}
