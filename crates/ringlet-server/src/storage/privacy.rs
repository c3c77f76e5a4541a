//! Forgetting: what is older than the site keeps it, and everything about one number.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::Erasure;

use super::{AuditRecord, NumberFilter, SettingRefusal, StorageError};

/// Writes the audit entry of an erasure, which must hold no number.
pub type ErasureAudit = Box<dyn FnOnce(&Erasure) -> AuditRecord + Send>;

/// Forgetting calls.
#[async_trait]
pub trait Privacy: Send + Sync {
    /// Takes everything personal out of the calls with this number, and keeps how many there were, when and by whom in the
    /// audit log. The calls stay as counts without a person: their ids stay, so that a provider that tells of them again
    /// brings nothing back.
    async fn erase_number(
        &self,
        number: NumberFilter,
        audit: ErasureAudit,
    ) -> Result<Erasure, StorageError>;

    /// What [`Self::erase_number`] would erase; nothing is.
    async fn erasure(&self, number: NumberFilter) -> Result<Erasure, StorageError>;

    /// Forgets conversations that began before `before`, the oldest first and at most `limit`, with all that was reported of
    /// them; returns how many, which the audit log holds too.
    async fn forget_calls(&self, before: Timestamp, limit: u32) -> Result<u64, StorageError>;

    /// Sets how long the site keeps calls; `read` is the stamp of the days that were to be changed.
    async fn set_retention_days(
        &self,
        days: Option<u32>,
        read: String,
        audit: AuditRecord,
    ) -> Result<(), SettingRefusal>;

    /// Days that the site keeps calls; None: for good.
    async fn retention_days(&self) -> Result<Option<u32>, StorageError>;

    /// How many calls were forgotten so far, and when the last of them.
    async fn forgotten(&self) -> Result<(u64, Option<Timestamp>), StorageError>;
}
