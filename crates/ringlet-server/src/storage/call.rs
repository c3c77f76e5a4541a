//! Calls: the entry of each, the ids providers use for it, and its timeline.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{RecordMatch, RecordRef};
use ringlet_model::call::{CallEvent, CallState, Change, Direction, Outcome};

use super::{AuditRecord, KeepRefusal, LiveDraft, RequestKey, StorageError, WrapUpDraft};

/// A call as kept.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredCall {
    /// Our own id.
    pub id: String,
    /// A provider's id, or another source such as `manual`.
    pub source: String,
    /// Who called whom.
    pub direction: Direction,
    /// Where it is.
    pub state: CallState,
    /// Why it ended.
    pub outcome: Option<Outcome>,
    /// For a person, when it failed or was blocked.
    pub reason: Option<String>,
    /// The other side as found.
    pub number_raw: String,
    /// The other side, E.164.
    pub number_e164: Option<String>,
    /// Our side, as the provider writes it.
    pub own_number: Option<String>,
    /// The agent (user id); None: an inbound call that nobody has taken.
    pub agent: Option<String>,
    /// Users who see a call that has no agent.
    pub audience: Vec<String>,
    /// The name the page gave.
    pub display_name: Option<String>,
    /// The record it is kept with.
    pub reference: Option<RecordRef>,
    /// Records that held the number when it began.
    pub matches: Vec<RecordMatch>,
    /// Began.
    pub started_at: Timestamp,
    /// Both sides talked from here on.
    pub answered_at: Option<Timestamp>,
    /// Over since.
    pub ended_at: Option<Timestamp>,
    /// Talk time, final.
    pub duration_seconds: Option<i64>,
    /// Where the recording can be fetched.
    pub recording_url: Option<String>,
    /// The id the provider takes for hanging up.
    pub live_id: Option<String>,
    /// What the agent chose afterwards.
    pub disposition: Option<String>,
    /// Note, task and disposition were saved or skipped.
    pub wrapped_up: bool,
    /// Grows with every change.
    pub revision: u64,
}

/// A call that is about to be dialled.
#[derive(Clone, Debug)]
pub struct NewDial {
    /// Our own id.
    pub id: String,
    /// The provider's id.
    pub source: String,
    /// The agent (user id).
    pub agent: String,
    /// The other side as given.
    pub number_raw: String,
    /// The other side, E.164; None when it can't be dialled.
    pub number_e164: Option<String>,
    /// Our side: what the provider rings, or shows.
    pub own_number: Option<String>,
    /// The name the page gave.
    pub display_name: Option<String>,
    /// The page's own customer key.
    pub customer_id: Option<String>,
    /// The page's own job key.
    pub job_id: Option<String>,
    /// The page's own data.
    pub custom_data: Option<String>,
    /// The record to keep the call with.
    pub reference: Option<RecordRef>,
    /// Records that hold the number.
    pub matches: Vec<RecordMatch>,
}

