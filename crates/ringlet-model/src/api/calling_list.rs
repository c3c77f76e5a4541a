//! Calling lists: `/api/ringlet/lists…`. Who is to be called next, one person at a time.
//!
//! Calling order: call-backs whose time has come, by that time; then those without a time, by their place; then call-backs
//! to come.

use serde::{Deserialize, Serialize};

use super::RecordRef;
use crate::Timestamp;
use crate::call::{Direction, Outcome};

/// Answer of `GET /api/ringlet/lists`: those the user may work, for an administrator all; by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallingLists {
    /// The lists.
    pub lists: Vec<CallingList>,
}

/// One calling list and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallingList {
    /// Its id.
    pub id: String,
    /// Its name, unlike every other list's.
    pub name: String,
    /// Every agent may work it.
    pub everyone: bool,
    /// Who may work it besides administrators (user ids), when not everyone may.
    pub agents: Vec<String>,
    /// Dispositions after which somebody stays on the list, to be called back.
    pub call_back: Vec<String>,
    /// After so many calls that came to nothing somebody leaves the list.
    pub max_tries: u32,
    /// People on it, called or not.
    pub total: u32,
    /// Of these, called and done with.
    pub done: u32,
    /// Of those done, the ones that were talked to.
    pub reached: u32,
    /// Still to be called, without those who must not be.
    pub left: u32,
    /// Still on it, but on the do-not-call list.
    pub blocked: u32,
    /// Of those left: call-backs whose time comes later today (in the site's zone).
    pub later_today: u32,
    /// Of those left: call-backs whose time is still to come, today or later.
    pub later: u32,
    /// Opaque stamp of name and rules; send it back with a change.
    #[serde(default)]
    pub modified: String,
}

/// Body of `POST /api/ringlet/lists` and `PUT /api/ringlet/lists/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CallingListDraft {
    /// 1–80 characters.
    pub name: String,
    /// Every agent may work it.
    pub everyone: bool,
    /// Who may work it (user ids), when not everyone may.
    pub agents: Vec<String>,
    /// Dispositions after which somebody stays on the list, to be called back.
    pub call_back: Vec<String>,
    /// 1–20.
    pub max_tries: u32,
    /// Stamp of what was read, when a list is changed; another one than the stored is refused with 409. Empty: not checked.
    pub modified: String,
}

impl Default for CallingListDraft {
    fn default() -> Self {
        Self {
            name: String::new(),
            everyone: true,
            agents: Vec::new(),
            call_back: Vec::new(),
            max_tries: 5,
            modified: String::new(),
        }
    }
}

/// Somebody on a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallingRow {
    /// Its id.
    pub id: i64,
    /// E.164.
    pub number: String,
    /// The number in international form.
    pub display: String,
    /// Who it is.
    pub name: Option<String>,
    /// Company, or another second line.
    pub company: Option<String>,
    /// What the list says about them.
    pub note: Option<String>,
    /// The record calls are kept with.
    pub reference: Option<RecordRef>,
    /// When to call back; None: in their turn.
    pub due_at: Option<Timestamp>,
    /// How often they were called from this list.
    pub tries: u32,
    /// Their number is on the do-not-call list.
    pub blocked: bool,
    /// Who is at it right now (user id).
    pub held_by: Option<String>,
}

/// Answer of `GET /api/ringlet/lists/{id}/rows?limit&cursor`: those still to be called, in calling order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallingRowPage {
    /// One page.
    pub rows: Vec<CallingRow>,
    /// Where the next page begins; None: this was the last.
    #[serde(default)]
    pub next_cursor: Option<String>,
}

/// Body of `POST /api/ringlet/lists/{id}/next`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NextRequest {
    /// This one, out of turn or before its time; None: whoever's turn it is.
    pub row: Option<i64>,
}

