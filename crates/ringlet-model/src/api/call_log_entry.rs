//! The unified call log: `GET /calls`, `GET /calls/{id}`. Times are ISO 8601 in UTC.

use serde::{Deserialize, Serialize};

use super::{RecordMatch, RecordRef};
use crate::Timestamp;
use crate::call::{CallState, Direction, Leg, LegState, Outcome};
use crate::timestamp::iso8601;

/// Answer of `GET /calls`: newest first.
///
/// Query: `user_id`, `source`, `direction`, `outcome`, `disposition` (each one value or several with commas), `start`
/// (inclusive), `end` (exclusive), `number`, `reference_doctype` with `reference_name`, `q` (begins a name or a number),
/// `limit` (1–200, default 50), `cursor` (the `next_cursor` of the page before).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLogPage {
    /// At most `limit` entries.
    pub calls: Vec<CallLogEntry>,
    /// Ask for the page after this one with it; None on the last.
    pub next_cursor: Option<String>,
}

/// One conversation, as the source tells it that knows most of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLogEntry {
    /// Our own call id (also `CRM Call Log` name).
    pub id: String,
    /// Where it was heard of: a provider's id (`tata_tele`, `demo`, `manual`), `teams`, `bluetooth_pbap`.
    pub source: String,
    /// Every source that told of this conversation, `source` first.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The source's own id of this call, unique within the source; None before the provider named one.
    pub external_id: Option<String>,
    /// The agent concerned.
    pub user_id: Option<String>,
    /// That agent's full name.
    pub user_name: Option<String>,
    /// Who called whom.
    pub direction: Direction,
    /// Where the call is.
    pub state: CallState,
    /// Why it ended; None while up or when nobody said.
    pub outcome: Option<Outcome>,
    /// A sentence for a person when it failed or was blocked.
    pub reason: Option<String>,
    /// The other side: E.164, or the raw text when it is no such number; empty when withheld.
    pub remote_number: String,
    /// The same in international form for people.
    pub remote_display: String,
    /// Who the other side is: the linked record's title, else the name the page or the provider gave.
    pub remote_name: Option<String>,
    /// Our number in this call.
    pub local_number: Option<String>,
    /// The record this call is kept with.
    pub reference: Option<RecordRef>,
    /// First heard of.
    #[serde(with = "iso8601")]
    pub started_at: Timestamp,
    /// Both sides talked from here on.
    #[serde(default, with = "iso8601::option")]
    pub answered_at: Option<Timestamp>,
    /// Over since.
    #[serde(default, with = "iso8601::option")]
    pub ended_at: Option<Timestamp>,
    /// Talk time in whole seconds; None while up.
    pub duration_seconds: Option<i64>,
    /// A recording can be played at `/api/ringlet/calls/{id}/recording`.
    pub has_recording: bool,
    /// Missed, inbound, and there was no call with that number since.
    #[serde(default)]
    pub call_back_due: bool,
    /// What the agent chose afterwards.
    pub disposition: Option<String>,
    /// Note, task and disposition were saved or skipped.
    pub wrapped_up: bool,
    /// How many notes hang on it.
    pub note_count: u32,
    /// How many tasks hang on it.
    pub task_count: u32,
    /// Stored.
    #[serde(with = "iso8601")]
    pub created_at: Timestamp,
    /// Last changed.
    #[serde(with = "iso8601")]
    pub updated_at: Timestamp,
}

/// Answer of `GET /calls/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLogDetail {
    /// The entry itself.
    pub call: CallLogEntry,
    /// Records that hold the other side's number, best first.
    pub matches: Vec<RecordMatch>,
    /// What happened, oldest first.
    pub events: Vec<CallLogEvent>,
    /// Notes kept with it, oldest first.
    pub notes: Vec<CallNote>,
    /// Tasks kept with it, oldest first.
    pub tasks: Vec<CallTask>,
    /// Each party's connection, as far as it was told.
    #[serde(default)]
    pub legs: Vec<CallLogLeg>,
    /// What other sources told of the same conversation. `POST /calls/{id}/apart` with such an entry's id makes it an entry
    /// of its own.
    #[serde(default)]
    pub same: Vec<CallLogEntry>,
}

/// One party's connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLogLeg {
    /// Whose.
    pub leg: Leg,
    /// How far it came.
    pub state: LegState,
    /// That phone rang from here on; None: nobody said.
    #[serde(default, with = "iso8601::option")]
    pub rang_at: Option<Timestamp>,
    /// It was picked up; None: it wasn't, or nobody said when.
    #[serde(default, with = "iso8601::option")]
    pub answered_at: Option<Timestamp>,
}

/// Body of `POST /calls/{id}/join`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinCalls {
    /// The other call's id.
    pub with: String,
}

/// One line of a call's timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLogEvent {
    /// Its number: `GET /calls/events/{id}/raw` gives an administrator the report as it came.
    #[serde(default)]
    pub id: i64,
    /// Who told of it.
    #[serde(default)]
    pub source: String,
    /// When it happened, by the provider's word, else when we heard of it.
    #[serde(with = "iso8601")]
    pub at: Timestamp,
    /// The state it moved the call to; None when it changed none (late, repeated, unknown).
    pub state: Option<CallState>,
    /// The provider's own word, such as `answered_by_agent`.
    pub kind: String,
    /// A sentence or detail; never a secret.
    pub detail: Option<String>,
}

/// A stored note (`FCRM Note`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallNote {
    /// Record name (its key).
    pub name: String,
    /// Its title.
    pub title: String,
    /// Sanitised HTML.
    pub content: String,
    /// Who wrote it (user id).
    pub owner: String,
    /// Written.
    #[serde(with = "iso8601")]
    pub created_at: Timestamp,
    /// Last changed.
    #[serde(with = "iso8601")]
    pub updated_at: Timestamp,
}

/// A stored task (`CRM Task`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallTask {
    /// Record name: a number as text.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Sanitised HTML.
    pub description: String,
    /// `Backlog`, `Todo`, `In Progress`, `Done`, `Canceled`.
    pub status: String,
    /// `Low`, `Medium`, `High`.
    pub priority: String,
    /// `YYYY-MM-DD HH:MM:SS` in the site's zone.
    pub due_date: Option<String>,
    /// User id.
    pub assigned_to: Option<String>,
    /// Made.
    #[serde(with = "iso8601")]
    pub created_at: Timestamp,
}
