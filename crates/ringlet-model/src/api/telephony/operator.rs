//! Operators: `GET /api/telephony/operators`, `POST …/operators/{id}/{login,logout,pause,unpause}`.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// Operators of the PABX. An agent gets the own one alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OperatorList {
    /// By name.
    pub operators: Vec<Operator>,
}

/// A person who takes calls at the PABX. Also the live message `jt_telecom_operator`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Operator {
    /// The PABX's own id.
    pub id: String,
    /// The name there.
    pub name: String,
    /// The user of ours who it is.
    pub user: Option<String>,
    /// Free or not.
    pub presence: Presence,
    /// Why not, when paused.
    pub pause_reason: Option<String>,
    /// Since when; None: nobody saw it change.
    pub since: Option<Timestamp>,
}

/// Whether an operator takes calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Not signed in, or nobody knows.
    #[default]
    Offline,
    /// Signed in and free to take calls.
    Available,
    /// Signed in, and takes none for now.
    Paused,
}

impl Presence {
    /// The word on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Available => "available",
            Self::Paused => "paused",
        }
    }

    /// Reads what [`as_str`](Self::as_str) writes.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Offline, Self::Available, Self::Paused]
            .into_iter()
            .find(|presence| presence.as_str() == word)
    }
}

/// Body of `PUT /api/telephony/operators/{id}`: who it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct OperatorChange {
    /// User id; None: nobody of ours.
    pub user: Option<String>,
    /// Who it was when it was read, empty for nobody; when it is somebody else now, 409. None: not checked.
    pub instead_of: Option<String>,
}

/// Body of `POST /api/telephony/operators/{id}/pause`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PauseReason {
    /// Why, as the PABX lists its reasons; required.
    #[serde(alias = "motivo_pausa", alias = "motivo")]
    pub reason: String,
}
