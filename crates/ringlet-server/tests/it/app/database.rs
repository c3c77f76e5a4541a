//! A database of its own for each test.

use std::path::PathBuf;

use tempfile::TempDir;

/// A folder with a database and its key; removed at the end.
pub(crate) struct TempDatabase(TempDir);

impl TempDatabase {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.path().join("ringlet.db")
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.0.path().join("ringlet.key")
    }
}
