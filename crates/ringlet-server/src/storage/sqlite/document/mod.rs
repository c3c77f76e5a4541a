//! Records in SQLite.

mod call;
mod name;
pub(super) mod number;
pub(super) mod read;
mod select;
mod table;
pub(super) mod write;

use async_trait::async_trait;

use super::Sqlite;
use crate::doctype::query::{Condition, ListQuery};
use crate::doctype::{Cell, DocType, Document};
use crate::storage::{
    AuditRecord, DocumentChange, DocumentRefusal, Documents, NewDocument, StorageError, View,
};

#[async_trait]
impl Documents for Sqlite {
    async fn list_documents(
        &self,
        doctype: &'static DocType,
        view: View,
        query: ListQuery,
    ) -> Result<Vec<Vec<Cell>>, StorageError> {
        self.read(move |connection| read::list(connection, doctype, &view, &query))
            .await
    }

    async fn count_documents(
        &self,
        doctype: &'static DocType,
        view: View,
        all: Vec<Condition>,
        any: Vec<Condition>,
    ) -> Result<i64, StorageError> {
        self.read(move |connection| read::count(connection, doctype, &view, &all, &any))
            .await
    }

    async fn find_document(
        &self,
        doctype: &'static DocType,
        view: View,
        name: &str,
    ) -> Result<Option<Document>, StorageError> {
        let name = name.to_owned();
        self.read(move |connection| read::find(connection, doctype, &view, &name))
            .await
    }

    async fn add_document(&self, new: NewDocument) -> Result<Document, DocumentRefusal> {
        self.write(move |tx| write::add_once(tx, new)).await
    }

    async fn add_documents(&self, news: Vec<NewDocument>) -> Result<Vec<String>, DocumentRefusal> {
        self.write(move |tx| {
            news.into_iter()
                .map(|new| Ok(write::name_of(&write::add(tx, new)?)))
                .collect()
        })
        .await
    }

    async fn change_document(&self, change: DocumentChange) -> Result<Document, DocumentRefusal> {
        self.write(move |tx| write::change(tx, change)).await
    }

    async fn remove_document(
        &self,
        doctype: &'static DocType,
        view: View,
        name: &str,
        audit: AuditRecord,
    ) -> Result<(), DocumentRefusal> {
        let name = name.to_owned();
        self.write(move |tx| write::remove(tx, doctype, &view, &name, &audit))
            .await
    }
}
