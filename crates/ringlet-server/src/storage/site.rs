//! Settings of the whole site.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::SiteSettings;

use super::{AuditRecord, StorageError};

/// Why a change of the site's settings was refused.
#[derive(Debug, thiserror::Error)]
pub enum SiteRefusal {
    /// Somebody else changed them since they were read.
    #[error("stale")]
    Stale {
        /// Who; None for the server itself.
        by: Option<String>,
        /// When.
        at: Timestamp,
    },
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The settings of the whole site.
#[async_trait]
pub trait Sites: Send + Sync {
    /// As they are.
    async fn site(&self) -> Result<SiteSettings, StorageError>;

    /// Replaces them, if `settings.modified` is the stored stamp; returns them with the new stamp.
    async fn save_site(
        &self,
        settings: SiteSettings,
        audit: AuditRecord,
    ) -> Result<SiteSettings, SiteRefusal>;
}
