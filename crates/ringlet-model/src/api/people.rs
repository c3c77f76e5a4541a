//! Users and the audit log, for the role `admin`: `/api/ringlet/users…`, `/api/ringlet/audit`.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// Answer of `GET /api/ringlet/users`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserList {
    /// By name.
    pub users: Vec<UserRow>,
}

/// One user as an administrator sees it. Answer of `POST` (201) and `PUT` too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserRow {
    /// User id, usually an e-mail address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// `admin`, `agent`, `viewer`.
    pub roles: Vec<String>,
    /// May sign in.
    pub enabled: bool,
    /// Has an API key.
    #[serde(default)]
    pub has_api_key: bool,
    /// Last seen.
    #[serde(default)]
    pub last_seen_at: Option<Timestamp>,
    /// Opaque stamp of what can be changed, the password with it; send it back with a change.
    #[serde(default)]
    pub modified: String,
}

/// Body of `POST /api/ringlet/users` (id, name and roles required) and `PUT /api/ringlet/users/{id}` (what is None stays).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct UserChange {
    /// Only when added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Replaces all roles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Off ends the user's sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// A new password; ends the user's other sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Stamp of what was read; another one than the stored is refused with 409. Empty: not checked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub modified: String,
}

/// Answer of `POST /api/ringlet/users/{id}/api-key`: 201; shown this once. An older key stops working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKey {
    /// The public half.
    pub key: String,
    /// The secret half.
    pub secret: String,
}

/// Answer of `GET /api/ringlet/audit?limit&cursor`: newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPage {
    /// At most `limit` entries (1–200, default 50).
    pub entries: Vec<AuditEntry>,
    /// Ask for the page after this one with it; None on the last.
    pub next_cursor: Option<String>,
}

/// Who did what, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Sequence number.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who (user id); None for a guest and for the server itself.
    pub user: Option<String>,
    /// Machine word such as `sign-in`, `settings-changed`, `dial-refused`.
    pub action: String,
    /// What it was done to, e.g. a user id, `tata_tele`, a masked number.
    pub target: Option<String>,
    /// A sentence; never a secret, never a whole number.
    pub detail: Option<String>,
}
