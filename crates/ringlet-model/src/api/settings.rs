//! The administrator's screens: `/api/ringlet/settings/…`. All of it is for the role `admin`; anyone else gets 403.

use serde::{Deserialize, Serialize};

use super::OpeningDay;
use crate::Timestamp;
use crate::provider::Provider;

/// The sentence of a refusal over a newer version, where the server doesn't know who stored it. Its field is
/// [`STAMP`].
pub const CHANGED_MEANWHILE: &str = "Somebody else changed this since you opened it.";

/// The field that holds the stamp of what was read, in whatever an administrator saves.
pub const STAMP: &str = "modified";

/// Answer of `GET /api/ringlet/settings/providers`: every provider this server can set up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderList {
    /// In the order of the hub.
    pub providers: Vec<ProviderSummary>,
}

/// One provider at a glance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderSummary {
    /// Which.
    pub id: Provider,
    /// Its name for people.
    pub label: String,
    /// Switched on.
    pub enabled: bool,
    /// Does it work?
    pub state: ProviderState,
    /// One line of what is the case, e.g. the last fault in plain words; None when there is nothing to add.
    pub detail: Option<String>,
    /// The newest webhook.
    pub last_webhook_at: Option<Timestamp>,
    /// Webhooks received so far.
    pub webhook_count: u64,
    /// Since when it fails.
    pub failing_since: Option<Timestamp>,
    /// It is the site's default line.
    pub default: bool,
}

/// Whether a provider works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProviderState {
    /// Switched off.
    Off,
    /// On, and the last thing heard of it was good.
    Connected,
    /// On, and the last dial or test failed.
    Failing,
    /// On, but no webhook has come yet.
    Waiting,
}

/// Answer of `GET /api/ringlet/settings/providers/{id}/webhook` and of `POST …/webhook/rotate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WebhookInfo {
    /// The address to paste at the provider, with its key.
    pub url: String,
    /// The key in the address proves who speaks: it is a secret, and can be made anew. False: the provider signs what it sends.
    pub by_key: bool,
    /// Received with the right key so far.
    pub count: u64,
    /// The first.
    pub first_at: Option<Timestamp>,
    /// The newest.
    pub last_at: Option<Timestamp>,
    /// The newest could be read as a call event; None before the first.
    pub last_understood: Option<bool>,
}

/// Answer of a provider's `validate_connection`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConnectionTest {
    /// The provider took the credentials.
    pub success: bool,
    /// What happened, for a person.
    pub message: String,
    /// What to do about it.
    #[serde(default)]
    pub hint: Option<String>,
    /// How long the provider took; None when it wasn't asked.
    #[serde(default)]
    pub elapsed_ms: Option<u64>,
}

/// `GET` and `PUT /api/ringlet/settings/site`. A `PUT` whose `modified` isn't the stored one is refused with 409
/// `conflict` and changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SiteSettings {
    /// ISO 3166 region for numbers without `+`; None: not chosen.
    pub region: Option<String>,
    /// UI language, BCP 47; None: the page's.
    pub locale: Option<String>,
    /// The line for agents that have no default of their own; None: the only one they may use, else they choose.
    pub default_provider: Option<Provider>,
    /// What an agent may choose after a call, in order.
    pub dispositions: Vec<String>,
    /// Turns a record into the host page's address, with `{doctype}` and `{name}`; None: no link.
    pub record_url: Option<String>,
    /// When calls are taken; empty: always.
    pub opening_hours: Vec<OpeningDay>,
    /// Opaque stamp of the stored version; send it back with a change.
    pub modified: String,
}

/// Answer of `GET` and `PUT /api/ringlet/settings/embed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmbedSettings {
    /// Origins kept here that may embed the widget.
    pub origins: Vec<String>,
    /// Origins given at start (`--allow-origin`); they can't be removed here.
    #[serde(default)]
    pub fixed_origins: Vec<String>,
    /// An embed secret exists.
    pub secret_set: bool,
    /// When it was made.
    #[serde(default)]
    pub secret_made_at: Option<Timestamp>,
    /// The tag to paste, right as it stands.
    pub script_tag: String,
    /// The Content-Security-Policy directives a strict page needs.
    pub csp: String,
    /// Opaque stamp of `origins`; send it back with a change.
    #[serde(default)]
    pub modified: String,
}

/// Body of `PUT /api/ringlet/settings/embed`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmbedChange {
    /// All origins that may embed, e.g. `https://crm.example.com`.
    pub origins: Vec<String>,
    /// Stamp of what was read; another one than the stored is refused with 409. Empty: not checked.
    #[serde(default)]
    pub modified: String,
}

/// Answer of `POST /api/ringlet/settings/embed/secret`: 201; shown this once, never again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmbedSecret {
    /// The new secret. Tokens signed with the old one are refused from now on.
    pub secret: String,
}

/// `GET` and `PUT /api/ringlet/settings/access/{provider}`: who may call through it. `everyone` wins over the lists; a
/// user is allowed when a role or the user itself is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AccessRule {
    /// Everybody who may call at all.
    pub everyone: bool,
    /// `admin`, `agent`, `viewer`.
    pub roles: Vec<String>,
    /// User ids.
    pub users: Vec<String>,
    /// Opaque stamp of the stored rule; another one than the stored is refused with 409. Empty: not checked.
    pub modified: String,
}
