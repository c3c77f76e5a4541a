//! API keys: one per user, for programs.

use async_trait::async_trait;

use super::{AuditRecord, StorageError, User, UserRefusal};

/// An API key to be kept.
#[derive(Clone, Debug)]
pub struct NewApiKey {
    /// The public half.
    pub key: String,
    /// SHA-256 of the secret half.
    pub secret_hash: [u8; 32],
    /// Whose.
    pub user_id: String,
}

/// The API keys.
#[async_trait]
pub trait ApiKeys: Send + Sync {
    /// Keeps a key; the user's older one stops working.
    async fn replace_api_key(&self, key: NewApiKey, audit: AuditRecord) -> Result<(), UserRefusal>;

    /// The hash of the key's secret, and its user.
    async fn find_api_key(&self, key: &str) -> Result<Option<([u8; 32], User)>, StorageError>;
}
