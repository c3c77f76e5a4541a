//! One server per database file: live events go through one process, and keys must not change under a running server.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use crate::storage::StorageError;

/// Held while a server runs. The operating system releases it with the process, however that ends.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code, reason = "held, not read")] File);

impl Lock {
    /// Takes the lock of this database (the file `<database>.lock`).
    ///
    /// # Errors
    /// Another process holds it, or the file can't be made.
    pub fn take(database: &Path) -> Result<Self, StorageError> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let failed = |error: io::Error| {
            StorageError::Lost(format!("{}: {error}", Path::new(&name).display()))
        };
        let file = OpenOptions::new()
            .create(true)
            .write(true)
            .truncate(false)
            .open(&name)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StorageError::InUse),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
