//! `ringlet-server add-user`: the first administrator, or somebody who has lost a password.

use clap::Args;
use ringlet_model::Role;

use super::files::Files;
use super::{CommandError, say};
use crate::app::Doors;
use crate::auth::Passwords;
use crate::service::manage_users::checked_id;
use crate::storage::sqlite::Sqlite;
use crate::storage::{AuditRecord, NewUser, UserEdit, UserRefusal, Users as _};

/// Options of `add-user`.
#[derive(Debug, Args)]
pub(super) struct AddUser {
    #[command(flatten)]
    files: Files,
    /// User id, usually an e-mail address.
    id: String,
    /// Full name; the id if left out.
    #[arg(long)]
    name: Option<String>,
    /// `admin`, `agent` or `viewer`; repeatable.
    #[arg(long = "role", value_parser = role, default_value = "agent")]
    roles: Vec<Role>,
    /// Read the password from standard input (one line) instead of making one up.
    #[arg(long)]
    password_stdin: bool,
    /// When the user exists: set the password and roles, and switch the user on.
    #[arg(long)]
    reset: bool,
}

fn role(word: &str) -> Result<Role, String> {
    Role::from_id(word).ok_or_else(|| "must be admin, agent or viewer".to_owned())
}

impl AddUser {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let id = checked_id(Some(&self.id))?;
        let (password, made_up) = self.password()?;
        let hash = Passwords::new(Doors::system().chance)
            .hash(password.clone())
            .await?;
        let database = self.files.open()?;
        let stored = self.store(&database, &id, hash).await;
        database.close();
        stored?;
        say(format_args!("User {id} is ready."));
        if made_up {
            say(format_args!("Password (shown this once): {password}"));
        }
        Ok(())
    }

    /// The password, and whether we have made it up.
    fn password(&self) -> Result<(String, bool), CommandError> {
        if !self.password_stdin {
            return Ok((Doors::system().chance.token::<12>(), true));
        }
        let mut line = String::new();
        std::io::stdin().read_line(&mut line)?;
        let password = line.trim_end_matches(['\r', '\n']).to_owned();
        Passwords::check(&password)?;
        Ok((password, false))
    }

    async fn store(
        &self,
        database: &Sqlite,
        id: &str,
        password_hash: String,
    ) -> Result<(), CommandError> {
        let user = NewUser {
            id: id.to_owned(),
            name: self.name.clone().unwrap_or_else(|| id.to_owned()),
            roles: self.roles.clone(),
            password_hash: Some(password_hash.clone()),
        };
        let audit = AuditRecord::unsigned("user-added")
            .target(id)
            .detail("By the command line.");
        match database.add_user(user, audit.clone()).await {
            Err(UserRefusal::Exists) if self.reset => {
                let edit = UserEdit {
                    name: self.name.clone(),
                    roles: Some(self.roles.clone()),
                    enabled: Some(true),
                    password_hash: Some(password_hash),
                    read: String::new(),
                };
                Ok(database.edit_user(id, edit, audit).await?)
            }
            Err(UserRefusal::Exists) => {
                Err(format!("user {id} exists; --reset gives a new password").into())
            }
            other => Ok(other?),
        }
    }
}
