//! The call log: lists of calls and what hangs on each.

use std::collections::BTreeSet;

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallLogEntry, CallLogEvent, CallNote, CallTask, RecordRef};
use ringlet_model::call::{Direction, Legs, Outcome};

use super::{AuditRecord, RawReport, StorageError, View};

/// Which calls a list shows; None and empty: no matter. Of several values any will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallFilter {
    /// In whose log they are (user ids).
    pub user_id: Vec<String>,
    /// Begun then or later.
    pub start: Option<Timestamp>,
    /// Begun before.
    pub end: Option<Timestamp>,
    /// Told of by one of them, whichever entry leads.
    pub source: Vec<String>,
    /// The other side.
    pub number: Option<NumberFilter>,
    /// Who called whom.
    pub direction: Vec<Direction>,
    /// Why they ended.
    pub outcome: Vec<Outcome>,
    /// What the agent chose.
    pub disposition: Vec<String>,
    /// The record they are kept with.
    pub reference: Option<RecordRef>,
    /// Begins the other side's name or number.
    pub text: Option<TextFilter>,
}

/// What the other side's name or number begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextFilter {
    /// As typed.
    pub text: String,
    /// The same as beginnings of a number in E.164; empty: it begins no number.
    pub numbers: Vec<String>,
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

/// What a person says about entries of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallPairing {
    /// This entry is a conversation of its own, not that of the others it is shown with.
    Apart {
        /// The entry.
        id: String,
    },
    /// These two entries are one conversation.
    Same {
        /// One.
        id: String,
        /// The other.
        with: String,
    },
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

    /// What other sources told of the same conversation, the entry that leads it among them.
    async fn same_calls(&self, view: View, id: &str) -> Result<Vec<CallLogEntry>, StorageError>;

    /// Keeps what a person says about entries, which goes before what was said earlier and before the rule, and shows them
    /// so.
    async fn pair_calls(
        &self,
        pairing: CallPairing,
        audit: AuditRecord,
    ) -> Result<(), StorageError>;

    /// How far each party's connection came.
    async fn call_legs(&self, id: &str) -> Result<Legs, StorageError>;

    /// A report as it came; None: there is no such event, or it was no report.
    async fn raw_report(&self, event_id: i64) -> Result<Option<RawReport>, StorageError>;

    /// What happened in a call's conversation, in order of time.
    async fn call_events(&self, id: &str) -> Result<Vec<CallLogEvent>, StorageError>;

    /// The notes that hang on a call's conversation, oldest first.
    async fn call_notes(&self, id: &str) -> Result<Vec<CallNote>, StorageError>;

    /// The tasks that hang on a call's conversation, oldest first. `due_date` is in milliseconds since 1970, as text.
    async fn call_tasks(&self, id: &str) -> Result<Vec<CallTask>, StorageError>;

    /// The sources that have an entry.
    async fn log_sources(&self) -> Result<BTreeSet<String>, StorageError>;
}
