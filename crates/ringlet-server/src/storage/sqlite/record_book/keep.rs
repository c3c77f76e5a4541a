//! What everything that is kept with a call needs: who may, the record it belongs to, the links to it.

use ringlet_model::api::{RecordMatch, RecordRef};
use rusqlite::{OptionalExtension as _, params};

use super::holder;
use crate::storage::sqlite::WriteTx;
use crate::storage::sqlite::document::write;
use crate::storage::{CallEditor, KeepRefusal, LinkCheck, NewDocument, StorageError};

const CALL: &str = "SELECT coalesce(agent, owner), reference_doctype, reference_name, audience FROM call WHERE id = $1";
const REFER: &str = "UPDATE call SET reference_doctype = $1, reference_name = $2, matches = $3,
        revision = revision + 1, modified_at = $4, modified_by = $5
     WHERE id = $6";
const MATCHES: &str = "SELECT matches FROM call WHERE id = $1";
const LINK: &str = "INSERT INTO call_link (name, parent, idx, link_doctype, link_name)
     SELECT $1, $2, (SELECT coalesce(max(idx), 0) + 1 FROM call_link WHERE parent = $2), $3, $4
     WHERE NOT EXISTS (SELECT 1 FROM call_link WHERE parent = $2 AND link_doctype = $3 AND link_name = $4)";

/// The record that a call is kept with, when `by` may change the call. A call that nobody has belongs to those it rang
/// for.
pub(super) fn editable(
    tx: &WriteTx<'_>,
    call_id: &str,
    by: &CallEditor,
) -> Result<Option<RecordRef>, KeepRefusal> {
    let found = tx
        .prepare_cached(CALL)
        .and_then(|mut call| {
            let row = call.query_row([call_id], |row| {
                let whose: Option<String> = row.get(0)?;
                let (doctype, name): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
                let reference = doctype
                    .zip(name)
                    .map(|(doctype, name)| RecordRef { doctype, name });
                Ok((whose, reference, row.get::<_, String>(3)?))
            });
            row.optional()
        })
        .map_err(StorageError::from)?;
    let (whose, reference, audience) = found.ok_or(KeepRefusal::NoCall)?;
    let theirs = match whose {
        Some(user) => user == by.user,
        None => read_json::<Vec<String>>(&audience)?.contains(&by.user),
    };
    if theirs || by.any {
        Ok(reference)
    } else {
        Err(KeepRefusal::NotYours)
    }
}

/// Keeps the call with that record, which from then on is the first that its window offers.
pub(super) fn refer(
    tx: &WriteTx<'_>,
    call_id: &str,
    by: &CallEditor,
    record: RecordRef,
) -> Result<RecordRef, KeepRefusal> {
    let link = LinkCheck {
        field: "reference".to_owned(),
        doctype: record.doctype.clone(),
        name: record.name.clone(),
    };
    write::check_links(tx, &[link])?;
    let matches = offered(tx, call_id, &record)?;
    tx.prepare_cached(REFER)
        .and_then(|mut refer| {
            refer.execute(params![
                record.doctype,
                record.name,
                matches,
                tx.now().0,
                by.user,
                call_id
            ])
        })
        .map_err(StorageError::from)?;
    Ok(record)
}

/// The call's matches with the chosen record before the others, as JSON.
fn offered(tx: &WriteTx<'_>, call_id: &str, chosen: &RecordRef) -> Result<String, StorageError> {
    let stored: String = tx
        .prepare_cached(MATCHES)?
        .query_row([call_id], |row| row.get(0))?;
    let mut matches: Vec<RecordMatch> = read_json(&stored)?;
    matches.retain(|one| one.doctype != chosen.doctype || one.name != chosen.name);
    if let Some(holder) = holder::by_record(tx, chosen)? {
        matches.insert(0, holder.to_match());
    }
    serde_json::to_string(&matches).map_err(|error| StorageError::unreadable("matches", error))
}

fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StorageError> {
    serde_json::from_str(text).map_err(|error| StorageError::unreadable("call", error))
}

/// Stores a note or task that belongs to the call's record, and links it to the call; returns its name.
pub(super) fn hang(
    tx: &WriteTx<'_>,
    call_id: &str,
    reference: Option<&RecordRef>,
    mut new: NewDocument,
    link_name: &str,
) -> Result<String, KeepRefusal> {
    if let Some(record) = reference {
        let document = &mut new.draft.document;
        document.set("reference_doctype", record.doctype.as_str());
        document.set("reference_docname", record.name.as_str());
    }
    let doctype = new.doctype.name;
    let name = write::name_of(&write::add(tx, new)?);
    link(tx, call_id, doctype, &name, link_name)?;
    Ok(name)
}

/// Links a note or task to the call, unless it is linked already.
pub(super) fn link(
    tx: &WriteTx<'_>,
    call_id: &str,
    doctype: &str,
    name: &str,
    link_name: &str,
) -> Result<(), StorageError> {
    tx.prepare_cached(LINK)?
        .execute(params![link_name, call_id, doctype, name])?;
    Ok(())
}