/// Answer of `POST /api/ringlet/lists/{id}/next`: whom to call. The row is held for the user for ten minutes, so that no
/// two agents call the same person; asking again holds it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallingNow {
    /// The list as it stands.
    pub list: CallingList,
    /// Whom to call; None: nobody is to be called now.
    pub row: Option<CallingRow>,
    /// Their last call, anybody's; None: there was none.
    pub last_call: Option<LastCall>,
    /// The newest note on their record, as plain text.
    pub last_note: Option<String>,
    /// The next call-back to come, whoever is called now.
    pub next_call_back: Option<CallingRow>,
    /// Nobody is to be called now, and others hold somebody: when the first of those is free, unless they go on.
    #[serde(default)]
    pub free_at: Option<Timestamp>,
}

/// How the last call with a number went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LastCall {
    /// Began.
    pub at: Timestamp,
    /// Who called whom.
    pub direction: Direction,
    /// Why it ended; None: up, or nobody said.
    pub outcome: Option<Outcome>,
    /// What the agent chose.
    pub disposition: Option<String>,
}

/// Body of `POST /api/ringlet/lists/{id}/rows/{row}/later`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallLater {
    /// When to call back, at most a year ahead.
    pub due_at: Timestamp,
}

/// Body of `POST /api/ringlet/lists/{id}/rows/{row}/move`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RowMove {
    /// Before this row; None: to the end.
    pub before: Option<i64>,
}

/// Body of `POST /api/ringlet/lists/{id}/fill`: one of the three sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ListFill {
    /// The people of these calls: a query of `GET /calls`, e.g. `outcome=missed&start=2026-11-01T00:00:00Z`.
    pub calls: Option<String>,
    /// The people of these records.
    pub records: Option<RecordsFill>,
    /// The lines of a CSV file.
    pub csv: Option<CsvFill>,
    /// Only tells what it would do.
    pub dry_run: bool,
}

/// Records as a source of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RecordsFill {
    /// `CRM Lead`, `Contact` or `CRM Deal`.
    pub doctype: String,
    /// Filters as `/api/resource` takes them, JSON text: `[["status","=","New"]]`; None: all of them.
    pub filters: Option<String>,
}

/// A CSV file as a source of a list: a line of names first, separated by comma, semicolon or tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CsvFill {
    /// The file.
    pub text: String,
    /// Which columns are which.
    pub columns: CsvColumns,
}

/// Columns of a CSV file by name; None is guessed by the name, and left out when there is none like it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct CsvColumns {
    /// Required in the end.
    pub number: Option<String>,
    /// Who it is.
    pub name: Option<String>,
    /// Company, or another second line.
    pub company: Option<String>,
    /// What the list says about them.
    pub note: Option<String>,
}

/// Answer of `POST /api/ringlet/lists/{id}/fill`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FillAnswer {
    /// People found in the source.
    pub found: u32,
    /// New on the list (with `dry_run`: they would be).
    pub added: u32,
    /// Left out: the number comes twice, or is on the list already.
    pub doubles: u32,
    /// Of those added: on the do-not-call list, so that nobody will be told to call them.
    pub blocked: u32,
    /// Left out because of their number, or another mistake.
    pub refused: u32,
    /// The first hundred of these, by line.
    pub errors: Vec<FillError>,
    /// The first five who are added.
    pub sample: Vec<CallingRow>,
    /// The names of a CSV file's columns.
    pub columns: Vec<String>,
    /// Which of them was taken for what.
    pub taken: CsvColumns,
}

/// What is wrong with one line of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FillError {
    /// The line of a file (the names are line 1), else the place in the source.
    pub line: u32,
    /// A sentence.
    pub message: String,
}

/// Answer of `GET /api/ringlet/lists/{id}/results`: how those done with went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallingResults {
    /// What the agents chose, the most frequent first; an empty text: nothing.
    pub dispositions: Vec<DispositionCount>,
}

/// How often something was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DispositionCount {
    /// The disposition.
    pub disposition: String,
    /// How many people.
    pub people: u32,
}
