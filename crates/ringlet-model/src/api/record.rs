//! Records behind a number or a name: `GET /api/ringlet/match`, `GET /api/ringlet/records`,
//! `POST /api/ringlet/calls/{id}/lead`, `…/record`, `…/link`.

use serde::{Deserialize, Serialize};

use super::{CallView, RecordMatch};

/// Answer of `GET /api/ringlet/match?number=&region=`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MatchAnswer {
    /// Records that hold the number, best first; empty for an unknown one and for our own numbers.
    pub matches: Vec<RecordMatch>,
}

/// Answer of `GET /api/ringlet/records?q=`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordSearch {
    /// Contacts, leads and deals, at most eight, the one last changed first.
    pub records: Vec<RecordMatch>,
}

/// Answer of `POST /api/ringlet/calls/{id}/link`, whose body is a [`super::RecordRef`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkAnswer {
    /// The call as it is now, kept with the record.
    pub call: CallView,
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

/// Body of `POST /api/ringlet/calls/{id}/record`, with an `Idempotency-Key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RecordDraft {
    /// `CRM Lead`, `CRM Deal` or `Contact`.
    pub doctype: String,
    /// Of the person; a deal may have a company alone.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Company.
    pub organization: Option<String>,
}

/// Answer of it: 201, the call now kept with the new record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordAnswer {
    /// The call as it is now.
    pub call: CallView,
    /// The new record.
    pub record: RecordMatch,
}
