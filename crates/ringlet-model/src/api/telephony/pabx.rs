//! What the PABX itself has: extensions, DIDs, calls that are up, its history.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CallStatus, Loose};
use crate::Timestamp;
use crate::call::Direction;
use crate::timestamp::iso8601;

/// `GET /api/telephony/extensions`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExtensionList {
    /// In the order of the PABX.
    pub extensions: Vec<Extension>,
}

/// An internal number (ramal).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Extension {
    /// The PABX's own id.
    pub id: String,
    /// What one dials; the id where the PABX tells none.
    pub number: String,
    /// What it is called there.
    pub name: Option<String>,
    /// The user whose phone it is.
    pub user: Option<String>,
    /// Opaque stamp of all this; send it back with a change.
    #[serde(default)]
    pub modified: String,
}

/// Body of `POST /api/telephony/extensions` (201) and `PUT …/extensions/{id}`: what is None stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ExtensionDraft {
    /// What one dials; required for a new one.
    #[serde(alias = "ramal")]
    pub number: Option<Loose>,
    /// What it is called.
    #[serde(alias = "nome")]
    pub name: Option<String>,
    /// The user whose phone it is; empty: nobody's.
    pub user: Option<String>,
    /// Stamp of what was read, for a change; when it stands otherwise at the PABX now, 409. Empty: not checked.
    pub modified: String,
    /// Further fields of the PABX's own, passed on as they are.
    pub dados: BTreeMap<String, Loose>,
}

/// `GET /api/telephony/dids`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DidList {
    /// In the order of the PABX.
    pub dids: Vec<Did>,
}

/// A number that people call us on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Did {
    /// The PABX's own id.
    pub id: String,
    /// The number as the PABX writes it.
    pub number: String,
    /// What it is called there.
    pub name: Option<String>,
    /// Where calls to it go: an extension, a queue, whatever the PABX says.
    pub destination: Option<String>,
    /// Opaque stamp of all this; send it back with a change.
    #[serde(default)]
    pub modified: String,
}

/// Body of `POST /api/telephony/dids` (201) and `PUT …/dids/{id}`: what is None stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DidDraft {
    /// The number; required for a new one.
    #[serde(alias = "numero")]
    pub number: Option<Loose>,
    /// What it is called.
    #[serde(alias = "nome")]
    pub name: Option<String>,
    /// Where calls to it go.
    #[serde(alias = "destino")]
    pub destination: Option<Loose>,
    /// Stamp of what was read, for a change; when it stands otherwise at the PABX now, 409. Empty: not checked.
    pub modified: String,
    /// Further fields of the PABX's own, passed on as they are.
    pub dados: BTreeMap<String, Loose>,
}

/// `GET /api/telephony/pabx/history` and `…/pabx/online-calls`: what the PABX says, now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PabxCallList {
    /// In the order of the PABX. An agent gets those of the own extension alone.
    pub calls: Vec<PabxCall>,
}

/// A call as the PABX tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PabxCall {
    /// The PABX's own id.
    pub id: Option<String>,
    /// Our id, when we know the call.
    pub call_id: Option<String>,
    /// Who called whom.
    pub direction: Option<Direction>,
    /// The extension of ours.
    pub extension: Option<String>,
    /// The other side as the PABX writes it.
    pub phone_number: Option<String>,
    /// Our number as the PABX writes it.
    pub did: Option<String>,
    /// Where it is, or how it ended.
    pub status: CallStatus,
    /// Which part of it: the phones ring, or both sides talk. Only of calls that are up.
    pub state: Option<PabxState>,
    /// Began.
    #[serde(default, with = "iso8601::option")]
    pub start_time: Option<Timestamp>,
    /// Talk time in whole seconds.
    pub duration: Option<i64>,
    /// The PABX has a recording of it.
    pub has_recording: bool,
}

/// What a call that is up is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PabxState {
    /// It is being placed.
    Dialing,
    /// A phone rings.
    Ringing,
    /// Both sides talk.
    Talking,
}
