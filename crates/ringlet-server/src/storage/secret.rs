//! Sealed secrets. The vault seals and opens them; storage sees bytes.

use async_trait::async_trait;
use ringlet_model::Timestamp;

use super::{AuditRecord, StorageError};

/// A sealed secret as kept.
#[derive(Clone, Debug)]
pub struct SealedSecret {
    /// Its name, such as `embed` or `tata_tele.api_token`.
    pub name: String,
    /// What the vault made of it.
    pub sealed: Vec<u8>,
    /// When it was set.
    pub made_at: Timestamp,
}

/// The sealed secrets.
#[async_trait]
pub trait Secrets: Send + Sync {
    /// The secret of this name.
    async fn find_secret(&self, name: &str) -> Result<Option<SealedSecret>, StorageError>;

    /// Keeps `sealed` under `name`, replacing an older one.
    async fn put_secret(
        &self,
        name: &str,
        sealed: Vec<u8>,
        audit: AuditRecord,
    ) -> Result<(), StorageError>;

    /// Keeps `sealed` under `name` unless there is one; returns the one kept.
    async fn put_secret_once(&self, name: &str, sealed: Vec<u8>) -> Result<Vec<u8>, StorageError>;

    /// Forgets the secret of this name.
    async fn remove_secret(&self, name: &str, audit: AuditRecord) -> Result<(), StorageError>;

    /// All of them.
    async fn list_secrets(&self) -> Result<Vec<SealedSecret>, StorageError>;

    /// Replaces the sealed bytes of all the given secrets in one transaction (a change of key).
    async fn reseal_secrets(
        &self,
        secrets: Vec<SealedSecret>,
        audit: AuditRecord,
    ) -> Result<(), StorageError>;
}
