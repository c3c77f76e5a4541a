//! A call as the widget sees it: the answer of a dial, an item of `GET /api/ringlet/calls/active`, a live message.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::call::{CallState, Direction, Outcome};
use crate::provider::{Capabilities, Provider};

/// A call as one agent's widget sees it. All times UTC, milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallView {
    /// Our own call id (also `CRM Call Log` name).
    pub id: String,
    /// Grows with every change of this call; a view with a smaller one is stale and ignored.
    pub revision: u64,
    /// Where the call is.
    pub state: CallState,
    /// Why it ended; None while it is up, or when the provider didn't say.
    pub outcome: Option<Outcome>,
    /// A sentence for a person when it failed or was blocked.
    pub reason: Option<String>,
    /// Who called whom.
    pub direction: Direction,
    /// The other side's number.
    pub number: NumberView,
    /// Through whom.
    pub provider: Provider,
    /// What its controls can be.
    pub capabilities: Capabilities,
    /// The agent concerned (user id).
    pub agent: Option<String>,
    /// The name the page gave, or the provider's caller name; a match's title goes before it.
    pub display_name: Option<String>,
    /// Records that hold this number, best first.
    pub matches: Vec<RecordMatch>,
    /// The record this call belongs to.
    pub reference: Option<RecordRef>,
    /// First heard of.
    pub started_at: Timestamp,
    /// Both sides talked from here on.
    pub answered_at: Option<Timestamp>,
    /// Over since.
    pub ended_at: Option<Timestamp>,
    /// Talk time in whole seconds, final; None while up.
    pub duration_seconds: Option<i64>,
    /// A recording can be played at `/api/ringlet/calls/{id}/recording`.
    pub has_recording: bool,
    /// What the agent chose afterwards.
    pub disposition: Option<String>,
    /// Note, task and disposition were saved or skipped.
    pub wrapped_up: bool,
}

/// A phone number for display and dialling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumberView {
    /// As found.
    pub raw: String,
    /// E.164, or None when it isn't one (an extension, anonymous).
    pub e164: Option<String>,
    /// International form, or the raw text.
    pub international: String,
}

/// A record that holds a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordMatch {
    /// `CRM Lead`, `CRM Deal`, `Contact`.
    pub doctype: String,
    /// Record name (its key).
    pub name: String,
    /// The person or company.
    pub title: String,
    /// A second line such as organisation and status.
    pub subtitle: Option<String>,
}

/// Names a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordRef {
    /// `CRM Lead`, `CRM Deal`, `Contact`.
    pub doctype: String,
    /// Record name (its key).
    pub name: String,
}

/// A task to be made after a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct TaskDraft {
    /// Required, not blank.
    pub title: String,
    /// HTML, sanitised by the server.
    pub description: String,
    /// `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, the user's zone.
    pub due_date: Option<String>,
    /// `Low`, `Medium`, `High`.
    pub priority: Option<String>,
    /// User id; None: whoever saves.
    pub assigned_to: Option<String>,
}
