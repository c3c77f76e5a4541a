//! Forgetting: `POST /calls/erase` and `/api/ringlet/settings/retention`.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// Body of `POST /calls/erase`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EraseNumber {
    /// The number, in any spelling; without a country code it is of the site's region.
    pub number: String,
    /// Erase nothing, only tell what would be.
    #[serde(default)]
    pub dry_run: bool,
}

/// What was erased of a number, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Erasure {
    /// The number as it was understood: E.164 where it can be dialled, else as it was written.
    pub number: String,
    /// Entries of the log, by all sources, that are nobody's now.
    pub calls: u64,
    /// Reports of providers that were emptied or removed.
    pub reports: u64,
    /// Notes removed.
    pub notes: u64,
    /// Tasks removed.
    pub tasks: u64,
    /// Rows of calling lists removed.
    pub rows: u64,
    /// Calls whose recording's address was removed.
    pub recordings: u64,
    /// The target of the audit entry: a keyed hash of the number. Erasing the same number again gives the same. Empty when
    /// nothing was erased.
    pub proof: String,
}

/// Body of `PUT /api/ringlet/settings/retention`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Retention {
    /// Days that calls are kept, 1–36500; None: for good.
    pub days: Option<u32>,
    /// Stamp of what was read; another one than the stored is refused with 409. Empty: not checked.
    pub modified: String,
}

/// Answer of `/api/ringlet/settings/retention`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RetentionState {
    /// Days that calls are kept; None: for good.
    pub days: Option<u32>,
    /// Old calls were looked for last then, without a failure.
    pub last_run_at: Option<Timestamp>,
    /// Why it failed last, a sentence; None once it went well again.
    pub failure: Option<String>,
    /// They are looked for next then; None: calls are kept for good, or nothing ran yet.
    pub next_run_at: Option<Timestamp>,
    /// Calls that were forgotten since the server was set up.
    pub forgotten_calls: u64,
    /// The last of them went then.
    pub forgotten_at: Option<Timestamp>,
    /// Opaque stamp of `days`; send it back with a change.
    pub modified: String,
}
