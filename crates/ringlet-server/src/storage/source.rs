//! Sources of the log that aren't telephony lines: how each does, and which of its records are still to be fetched.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::SourceStatus;

use super::StorageError;

/// Sources of the log.
#[async_trait]
pub trait Sources: Send + Sync {
    /// How every source does that ever did something, by id.
    async fn source_statuses(&self) -> Result<Vec<SourceStatus>, StorageError>;

    /// Notes that `source` went well: what it did, and when it runs next by itself.
    async fn note_source_success(
        &self,
        source: &'static str,
        detail: String,
        next_run_at: Option<Timestamp>,
    ) -> Result<(), StorageError>;

    /// Notes that `source` failed: why, in a sentence, and when it is tried next.
    async fn note_source_failure(
        &self,
        source: &'static str,
        failure: String,
        next_run_at: Option<Timestamp>,
    ) -> Result<(), StorageError>;

    /// Keeps in mind that these records are to be fetched, not before `due_at`; so also one that is known already.
    async fn add_notices(
        &self,
        source: &'static str,
        records: Vec<String>,
        due_at: Timestamp,
    ) -> Result<(), StorageError>;

    /// Records that are due, oldest first. They are due again at `again_at`, unless they are dropped before.
    async fn take_notices(
        &self,
        source: &'static str,
        limit: u32,
        again_at: Timestamp,
    ) -> Result<Vec<Notice>, StorageError>;

    /// Forgets a record that was fetched, or that isn't to be had.
    async fn drop_notice(&self, source: &'static str, record: String) -> Result<(), StorageError>;

    /// How many records are still to be fetched.
    async fn count_notices(&self, source: &'static str) -> Result<u32, StorageError>;

    /// The newest version of each of these records that has calls in the log: calls whose id is the record's, a colon, and
    /// somebody's.
    async fn known_records(
        &self,
        source: &'static str,
        records: Vec<String>,
    ) -> Result<Vec<(String, i64)>, StorageError>;

    /// Those of these calls that are in the log.
    async fn known_calls(
        &self,
        source: &str,
        external_ids: Vec<String>,
    ) -> Result<Vec<KnownCall>, StorageError>;
}

/// A call that is in the log already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCall {
    /// The source's own id.
    pub external_id: String,
    /// The version of the newest report; 0 where the source counts none.
    pub version: i64,
    /// The digest of the newest report.
    pub digest: Vec<u8>,
}

/// A record to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The source's own id.
    pub record: String,
    /// It was tried so often before.
    pub attempts: u32,
}
