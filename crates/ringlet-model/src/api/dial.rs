//! Dialling: `POST /api/ringlet/calls`, with an `Idempotency-Key`. `crm.integrations.<provider>.handler.make_a_call` is
//! the same service behind Frappe's face.

use serde::{Deserialize, Serialize};

use super::{CallView, DialpadIdentity, Handoff, RecordRef, Softphone};
use crate::provider::Provider;

/// Body of a dial.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DialRequest {
    /// E.164, or a text the server parses with `region`.
    pub to_number: String,
    /// ISO 3166 region for a number without `+`.
    pub region: Option<String>,
    /// None: the agent's default, else the only allowed one.
    pub provider: Option<Provider>,
    /// Name the page gave.
    pub customer_name: Option<String>,
    /// The page's own customer key.
    pub customer_id: Option<String>,
    /// The page's own job key.
    pub job_id: Option<String>,
    /// Record to keep the call with.
    pub reference: Option<RecordRef>,
    /// Number to show to the other side.
    pub outbound_caller_id: Option<String>,
    /// Passed through to the provider unchanged, at most 2000 UTF-16 units.
    pub custom_data: Option<String>,
    /// What in the page is ready to place the call itself; None: the server places it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub softphone: Option<Softphone>,
    /// In whose name Dialpad places it; together with `identity_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_type: Option<DialpadIdentity>,
    /// Dialpad's id of that office, department or call center, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
}

/// Answer of a dial: 201 with the stored call, or the same call again for a repeated key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DialAnswer {
    /// The call.
    pub call: CallView,
    /// What is left to the page to do; None: the server has done it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handoff: Option<Handoff>,
    /// The provider it was meant to go through was away and it goes through the call's instead; None: it goes where it was
    /// meant to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fell_back_from: Option<Provider>,
}

impl DialAnswer {
    /// A call that needs nothing of the page.
    #[must_use]
    pub const fn of(call: CallView) -> Self {
        Self {
            call,
            handoff: None,
            fell_back_from: None,
        }
    }
}

/// Error body of every `/api/ringlet/` route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// Contract code such as `invalid-number`, `not-allowed`, `provider-refused`.
    pub code: String,
    /// A sentence for a person: what happened.
    pub message: String,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The field concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}
