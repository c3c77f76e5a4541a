//! `POST /api/telephony/click-to-call`, with an `Idempotency-Key`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Loose, TelephonyCall};
use crate::provider::Provider;

/// A call to be placed: the extension rings first, then the other side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ClickToCall {
    /// The extension to ring; None: the caller's own. An agent may name the own one only.
    pub ramal_origem: Option<Loose>,
    /// The other side: E.164, or in the national form of the site's region.
    pub numero_destino: Loose,
    /// Name of the CRM Lead to keep the call with.
    pub lead_id: Option<Loose>,
    /// A note to be kept with the call.
    pub notes: Option<String>,
    /// Passed on to the PABX with the call: at most 20, each at most 200 characters.
    pub variaveis: BTreeMap<String, Loose>,
}

/// Answer of it: 201.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClickToCallAnswer {
    /// The call.
    pub call: TelephonyCall,
    /// The PABX was away and the call goes through `call.source` instead; None: it goes where it was meant to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fell_back_from: Option<Provider>,
}
