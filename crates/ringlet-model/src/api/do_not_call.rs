//! Numbers that nobody may dial: `/api/ringlet/settings/do-not-call`, for administrators.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// One number that nobody may dial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoNotCallEntry {
    /// E.164.
    pub number: String,
    /// Why, or since whose wish; told to whoever dials it.
    pub note: String,
    /// Since when.
    pub added_at: Timestamp,
    /// By whom (user id).
    pub added_by: String,
}

/// Answer of `GET /api/ringlet/settings/do-not-call?cursor&limit&q`: newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoNotCallPage {
    /// One page.
    pub entries: Vec<DoNotCallEntry>,
    /// Where the next page begins; None: this was the last.
    #[serde(default)]
    pub next_cursor: Option<String>,
}

/// Body of `POST /api/ringlet/settings/do-not-call`: 201 with the entry, 409 when the number is listed already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DoNotCallDraft {
    /// In any spelling; without `+` it is at home in the site's region.
    pub number: String,
    /// At most 200 characters.
    pub note: String,
}
