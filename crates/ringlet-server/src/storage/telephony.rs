//! What a PABX's own lists need kept beside them: who is which operator, how far its history was read.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::telephony::Operator;
use ringlet_model::provider::Provider;

use super::{AuditRecord, Claim, LiveDraft, RequestKey, SilentCall, StorageError};

/// The right to read a provider's history now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryTurn {
    /// It was read up to here; None: never.
    pub read_to: Option<Timestamp>,
}

/// What a PABX's own lists need.
#[async_trait]
pub trait Telephony: Send + Sync {
    /// The operators of a provider, as far as they were ever seen; by name.
    async fn operators(&self, provider: Provider) -> Result<Vec<Operator>, StorageError>;

    /// Keeps operators as they are now, and tells of it. A user is one operator at most: another one loses it.
    async fn save_operators(
        &self,
        provider: Provider,
        operators: Vec<Operator>,
        audit: Option<AuditRecord>,
        tell: Vec<LiveDraft>,
    ) -> Result<(), StorageError>;

    /// What a provider knows each agent by: user id and phone, extension or id.
    async fn agent_lines(&self, provider: Provider) -> Result<Vec<(String, String)>, StorageError>;

    /// Takes the turn to read a provider's history; None when it was taken less than `every_millis` ago.
    async fn take_history_turn(
        &self,
        provider: Provider,
        every_millis: i64,
    ) -> Result<Option<HistoryTurn>, StorageError>;

    /// The history was read up to here.
    async fn note_history_read(
        &self,
        provider: Provider,
        to: Timestamp,
    ) -> Result<(), StorageError>;

    /// Our own calls begun since then for which the provider has told no id yet; oldest first.
    async fn dials_without_id(
        &self,
        provider: Provider,
        since: Timestamp,
    ) -> Result<Vec<SilentCall>, StorageError>;

    /// Claims the key of a request whose work isn't done here.
    async fn claim_request(&self, key: RequestKey) -> Result<Claim, StorageError>;

    /// Keeps what that request made; None: it failed, and may be sent again.
    async fn settle_request(
        &self,
        key: RequestKey,
        made: Option<String>,
    ) -> Result<(), StorageError>;
}
