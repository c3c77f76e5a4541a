//! Calling lists: who is to be called, in which order, and who is at it.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallingList, CallingListDraft, CallingRow, DispositionCount, RecordRef};

use super::{AuditRecord, RequestKey, StorageError};

/// Whose lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worker {
    /// An administrator: all lists.
    Any(String),
    /// An agent (user id): those for everyone and those given to the agent.
    Agent(String),
}

impl Worker {
    /// The user's id.
    #[must_use]
    pub fn user(&self) -> &str {
        match self {
            Self::Any(user) | Self::Agent(user) => user,
        }
    }
}

/// The moment that "due" and "later today" are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Now.
    pub now: Timestamp,
    /// The first moment of tomorrow, in the site's zone.
    pub tomorrow: Timestamp,
}

/// A list to be stored.
#[derive(Clone, Debug)]
pub struct ListChange {
    /// Its id: a fresh one for a new list.
    pub id: String,
    /// What it shall be.
    pub draft: CallingListDraft,
    /// Who saves it (user id).
    pub by: String,
    /// The audit entry.
    pub audit: AuditRecord,
}

/// Why a list wasn't stored.
#[derive(Debug, thiserror::Error)]
pub enum ListRefusal {
    /// There is none of that id.
    #[error("missing")]
    Missing,
    /// Somebody else changed it since it was read.
    #[error("stale")]
    Stale,
    /// Another list has that name.
    #[error("the name is taken")]
    NameTaken,
    /// The same `Idempotency-Key` came with another body before.
    #[error("key used before")]
    KeyReused,
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Somebody to be put on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow {
    /// E.164.
    pub number: String,
    /// Who it is.
    pub name: Option<String>,
    /// Company, or another second line.
    pub company: Option<String>,
    /// What the list says about them.
    pub note: Option<String>,
    /// Their record.
    pub reference: Option<RecordRef>,
}

/// People to be put on a list.
#[derive(Clone, Debug)]
pub struct RowsDraft {
    /// Which list.
    pub list: String,
    /// In calling order.
    pub rows: Vec<NewRow>,
    /// Undo it all, having counted.
    pub dry_run: bool,
    /// The audit entry.
    pub audit: AuditRecord,
}

/// What became of filling a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// New on it.
    pub added: u32,
    /// Of these, on the do-not-call list.
    pub blocked: u32,
    /// The first of them, as they stand on the list.
    pub sample: Vec<CallingRow>,
}

/// Where a page of rows ends: the moment the first page was read, and the last row's place in calling order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowCursor {
    /// Call-backs up to this time count as due on all pages.
    pub as_of: Timestamp,
    /// The last row's `due_at`, 0 without.
    pub due_at: i64,
    /// The last row's place.
    pub position: i64,
}

/// One page of rows, and where it ends.
pub type RowPage = (Vec<CallingRow>, Option<RowCursor>);

/// A wish to be told whom to call.
#[derive(Clone, Debug)]
pub struct RowClaim {
    /// Of which list.
    pub list: String,
    /// By whom (user id).
    pub user: String,
    /// This row, out of turn; None: whoever's turn it is.
    pub row: Option<i64>,
    /// Held until then.
    pub until: Timestamp,
}

/// What a claim found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// Call this one.
    Row(Box<CallingRow>),
    /// Nobody is to be called now.
    Nobody,
    /// The row asked for is held by somebody else.
    HeldByOther,
    /// The row asked for isn't on the list any more, or must not be called.
    Gone,
}

/// A change of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowChange {
    /// To the end of the list, without a time.
    Skip,
    /// To be called back then.
    Later(Timestamp),
    /// Before this row; None: to the end.
    Move(Option<i64>),
    /// Off the list.
    Remove,
}

/// What became of a change of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowChanged {
    /// Done.
    Done,
    /// There is no such row (any more).
    Gone,
    /// Somebody else is at it.
    HeldByOther,
}

/// Calling lists.
#[async_trait]
pub trait CallingBook: Send + Sync {
    /// The lists that `worker` may work, by name.
    async fn calling_lists(
        &self,
        worker: Worker,
        moment: Moment,
    ) -> Result<Vec<CallingList>, StorageError>;

    /// One of them; None when there is none, or not for this user.
    async fn calling_list(
        &self,
        worker: Worker,
        id: &str,
        moment: Moment,
    ) -> Result<Option<CallingList>, StorageError>;

    /// Makes a list; returns its id, for a repeated `key` the first one's.
    async fn add_calling_list(
        &self,
        list: ListChange,
        key: Option<RequestKey>,
    ) -> Result<String, ListRefusal>;

    /// Changes a list's name and rules. Those who work it are told.
    async fn change_calling_list(&self, list: ListChange) -> Result<(), ListRefusal>;

    /// Removes a list with all on it; false when there was none. Those who worked it are told.
    async fn remove_calling_list(&self, id: &str, audit: AuditRecord)
    -> Result<bool, StorageError>;

    /// Puts people on a list behind those who are on it; whose number is on it already is left out. Those who work it are
    /// told.
    async fn fill_calling_list(&self, draft: RowsDraft) -> Result<Filled, StorageError>;

    /// Those still to be called in calling order, at most `limit`; those after `after` only.
    async fn calling_rows(
        &self,
        list: &str,
        now: Timestamp,
        after: Option<RowCursor>,
        limit: u32,
    ) -> Result<RowPage, StorageError>;

    /// The first call-back still to come.
    async fn next_call_back(
        &self,
        list: &str,
        now: Timestamp,
    ) -> Result<Option<CallingRow>, StorageError>;

    /// When the first of those whose turn it is, and who are held now, is free, unless the holder goes on.
    async fn free_at(&self, list: &str, now: Timestamp) -> Result<Option<Timestamp>, StorageError>;

    /// Tells the user whom to call and holds that row: the one the user holds already, else the first in calling order that
    /// nobody holds and that may be called. Any other row the user holds is let go, unless its call isn't wrapped up.
    async fn claim_calling_row(&self, claim: RowClaim) -> Result<Claimed, StorageError>;

    /// Changes a row; who holds it lets go of it. `any`: also one that somebody else is at.
    async fn change_calling_row(
        &self,
        list: &str,
        row: i64,
        change: RowChange,
        by: &str,
        any: bool,
    ) -> Result<RowChanged, StorageError>;

    /// How those done with went, the most frequent first.
    async fn calling_results(&self, list: &str) -> Result<Vec<DispositionCount>, StorageError>;

    /// The newest note of a record, HTML.
    async fn newest_note(&self, record: &RecordRef) -> Result<Option<String>, StorageError>;
}
