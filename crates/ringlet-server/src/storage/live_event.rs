//! The outbox of live updates: what each user's tabs are told, in order, replayable.

use async_trait::async_trait;
use ringlet_model::Timestamp;

use super::StorageError;

/// Something to tell one user's tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveDraft {
    /// Who is told.
    pub user_id: String,
    /// The event's name, e.g. `tata_tele_call`.
    pub name: String,
    /// JSON, one line.
    pub data: String,
}

/// Something told to one user's tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveEvent {
    /// Its place in the order of all events; never used twice.
    pub seq: i64,
    /// Who is told.
    pub user_id: String,
    /// The event's name.
    pub name: String,
    /// JSON, one line.
    pub data: String,
}

/// What a returning tab has missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    /// These, in order.
    Events(Vec<LiveEvent>),
    /// Too much, or too long ago: the tab must fetch the present state.
    TooOld,
}

/// The outbox of live updates.
#[async_trait]
pub trait LiveEvents: Send + Sync {
    /// The newest sequence number given to anybody; 0 before the first.
    async fn newest_live_event(&self) -> Result<i64, StorageError>;

    /// The user's events after `seq`, at most `limit`.
    async fn replay_live_events(
        &self,
        user_id: &str,
        seq: i64,
        limit: u32,
    ) -> Result<Replay, StorageError>;

    /// Forgets events older than `before`; returns how many.
    async fn prune_live_events(&self, before: Timestamp) -> Result<usize, StorageError>;

    /// Forgets idempotency keys older than `before`; returns how many.
    async fn prune_request_keys(&self, before: Timestamp) -> Result<usize, StorageError>;

    /// Stores and sends an event that belongs to no other write.
    async fn publish(&self, draft: LiveDraft) -> Result<(), StorageError>;
}
