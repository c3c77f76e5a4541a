//! Wrap-up: `POST /api/ringlet/calls/{id}/wrap-up`, with an `Idempotency-Key`; all of it is stored or nothing.

use serde::{Deserialize, Serialize};

use super::{CallView, RecordRef, TaskDraft};
use crate::Timestamp;
use crate::call::Outcome;

/// What an agent leaves behind after a call. An empty one means "skipped".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct WrapUp {
    /// One of the site's dispositions.
    pub disposition: Option<String>,
    /// The note.
    pub note: Option<NoteDraft>,
    /// The follow-up.
    pub task: Option<TaskDraft>,
    /// The record to keep the call with, when the agent chose one of several matches.
    pub reference: Option<RecordRef>,
    /// The agent's word for a call whose result is unknown.
    pub outcome: Option<Outcome>,
    /// When to call back: who was called from a calling list comes back to it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_back_at: Option<Timestamp>,
}

/// A note in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NoteDraft {
    /// Empty: "Call note".
    pub title: String,
    /// HTML (bold, lists, links), sanitised by the server.
    pub content: String,
}

/// Answer of a wrap-up: 200.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WrapUpAnswer {
    /// The call as it is now.
    pub call: CallView,
    /// Name of the stored note.
    pub note: Option<String>,
    /// Name of the stored task.
    pub task: Option<String>,
}
