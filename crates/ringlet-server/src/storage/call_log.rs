//! The call log: lists of calls and what hangs on each.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallLogEntry, CallLogEvent, CallNote, CallTask, RecordRef};
use ringlet_model::call::{Direction, Outcome};

use super::{StorageError, View};

/// Which calls a list shows; None and empty: no matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallFilter {
    /// In whose log it is (user id).
    pub user_id: Option<String>,
    /// Begun then or later.
    pub start: Option<Timestamp>,
    /// Begun before.
    pub end: Option<Timestamp>,
    /// Heard of there.
    pub source: Option<String>,
    /// The other side.
    pub number: Option<NumberFilter>,
    /// Who called whom.
    pub direction: Option<Direction>,
    /// Why it ended.
    pub outcome: Option<Outcome>,
    /// What the agent chose.
    pub disposition: Option<String>,
    /// The record it is kept with.
    pub reference: Option<RecordRef>,
    /// Begins the other side's name, number or record's title.
    pub text: Option<String>,
}

/// The other side's number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFilter {
    /// In E.164.
    E164(String),
    /// As found, for what is no such number.
    Raw(String),
}

/// Where a page ends: the time and id of its last call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallCursor {
    /// The call's `started_at`.
    pub started_at: Timestamp,
    /// The call's id.
    pub id: String,
}

/// The call log.
#[async_trait]
pub trait CallLog: Send + Sync {
    /// Calls newest first, at most `limit`, those after `after` only.
    async fn list_calls(
        &self,
        view: View,
        filter: CallFilter,
        after: Option<CallCursor>,
        limit: u32,
    ) -> Result<Vec<CallLogEntry>, StorageError>;

    /// One call; None when there is none, or not for this user.
    async fn call_entry(&self, view: View, id: &str) -> Result<Option<CallLogEntry>, StorageError>;

    /// What happened to a call, in order of time.
    async fn call_events(&self, id: &str) -> Result<Vec<CallLogEvent>, StorageError>;

    /// The notes that hang on a call, oldest first.
    async fn call_notes(&self, id: &str) -> Result<Vec<CallNote>, StorageError>;

    /// The tasks that hang on a call, oldest first. `due_date` is in milliseconds since 1970, as text.
    async fn call_tasks(&self, id: &str) -> Result<Vec<CallTask>, StorageError>;
}
