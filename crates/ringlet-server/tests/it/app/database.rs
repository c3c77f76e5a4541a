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

    /// Every file in the folder but the key: name and content.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file() && *path != self.key_file())
            .map(|path| {
                let content = std::fs::read(&path).unwrap();
                (path.display().to_string(), content)
            })
            .collect()
    }
}
