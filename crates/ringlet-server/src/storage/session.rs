//! Sessions of signed-in browsers.

use async_trait::async_trait;
use ringlet_model::Timestamp;

use super::{AuditRecord, StorageError, User};

/// A session to be kept.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of the cookie.
    pub hash: [u8; 32],
    /// Whose.
    pub user_id: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A session and its user.
#[derive(Clone, Debug)]
pub struct SessionUser {
    /// Who.
    pub user: User,
    /// Minted when a page first asks; from then on every write must carry it.
    pub csrf_token: Option<String>,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// The sessions of signed-in browsers.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Keeps a new session, and forgets those that have ended.
    async fn add_session(
        &self,
        session: NewSession,
        audit: AuditRecord,
    ) -> Result<(), StorageError>;

    /// The session with this hash and its user, whatever its end and whether or not the user is enabled.
    async fn find_session(&self, hash: [u8; 32]) -> Result<Option<SessionUser>, StorageError>;

    /// Gives the session `token` unless it has one; returns the one it has now (None: no such session).
    async fn keep_csrf_token(
        &self,
        hash: [u8; 32],
        token: String,
    ) -> Result<Option<String>, StorageError>;

    /// Ends a session.
    async fn remove_session(&self, hash: [u8; 32], audit: AuditRecord) -> Result<(), StorageError>;
}
