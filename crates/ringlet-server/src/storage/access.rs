//! Who may call through a provider.

use async_trait::async_trait;
use ringlet_model::api::AccessRule;
use ringlet_model::provider::Provider;

use super::{AuditRecord, SettingRefusal, StorageError};

/// Who may call through each provider.
#[async_trait]
pub trait AccessRules: Send + Sync {
    /// The rule of a provider, without a stamp; None: never set.
    async fn access_rule(&self, provider: Provider) -> Result<Option<AccessRule>, StorageError>;

    /// All rules ever set.
    async fn access_rules(&self) -> Result<Vec<(Provider, AccessRule)>, StorageError>;

    /// Sets the rule of a provider, if its stamp is that of what [`Self::access_rule`] gives now.
    async fn save_access_rule(
        &self,
        provider: Provider,
        rule: AccessRule,
        audit: AuditRecord,
    ) -> Result<(), SettingRefusal>;
}
