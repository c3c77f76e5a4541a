//! Records of the DocTypes: contacts, leads, deals, notes, tasks, telephony agents, and calls as Frappe sees them.

use async_trait::async_trait;

use super::{AuditRecord, RequestKey, StorageError};
use crate::doctype::query::{Condition, ListQuery};
use crate::doctype::{Cell, DocType, Document, Problem};

/// Which records somebody may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// All of them.
    All,
    /// Of calls and telephony agents only this user's; all others.
    Own(String),
}

/// A number that a record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberEntry {
    /// As written.
    pub raw: String,
    /// What it is looked up by: [`crate::number::key`].
    pub key: String,
    /// The record's first choice.
    pub primary: bool,
}

/// A link to be checked: the record must exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkCheck {
    /// The field that holds the link.
    pub field: String,
    /// `User`, or a DocType kept here.
    pub doctype: String,
    /// The record's name.
    pub name: String,
}

/// What is to be stored of a record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// For a new record all fields, for a change those that change.
    pub document: Document,
    /// Links that must lead somewhere.
    pub links: Vec<LinkCheck>,
    /// All numbers the record then holds.
    pub numbers: Vec<NumberEntry>,
}

/// A new record.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// Of this type.
    pub doctype: &'static DocType,
    /// What it holds.
    pub draft: Draft,
    /// Who makes it (user id).
    pub by: String,
    /// Random names: the record's own, where its type is named so, and those of its child rows.
    pub names: Vec<String>,
    /// Makes a repeated request find the first one's record.
    pub key: Option<RequestKey>,
}

/// Makes a change out of the record as it is; runs inside the transaction.
pub type Plan = Box<dyn FnOnce(&Document) -> Result<Draft, Problem> + Send>;

/// A change of a record.
pub struct DocumentChange {
    /// Of this type.
    pub doctype: &'static DocType,
    /// Which record.
    pub name: String,
    /// Whose records `by` may touch.
    pub view: View,
    /// The record's `modified` as the client read it, in milliseconds; None: no matter.
    pub read_at: Option<i64>,
    /// What to change.
    pub plan: Plan,
    /// Who changes it (user id).
    pub by: String,
    /// Random names for new child rows.
    pub names: Vec<String>,
}

/// Why a record wasn't stored, changed or removed.
#[derive(Debug, thiserror::Error)]
pub enum DocumentRefusal {
    /// A record of that name exists.
    #[error("{0} exists")]
    Exists(String),
    /// There is no such record, or not for this user.
    #[error("missing")]
    Missing,
    /// Somebody else changed it since it was read.
    #[error("stale")]
    Stale,
    /// The same `Idempotency-Key` came with another body before.
    #[error("key used before")]
    KeyReused,
    /// A value isn't acceptable.
    #[error(transparent)]
    Problem(#[from] Problem),
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The records.
#[async_trait]
pub trait Documents: Send + Sync {
    /// The rows of a list, each with the query's columns in order.
    async fn list_documents(
        &self,
        doctype: &'static DocType,
        view: View,
        query: ListQuery,
    ) -> Result<Vec<Vec<Cell>>, StorageError>;

    /// How many records fulfil all of `all` and, unless it is empty, one of `any`.
    async fn count_documents(
        &self,
        doctype: &'static DocType,
        view: View,
        all: Vec<Condition>,
        any: Vec<Condition>,
    ) -> Result<i64, StorageError>;

    /// The record of that name with its child rows.
    async fn find_document(
        &self,
        doctype: &'static DocType,
        view: View,
        name: &str,
    ) -> Result<Option<Document>, StorageError>;

    /// Stores a new record; returns it as stored, for a repeat the first one's as it is now.
    async fn add_document(&self, new: NewDocument) -> Result<Document, DocumentRefusal>;

    /// Stores new records, all or none; returns their names. Keys don't count.
    async fn add_documents(&self, news: Vec<NewDocument>) -> Result<Vec<String>, DocumentRefusal>;

    /// Changes a record; returns it as it is now.
    async fn change_document(&self, change: DocumentChange) -> Result<Document, DocumentRefusal>;

    /// Removes a record with its child rows and numbers. Notes and tasks vanish from calls, calls stay without it.
    async fn remove_document(
        &self,
        doctype: &'static DocType,
        view: View,
        name: &str,
        audit: AuditRecord,
    ) -> Result<(), DocumentRefusal>;
}
