//! Whom a number belongs to, and where what an agent leaves behind after a call is kept.
//!
//! Apart from the rest of storage because a CRM can take its place: then it is the CRM that is asked and written to.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{RecordMatch, RecordRef};
use ringlet_model::call::Outcome;

use super::{
    Announce, DocumentChange, DocumentRefusal, NewDocument, NumberEntry, RequestKey, StorageError,
};
use crate::doctype::Document;

/// A record that holds a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// Which record.
    pub record: RecordRef,
    /// What kind of holder it is.
    pub kind: HolderKind,
    /// The person, else the company.
    pub title: String,
    /// Company.
    pub organization: Option<String>,
    /// Lead's or deal's status, contact's position.
    pub status: Option<String>,
    /// Address of a picture.
    pub image: Option<String>,
    /// The record's first mobile number.
    pub mobile_no: Option<String>,
    /// The number as this record writes it.
    pub matched: String,
    /// It is the record's first choice among its numbers.
    pub primary: bool,
    /// Last changed.
    pub modified: Timestamp,
}

impl Holder {
    /// The record as it is offered to a person.
    #[must_use]
    pub fn to_match(&self) -> RecordMatch {
        let organization = self
            .organization
            .as_deref()
            .filter(|name| *name != self.title);
        RecordMatch {
            doctype: self.record.doctype.clone(),
            name: self.record.name.clone(),
            title: self.title.clone(),
            subtitle: subtitle(organization, self.status.as_deref()),
        }
    }
}

/// `Acme · Qualified`.
#[must_use]
pub fn subtitle(organization: Option<&str>, status: Option<&str>) -> Option<String> {
    let parts = [organization, status]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty());
    let joined = parts.collect::<Vec<_>>().join(" · ");
    (!joined.is_empty()).then_some(joined)
}

/// What kind of holder a record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolderKind {
    /// A contact, and the newest deal it is the primary contact of.
    Contact {
        /// That deal.
        deal: Option<DealOfContact>,
    },
    /// A lead.
    Lead {
        /// It has become a deal.
        converted: bool,
    },
    /// A deal with numbers of its own.
    Deal {
        /// Neither won nor lost.
        open: bool,
    },
}

/// The deal of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealOfContact {
    /// Its name (key).
    pub name: String,
    /// Company.
    pub organization: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// Neither won nor lost.
    pub open: bool,
    /// Last changed.
    pub modified: Timestamp,
}

/// What an agent leaves behind after a call. Stored whole or not at all.
pub struct WrapUpDraft {
    /// Which call.
    pub call_id: String,
    /// Who saves it.
    pub by: CallEditor,
    /// Makes a repeated request find the first one's result.
    pub key: Option<RequestKey>,
    /// A disposition; None leaves the one it has.
    pub disposition: Option<String>,
    /// The agent's word for the result; taken only when nobody else knows it.
    pub outcome: Option<Outcome>,
    /// The record to keep the call with; None leaves the one it has.
    pub reference: Option<RecordRef>,
    /// The note. Its reference is set to the call's.
    pub note: Option<NewDocument>,
    /// The task. Its reference is set to the call's.
    pub task: Option<NewDocument>,
    /// When to call back; None: as the calling list says, where the call was made from one.
    pub call_back_at: Option<Timestamp>,
    /// Random names for the links between the call, the note and the task.
    pub link_names: [String; 2],
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// Who changes a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallEditor {
    /// User id.
    pub user: String,
    /// May change other people's calls too.
    pub any: bool,
}

/// What a wrap-up made.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WrapUpKept {
    /// The note's name.
    pub note: Option<String>,
    /// The task's name.
    pub task: Option<String>,
}

/// A contact, lead or deal to be made from a call.
pub struct RecordFromCall {
    /// Which call; it is kept with the record from then on.
    pub call_id: String,
    /// Who makes it.
    pub by: CallEditor,
    /// The record; its own key counts for the whole.
    pub record: NewDocument,
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// A record to keep a call with from now on.
pub struct LinkDraft {
    /// Which call.
    pub call_id: String,
    /// Who chose the record.
    pub by: CallEditor,
    /// The record.
    pub record: RecordRef,
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// What a record is looked for by; what is None doesn't count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordQuery {
    /// Somewhere in its title or company, in lower case.
    pub text: String,
    /// The first digits of one of its numbers, with a `+`.
    pub number: Option<String>,
}

/// A note or task to be hung on a call: a new one, or a change of one that may hang there already.
pub enum Attachment {
    /// A new one; its reference is set to the call's.
    New(NewDocument),
    /// A change of an existing one.
    Change(DocumentChange),
}

/// Why nothing was kept with a call.
#[derive(Debug, thiserror::Error)]
pub enum KeepRefusal {
    /// There is no such call.
    #[error("no such call")]
    NoCall,
    /// It is somebody else's.
    #[error("somebody else's call")]
    NotYours,
    /// The record isn't acceptable.
    #[error(transparent)]
    Document(#[from] DocumentRefusal),
}

impl From<StorageError> for KeepRefusal {
    fn from(error: StorageError) -> Self {
        Self::Document(error.into())
    }
}

/// Records by number, and what is kept with a call.
#[async_trait]
pub trait RecordBook: Send + Sync {
    /// The records that hold the number with this key ([`crate::number::key`]), at most 20 of each kind, newest first.
    /// None hold a number of our own: one that we or an agent of ours is called on.
    async fn holders(&self, number_key: &str) -> Result<Vec<Holder>, StorageError>;

    /// That record as a holder of no number in particular; None when there is no such record.
    async fn holder(&self, record: &RecordRef) -> Result<Option<Holder>, StorageError>;

    /// Records by name, company or number: at most `limit`, the one last changed first.
    async fn find_records(
        &self,
        query: RecordQuery,
        limit: u32,
    ) -> Result<Vec<Holder>, StorageError>;

    /// Keeps a call with a record.
    async fn link_call(&self, draft: LinkDraft) -> Result<(), KeepRefusal>;

    /// Stores a wrap-up; a repeat returns what the first one made.
    async fn wrap_up(&self, draft: WrapUpDraft) -> Result<WrapUpKept, KeepRefusal>;

    /// Makes a record and keeps the call with it; returns its name, for a repeat the first one's.
    async fn record_from_call(&self, draft: RecordFromCall) -> Result<String, KeepRefusal>;

    /// Hangs a note or task on a call; returns it as stored.
    async fn attach(
        &self,
        call_id: &str,
        by: CallEditor,
        attachment: Attachment,
        link_name: String,
    ) -> Result<Document, KeepRefusal>;
}

/// Our own numbers.
#[async_trait]
pub trait OwnNumbers: Send + Sync {
    /// The agents (user ids) who are reached under the number with this key.
    async fn agents_by_number(&self, number_key: &str) -> Result<Vec<String>, StorageError>;

    /// Makes `numbers` all that `source` (e.g. a provider's settings) says we are called on.
    async fn save_own_numbers(
        &self,
        source: &str,
        numbers: Vec<NumberEntry>,
    ) -> Result<(), StorageError>;

    /// Works out the key of every stored number anew, after the site's region has changed.
    async fn rekey_numbers(&self, region: Option<String>) -> Result<(), StorageError>;
}
