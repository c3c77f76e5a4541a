//! Numbers that nobody may dial.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::DoNotCallEntry;

use super::{AuditRecord, StorageError};

/// Numbers that nobody may dial.
#[async_trait]
pub trait DoNotCall: Send + Sync {
    /// The entry of a number (E.164); None: it may be dialled.
    async fn do_not_call(&self, number: &str) -> Result<Option<DoNotCallEntry>, StorageError>;

    /// Entries newest first, at most `limit`, those after this time and number only.
    async fn list_do_not_call(
        &self,
        after: Option<(Timestamp, String)>,
        limit: u32,
    ) -> Result<Vec<DoNotCallEntry>, StorageError>;

    /// Adds an entry, stamped now; None when the number is listed already.
    async fn add_do_not_call(
        &self,
        entry: DoNotCallEntry,
        audit: AuditRecord,
    ) -> Result<Option<DoNotCallEntry>, StorageError>;

    /// Removes the entry of a number; false when there was none.
    async fn remove_do_not_call(
        &self,
        number: &str,
        audit: AuditRecord,
    ) -> Result<bool, StorageError>;
}