/// How a dial is to be stored.
pub struct DialDraft {
    /// The call.
    pub call: NewDial,
    /// Makes a repeated request find the first one's call.
    pub key: Option<RequestKey>,
    /// Dials of this agent within a minute at most.
    pub per_minute: u32,
    /// The audit entry.
    pub audit: AuditRecord,
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// What became of storing a dial.
#[derive(Debug)]
pub enum DialStart {
    /// Stored; ask the provider now.
    Stored(StoredCall),
    /// The same request came before; this is its call.
    Repeat(StoredCall),
    /// The same key came before with another body.
    KeyReused,
    /// Too many dials within a minute; nothing was stored.
    TooMany,
}

/// Says whom to tell of a call and what; the second is the agent it had before.
pub type Announce = fn(&StoredCall, Option<&str>) -> Vec<LiveDraft>;

/// Something of our own doing that belongs on a call's timeline: a dial accepted, a hang-up asked for.
pub struct OwnStep {
    /// Which call.
    pub call_id: String,
    /// Word of the timeline.
    pub kind: &'static str,
    /// For a person.
    pub detail: Option<String>,
    /// What the call rules are told.
    pub event: CallEvent,
    /// Ids the provider uses for the call.
    pub aliases: Vec<String>,
    /// The id the provider takes for hanging up.
    pub live_id: Option<String>,
    /// Who takes the call by it (user id), when nobody has it yet.
    pub agent: Option<String>,
    /// The call goes through another provider from now on.
    pub reroute: Option<Reroute>,
    /// There is nothing to wrap up.
    pub wrapped_up: bool,
    /// The audit entry.
    pub audit: Option<AuditRecord>,
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// Where a call goes that its provider didn't take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reroute {
    /// The other provider's id.
    pub source: String,
    /// Our side there: what it rings, or shows.
    pub own_number: Option<String>,
}

impl OwnStep {
    /// A step that changes nothing beside what the call rules make of `event`.
    #[must_use]
    pub fn new(call_id: &str, kind: &'static str, event: CallEvent, announce: Announce) -> Self {
        Self {
            call_id: call_id.to_owned(),
            kind,
            detail: None,
            event,
            aliases: Vec::new(),
            live_id: None,
            agent: None,
            reroute: None,
            wrapped_up: false,
            audit: None,
            announce,
        }
    }
}

/// A report of a provider as it came, and what could be read in it.
pub struct Heard {
    /// The provider's id.
    pub source: String,
    /// SHA-256 of the report: a repeat is kept once.
    pub digest: [u8; 32],
    /// The body's type; None: it wasn't a webhook (we asked).
    pub raw: Option<RawReport>,
    /// What was read; None: not understood.
    pub told: Option<Told>,
    /// A fresh id, in case this is the first report of an inbound call.
    pub new_id: String,
    /// Where a source counts versions of what it says: a newer one takes the place of what the call rules know, an older
    /// one is kept on the timeline only.
    pub version: Option<i64>,
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// A webhook as it came.
#[derive(Clone, Debug, Default)]
pub struct RawReport {
    /// `Content-Type`.
    pub content_type: String,
    /// Query without the key.
    pub query: String,
    /// Body.
    pub body: Vec<u8>,
}

/// What a report tells.
#[derive(Clone, Debug)]
pub struct Told {
    /// Ids the provider uses for the call.
    pub aliases: Vec<String>,
    /// The id the provider takes for hanging up.
    pub live_id: Option<String>,
    /// Our own id, when the provider carries it along.
    pub call_id: Option<String>,
    /// Who called whom.
    pub direction: Option<Direction>,
    /// The other side as the provider writes it.
    pub number_raw: Option<String>,
    /// The other side, E.164.
    pub number_e164: Option<String>,
    /// Our side.
    pub own_number: Option<String>,
    /// What happened.
    pub event: CallEvent,
    /// The provider's own word.
    pub word: String,
    /// Who is concerned; looked up before, used where the call doesn't know yet.
    pub people: People,
    /// A name for the other side, used where the page gave none.
    pub display_name: Option<String>,
    /// What the agent chose at the provider, used where nothing was chosen here.
    pub disposition: Option<String>,
    /// How to find the dial it belongs to when no id does; None: only ids count.
    pub dialled: Option<DialMatch>,
    /// How to find another report of the same talk when no id does; None: only ids count.
    pub near: Option<NearMatch>,
    /// Whether a call that nobody knows is made from this report.
    pub makes: Makes,
}

/// Whether a call that nobody knows is made from a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Makes {
    /// No: the report waits for its call.
    #[default]
    Nothing,
    /// Yes, if it names the other side.
    Call,
    /// Yes, and there is nothing to wrap up: it was long ago when we heard of it.
    PastCall,
}

/// What tells a dial of ours from others to the same number.
#[derive(Clone, Debug)]
pub struct DialMatch {
    /// Who dialled (user id); None: the provider doesn't say.
    pub agent: Option<String>,
    /// When, as the provider says.
    pub at: Timestamp,
    /// The page's own data that came along.
    pub custom_data: Option<String>,
}

/// What tells another report of the same talk: the same source, agent, number and direction, begun about then and not over
/// before the other began: nobody has two talks with one number at once.
#[derive(Clone, Copy, Debug)]
pub struct NearMatch {
    /// They begin no further apart, milliseconds.
    pub within_millis: i64,
    /// A call with an id of this form (SQLite's `GLOB`) is another talk.
    pub unless_named: &'static str,
}

/// A call entered whole, by a person or another system.
pub struct NewEntry {
    /// What is told of it.
    pub heard: Heard,
    /// Makes a repeated request find the first one's call.
    pub key: Option<RequestKey>,
    /// The source's own id; an entry that has it already is left alone.
    pub external_id: Option<String>,
    /// What is left behind with it.
    pub wrap_up: Option<WrapUpDraft>,
    /// The audit entry.
    pub audit: AuditRecord,
}

/// A past call of an import.
pub struct PastEntry {
    /// What is told of it.
    pub heard: Heard,
    /// What is left behind with it, when it is new.
    pub wrap_up: Option<WrapUpDraft>,
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It is in the log under this id; a repeat of the same request finds it too.
    Kept(String),
    /// The source had told of it before; this is its id.
    Exists(String),
}

/// Who is concerned by a call.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The agent whose phone was rung or answered (user id).
    pub agent: Option<String>,
    /// Users who see the call as long as it has no agent.
    pub audience: Vec<String>,
    /// Records that hold the other side's number.
    pub matches: Vec<RecordMatch>,
}

