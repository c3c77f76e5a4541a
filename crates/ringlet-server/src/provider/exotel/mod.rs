//! Exotel: `developer.exotel.com` (voice, v1): connect two numbers, call details, ExoPhones; status callbacks, and the
//! Passthru applet of inbound flows.

mod client;
mod payload;
mod settings;

use std::sync::Arc;

use ringlet_model::Timestamp;
use url::Url;

use super::http::{Credentials, GuardedClient};
use super::{
    CallReport, Company, Form, Line, Problem, RawWebhook, Settings, Values, WebhookFields,
};
pub use client::ExotelLine;

/// Exotel.
#[derive(Debug)]
pub struct Exotel;

impl Company for Exotel {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(ExotelLine::new(http, settings)?))
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&WebhookFields::read(webhook)?, now)
    }

    fn region(&self, _: &Values) -> Option<&'static str> {
        Some("IN")
    }

    /// A file on the account's own host asks for the account's key; one in a store of files doesn't.
    fn recording<'a>(&self, place: &str, settings: &'a Settings) -> Option<(Url, Credentials<'a>)> {
        let url = Url::parse(place).ok()?;
        let own = settings::base(&settings.values).ok()?.host_str() == url.host_str();
        let account_host = url
            .host_str()
            .is_some_and(|host| host == "recordings.exotel.com" || host.ends_with(".exotel.com"));
        let credentials = match settings.secret(settings::TOKEN) {
            Some(password) if own || account_host => Credentials::Basic {
                user: settings.values.text(settings::KEY),
                password,
            },
            _ => Credentials::None,
        };
        Some((url, credentials))
    }
}
