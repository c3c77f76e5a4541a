//! What a provider's settings are made of: `GET /api/ringlet/settings/providers/{id}/form`. The values are read and saved
//! as the DocType named here (`GET` and `PUT /api/resource/<DocType>/<DocType>`); labels and help are the screen's own
//! texts, by provider and field.

use serde::{Deserialize, Serialize};

use crate::provider::{Capabilities, Provider};

/// The description from which the settings page of a provider is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderForm {
    /// Which.
    pub provider: Provider,
    /// Its name for people.
    pub label: String,
    /// Name of the settings document, e.g. `CRM TeleCMI Settings`.
    pub doctype: String,
    /// Its fields beside `enabled`, in order.
    pub fields: Vec<FormField>,
    /// What an agent needs at this provider.
    pub agent: AgentLine,
    /// The field of `CRM Telephony Agent` that holds it; None: there is none.
    pub agent_field: Option<String>,
    /// What can be done on the page.
    pub actions: FormActions,
    /// What a call of this provider can be told from here.
    pub capabilities: Capabilities,
    /// The company publishes too little to be sure of it.
    pub experimental: bool,
}

/// One field of a provider's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FormField {
    /// Name in the document.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// The provider can't be switched on without it.
    pub required: bool,
    /// What it holds when nobody has entered anything; empty: nothing.
    pub default: String,
    /// The words of a choice.
    pub choices: Vec<String>,
    /// Longest text, in characters.
    pub longest: u32,
    /// What every value of it begins with; empty: anything.
    pub begins: String,
    /// Smallest and largest number.
    pub range: Option<(i64, i64)>,
    /// A secret is stored; it is read back as `********` and never in the clear.
    pub secret_set: bool,
}

/// What a field of a provider's settings holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Text,
    /// A web address.
    Url,
    /// A phone number, an extension or an agent id: digits and what people write between them.
    Phone,
    /// A whole number.
    Number,
    /// Sealed in the vault; `********` leaves it, an empty text forgets it.
    Secret,
    /// One of the choices.
    Choice,
    /// 0 or 1.
    Check,
    /// Texts, one a line.
    Lines,
}

/// What an agent needs at a provider before he or she can dial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgentLine {
    /// What the provider rings the agent by: a phone, an extension or an id; without one the agent's mobile number.
    PhoneOrId,
    /// The agent's id at the provider; nothing else will do.
    Id,
    /// The agent's mobile number is rung; the entry is the number shown to customers, and may be empty.
    CallerId,
    /// Nothing.
    Nothing,
}

/// What can be done on a provider's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FormActions {
    /// `crm.integrations.<id>.handler.validate_connection` asks the provider without placing a call.
    pub test_connection: bool,
    /// There is a webhook address to paste (`GET …/providers/{id}/webhook`).
    pub webhook: bool,
    /// The server can tell the provider that address itself (`POST …/providers/{id}/webhook/register`).
    pub register_webhook: bool,
    /// A call can be placed from the page (`POST /api/ringlet/calls` with this provider).
    pub test_call: bool,
}