/// What became of a report.
#[derive(Debug)]
pub enum Kept {
    /// It came before; nothing changed.
    Repeat,
    /// It is kept, but couldn't be read.
    Unread,
    /// It is kept until its call is known.
    Waiting,
    /// It was added to its call.
    Added {
        /// The call, after it.
        call: Box<StoredCall>,
        /// What it did.
        change: Change,
    },
}

/// A call to ask its provider about, as a rule one that is up though nothing was heard of it for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentCall {
    /// Our own id.
    pub id: String,
    /// The provider's id.
    pub source: String,
    /// Every id the provider uses.
    pub aliases: Vec<String>,
    /// The other side, E.164.
    pub number_e164: Option<String>,
    /// Began.
    pub started_at: Timestamp,
}

/// Calls.
#[async_trait]
pub trait Calls: Send + Sync {
    /// The call of this id.
    async fn call(&self, id: &str) -> Result<Option<StoredCall>, StorageError>;

    /// The call a provider means: by our own id, else by one of its own.
    async fn call_by_alias(
        &self,
        source: &str,
        call_id: Option<&str>,
        aliases: &[String],
    ) -> Result<Option<StoredCall>, StorageError>;

    /// Calls of this user begun since then that are up or not wrapped up, and inbound ones that ring for the user; oldest
    /// first.
    async fn calls_in_hand(
        &self,
        user: &str,
        since: Timestamp,
    ) -> Result<Vec<StoredCall>, StorageError>;

    /// Stores a call before its provider is asked.
    async fn start_dial(&self, draft: DialDraft) -> Result<DialStart, StorageError>;

    /// Adds a step of our own. None: there is no such call.
    async fn add_step(&self, step: OwnStep) -> Result<Option<StoredCall>, StorageError>;

    /// Keeps a report, and what follows from it.
    async fn hear(&self, heard: Heard) -> Result<Kept, StorageError>;

    /// Keeps past calls in one transaction, in order: all of them or none.
    async fn keep_past(&self, entries: Vec<PastEntry>) -> Result<Vec<Kept>, KeepRefusal>;

    /// Stores a call entered whole, with what is left behind after it.
    async fn enter_call(&self, entry: NewEntry) -> Result<Entered, KeepRefusal>;

    /// Forgets reports older than `before` whose call was never known; returns how many.
    async fn prune_unclaimed_reports(&self, before: Timestamp) -> Result<usize, StorageError>;

    /// A call with the ids its provider uses.
    async fn named_call(&self, id: &str) -> Result<Option<SilentCall>, StorageError>;

    /// Calls of providers that are up and of which nothing was heard since then; they count as heard of now.
    async fn take_silent_calls(
        &self,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<SilentCall>, StorageError>;
}
