//! Placetel: `github.com/Placetel/call-control-notify-api` (webhooks), and its Web API v2 (dialling, call details).
//!
//! Webhooks carry no clock, so when they come in is when it happened. A dial is answered with an empty body: its call is
//! recognised by who dialled which number when.

mod client;
mod payload;
mod settings;
mod signature;

use std::sync::Arc;

use ringlet_model::Timestamp;

use super::http::GuardedClient;
use super::{
    CallReport, Company, Delivery, Form, Line, Problem, Proof, RawWebhook, Settings, Values,
    WebhookFields,
};
pub use client::PlacetelLine;

/// Placetel.
#[derive(Debug)]
pub struct Placetel;

impl Company for Placetel {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(PlacetelLine::new(http, settings)?))
    }

    fn prove(&self, delivery: &Delivery<'_>, settings: &Settings) -> Proof {
        let Some(secret) = settings.secret(settings::SHARED_SECRET) else {
            return Proof::None;
        };
        let signature = delivery
            .headers
            .get(signature::HEADER)
            .and_then(|value| value.to_str().ok());
        match signature {
            Some(sent) if signature::is_right(secret, &delivery.webhook.body, sent) => Proof::Right,
            _ => Proof::Wrong,
        }
    }

    fn goes_by_key(&self, settings: &Settings) -> bool {
        settings.secret(settings::SHARED_SECRET).is_none()
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        payload::read(&WebhookFields::read(webhook)?, now)
    }

    fn region(&self, _: &Values) -> Option<&'static str> {
        Some("DE")
    }
}
