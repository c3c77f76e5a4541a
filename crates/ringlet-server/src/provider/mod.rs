//! Telephony companies: how a call is placed, cut, looked up and tested through each, and how their webhooks read. What a
//! company's JSON looks like is known below this folder and nowhere else; nothing here sees the database.

mod address;
pub mod error;
pub mod http;
mod lines;
mod report;
pub mod tata_tele;
mod webhook;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;

pub use error::ProviderError;
pub use lines::{DemoAccount, Lines};
pub use report::CallReport;
pub use webhook::{RawWebhook, WebhookFields};

/// A call to be placed. Numbers are digits with country code, without `+`, unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCall {
    /// Our own call id; comes back in webhooks where the provider can carry it.
    pub call_id: String,
    /// The agent's phone or extension, as the administrator entered it.
    pub agent_number: String,
    /// The other side.
    pub customer_number: String,
    /// The number to show to the other side; None: the provider's default.
    pub caller_id: Option<String>,
}

/// The provider took a call on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// The ids by which it may speak of this call later.
    pub aliases: Vec<String>,
}

/// A call that we lost sight of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Our own call id.
    pub call_id: String,
    /// Every id the provider used for it.
    pub aliases: Vec<String>,
    /// The other side, E.164.
    pub customer_number: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
}

/// A configured line of one company.
#[async_trait]
pub trait Line: Send + Sync {
    /// Asks for a call: the agent's phone rings first, then the other side's.
    ///
    /// # Errors
    /// The provider refused, couldn't be reached, or answered something that can't be read.
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError>;

    /// Cuts a call, named by its live id.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn hang_up(&self, live_id: &str) -> Result<(), ProviderError>;

    /// What the provider knows of calls we lost sight of: the live ones and those in its history. A call that it doesn't
    /// know any more is missing from the answer.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn look_up(
        &self,
        lost: &[Lost],
        now: Timestamp,
    ) -> Result<Vec<(String, CallReport)>, ProviderError>;

    /// Tests the credentials without placing a call.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn probe(&self) -> Result<(), ProviderError>;
}

/// Reads a webhook of this provider; None when nothing can be made of it.
#[must_use]
pub fn read_webhook(
    provider: Provider,
    webhook: &RawWebhook,
    now: Timestamp,
) -> Option<CallReport> {
    match provider {
        Provider::TataTele | Provider::Demo => {
            let fields = WebhookFields::read(webhook)?;
            tata_tele::read(&fields, now)
        }
        _ => None,
    }
}

/// Which of a call's ids the provider takes for hanging up; None when it isn't known yet.
#[must_use]
pub fn live_id(provider: Provider, aliases: &[String]) -> Option<&str> {
    match provider {
        Provider::TataTele | Provider::Demo => tata_tele::live_id(aliases),
        _ => None,
    }
}
