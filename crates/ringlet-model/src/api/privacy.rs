//! Forgetting: `POST /calls/erase` and `/api/ringlet/settings/retention`.

use serde::{Deserialize, Serialize};

/// Body of `POST /calls/erase`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EraseNumber {
    /// The number, in any spelling; without a country code it is of the site's region.
    pub number: String,
}

/// What was erased of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Erasure {
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
    /// The target of the audit entry: a keyed hash of the number. Erasing the same number again gives the same.
    pub proof: String,
}

/// Body and answer of `/api/ringlet/settings/retention`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Retention {
    /// Days that calls are kept, 1–36500; None: for good.
    pub days: Option<u32>,
}
