//! Why storing or reading failed.

/// Why storing or reading failed. None of them is the asking person's fault.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database itself failed.
    #[error("database: {0}")]
    Database(String),
    /// A stored value can't be read back.
    #[error("stored {what} is unreadable: {why}")]
    Unreadable {
        /// Which value.
        what: &'static str,
        /// Why.
        why: String,
    },
    /// A read ran into its time limit.
    #[error("the query took longer than its time limit")]
    TooSlow,
    /// The queue is full.
    #[error("the database queue is full")]
    Overloaded,
    /// The database has been closed, or its thread has died.
    #[error("the database is closed")]
    Closed,
    /// Another process uses this database.
    #[error("another ringlet-server is using this database")]
    InUse,
    /// The transaction, a thread or the file was lost; the text says which.
    #[error("{0}")]
    Lost(String),
    /// The work itself panicked; nothing of it was kept.
    #[error("storage work panicked")]
    Panicked,
}

impl StorageError {
    /// A value of kind `what` can't be read back.
    pub fn unreadable(what: &'static str, why: impl std::fmt::Display) -> Self {
        Self::Unreadable {
            what,
            why: why.to_string(),
        }
    }
}
