//! The writer thread: takes whatever writes are waiting (at most 64) into one transaction, each in a savepoint, commits,
//! sends the live events, then answers. One sync to disk serves the whole batch.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use ringlet_model::Timestamp;
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::{OnCommit, live_event, settle};
use crate::clock::SharedClock;
use crate::doctype::Zone;
use crate::storage::{LiveDraft, LiveEvent, StorageError};

/// Writes in one transaction at most.
const BATCH: usize = 64;
/// Writes waiting at most; more are refused.
const QUEUE: usize = 4096;

/// The writer thread and its queue.
pub(super) struct Writer {
    queue: Mutex<Option<SyncSender<Box<dyn Job>>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// The open transaction, as one write sees it. Derefs to the connection.
pub struct WriteTx<'a> {
    connection: &'a Connection,
    now: Timestamp,
    events: &'a mut Vec<Arc<LiveEvent>>,
}

impl WriteTx<'_> {
    /// The time of this batch.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Keeps a live event with this write and sends it to its user's tabs after the commit.
    ///
    /// # Errors
    /// The database failed.
    pub fn publish(&mut self, draft: LiveDraft) -> Result<(), StorageError> {
        let event = live_event::insert(self.connection, draft, self.now)?;
        self.events.push(Arc::new(event));
        Ok(())
    }
}

impl Deref for WriteTx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

/// One write, its result kept inside until the batch is committed.
trait Job: Send {
    /// Does the work; true when it is to be kept.
    fn work(&mut self, tx: &mut WriteTx<'_>) -> bool;
    /// What follows from the work couldn't be done: its result is this error.
    fn undo(&mut self, error: StorageError);
    /// Answers: with the result when the batch is committed (None), else with what went wrong.
    fn answer(self: Box<Self>, failure: Option<StorageError>);
}

struct Pending<F, T, E> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job for Pending<F, T, E>
where
    F: FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StorageError> + Send,
{
    fn work(&mut self, tx: &mut WriteTx<'_>) -> bool {
        let Some(work) = self.work.take() else {
            return false;
        };
        let result = catch_unwind(AssertUnwindSafe(|| work(tx)))
            .unwrap_or_else(|_| Err(StorageError::Panicked.into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn undo(&mut self, error: StorageError) {
        self.result = Some(Err(error.into()));
    }

    fn answer(self: Box<Self>, failure: Option<StorageError>) {
        let result = match (failure, self.result) {
            // A refusal stands whether or not the batch was committed.
            (_, Some(Err(refusal))) => Err(refusal),
            (None, Some(done)) => done,
            (Some(failure), _) => Err(failure.into()),
            (None, None) => Err(StorageError::Closed.into()),
        };
        // Nobody waits for the answer any more when the client has gone.
        drop(self.reply.send(result));
    }
}

impl Writer {
    pub(super) fn start(
        connection: Connection,
        clock: SharedClock,
        zone: Zone,
        on_commit: OnCommit,
    ) -> Result<Self, StorageError> {
        let (queue, jobs) = sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("db-write".to_owned())
            .spawn(move || serve(&connection, &jobs, &clock, &zone, &on_commit))
            .map_err(|error| StorageError::Lost(error.to_string()))?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            thread: Mutex::new(Some(thread)),
        })
    }

    pub(super) async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.send(Box::new(Pending {
            work: Some(work),
            result: None,
            reply,
        }))?;
        answer
            .await
            .unwrap_or_else(|_| Err(StorageError::Closed.into()))
    }

    fn send(&self, job: Box<dyn Job>) -> Result<(), StorageError> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        match queue.as_ref().map(|queue| queue.try_send(job)) {
            Some(Ok(())) => Ok(()),
            Some(Err(TrySendError::Full(_))) => Err(StorageError::Overloaded),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(StorageError::Closed),
        }
    }

    pub(super) fn close(&self) {
        self.queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            drop(thread.join());
        }
    }
}

fn serve(
    connection: &Connection,
    jobs: &Receiver<Box<dyn Job>>,
    clock: &SharedClock,
    zone: &Zone,
    on_commit: &OnCommit,
) {
    while let Ok(first) = jobs.recv() {
        let mut batch = vec![first];
        batch.extend(jobs.try_iter().take(BATCH - 1));
        let mut events = Vec::new();
        let failure = commit(connection, &mut batch, &mut events, (clock.now(), zone)).err();
        if let Some(failure) = &failure {
            tracing::error!(%failure, writes = batch.len(), "a batch of writes failed");
        } else if !events.is_empty() {
            on_commit(events);
        }
        let failure = failure.map(|failure| failure.to_string());
        for job in batch {
            job.answer(failure.clone().map(StorageError::Lost));
        }
    }
}

/// Runs the batch in one transaction. `Err` means that nothing of it was kept.
fn commit(
    connection: &Connection,
    batch: &mut [Box<dyn Job>],
    events: &mut Vec<Arc<LiveEvent>>,
    (now, zone): (Timestamp, &Zone),
) -> Result<(), StorageError> {
    run(connection, "BEGIN IMMEDIATE")?;
    let result = batch
        .iter_mut()
        .try_for_each(|job| run_in_savepoint(connection, job.as_mut(), events, (now, zone)))
        .and_then(|()| run(connection, "COMMIT"));
    if result.is_err() && !connection.is_autocommit() {
        run(connection, "ROLLBACK")?;
    }
    result
}

fn run_in_savepoint(
    connection: &Connection,
    job: &mut dyn Job,
    events: &mut Vec<Arc<LiveEvent>>,
    (now, zone): (Timestamp, &Zone),
) -> Result<(), StorageError> {
    run(connection, "SAVEPOINT job")?;
    let events_before = events.len();
    let mut keep = job.work(&mut WriteTx {
        connection,
        now,
        events,
    });
    if keep && let Err(error) = settle::settle(connection, zone) {
        job.undo(error);
        keep = false;
    }
    // A full disk or an I/O error makes SQLite roll the whole transaction back by itself.
    if connection.is_autocommit() {
        return Err(StorageError::Lost("rolled back by the database".to_owned()));
    }
    if !keep {
        events.truncate(events_before);
        run(connection, "ROLLBACK TO job")?;
    }
    run(connection, "RELEASE job")
}

fn run(connection: &Connection, statement: &str) -> Result<(), StorageError> {
    connection.prepare_cached(statement)?.execute([])?;
    Ok(())
}
