//! Settings of providers, and what was heard of them.

use std::collections::BTreeMap;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;

use super::{AuditRecord, LiveDraft, SettingRefusal, StorageError};

/// Settings of one provider. Its secrets are in the vault, not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderSetting {
    /// Switched on.
    pub enabled: bool,
    /// The values by field of the settings document.
    pub fields: BTreeMap<String, String>,
    /// Last changed.
    pub modified_at: Timestamp,
    /// By whom.
    pub modified_by: String,
}

/// A change of these settings.
pub struct ProviderSettingChange {
    /// Whose settings.
    pub provider: Provider,
    /// The new values; the stamp among them is set when they are stored.
    pub setting: ProviderSetting,
    /// The stamp the editor read, 0 for settings never saved; None: it never said.
    pub read_at: Option<Timestamp>,
    /// What to do with secrets, by the secret's name.
    pub secrets: Vec<(String, SecretChange)>,
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
    /// What a provider knows this agent by: a phone, an extension or an id.
    pub lines: BTreeMap<Provider, String>,
    /// The provider the agent prefers, as Frappe names it.
    pub default_medium: Option<String>,
    /// Calls are to be taken on a phone, not in the browser.
    pub takes_calls_on_phone: bool,
}

/// Settings of providers, and what was heard of them.
#[async_trait]
pub trait ProviderSettings: Send + Sync {
    /// The settings of a provider; None: never saved.
    async fn provider_setting(
        &self,
        provider: Provider,
    ) -> Result<Option<ProviderSetting>, StorageError>;

    /// Changes them, and their secrets with them.
    async fn save_provider_setting(
        &self,
        change: ProviderSettingChange,
    ) -> Result<ProviderSetting, SettingRefusal>;

    /// The providers that are switched on, in no order.
    async fn enabled_providers(&self) -> Result<Vec<Provider>, StorageError>;

    /// What was heard of a provider.
    async fn provider_health(&self, provider: Provider) -> Result<ProviderHealth, StorageError>;

    /// Notes how asking the provider went, and tells it; `fault` None: well.
    async fn note_provider_answer(
        &self,
        provider: Provider,
        fault: Option<String>,
        tell: Vec<LiveDraft>,
    ) -> Result<(), StorageError>;

    /// The phones of an agent; None: the user is no telephony agent.
    async fn agent_phones(&self, user: &str) -> Result<Option<AgentPhones>, StorageError>;

    /// The agents (users) that a provider knows by this phone, extension or id.
    async fn agents_by_line(
        &self,
        provider: Provider,
        number: &str,
    ) -> Result<Vec<String>, StorageError>;

    /// What was noted about a provider under this name.
    async fn provider_note(
        &self,
        provider: Provider,
        name: &'static str,
    ) -> Result<Option<String>, StorageError>;

    /// Notes something about a provider, in place of what was noted before.
    async fn note_of_provider(
        &self,
        provider: Provider,
        name: &'static str,
        value: String,
    ) -> Result<(), StorageError>;
}
