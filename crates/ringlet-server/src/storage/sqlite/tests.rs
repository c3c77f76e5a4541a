//! What every write and read may rely on.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ringlet_model::Timestamp;
use rusqlite::params;

use super::{Place, Sqlite, WriteTx};
use crate::clock::Clock;
use crate::storage::{LiveDraft, LiveEvents as _, Replay, StorageError};

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        Timestamp(1)
    }
}

/// A database, what it published, and its folder.
struct Bench {
    database: Sqlite,
    published: Arc<Mutex<Vec<i64>>>,
    /// Rows of `audit` that another connection saw when the last event was published.
    seen_at_publish: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::file(folder.path().join("t.db"));
    let published = Arc::new(Mutex::new(Vec::new()));
    let seen_at_publish = Arc::new(AtomicI64::new(-1));
    let (list, seen, beside) = (published.clone(), seen_at_publish.clone(), place.clone());
    let on_commit = Arc::new(move |events: Vec<Arc<crate::storage::LiveEvent>>| {
        let rows = beside
            .open()
            .unwrap()
            .query_row("SELECT COUNT(*) FROM audit", [], |row| row.get(0));
        seen.store(rows.unwrap(), Ordering::SeqCst);
        list.lock()
            .unwrap()
            .extend(events.iter().map(|event| event.seq));
    });
    let database = Sqlite::open(&place, Arc::new(Standing), None, on_commit).unwrap();
    Bench {
        database,
        published,
        seen_at_publish,
        folder,
    }
}

fn note(tx: &WriteTx<'_>, action: &str) -> Result<(), StorageError> {
    tx.execute(
        "INSERT INTO audit (at, action) VALUES (1, $1)",
        params![action],
    )?;
    Ok(())
}

async fn notes(database: &Sqlite) -> Vec<String> {
    database
        .read(|connection| {
            let mut list = connection.prepare("SELECT action FROM audit ORDER BY id")?;
            let rows = list.query_map([], |row| row.get(0))?;
            Ok::<_, StorageError>(rows.collect::<Result<_, _>>()?)
        })
        .await
        .unwrap()
}

fn draft(data: &str) -> LiveDraft {
    LiveDraft {
        user_id: "a".to_owned(),
        name: "n".to_owned(),
        data: data.to_owned(),
    }
}

/// Holds the writer until the returned sender is dropped, so that what is sent meanwhile forms one batch.
async fn hold(database: &Sqlite) -> std::sync::mpsc::Sender<()> {
    let (release, wait) = std::sync::mpsc::channel::<()>();
    let (begun, began) = tokio::sync::oneshot::channel();
    let database = database.clone();
    tokio::spawn(async move {
        let held = database.write(move |_| {
            let _ = begun.send(());
            let _ = wait.recv();
            Ok::<_, StorageError>(())
        });
        held.await.unwrap();
    });
    began.await.unwrap();
    release
}

#[tokio::test]
async fn a_failing_or_panicking_write_undoes_itself_and_not_its_neighbours() {
    let bench = bench();
    let release = hold(&bench.database).await;
    let good = |name: &'static str| {
        bench.database.write(move |tx| {
            note(tx, name)?;
            tx.publish(draft(name))
        })
    };
    let failing = bench.database.write(|tx| {
        note(tx, "failing")?;
        tx.publish(draft("failing"))?;
        Err::<(), _>(StorageError::TooSlow)
    });
    let panicking = bench.database.write(|tx| -> Result<(), StorageError> {
        note(tx, "panicking")?;
        tx.publish(draft("panicking"))?;
        panic!("as meant")
    });
    let all = async { tokio::join!(good("one"), failing, panicking, good("two")) };
    let (one, failed, panicked, two) = {
        tokio::pin!(all);
        // Polled once, so that all four are queued in order while the writer is held.
        assert!(futures_util::poll!(all.as_mut()).is_pending());
        drop(release);
        all.await
    };
    one.unwrap();
    two.unwrap();
    assert!(matches!(failed, Err(StorageError::TooSlow)));
    assert!(matches!(panicked, Err(StorageError::Panicked)));
    assert_eq!(notes(&bench.database).await, ["one", "two"]);
    assert_eq!(bench.published.lock().unwrap().len(), 2);
    let Replay::Events(kept) = bench.database.replay_live_events("a", 0, 10).await.unwrap() else {
        panic!("nothing was pruned");
    };
    let data: Vec<_> = kept.iter().map(|event| event.data.as_str()).collect();
    assert_eq!(data, ["one", "two"]);
}

#[tokio::test]
async fn events_are_sent_after_their_write_can_be_seen_by_others() {
    let bench = bench();
    bench
        .database
        .write(|tx| {
            note(tx, "one")?;
            tx.publish(draft("one"))
        })
        .await
        .unwrap();
    assert_eq!(bench.seen_at_publish.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_long_read_is_broken_off_and_the_reader_goes_on() {
    let bench = bench();
    let endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
    for _ in 0..4 {
        let count = bench
            .database
            .read_within(Duration::from_millis(30), move |connection| {
                Ok(connection.query_row(endless, [], |row| row.get::<_, i64>(0))?)
            });
        assert!(matches!(count.await, Err::<i64, _>(StorageError::TooSlow)));
    }
    assert!(notes(&bench.database).await.is_empty());
}

#[tokio::test]
async fn a_reader_can_not_write_and_survives_a_panic() {
    let bench = bench();
    let write = bench.database.read(|connection| {
        connection.execute("DELETE FROM audit", [])?;
        Ok::<_, StorageError>(())
    });
    assert!(matches!(write.await, Err(StorageError::Database(_))));
    for _ in 0..4 {
        let panicking = bench
            .database
            .read(|_| -> Result<(), StorageError> { panic!("as meant") });
        assert!(matches!(panicking.await, Err(StorageError::Panicked)));
    }
    assert!(notes(&bench.database).await.is_empty());
}

#[tokio::test]
async fn closing_finishes_what_is_queued_and_refuses_the_rest() {
    let bench = bench();
    let release = hold(&bench.database).await;
    let queued = bench.database.write(|tx| note(tx, "queued"));
    tokio::pin!(queued);
    assert!(futures_util::poll!(queued.as_mut()).is_pending());
    let closing = {
        let database = bench.database.clone();
        tokio::task::spawn_blocking(move || database.close())
    };
    drop(release);
    queued.await.unwrap();
    closing.await.unwrap();
    let late = bench.database.write(|tx| note(tx, "late")).await;
    assert!(matches!(late, Err(StorageError::Closed)));
    let again = Sqlite::open(
        &Place::file(bench.folder.path().join("t.db")),
        Arc::new(Standing),
        None,
        Arc::new(|_| {}),
    );
    assert_eq!(notes(&again.unwrap()).await, ["queued"]);
}

#[tokio::test]
async fn a_file_from_a_newer_version_or_of_another_kind_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str| {
        let place = Place::file(folder.path().join(name));
        Sqlite::open(&place, Arc::new(Standing), None, Arc::new(|_| {}))
    };
    let newer = rusqlite::Connection::open(folder.path().join("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 9999).unwrap();
    drop(newer);
    assert!(open("newer.db").is_err());
    std::fs::write(
        folder.path().join("text.db"),
        "not a database, but long enough to be read as one".repeat(40),
    )
    .unwrap();
    assert!(open("text.db").is_err());
}
