//! A company whose PABX can be managed through its interface: extensions, numbers, operators, what is up, what was.

use std::collections::BTreeMap;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::telephony::{Did, Extension, Operator, PabxCall};

use super::ProviderError;

/// New values by the fields' names in our own interface (`number`, `name`, `destination`), and further ones of the company's
/// own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The number.
    pub number: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// Where calls to it go; DIDs only.
    pub destination: Option<String>,
    /// Fields of the company's own, passed on as they are.
    pub more: BTreeMap<String, String>,
}

/// Which of the two lists of things with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Internal numbers.
    Extensions,
    /// Numbers that people call us on.
    Dids,
}

/// What an operator does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OperatorAct {
    /// Signs in.
    Login,
    /// Signs out.
    Logout,
    /// Takes no calls for now, because of this.
    Pause(String),
    /// Takes calls again.
    Unpause,
}

/// Which part of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Begun then or later.
    pub from: Timestamp,
    /// Begun before.
    pub to: Timestamp,
    /// The other side.
    pub number: Option<String>,
    /// The extension of ours.
    pub extension: Option<String>,
    /// Calls at most.
    pub limit: u32,
    /// How many to leave out.
    pub offset: u32,
}

/// A PABX. Every method fails as [`Line::place`](super::Line::place) does.
#[async_trait]
#[allow(clippy::missing_errors_doc, reason = "said once, above")]
pub trait Pabx: Send + Sync {
    /// Its internal numbers; `user` is for the caller to fill.
    async fn extensions(&self) -> Result<Vec<Extension>, ProviderError>;

    /// The numbers that people call us on.
    async fn dids(&self) -> Result<Vec<Did>, ProviderError>;

    /// Adds to a list; answers the id when it is told.
    async fn add(&self, shelf: Shelf, entry: &Entry) -> Result<Option<String>, ProviderError>;

    /// Changes one of a list.
    async fn change(&self, shelf: Shelf, id: &str, entry: &Entry) -> Result<(), ProviderError>;

    /// Removes one of a list.
    async fn remove(&self, shelf: Shelf, id: &str) -> Result<(), ProviderError>;

    /// Its operators; presence only where it says so.
    async fn operators(&self) -> Result<Vec<Seen>, ProviderError>;

    /// Does for an operator what one does at the phone.
    async fn act(&self, operator: &str, act: &OperatorAct) -> Result<(), ProviderError>;

    /// Calls that are up.
    async fn online_calls(&self, now: Timestamp) -> Result<Vec<PabxCall>, ProviderError>;

    /// Calls that were.
    async fn history(
        &self,
        filter: &HistoryFilter,
        now: Timestamp,
    ) -> Result<Vec<PabxCall>, ProviderError>;
}

/// An operator as the PABX lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Who; `user` and `since` are for the caller to fill.
    pub operator: Operator,
    /// The PABX said whether the operator takes calls; else the presence is only a blank.
    pub presence_told: bool,
}
