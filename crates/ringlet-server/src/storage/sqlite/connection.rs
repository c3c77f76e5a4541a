//! Where the file is and how a connection to it is set up.

use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::storage::StorageError;

/// Where the database file is.
#[derive(Clone, Debug)]
pub struct Place(PathBuf);

impl Place {
    /// A file; made when missing.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// A connection with our pragmas.
    ///
    /// `synchronous=FULL` in WAL mode: an answered write survives a power cut. Group commit makes it affordable. Checkpoints
    /// are four times as rare as SQLite's own: pages that every webhook writes are copied once for more of them.
    ///
    /// # Errors
    /// The file can't be opened or isn't a database.
    pub fn open(&self) -> Result<Connection, StorageError> {
        let connection = Connection::open(&self.0)?;
        connection.set_prepared_statement_cache_capacity(128);
        // A plan doesn't depend on the values of its parameters: else, after ANALYZE, a cached statement is planned anew
        // for each new value.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.execute_batch(
            "PRAGMA busy_timeout = 5000;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -8000;
             PRAGMA wal_autocheckpoint = 4000;
             PRAGMA journal_size_limit = 67108864;",
        )?;
        Ok(connection)
    }
}
