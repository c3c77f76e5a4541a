//! Wrap-ups, leads made of calls, and notes and tasks hung on them: each in one transaction.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordRef;
use ringlet_model::call::Outcome;
use rusqlite::params;

use super::keep::{editable, hang, link, refer};
use crate::doctype::{Document, known};
use crate::storage::sqlite::call::step;
use crate::storage::sqlite::document::{read, write};
use crate::storage::sqlite::{WriteTx, calling_list};
use crate::storage::{
    Attachment, CallEditor, KeepRefusal, LinkDraft, NewDocument, RecordFromCall, StorageError,
    View, WrapUpDraft, WrapUpKept,
};

const CLOSE: &str = "UPDATE call SET
        disposition = coalesce($1, disposition),
        outcome = CASE WHEN state = 'ended' THEN coalesce(outcome, $2) ELSE outcome END,
        note = coalesce(note, $3),
        wrapped_up_at = CASE WHEN state = 'ended' THEN coalesce(wrapped_up_at, $4) ELSE wrapped_up_at END,
        revision = revision + 1, modified_at = $4, modified_by = $5
     WHERE id = $6";
const FIRST_NOTE: &str =
    "UPDATE call SET note = coalesce(note, $1), revision = revision + 1, modified_at = $2
     WHERE id = $3";

/// Stores a wrap-up.
pub(in crate::storage::sqlite) fn wrap_up(
    tx: &mut WriteTx<'_>,
    draft: WrapUpDraft,
) -> Result<WrapUpKept, KeepRefusal> {
    if let Some(first) = write::repeat(tx, draft.key.as_ref())? {
        return serde_json::from_str(&first)
            .map_err(|error| StorageError::unreadable("wrap-up", error).into());
    }
    let WrapUpDraft {
        call_id,
        by,
        key,
        disposition,
        outcome,
        note,
        task,
        call_back_at,
        ..
    } = draft;
    let task_due = task.as_ref().and_then(due_date);
    let stored = editable(tx, &call_id, &by)?;
    let reference = match draft.reference {
        Some(chosen) => Some(refer(tx, &call_id, &by, chosen)?),
        None => stored,
    };
    let [note_link, task_link] = &draft.link_names;
    let hang = |new, link_name| hang(tx, &call_id, reference.as_ref(), new, link_name);
    let kept = WrapUpKept {
        note: note.map(|note| hang(note, note_link)).transpose()?,
        task: task.map(|task| hang(task, task_link)).transpose()?,
    };
    let outcome = outcome.map(Outcome::as_str);
    tx.prepare_cached(CLOSE)
        .and_then(|mut close| {
            let values = params![
                disposition,
                outcome,
                kept.note,
                tx.now().0,
                by.user,
                call_id
            ];
            close.execute(values)
        })
        .map_err(StorageError::from)?;
    let result =
        serde_json::to_string(&kept).map_err(|error| StorageError::unreadable("wrap-up", error))?;
    write::complete(tx, key.as_ref(), &result)?;
    calling_list::wrapped_up(tx, &call_id, &by.user, call_back_at, task_due)?;
    step::announce(tx, &call_id, None, draft.announce)?;
    Ok(kept)
}

/// When a task is due.
fn due_date(task: &NewDocument) -> Option<Timestamp> {
    task.draft.document.get("due_date").as_int().map(Timestamp)
}

/// Keeps a call with a record.
pub(super) fn link_call(tx: &mut WriteTx<'_>, draft: LinkDraft) -> Result<(), KeepRefusal> {
    editable(tx, &draft.call_id, &draft.by)?;
    refer(tx, &draft.call_id, &draft.by, draft.record)?;
    step::announce(tx, &draft.call_id, None, draft.announce)?;
    Ok(())
}

/// Makes a record of a call; returns the record's name.
pub(super) fn record(tx: &mut WriteTx<'_>, draft: RecordFromCall) -> Result<String, KeepRefusal> {
    let RecordFromCall {
        call_id,
        by,
        record,
        announce,
    } = draft;
    let (doctype, key) = (record.doctype, record.key.clone());
    if let Some(first) = write::repeat(tx, key.as_ref())? {
        return Ok(first);
    }
    editable(tx, &call_id, &by)?;
    let name = write::name_of(&write::add(tx, record)?);
    let reference = RecordRef {
        doctype: doctype.name.to_owned(),
        name: name.clone(),
    };
    refer(tx, &call_id, &by, reference)?;
    write::complete(tx, key.as_ref(), &name)?;
    step::announce(tx, &call_id, None, announce)?;
    Ok(name)
}

/// Hangs a note or task on a call; returns it as stored.
pub(super) fn attach(
    tx: &WriteTx<'_>,
    call_id: &str,
    by: &CallEditor,
    attachment: Attachment,
    link_name: &str,
) -> Result<Document, KeepRefusal> {
    let reference = editable(tx, call_id, by)?;
    let (doctype, name) = match attachment {
        Attachment::New(new) => {
            let (doctype, key) = (new.doctype, new.key.clone());
            let name = match write::repeat(tx, key.as_ref())? {
                Some(first) => first,
                None => hang(tx, call_id, reference.as_ref(), new, link_name)?,
            };
            write::complete(tx, key.as_ref(), &name)?;
            (doctype, name)
        }
        Attachment::Change(change) => {
            let (doctype, name) = (change.doctype, change.name.clone());
            write::change(tx, change)?;
            link(tx, call_id, doctype.name, &name, link_name)?;
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
