//! Origins of pages that may embed the widget, as kept in the settings.

use async_trait::async_trait;

use super::{AuditRecord, SettingRefusal, StorageError};

/// Origins of pages that may embed the widget.
#[async_trait]
pub trait EmbedOrigins: Send + Sync {
    /// All, in the administrator's order.
    async fn embed_origins(&self) -> Result<Vec<String>, StorageError>;

    /// Replaces them; `read` is the stamp of those that were to be replaced.
    async fn save_embed_origins(
        &self,
        origins: Vec<String>,
        read: String,
        audit: AuditRecord,
    ) -> Result<(), SettingRefusal>;
}
