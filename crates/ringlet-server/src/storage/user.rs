//! Users.

use async_trait::async_trait;
use ringlet_model::{Role, Timestamp};

use super::{AuditRecord, StorageError, stamp};

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Lower case, usually an e-mail address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// What the user may do.
    pub roles: Vec<Role>,
    /// May sign in.
    pub enabled: bool,
    /// PHC string of the password; None: no sign-in by password.
    pub password_hash: Option<String>,
    /// Grows when all access tokens must end.
    pub generation: i64,
}

impl User {
    /// The stamp of what an administrator changes; a new password is seen by the generation.
    #[must_use]
    pub fn stamp(&self) -> String {
        let roles: Vec<&str> = self.roles.iter().map(|role| role.id()).collect();
        stamp(&(&self.name, roles, self.enabled, self.generation))
    }
}

/// A user as an administrator's list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserSummary {
    /// The user.
    pub user: User,
    /// Has an API key.
    pub has_api_key: bool,
    /// Last sign-in or start of the widget.
    pub last_seen_at: Option<Timestamp>,
}

/// A user to be added.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Lower case.
    pub id: String,
    /// Full name.
    pub name: String,
    /// What the user may do.
    pub roles: Vec<Role>,
    /// PHC string; None: no sign-in by password.
    pub password_hash: Option<String>,
}

/// A change of a user; None leaves things as they are.
#[derive(Clone, Debug, Default)]
pub struct UserEdit {
    /// Full name.
    pub name: Option<String>,
    /// Replaces all roles.
    pub roles: Option<Vec<Role>>,
    /// May sign in; false ends all sessions.
    pub enabled: Option<bool>,
    /// PHC string; ends all sessions.
    pub password_hash: Option<String>,
    /// The stamp the editor read; empty: it never said.
    pub read: String,
}

/// Why a change of users was refused.
#[derive(Debug, thiserror::Error)]
pub enum UserRefusal {
    /// A user with this id exists.
    #[error("exists")]
    Exists,
    /// There is no such user.
    #[error("missing")]
    Missing,
    /// Somebody else changed the user since it was read.
    #[error("stale")]
    Stale,
    /// Nobody could administer the server any more.
    #[error("last administrator")]
    LastAdmin,
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The users of this server.
#[async_trait]
pub trait Users: Send + Sync {
    /// The user with this id (lower case).
    async fn find_user(&self, id: &str) -> Result<Option<User>, StorageError>;

    /// All users, by name.
    async fn list_users(&self) -> Result<Vec<UserSummary>, StorageError>;

    /// Adds a user.
    async fn add_user(&self, user: NewUser, audit: AuditRecord) -> Result<(), UserRefusal>;

    /// Changes a user. Ends all sessions when the password changes or the user is switched off.
    async fn edit_user(
        &self,
        id: &str,
        edit: UserEdit,
        audit: AuditRecord,
    ) -> Result<(), UserRefusal>;

    /// Removes a user with sessions and keys; calls, notes and the audit log stay.
    async fn remove_user(&self, id: &str, audit: AuditRecord) -> Result<(), UserRefusal>;

    /// Notes that the user was here (to within five minutes).
    async fn touch_user(&self, id: &str) -> Result<(), StorageError>;
}
