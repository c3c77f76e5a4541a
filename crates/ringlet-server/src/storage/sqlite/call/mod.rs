//! Calls in SQLite.

mod dial;
mod enter;
mod find;
mod hear;
mod merge;
mod row;
pub(super) mod step;
mod timeline;

use async_trait::async_trait;
use ringlet_model::Timestamp;

use super::Sqlite;
use crate::storage::{
    Calls, DialDraft, DialStart, Entered, Heard, KeepRefusal, Kept, NewEntry, OwnStep, PastEntry,
    SilentCall, StorageError, StoredCall,
};
use dial::Stop;

#[async_trait]
impl Calls for Sqlite {
    async fn call(&self, id: &str) -> Result<Option<StoredCall>, StorageError> {
        self.look_up(|connection| row::find(connection, id))
    }

    async fn call_by_alias(
        &self,
        source: &str,
        call_id: Option<&str>,
        aliases: &[String],
    ) -> Result<Option<StoredCall>, StorageError> {
        self.look_up(|connection| {
            let found = find::call_id(connection, source, call_id, aliases)?;
            found.map_or(Ok(None), |id| row::find(connection, &id))
        })
    }

    async fn calls_in_hand(
        &self,
        user: &str,
        since: Timestamp,
    ) -> Result<Vec<StoredCall>, StorageError> {
        let user = user.to_owned();
        self.read(move |connection| find::in_hand(connection, &user, since))
            .await
    }

    async fn start_dial(&self, draft: DialDraft) -> Result<DialStart, StorageError> {
        match self.write(move |tx| dial::start(tx, &draft)).await {
            Ok(start) => Ok(start),
            Err(Stop::KeyReused) => Ok(DialStart::KeyReused),
            Err(Stop::TooMany) => Ok(DialStart::TooMany),
            Err(Stop::Storage(error)) => Err(error),
        }
    }

    async fn add_step(&self, step: OwnStep) -> Result<Option<StoredCall>, StorageError> {
        self.write(move |tx| step::add(tx, &step)).await
    }

    async fn hear(&self, heard: Heard) -> Result<Kept, StorageError> {
        self.write(move |tx| hear::hear(tx, &heard)).await
    }

    async fn keep_past(&self, entries: Vec<PastEntry>) -> Result<Vec<Kept>, KeepRefusal> {
        self.write(move |tx| {
            let kept = entries.into_iter().map(|entry| enter::keep_past(tx, entry));
            kept.collect()
        })
        .await
    }

    async fn enter_call(&self, entry: NewEntry) -> Result<Entered, KeepRefusal> {
        self.write(move |tx| enter::enter(tx, entry)).await
    }

    async fn prune_unclaimed_reports(&self, before: Timestamp) -> Result<usize, StorageError> {
        self.write(move |tx| timeline::prune_unclaimed(tx, before))
            .await
    }

    async fn named_call(&self, id: &str) -> Result<Option<SilentCall>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| find::named(connection, &id))
            .await
    }

    async fn take_silent_calls(
        &self,
        since: Timestamp,
        limit: u32,
    ) -> Result<Vec<SilentCall>, StorageError> {
        self.write(move |tx| find::take_silent(tx, since, limit))
            .await
    }
}
