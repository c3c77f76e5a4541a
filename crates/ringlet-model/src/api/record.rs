//! Records behind a number: `GET /api/ringlet/match`, `POST /api/ringlet/calls/{id}/lead`.

use serde::{Deserialize, Serialize};

use super::{CallView, RecordMatch};

/// Answer of `GET /api/ringlet/match?number=&region=`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchAnswer {
    /// Records that hold the number, best first; empty for an unknown one and for our own numbers.
    pub matches: Vec<RecordMatch>,
}

/// Answer of `GET /api/ringlet/colleagues`: the people a task can be given to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ColleagueList {
    /// Everybody who may sign in, by name.
    pub users: Vec<Colleague>,
}

/// Somebody a task can be given to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// User id.
    pub id: String,
    /// Full name.
    pub name: String,
}

/// Body of `POST /api/ringlet/calls/{id}/lead`, with an `Idempotency-Key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct LeadDraft {
    /// Required, not blank.
    pub first_name: String,
    /// Family name.
    pub last_name: Option<String>,
    /// Company.
    pub organization: Option<String>,
}

/// Answer of it: 201, the call now kept with the new lead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeadAnswer {
    /// The call as it is now.
    pub call: CallView,
    /// The new lead.
    pub lead: RecordMatch,
}
