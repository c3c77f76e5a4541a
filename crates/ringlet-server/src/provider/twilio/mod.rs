//! Twilio Programmable Voice: calls placed by the server, which ring the agent's phone and then the customer's
//! (`twilio.com/docs/voice`; signatures as its own libraries make them).

mod client;
mod payload;
mod settings;
mod signature;
mod twiml;

use std::sync::Arc;

use ringlet_model::Timestamp;
use url::Url;

use super::http::{Credentials, GuardedClient};
use super::{
    CallReport, Company, Delivery, Form, Line, Problem, Proof, RawWebhook, Settings, WebhookFields,
};
use client::TwilioLine;
use signature::Keys;

/// The company.
pub(super) struct Twilio;

impl Company for Twilio {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(TwilioLine::open(http, settings)?))
    }

    /// Twilio signs everything, so what isn't signed isn't Twilio's, whatever key it has.
    fn prove(&self, delivery: &Delivery<'_>, settings: &Settings) -> Proof {
        let Some(auth_token) = settings.secret(settings::AUTH_TOKEN) else {
            return Proof::Wrong;
        };
        let keys = Keys {
            auth_token,
            shared: settings.secret(settings::SHARED_KEY),
        };
        if signature::is_right(delivery, &keys) {
            Proof::Right
        } else {
            Proof::Wrong
        }
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&WebhookFields::read(webhook)?, now)
    }

    /// The parent, which comes first: with it both legs end.
    fn live_id<'a>(&self, aliases: &'a [String]) -> Option<&'a str> {
        aliases.first().map(String::as_str)
    }

    /// Twilio's own addresses ask for the credentials; they go nowhere else.
    fn recording<'a>(&self, place: &str, settings: &'a Settings) -> Option<(Url, Credentials<'a>)> {
        let url = Url::parse(place).ok()?;
        let own = settings.address(settings::ENDPOINT).ok()?.origin() == url.origin();
        let login = client::login(settings).ok().filter(|_| own);
        let credentials = login.map_or(Credentials::None, |(user, password)| Credentials::Basic {
            user,
            password,
        });
        Some((url, credentials))
    }
}
