//! The audit log: every sign-in, change of settings, dial and refusal.

use async_trait::async_trait;
use ringlet_model::api::AuditEntry;

use super::StorageError;

/// One thing to be written into the audit log. Never holds a secret or a whole number.
#[derive(Clone, Debug)]
pub struct AuditRecord {
    /// Who (user id); None for a guest and for the server itself.
    pub user: Option<String>,
    /// Machine word such as `sign-in`, `settings-changed`, `dial-refused`.
    pub action: &'static str,
    /// What it was done to: a user id, a provider id, a masked number.
    pub target: Option<String>,
    /// A sentence.
    pub detail: Option<String>,
}

impl AuditRecord {
    /// `user` did `action`.
    pub fn by(user: impl Into<String>, action: &'static str) -> Self {
        Self {
            user: Some(user.into()),
            action,
            target: None,
            detail: None,
        }
    }

    /// A guest, or the server itself, did `action`.
    #[must_use]
    pub const fn unsigned(action: &'static str) -> Self {
        Self {
            user: None,
            action,
            target: None,
            detail: None,
        }
    }

    /// Names what it was done to.
    #[must_use]
    pub fn target(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    /// Adds a sentence.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// The audit log.
#[async_trait]
pub trait AuditLog: Send + Sync {
    /// Adds an entry that belongs to no other write, e.g. a refusal.
    async fn record(&self, record: AuditRecord) -> Result<(), StorageError>;

    /// At most `limit` entries older than entry `before` (None: the newest), newest first.
    async fn list_audit(
        &self,
        limit: u32,
        before: Option<i64>,
    ) -> Result<Vec<AuditEntry>, StorageError>;
}
