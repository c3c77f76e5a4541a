//! Whom a number belongs to and what is kept with a call, in SQLite.

mod find;
mod holder;
mod keep;
mod own_number;
pub(super) mod wrap_up;

use async_trait::async_trait;
use ringlet_model::api::RecordRef;

use super::Sqlite;
use crate::doctype::Document;
use crate::storage::{
    Attachment, CallEditor, Holder, KeepRefusal, LinkDraft, NumberEntry, OwnNumbers, RecordBook,
    RecordFromCall, RecordQuery, StorageError, WrapUpDraft, WrapUpKept,
};

#[async_trait]
impl RecordBook for Sqlite {
    async fn holders(&self, number_key: &str) -> Result<Vec<Holder>, StorageError> {
        self.look_up(|connection| holder::by_number(connection, number_key))
    }

    async fn holder(&self, record: &RecordRef) -> Result<Option<Holder>, StorageError> {
        self.look_up(|connection| holder::by_record(connection, record))
    }

    async fn find_records(
        &self,
        query: RecordQuery,
        limit: u32,
    ) -> Result<Vec<Holder>, StorageError> {
        self.read(move |connection| find::records(connection, &query, limit))
            .await
    }

    async fn link_call(&self, draft: LinkDraft) -> Result<(), KeepRefusal> {
        self.write(move |tx| wrap_up::link_call(tx, draft)).await
    }

    async fn wrap_up(&self, draft: WrapUpDraft) -> Result<WrapUpKept, KeepRefusal> {
        self.write(move |tx| wrap_up::wrap_up(tx, draft)).await
    }

    async fn record_from_call(&self, draft: RecordFromCall) -> Result<String, KeepRefusal> {
        self.write(move |tx| wrap_up::record(tx, draft)).await
    }

    async fn attach(
        &self,
        call_id: &str,
        by: CallEditor,
        attachment: Attachment,
        link_name: String,
    ) -> Result<Document, KeepRefusal> {
        let call_id = call_id.to_owned();
        self.write(move |tx| wrap_up::attach(tx, &call_id, &by, attachment, &link_name))
            .await
    }
}

#[async_trait]
impl OwnNumbers for Sqlite {
    async fn agents_by_number(&self, number_key: &str) -> Result<Vec<String>, StorageError> {
        self.look_up(|connection| own_number::agents(connection, number_key))
    }

    async fn save_own_numbers(
        &self,
        source: &str,
        numbers: Vec<NumberEntry>,
    ) -> Result<(), StorageError> {
        let source = source.to_owned();
        self.write(move |tx| own_number::save(tx, &source, &numbers))
            .await
    }

    async fn rekey_numbers(&self, region: Option<String>) -> Result<(), StorageError> {
        self.write(move |tx| own_number::rekey(tx, region.as_deref()))
            .await
    }
}
