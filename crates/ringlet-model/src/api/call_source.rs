//! Calls that come into the log other than by a provider's webhook: entered by hand, imported from files, synced from Teams.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{NoteDraft, RecordRef};
use crate::Timestamp;
use crate::timestamp::iso8601;

/// Body of `POST /calls`. Times are ISO 8601; a number or a name must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CallDraft {
    /// In whose log; left out: in that of whoever asks.
    pub user_id: Option<String>,
    /// Where it was heard of; left out: `manual`.
    pub source: Option<String>,
    /// The source's own id of this call, unique within the source.
    pub external_id: Option<String>,
    /// When it began.
    pub started_at: Option<String>,
    /// When both sides began to talk.
    pub answered_at: Option<String>,
    /// When it was over.
    pub ended_at: Option<String>,
    /// Talk time in seconds; left out: from the answer, else the beginning, to the end.
    pub duration_seconds: Option<i64>,
    /// `inbound` (`incoming`), `outbound` (`outgoing`), `internal`; `missed` is inbound with the outcome missed.
    pub direction: Option<String>,
    /// The other side, in any spelling.
    pub remote_number: Option<String>,
    /// Who the other side is.
    pub remote_name: Option<String>,
    /// Our side.
    pub local_number: Option<String>,
    /// Why it ended; left out: completed when anybody talked, else unknown.
    pub outcome: Option<String>,
    /// What the agent chose afterwards.
    pub disposition: Option<String>,
    /// The record to keep it with.
    pub reference: Option<RecordRef>,
    /// A note to hang on it.
    pub note: Option<NoteDraft>,
}

/// Answer of an import. On a dry run nothing was stored, and the counts say what would have been.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ImportReport {
    /// Nothing was stored.
    pub dry_run: bool,
    /// Cards or rows in the files.
    pub read: u32,
    /// Calls that are new.
    pub added: u32,
    /// Calls that are in the log already, or twice in these files.
    pub known: u32,
    /// Calls in the log that were corrected by what the files say now.
    pub changed: u32,
    /// Cards or rows that no call could be made of.
    pub skipped: u32,
    /// Why, for the first hundred of them.
    pub problems: Vec<ImportProblem>,
    /// Beginning of the earliest call.
    #[serde(with = "iso8601::option")]
    pub first_at: Option<Timestamp>,
    /// Beginning of the latest call.
    #[serde(with = "iso8601::option")]
    pub last_at: Option<Timestamp>,
    /// What was made of a table's columns; None for other files.
    pub table: Option<ImportTable>,
}

/// A card or row of which no call could be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ImportProblem {
    /// Name of the file.
    pub file: String,
    /// The line on which the card or row begins, from 1.
    pub line: u64,
    /// A sentence.
    pub reason: String,
}

/// What was made of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ImportTable {
    /// A known table: `telecmi`, `time_track`; None: read by its headers.
    pub shape: Option<String>,
    /// Headers, in order.
    pub columns: Vec<String>,
    /// The first rows as they are.
    pub rows: Vec<Vec<String>>,
    /// What can be read from a column.
    pub fields: Vec<ImportField>,
    /// Which column each field is read from.
    pub mapping: BTreeMap<String, String>,
    /// The people named in the table.
    pub users: Vec<ImportUser>,
}

/// What can be read from a column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportField {
    /// Its name, e.g. `started_at`.
    pub name: String,
    /// No call can be made without it.
    pub required: bool,
}

/// A person as a table names one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportUser {
    /// The table's word, e.g. `3`.
    pub word: String,
    /// Rows with it.
    pub rows: u32,
    /// The user it means here; None: nobody is known by it.
    pub user_id: Option<String>,
}

/// Answer of `POST /calls/sync/teams`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct TeamsSync {
    /// Records and log rows that Teams has of that time.
    pub listed: u32,
    /// Entries made of them so far.
    pub added: u32,
    /// Entries that a newer version changed.
    pub updated: u32,
    /// Those that were here already.
    pub known: u32,
    /// Records still to be fetched; that goes on in the background.
    pub waiting: u32,
    /// What else there is to know, in sentences.
    pub notes: Vec<String>,
}

/// Answer of `GET /api/ringlet/settings/sources`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceList {
    /// What was done in the background or imported, by id.
    pub sources: Vec<SourceStatus>,
}

/// How a source of the log does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SourceStatus {
    /// `teams`, `teams_subscription`, `bluetooth_pbap`, `csv`, `retention` …
    pub id: String,
    /// It went well last then.
    pub last_success_at: Option<Timestamp>,
    /// What it did then, a sentence.
    pub detail: Option<String>,
    /// It failed last then.
    pub last_failure_at: Option<Timestamp>,
    /// Why, a sentence; None once it went well again.
    pub failure: Option<String>,
    /// It is tried next then; None: when somebody asks.
    pub next_run_at: Option<Timestamp>,
}
