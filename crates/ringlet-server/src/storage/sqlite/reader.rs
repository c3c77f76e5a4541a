//! Reads: long ones by reader threads, which take them from one queue, each on its own connection; look-ups by the thread
//! that asks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::Place;
use crate::storage::StorageError;

/// Two answer faster than one and leave a thread free beside a slow search.
const THREADS: usize = 2;
/// Reads waiting at most; more are refused.
const QUEUE: usize = 1024;
/// Virtual-machine steps between two looks at the clock.
const STEPS_PER_LOOK: i32 = 4000;

type Job = Box<dyn FnOnce(&Reader) + Send>;

/// The reader threads and their queue.
pub(super) struct Readers {
    queue: Mutex<Option<SyncSender<Job>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// Connections for look-ups. Finding a row takes less time than handing the question to another thread and its answer
/// back, so it is done at once, on one of these.
pub(super) struct LookUps {
    place: Place,
    /// Those that nobody is using; None: closed.
    idle: Mutex<Option<Vec<Reader>>>,
}

impl LookUps {
    pub(super) fn new(place: &Place) -> Self {
        Self {
            place: place.clone(),
            idle: Mutex::new(Some(Vec::new())),
        }
    }

    pub(super) fn run<T, E: From<StorageError>>(
        &self,
        limit: Duration,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let reader = self.take()?;
        let result = reader.run(limit, work);
        if let Some(idle) = self.idle().as_mut() {
            idle.push(reader);
        }
        result
    }

    /// An idle connection, else a new one: there are never more than threads that ask.
    fn take(&self) -> Result<Reader, StorageError> {
        let idle = self.idle().as_mut().ok_or(StorageError::Closed)?.pop();
        idle.map_or_else(|| Reader::open(&self.place), Ok)
    }

    pub(super) fn close(&self) {
        self.idle().take();
    }

    fn idle(&self) -> MutexGuard<'_, Option<Vec<Reader>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection and the deadline of what it is reading.
struct Reader {
    connection: Connection,
    deadline: Deadline,
}

impl Readers {
    pub(super) fn start(place: &Place) -> Result<Self, StorageError> {
        let (queue, jobs) = sync_channel::<Job>(QUEUE);
        let jobs = Arc::new(Mutex::new(jobs));
        let mut threads = Vec::with_capacity(THREADS);
        for number in 0..THREADS {
            let reader = Reader::open(place)?;
            let jobs = Arc::clone(&jobs);
            let thread = std::thread::Builder::new()
                .name(format!("db-read-{number}"))
                .spawn(move || reader.serve(&jobs))
                .map_err(|error| StorageError::Lost(error.to_string()))?;
            threads.push(thread);
        }
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            threads: Mutex::new(threads),
        })
    }

    pub(super) async fn run<T, E>(
        &self,
        limit: Duration,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StorageError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |reader| {
            // Nobody waits for the answer any more when the client has gone.
            drop(reply.send(reader.run(limit, work)));
        });
        self.send(job)?;
        answer
            .await
            .unwrap_or_else(|_| Err(StorageError::Closed.into()))
    }

    fn send(&self, job: Job) -> Result<(), StorageError> {
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
        let threads =
            std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            drop(thread.join());
        }
    }
}

impl Reader {
    fn open(place: &Place) -> Result<Self, StorageError> {
        let connection = place.open()?;
        connection.execute_batch("PRAGMA query_only = ON")?;
        let deadline = Deadline::default();
        let watched = deadline.clone();
        connection.progress_handler(STEPS_PER_LOOK, Some(move || watched.has_passed()))?;
        Ok(Self {
            connection,
            deadline,
        })
    }

    fn serve(self, jobs: &Mutex<Receiver<Job>>) {
        loop {
            // The lock is held while waiting: the other thread waits for the lock instead of the queue.
            let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
            match job {
                Ok(job) => job(&self),
                Err(_) => return,
            }
        }
    }

    fn run<T, E: From<StorageError>>(
        &self,
        limit: Duration,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.deadline.set(limit);
        let result = catch_unwind(AssertUnwindSafe(|| work(&self.connection)))
            .unwrap_or_else(|_| Err(StorageError::Panicked.into()));
        let overran = self.deadline.clear();
        match result {
            Err(_) if overran => Err(StorageError::TooSlow.into()),
            other => other,
        }
    }
}

/// A point in time shared with SQLite's progress handler; 0 means none, `u64::MAX` that it struck.
#[derive(Clone, Default)]
struct Deadline(Arc<AtomicU64>);

impl Deadline {
    fn set(&self, limit: Duration) {
        self.0.store(micros() + as_micros(limit), Ordering::Relaxed);
    }

    /// Whether the running statement must stop.
    fn has_passed(&self) -> bool {
        let at = self.0.load(Ordering::Relaxed);
        let passed = at != 0 && micros() > at;
        if passed {
            self.0.store(u64::MAX, Ordering::Relaxed);
        }
        passed || at == u64::MAX
    }

    /// Ends the limit; true when it struck.
    fn clear(&self) -> bool {
        self.0.swap(0, Ordering::Relaxed) == u64::MAX
    }
}

/// Microseconds since the process began reading.
fn micros() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    as_micros(START.get_or_init(Instant::now).elapsed()) + 1
}

fn as_micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX / 2)
}
