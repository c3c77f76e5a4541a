//! What was said between this server and its providers: `GET /api/ringlet/settings/requests`, for administrators. Secrets
//! are left out and phone numbers masked before anything is kept.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::provider::Provider;

/// Answer of `GET /api/ringlet/settings/requests?provider&cursor&limit`: newest first. Only the newest are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrafficPage {
    /// One page.
    pub entries: Vec<TrafficEntry>,
    /// Where the next page begins; None: this was the last.
    #[serde(default)]
    pub next_cursor: Option<String>,
}

/// One request and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrafficEntry {
    /// Counts up.
    pub id: i64,
    /// When it was over.
    pub at: Timestamp,
    /// With whom.
    pub provider: Provider,
    /// Who asked.
    pub direction: TrafficDirection,
    /// HTTP verb.
    pub method: String,
    /// Address with its query, keys and numbers masked.
    pub address: String,
    /// Status of the answer; None: none came.
    pub status: Option<u16>,
    /// How long it took.
    pub elapsed_ms: u32,
    /// Why no answer came, or why a webhook was refused.
    pub error: Option<String>,
    /// Body of the request, masked and cut short; empty: it had none.
    pub request: String,
    /// Body of the answer, likewise.
    pub response: String,
}

/// Who asked whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TrafficDirection {
    /// We asked the provider.
    Out,
    /// The provider sent a webhook.
    In,
}
