//! JT Telecom's PABX em nuvem (the suite at `emnuvem.meupabxip.com.br`). No page of the vendor's could be read: operations,
//! filters and codes are those that two public integrations use, and where these contradict each other an administrator
//! chooses. Answers are read in every likely form. Experimental.

mod answer;
mod client;
mod manage;
mod payload;
mod row;
mod settings;
mod stamp;
mod status;

use std::sync::Arc;

use ringlet_model::Timestamp;

use super::http::GuardedClient;
use super::{
    CallReport, Company, Form, Line, Pabx, Problem, RawWebhook, Settings, Values, WebhookFields,
};
use client::JtTelecomLine;
use status::Source;

/// The company.
pub(super) struct JtTelecom;

impl Company for JtTelecom {
    fn form(&self) -> &'static Form {
        &settings::FORM
    }

    fn open(&self, http: GuardedClient, settings: &Settings) -> Result<Arc<dyn Line>, Problem> {
        Ok(Arc::new(JtTelecomLine::open(http, settings)?))
    }

    fn read(&self, webhook: &RawWebhook, now: Timestamp) -> Option<CallReport> {
        let fields = WebhookFields::read(webhook)?;
        // Only the times of a webhook that names any depend on the PABX's zone; none was ever seen to.
        payload::report(&fields, Source::Webhook, stamp::offset(""), now)
    }

    fn region(&self, _: &Values) -> Option<&'static str> {
        Some("BR")
    }

    fn pabx(
        &self,
        http: GuardedClient,
        settings: &Settings,
    ) -> Option<Result<Arc<dyn Pabx>, Problem>> {
        let line = JtTelecomLine::open(http, settings);
        Some(line.map(|line| Arc::new(line) as Arc<dyn Pabx>))
    }

    fn poll_seconds(&self, values: &Values) -> Option<u64> {
        values.text(settings::POLL_SECONDS).parse().ok()
    }
}
