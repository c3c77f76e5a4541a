//! What is kept with a call: notes, tasks, disposition, the record it belongs to.

use ringlet_model::api::RecordRef;
use ringlet_model::call::Outcome;
use rusqlite::{OptionalExtension as _, params};

use crate::doctype::{Document, known};
use crate::storage::sqlite::document::{read, write};
use crate::storage::sqlite::{WriteTx, idempotency};
use crate::storage::{
    Attachment, CallEditor, Claim, KeepRefusal, LeadFromCall, LinkCheck, NewDocument, RequestKey,
    StorageError, View, WrapUpDraft, WrapUpKept,
};

const CALL: &str =
    "SELECT agent, owner, state, reference_doctype, reference_name FROM call WHERE id = $1";
const CLOSE: &str = "UPDATE call SET
        disposition = coalesce($1, disposition),
        outcome = CASE WHEN state = 'ended' THEN coalesce(outcome, $2) ELSE outcome END,
        note = coalesce(note, $3),
        wrapped_up_at = CASE WHEN state = 'ended' THEN coalesce(wrapped_up_at, $4) ELSE wrapped_up_at END,
        revision = revision + 1, modified_at = $4, modified_by = $5
     WHERE id = $6";
const REFER: &str = "UPDATE call SET reference_doctype = $1, reference_name = $2,
        revision = revision + 1, modified_at = $3, modified_by = $4
     WHERE id = $5";
const FIRST_NOTE: &str =
    "UPDATE call SET note = coalesce(note, $1), revision = revision + 1, modified_at = $2
     WHERE id = $3";
const LINK: &str = "INSERT INTO call_link (name, parent, idx, link_doctype, link_name)
     SELECT $1, $2, (SELECT coalesce(max(idx), 0) + 1 FROM call_link WHERE parent = $2), $3, $4
     WHERE NOT EXISTS (SELECT 1 FROM call_link WHERE parent = $2 AND link_doctype = $3 AND link_name = $4)";

/// Stores a wrap-up inside the open transaction.
pub(super) fn wrap_up(tx: &WriteTx<'_>, draft: WrapUpDraft) -> Result<WrapUpKept, KeepRefusal> {
    if let Some(first) = repeat(tx, draft.key.as_ref())? {
        return serde_json::from_str(&first)
            .map_err(|error| StorageError::unreadable("wrap-up", error).into());
    }
    let WrapUpDraft {
        call_id,
        by,
        disposition,
        outcome,
        note,
        task,
        link_names,
        ..
    } = draft;
    let stored = editable(tx, &call_id, &by)?;
    let reference = match draft.reference {
        Some(chosen) => Some(refer(tx, &call_id, &by, chosen)?),
        None => stored,
    };
    let [note_link, task_link] = link_names;
    let kept = WrapUpKept {
        note: note
            .map(|note| hang(tx, &call_id, reference.as_ref(), note, note_link))
            .transpose()?,
        task: task
            .map(|task| hang(tx, &call_id, reference.as_ref(), task, task_link))
            .transpose()?,
    };
    let outcome = outcome.map(Outcome::as_str);
    tx.prepare_cached(CLOSE)
        .and_then(|mut close| {
            close.execute(params![
                disposition,
                outcome,
                kept.note,
                tx.now().0,
                by.user,
                call_id
            ])
        })
        .map_err(StorageError::from)?;
    let result =
        serde_json::to_string(&kept).map_err(|error| StorageError::unreadable("wrap-up", error))?;
    complete(tx, draft.key.as_ref(), &result)?;
    Ok(kept)
}

/// Makes a lead of a call inside the open transaction; returns the lead's name.
pub(super) fn lead(tx: &WriteTx<'_>, draft: LeadFromCall) -> Result<String, KeepRefusal> {
    let LeadFromCall {
        call_id,
        by,
        key,
        lead,
    } = draft;
    if let Some(first) = repeat(tx, key.as_ref())? {
        return Ok(first);
    }
    editable(tx, &call_id, &by)?;
    let lead = write::add(tx, lead)?;
    let name = lead.text("name").unwrap_or_default().to_owned();
    let reference = RecordRef {
        doctype: known::LEAD.name.to_owned(),
        name: name.clone(),
    };
    refer(tx, &call_id, &by, reference)?;
    complete(tx, key.as_ref(), &name)?;
    Ok(name)
}

