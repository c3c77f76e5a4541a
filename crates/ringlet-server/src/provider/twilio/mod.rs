//! Twilio Programmable Voice (`twilio.com/docs/voice`; signatures and tokens as its own libraries make them): calls placed by
//! the server, which ring the agent's phone and then the customer's; calls that have their sound in the agent's browser; calls
//! that come in, and ring either.

mod account;
mod client;
mod payload;
mod rest;
mod settings;
mod signature;
pub mod spoken;
pub mod twiml;
pub mod voice;

use std::sync::Arc;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use url::Url;

use super::http::{Credentials, GuardedClient};
use super::{
    CallReport, Company, Delivery, Form, Line, Made, Problem, Proof, RawWebhook, SetUpError,
    Settings, Values, WebhookFields,
};
use client::TwilioLine;
use signature::Keys;

/// Where Twilio asks what to do with a call from a browser: below our public address.
pub const VOICE_PATH: &str = "/api/ringlet/twilio/voice";
/// Where it asks what to do with a call that comes in.
pub const INCOMING_PATH: &str = "/api/ringlet/twilio/incoming";
/// Where it tells that the agents were rung in vain, or that their call is over.
pub const RUNG_PATH: &str = "/api/ringlet/twilio/rung";
/// Where it tells how a call is.
pub const STATUS_PATH: &str = "/api/ringlet/twilio/status";
/// The customer's leg of an outbound call, in a callback's address.
pub const CUSTOMER_LEG: &str = payload::CUSTOMER;
/// An inbound call as a whole, there.
pub const INBOUND_LEG: &str = payload::INBOUND;
/// What our own call id is called where a browser and we tell it one another through Twilio.
pub const CALL_PARAMETER: &str = "ringlet_call";

/// Calls are recorded.
#[must_use]
pub fn records(values: &Values) -> bool {
    values.is_on(settings::RECORD)
}

/// The company.
pub(super) struct Twilio;

#[async_trait]
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
        match signature::is_right(delivery, &keys) {
            None => Proof::Missing,
            Some(true) => Proof::Right,
            Some(false) => Proof::Wrong,
        }
    }

    fn goes_by_key(&self, _: &Settings) -> bool {
        false
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&WebhookFields::read(webhook)?, now)
    }

    /// The parent, which comes first: with it both legs end.
    fn live_id<'a>(&self, aliases: &'a [String]) -> Option<&'a str> {
        aliases.first().map(String::as_str)
    }

    async fn set_up(
        &self,
        http: GuardedClient,
        settings: &Settings,
        origin: &str,
    ) -> Result<Made, SetUpError> {
        account::set_up(http, settings, origin).await
    }

    /// Twilio's own addresses ask for the credentials; they go nowhere else.
    fn recording<'a>(&self, place: &str, settings: &'a Settings) -> Option<(Url, Credentials<'a>)> {
        let url = Url::parse(place).ok()?;
        let own = settings.address(settings::ENDPOINT).ok()?.origin() == url.origin();
        let login = rest::login(settings).ok().filter(|_| own);
        let credentials = login.map_or(Credentials::None, |(user, password)| Credentials::Basic {
            user,
            password,
        });
        Some((url, credentials))
    }
}
