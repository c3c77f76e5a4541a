//! Telephony companies: how a call is placed, cut, looked up and tested through each, and how their webhooks read. What a
//! company's JSON looks like is known below this folder and nowhere else; nothing here sees the database.

mod address;
mod answer;
mod company;
pub mod dialpad;
pub mod error;
pub mod exotel;
mod form;
pub mod http;
mod hush;
mod jt_telecom;
mod lines;
mod lost;
pub mod manual;
mod pabx;
mod pace;
pub mod placetel;
mod remember;
mod report;
mod set_up;
mod socket;
mod stamp;
pub mod tata_tele;
pub mod teams;
pub mod telecmi;
mod traffic;
pub mod twilio;
mod values;
mod webhook;

use std::collections::BTreeMap;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::DialpadIdentity;

pub use company::{COMPANIES, Company, Delivery, Proof, company, form, live_id, read_webhook};
pub use error::ProviderError;
pub use form::{DISPOSITIONS, Field, Form, Problem, anything};
pub use lines::{DemoAccount, Lines};
pub use lost::{Lost, is_about};
pub use pabx::{Entry, HistoryFilter, OperatorAct, Pabx, Seen, Shelf};
pub use report::{CallReport, Dialled, Person};
pub use set_up::{Made, SetUpError};
pub use socket::Socket;
pub use traffic::TrafficSink;
pub use values::{Settings, Values};
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
    /// The page's own data, where the provider carries any along.
    pub custom_data: Option<String>,
    /// In whose name Dialpad places it: kind and id.
    pub identity: Option<(DialpadIdentity, String)>,
    /// What else is to go with the call, where the provider can carry it.
    pub variables: BTreeMap<String, String>,
    /// Our webhook address with its key, for providers that are told it with each call; empty: it has none.
    pub webhook_url: String,
    /// When the call is asked for.
    pub at: Timestamp,
}

/// The provider took a call on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// The ids by which it may speak of this call later.
    pub aliases: Vec<String>,
}

/// What a provider's lists say of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// What they say.
    pub report: CallReport,
    /// When the call began, when they say so.
    pub began: Option<Timestamp>,
}

/// What a provider knows of calls that we lost sight of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Our own call id, and what it tells of that call.
    pub reports: Vec<(String, CallReport)>,
    /// Calls (our own ids) that it couldn't be asked about now: they may well go on.
    pub unsure: Vec<String>,
}

/// A configured line of one company. What a company has no interface for is [`ProviderError::NotSupported`].
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
    async fn hang_up(&self, _live_id: &str) -> Result<(), ProviderError> {
        Err(ProviderError::NotSupported)
    }

    /// What the provider knows of calls we lost sight of: the live ones and those in its history. A call that it doesn't
    /// know any more is missing from the answer.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn look_up(&self, _lost: &[Lost], _now: Timestamp) -> Result<Found, ProviderError> {
        Err(ProviderError::NotSupported)
    }

    /// The calls that began in this time and are over.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn history(
        &self,
        _since: Timestamp,
        _until: Timestamp,
        _now: Timestamp,
    ) -> Result<Vec<CallReport>, ProviderError> {
        Err(ProviderError::NotSupported)
    }

    /// All calls that are up, and those of the history begun since then.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn recent(
        &self,
        _since: Timestamp,
        _now: Timestamp,
    ) -> Result<Vec<Recent>, ProviderError> {
        Err(ProviderError::NotSupported)
    }

    /// Tests the credentials without placing a call.
    ///
    /// # Errors
    /// As for [`place`](Self::place).
    async fn probe(&self) -> Result<(), ProviderError> {
        Err(ProviderError::NotSupported)
    }
}
