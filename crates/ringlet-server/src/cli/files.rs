//! Where the database and its key are.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::CommandError;
use crate::app::Doors;
use crate::storage::sqlite::{Place, Sqlite, path_of};

/// Options of every command that touches the database.
#[derive(Clone, Debug, Args)]
pub(super) struct Files {
    /// The database: `sqlite://<file>`.
    #[arg(
        long,
        env = "RINGLET_DATABASE_URL",
        default_value = "sqlite://ringlet.db"
    )]
    database_url: String,
    /// The file with the key that encrypts credentials; made on the first start, mode 0600. Default: `ringlet.key` beside
    /// the database.
    #[arg(long, env = "RINGLET_SECRET_KEY_FILE")]
    secret_key_file: Option<PathBuf>,
}

impl Files {
    /// The database file.
    pub(super) fn database(&self) -> Result<PathBuf, CommandError> {
        Ok(path_of(&self.database_url)?)
    }

    /// The key file.
    pub(super) fn key_file(&self) -> Result<PathBuf, CommandError> {
        Ok(match &self.secret_key_file {
            Some(path) => path.clone(),
            None => self.database()?.with_file_name("ringlet.key"),
        })
    }

    /// The database, opened and brought to the newest schema. Nobody listens to live events here.
    pub(super) fn open(&self) -> Result<Sqlite, CommandError> {
        let place = Place::file(self.database()?);
        let clock = Doors::system().clock;
        Ok(Sqlite::open(&place, clock, None, Arc::new(|_| {}))?)
    }
}
