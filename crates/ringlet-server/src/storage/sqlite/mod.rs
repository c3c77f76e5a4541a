//! The embedded database: one file, one writer thread with group commit, two reader threads, and connections for look-ups.

mod access;
mod api_key;
pub mod audit;
mod call;
mod call_log;
mod calling_list;
mod connection;
mod do_not_call;
mod document;
mod embed_origin;
pub mod idempotency;
mod live_event;
mod lock;
pub mod migration;
mod privacy;
mod provider_setting;
mod provider_traffic;
mod reader;
mod record_book;
pub mod secret;
mod session;
mod settle;
mod site;
mod source;
mod telephony;
#[cfg(test)]
mod tests;
mod user;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;

pub use connection::Place;
pub use lock::Lock;
pub use writer::WriteTx;

use super::{Health, LiveEvent, StorageError};
use crate::clock::SharedClock;
use crate::doctype::Zone;
use reader::{LookUps, Readers};
use writer::Writer;

/// How long an ordinary read may take.
const READ_LIMIT: Duration = Duration::from_secs(5);

/// Told about the live events of a batch, after their commit, in order.
pub type OnCommit = Arc<dyn Fn(Vec<Arc<LiveEvent>>) + Send + Sync>;

/// The embedded database. Cheap to clone; the threads end when [`Sqlite::close`] is called or the last clone goes.
#[derive(Clone)]
pub struct Sqlite {
    threads: Arc<Threads>,
}

struct Threads {
    writer: Writer,
    readers: Readers,
    look_ups: LookUps,
    zone: Zone,
}

impl Sqlite {
    /// Opens the database at `place`, brings it to the newest schema and starts its threads. Days are counted by the clock
    /// of `zone`; None: by that of the last time.
    ///
    /// # Errors
    /// The file can't be opened, is not a database, or comes from a newer version.
    pub fn open(
        place: &Place,
        clock: SharedClock,
        zone: Option<&Zone>,
        on_commit: OnCommit,
    ) -> Result<Self, StorageError> {
        let mut connection = place.open()?;
        migration::apply(&mut connection)?;
        let zone = settle::at_start(&mut connection, zone)?;
        settle::watch(&connection)?;
        let readers = Readers::start(place)?;
        let writer = Writer::start(connection, clock, zone.clone(), on_commit)?;
        Ok(Self {
            threads: Arc::new(Threads {
                writer,
                readers,
                look_ups: LookUps::new(place),
                zone,
            }),
        })
    }

    /// Finds a row or a few by an index, on the calling thread: for what takes well under a millisecond. Everything that may
    /// search belongs into [`Sqlite::read`].
    ///
    /// # Errors
    /// Whatever `work` returns, or a [`StorageError`] when it couldn't run.
    pub fn look_up<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.threads.look_ups.run(READ_LIMIT, work)
    }

    /// Runs `work` on a reader thread, for at most 5 s.
    ///
    /// # Errors
    /// Whatever `work` returns, or a [`StorageError`] when it couldn't run.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        self.read_within(READ_LIMIT, work).await
    }

    /// Runs `work` on a reader thread; statements still running after `limit` are broken off with
    /// [`StorageError::TooSlow`].
    ///
    /// # Errors
    /// Whatever `work` returns, or a [`StorageError`] when it couldn't run.
    pub async fn read_within<T, E>(
        &self,
        limit: Duration,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        self.threads.readers.run(limit, work).await
    }

    /// Runs `work` on the writer thread, in a savepoint of its own. It returns after the COMMIT that holds it; an `Err`
    /// undoes this work alone.
    ///
    /// # Errors
    /// Whatever `work` returns, or a [`StorageError`] when it couldn't run or couldn't be committed.
    pub async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        self.threads.writer.run(work).await
    }

    /// The clock by which days are counted.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.threads.zone
    }

    /// Takes no more work, finishes what is queued, and closes the file. Waits for the threads; call it off the async
    /// threads.
    pub fn close(&self) {
        self.threads.readers.close();
        self.threads.look_ups.close();
        self.threads.writer.close();
    }
}

#[async_trait::async_trait]
impl Health for Sqlite {
    async fn check(&self) -> Result<(), StorageError> {
        self.read(migration::check).await?;
        self.write(|tx| {
            tx.prepare_cached("UPDATE health SET checked_at = $1 WHERE id = 1")?
                .execute([tx.now().0])?;
            Ok(())
        })
        .await
    }
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite").finish_non_exhaustive()
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.to_string())
    }
}

/// The path a `sqlite://` URL names.
///
/// # Errors
/// The URL has another scheme.
pub fn path_of(url: &str) -> Result<PathBuf, String> {
    url.strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"))
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
        .ok_or_else(|| "only sqlite://<file> is supported so far".to_owned())
}
