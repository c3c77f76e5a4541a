//! TeleCMI (CHUB): `doc.telecmi.com/chub` (click to call for admins, webhooks, call history).
//!
//! A call has two legs, and each has a report of its own when it is over: leg a is the agent's, leg b the customer's. They
//! share `request_id` and `call_id`.

mod client;
mod payload;
mod settings;

use std::sync::Arc;

use ringlet_model::Timestamp;
use secrecy::ExposeSecret as _;
use url::Url;

use super::http::{Credentials, GuardedClient};
use super::{CallReport, Company, Form, Line, Problem, RawWebhook, Settings, WebhookFields};
pub use client::TelecmiLine;

/// TeleCMI.
#[derive(Debug)]
pub struct Telecmi;

impl Company for Telecmi {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(TelecmiLine::new(http, settings)?))
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&WebhookFields::read(webhook)?, now)
    }

    /// A report names a recording by its file; app id and secret open it.
    fn recording<'a>(&self, file: &str, settings: &'a Settings) -> Option<(Url, Credentials<'a>)> {
        let mut url = client::beside(&settings.address(settings::ENDPOINT).ok()?, "play").ok()?;
        url.query_pairs_mut()
            .append_pair("appid", settings.values.text(settings::APP_ID))
            .append_pair("secret", settings.secret(settings::SECRET)?.expose_secret())
            .append_pair("file", file);
        Some((url, Credentials::None))
    }
}
