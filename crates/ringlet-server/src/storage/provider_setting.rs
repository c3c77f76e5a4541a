//! Settings of providers, and what was heard of them.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;

use super::{AuditRecord, StorageError};

/// Settings of Tata Tele Smartflo. The API token is a secret of the vault, not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TataTeleSettings {
    /// Switched on.
    pub enabled: bool,
    /// Where calls are placed.
    pub api_endpoint: String,
    /// For the administrator's own use; no request of Smartflo's carries it.
    pub account_id: String,
    /// What rings first for agents without a phone of their own; may be empty.
    pub phone_number: String,
    /// Last changed.
    pub modified_at: Timestamp,
    /// By whom.
    pub modified_by: String,
}

/// A change of these settings.
pub struct TataTeleChange {
    /// The new values; `modified_at` is what the editor read (None: no matter).
    pub settings: TataTeleSettings,
    /// The stamp the editor read; None: it never said.
    pub read_at: Option<Timestamp>,
    /// What to do with the API token.
    pub token: SecretChange,
    /// The audit entry.
    pub audit: AuditRecord,
}

/// What to do with a secret.
#[derive(Clone, Debug)]
pub enum SecretChange {
    /// Leave it.
    Keep,
    /// Forget it.
    Forget,
    /// Replace it by these sealed bytes.
    Replace(Vec<u8>),
}

/// Why a change of settings was refused.
#[derive(Debug, thiserror::Error)]
pub enum SettingRefusal {
    /// Somebody else changed them since they were read.
    #[error("stale")]
    Stale,
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What was heard of a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderHealth {
    /// Webhooks received with the right key.
    pub webhook_count: u64,
    /// The first.
    pub first_webhook_at: Option<Timestamp>,
    /// The newest.
    pub last_webhook_at: Option<Timestamp>,
    /// The newest could be read.
    pub last_understood: Option<bool>,
    /// Since when it fails; None: the last question was answered well.
    pub failing_since: Option<Timestamp>,
    /// What went wrong.
    pub fault: Option<String>,
}

/// The phones of an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgentPhones {
    /// The agent's own phone.
    pub mobile_no: Option<String>,
    /// What Smartflo rings this agent by.
    pub tata_tele: Option<String>,
    /// What the demo line rings this agent by.
    pub demo: Option<String>,
    /// The provider the agent prefers, as Frappe names it.
    pub default_medium: Option<String>,
}

/// Settings of providers, and what was heard of them.
#[async_trait]
pub trait ProviderSettings: Send + Sync {
    /// The settings of Tata Tele; None: never saved.
    async fn tata_tele_settings(&self) -> Result<Option<TataTeleSettings>, StorageError>;

    /// Changes them, and the token with them.
    async fn save_tata_tele_settings(
        &self,
        change: TataTeleChange,
    ) -> Result<TataTeleSettings, SettingRefusal>;

    /// What was heard of a provider.
    async fn provider_health(&self, provider: Provider) -> Result<ProviderHealth, StorageError>;

    /// Notes how asking the provider went; `fault` None: well.
    async fn note_provider_answer(
        &self,
        provider: Provider,
        fault: Option<String>,
    ) -> Result<(), StorageError>;

    /// The phones of an agent; None: the user is no telephony agent.
    async fn agent_phones(&self, user: &str) -> Result<Option<AgentPhones>, StorageError>;
}