/// Hangs a note or task on a call inside the open transaction; returns it as stored.
pub(super) fn attach(
    tx: &WriteTx<'_>,
    call_id: &str,
    by: &CallEditor,
    attachment: Attachment,
    link_name: String,
) -> Result<Document, KeepRefusal> {
    let reference = editable(tx, call_id, by)?;
    let (doctype, name) = match attachment {
        Attachment::New(new) => {
            let doctype = new.doctype;
            (
                doctype,
                hang(tx, call_id, reference.as_ref(), new, link_name)?,
            )
        }
        Attachment::Change(change) => {
            let (doctype, name) = (change.doctype, change.name.clone());
            write::change(tx, change)?;
            link(tx, call_id, doctype.name, &name, &link_name)?;
            (doctype, name)
        }
    };
    if doctype.name == known::NOTE.name {
        tx.prepare_cached(FIRST_NOTE)
            .and_then(|mut first| first.execute(params![name, tx.now().0, call_id]))
            .map_err(StorageError::from)?;
    }
    let stored = read::find(tx, doctype, &View::All, &name)?;
    stored.ok_or_else(|| StorageError::unreadable("attachment", name).into())
}

/// What the first request with this key made; None when this is the first.
fn repeat(tx: &WriteTx<'_>, key: Option<&RequestKey>) -> Result<Option<String>, KeepRefusal> {
    let Some(key) = key else {
        return Ok(None);
    };
    match idempotency::claim(tx, key)? {
        Claim::New => Ok(None),
        Claim::Repeat(Some(result)) => Ok(Some(result)),
        // Claim and result are one transaction: a claim without a result can't be met.
        Claim::Repeat(None) => {
            Err(StorageError::unreadable("request key", "without result").into())
        }
        Claim::Mismatch => Err(KeepRefusal::KeyReused),
    }
}

fn complete(tx: &WriteTx<'_>, key: Option<&RequestKey>, result: &str) -> Result<(), StorageError> {
    key.map_or(Ok(()), |key| idempotency::complete(tx, key, result))
}

/// The record that a call which `by` may change is kept with. A call that nobody has is everybody's.
fn editable(
    tx: &WriteTx<'_>,
    call_id: &str,
    by: &CallEditor,
) -> Result<Option<RecordRef>, KeepRefusal> {
    let found = tx
        .prepare_cached(CALL)
        .and_then(|mut call| {
            let row = call.query_row([call_id], |row| {
                let whose: Option<String> = row.get(0)?;
                let owner: Option<String> = row.get(1)?;
                let (doctype, name): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
                let reference = doctype
                    .zip(name)
                    .map(|(doctype, name)| RecordRef { doctype, name });
                Ok((whose.or(owner), reference))
            });
            row.optional()
        })
        .map_err(StorageError::from)?;
    let (whose, reference) = found.ok_or(KeepRefusal::NoCall)?;
    match whose {
        Some(user) if user != by.user && !by.any => Err(KeepRefusal::NotYours),
        _ => Ok(reference),
    }
}

/// Keeps the call with that record.
fn refer(
    tx: &WriteTx<'_>,
    call_id: &str,
    by: &CallEditor,
    record: RecordRef,
) -> Result<RecordRef, KeepRefusal> {
    write::check_links(
        tx,
        &[LinkCheck {
            field: "reference".to_owned(),
            doctype: record.doctype.clone(),
            name: record.name.clone(),
        }],
    )?;
    tx.prepare_cached(REFER)
        .and_then(|mut refer| {
            refer.execute(params![
                record.doctype,
                record.name,
                tx.now().0,
                by.user,
                call_id
            ])
        })
        .map_err(StorageError::from)?;
    Ok(record)
}

/// Stores a note or task that belongs to the call's record, and links it to the call; returns its name.
fn hang(
    tx: &WriteTx<'_>,
    call_id: &str,
    reference: Option<&RecordRef>,
    mut new: NewDocument,
    link_name: String,
) -> Result<String, KeepRefusal> {
    if let Some(record) = reference {
        new.draft
            .document
            .set("reference_doctype", record.doctype.as_str());
        new.draft
            .document
            .set("reference_docname", record.name.as_str());
    }
    let doctype = new.doctype.name;
    let stored = write::add(tx, new)?;
    let name = match stored.get("name") {
        crate::doctype::Cell::Int(number) => number.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    };
    link(tx, call_id, doctype, &name, &link_name)?;
    Ok(name)
}

fn link(
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
