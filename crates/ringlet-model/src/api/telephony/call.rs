//! Calls: `GET /api/telephony/calls`, `GET …/calls/{id}`, `PUT …/calls/{id}/update`.

use serde::{Deserialize, Serialize};

use super::Loose;
use crate::Timestamp;
use crate::call::{CallState, Direction, Outcome};
use crate::timestamp::iso8601;

/// The five words in which this interface tells where a call is or how it ended, and one for what nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallStatus {
    /// It is up: dialling, ringing or talking.
    InProgress,
    /// Both sides talked, or a mailbox did.
    Completed,
    /// Nobody picked up: no answer, missed, declined, or given up before.
    Missed,
    /// The other side was busy.
    Busy,
    /// It couldn't be placed, or a rule stopped it.
    Failed,
    /// It is over and nobody said how.
    Unknown,
}

impl CallStatus {
    /// The word for a call in that state that ended so.
    #[must_use]
    pub const fn of(state: CallState, outcome: Option<Outcome>) -> Self {
        if state.is_up() {
            return Self::InProgress;
        }
        match outcome {
            Some(Outcome::Completed | Outcome::Voicemail) => Self::Completed,
            Some(Outcome::NoAnswer | Outcome::Missed | Outcome::Canceled | Outcome::Rejected) => {
                Self::Missed
            }
            Some(Outcome::Busy) => Self::Busy,
            Some(Outcome::Failed | Outcome::Blocked) => Self::Failed,
            None => Self::Unknown,
        }
    }
}

/// A page of calls, newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TelephonyCallPage {
    /// At most `limit` calls.
    pub calls: Vec<TelephonyCall>,
    /// Ask for the page after this one with it; None on the last.
    pub next_cursor: Option<String>,
}

/// A stored call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TelephonyCall {
    /// Our own id.
    pub id: String,
    /// The CRM Lead it is kept with.
    pub lead_id: Option<String>,
    /// The CRM Deal it is kept with.
    pub opportunity_id: Option<String>,
    /// The agent (user id).
    pub user_id: Option<String>,
    /// The other side: E.164, or the text as found.
    pub phone_number: String,
    /// Who called whom.
    pub direction: Direction,
    /// Talk time in whole seconds; None while up, or unknown.
    pub duration: Option<i64>,
    /// Where it is, or how it ended.
    pub status: CallStatus,
    /// Why it failed, for a person.
    pub reason: Option<String>,
    /// Began.
    #[serde(with = "iso8601")]
    pub start_time: Timestamp,
    /// Over since.
    #[serde(default, with = "iso8601::option")]
    pub end_time: Option<Timestamp>,
    /// Where this server plays the recording; None: there is none.
    pub recording_url: Option<String>,
    /// The provider's own id.
    pub external_call_id: Option<String>,
    /// The provider, or another source such as `manual`.
    pub source: String,
    /// What the agent chose afterwards.
    pub disposition: Option<String>,
    /// Texts of its notes, oldest first; only of a single call, None in lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// One call with what happened in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TelephonyCallDetail {
    /// The call.
    pub call: TelephonyCall,
    /// What happened, oldest first.
    pub logs: Vec<CallLogLine>,
}

/// One line of a call's timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLogLine {
    /// Which call.
    pub call_id: String,
    /// What happened, e.g. `dialing`, `answered`, `ended`.
    pub event_type: String,
    /// The provider's own word, or a sentence.
    pub event_data: Option<String>,
    /// When.
    #[serde(with = "iso8601")]
    pub timestamp: Timestamp,
}

/// A change of a call: what is None stays. How a call went is the provider's to say and can't be changed here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CallChange {
    /// A further note.
    pub notes: Option<String>,
    /// The CRM Lead to keep it with.
    pub lead_id: Option<Loose>,
    /// The CRM Deal to keep it with; not together with `lead_id`.
    pub opportunity_id: Option<Loose>,
    /// What the agent chose: one of the site's dispositions.
    pub disposition: Option<String>,
}
