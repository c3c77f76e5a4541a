//! Storing, changing and removing records.

use rusqlite::{OptionalExtension as _, params, params_from_iter};

use super::table::{agent_line, child_table, is_call, quoted, table};
use super::{call, name, number, read};
use crate::doctype::known::AGENT_LINES;
use crate::doctype::{Cell, ChildTable, DocType, Document, Naming, Problem, Row, known};
use crate::storage::sqlite::{WriteTx, audit, idempotency};
use crate::storage::{
    AuditRecord, Claim, DocumentChange, DocumentRefusal, LinkCheck, NewDocument, RequestKey,
    StorageError, View,
};

const PUT_LINE: &str = "INSERT INTO agent_line (agent, provider, number) VALUES ($1, $2, $3)
     ON CONFLICT (agent, provider) DO UPDATE SET number = excluded.number";
const FORGET_LINE: &str = "DELETE FROM agent_line WHERE agent = $1 AND provider = $2";

/// Stores a new record inside the open transaction, unless its key names one made before; returns it as it is.
pub(super) fn add_once(tx: &WriteTx<'_>, new: NewDocument) -> Result<Document, DocumentRefusal> {
    let (doctype, key) = (new.doctype, new.key.clone());
    if let Some(first) = repeat(tx, key.as_ref())? {
        return read::find(tx, doctype, &View::All, &first)?.ok_or(DocumentRefusal::Missing);
    }
    let stored = add(tx, new)?;
    complete(tx, key.as_ref(), &name_of(&stored))?;
    Ok(stored)
}

/// What the first request with this key made; None when this is the first, or has no key.
pub(in crate::storage::sqlite) fn repeat(
    tx: &WriteTx<'_>,
    key: Option<&RequestKey>,
) -> Result<Option<String>, DocumentRefusal> {
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
        Claim::Mismatch => Err(DocumentRefusal::KeyReused),
    }
}

/// Keeps what a request made, for repeats.
pub(in crate::storage::sqlite) fn complete(
    tx: &WriteTx<'_>,
    key: Option<&RequestKey>,
    result: &str,
) -> Result<(), StorageError> {
    key.map_or(Ok(()), |key| idempotency::complete(tx, key, result))
}

/// A stored record's name; a task's is a number.
pub(in crate::storage::sqlite) fn name_of(stored: &Document) -> String {
    match stored.get("name") {
        Cell::Int(number) => number.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    }
}

/// Stores a new record inside the open transaction; returns it as stored.
pub(in crate::storage::sqlite) fn add(
    tx: &WriteTx<'_>,
    new: NewDocument,
) -> Result<Document, DocumentRefusal> {
    let NewDocument {
        doctype,
        draft,
        by,
        names,
        ..
    } = new;
    let mut names = names.into_iter();
    check_links(tx, &draft.links)?;
    let chosen = name::choose(tx, doctype, &draft.document, &mut names)?;
    let columns = if is_call(doctype) {
        new_call(tx, &draft.document, &draft.numbers, chosen.as_deref(), &by)
    } else {
        new_record(tx, doctype, &draft.document, chosen.as_deref(), &by)
    };
    let stored = insert(tx, table(doctype), &columns, key(doctype))?;
    put_children(tx, doctype, &stored, &draft.document, &mut names)?;
    put_lines(tx, doctype, &stored, &draft.document)?;
    if !is_call(doctype) {
        number::replace(tx, doctype.name, &stored, &draft.numbers)?;
    }
    read::find(tx, doctype, &View::All, &stored)?.ok_or(DocumentRefusal::Missing)
}

/// Changes a record inside the open transaction; returns it as it is now.
pub(in crate::storage::sqlite) fn change(
    tx: &WriteTx<'_>,
    change: DocumentChange,
) -> Result<Document, DocumentRefusal> {
    let DocumentChange {
        doctype,
        name,
        view,
        read_at,
        plan,
        by,
        names,
    } = change;
    let old = read::find(tx, doctype, &view, &name)?.ok_or(DocumentRefusal::Missing)?;
    let modified = old.get("modified").as_int().unwrap_or_default();
    if read_at.is_some_and(|read_at| read_at != modified) {
        return Err(DocumentRefusal::Stale);
    }
    let draft = plan(&old)?;
    check_links(tx, &draft.links)?;
    let new = old.with(&draft.document);
    // Two changes within a millisecond must not share a stamp, or the second would look unread.
    let now = tx.now().0.max(modified + 1);
    let mut columns = if is_call(doctype) {
        call::columns(&new, &draft.document, &draft.numbers)
    } else {
        own_columns(doctype, &draft.document)
    };
    columns.push((
        if is_call(doctype) {
            "modified_at"
        } else {
            "modified"
        },
        now.into(),
    ));
    columns.push(("modified_by", by.into()));
    update(tx, doctype, &name, &columns)?;
    put_children(tx, doctype, &name, &draft.document, &mut names.into_iter())?;
    put_lines(tx, doctype, &name, &draft.document)?;
    if !is_call(doctype) {
        number::replace(tx, doctype.name, &name, &draft.numbers)?;
    }
    read::find(tx, doctype, &View::All, &name)?.ok_or(DocumentRefusal::Missing)
}

/// Removes a record inside the open transaction.
pub(super) fn remove(
    tx: &WriteTx<'_>,
    doctype: &'static DocType,
    view: &View,
    name: &str,
    audit: &AuditRecord,
) -> Result<(), DocumentRefusal> {
    read::find(tx, doctype, view, name)?.ok_or(DocumentRefusal::Missing)?;
    let sql = format!("DELETE FROM {} WHERE {} = $1", table(doctype), key(doctype));
    tx.prepare_cached(&sql)
        .map_err(StorageError::from)?
        .execute([name])
        .map_err(StorageError::from)?;
    number::replace(tx, doctype.name, name, &[])?;
    forget(tx, doctype, name).map_err(StorageError::from)?;
    Ok(audit::record(tx, audit)?)
}

/// Takes a removed record out of the calls that name it.
fn forget(tx: &WriteTx<'_>, doctype: &DocType, name: &str) -> rusqlite::Result<()> {
    tx.prepare_cached("DELETE FROM call_link WHERE link_name = $1 AND link_doctype = $2")?
        .execute([name, doctype.name])?;
    if doctype.name == known::NOTE.name {
        tx.prepare_cached("UPDATE call SET note = NULL, revision = revision + 1 WHERE note = $1")?
            .execute([name])?;
    }
    if known::party(doctype.name).is_some() {
        tx.prepare_cached(
            "UPDATE call SET reference_doctype = NULL, reference_name = NULL, revision = revision + 1
             WHERE reference_doctype = $1 AND reference_name = $2",
        )?
        .execute([doctype.name, name])?;
    }
    Ok(())
}

/// The primary key's column.
fn key(doctype: &DocType) -> &'static str {
    if is_call(doctype) { "id" } else { "name" }
}

/// A document's own fields as columns.
fn own_columns(doctype: &DocType, document: &Document) -> call::Columns {
    let own = doctype
        .fields
        .iter()
        .filter(|field| document.mentions(field.name) && !is_line(doctype, field.name));
    own.map(|field| (field.name, document.get(field.name).clone()))
        .collect()
}

/// The field is kept as an agent's line.
fn is_line(doctype: &DocType, field: &str) -> bool {
    doctype.name == known::TELEPHONY_AGENT.name && agent_line(field).is_some()
}

/// Keeps an agent's lines that the document mentions; an empty one is forgotten.
fn put_lines(
    tx: &WriteTx<'_>,
    doctype: &DocType,
    agent: &str,
    document: &Document,
) -> Result<(), StorageError> {
    if doctype.name != known::TELEPHONY_AGENT.name {
        return Ok(());
    }
    for (field, provider) in AGENT_LINES {
        if !document.mentions(field) {
            continue;
        }
        let number = document.text(field).map_or("", str::trim);
        if number.is_empty() {
            tx.prepare_cached(FORGET_LINE)?
                .execute(params![agent, provider.id()])?;
        } else {
            tx.prepare_cached(PUT_LINE)?
                .execute(params![agent, provider.id(), number])?;
        }
    }
    Ok(())
}

fn new_record(
    tx: &WriteTx<'_>,
    doctype: &DocType,
    document: &Document,
    name: Option<&str>,
    by: &str,
) -> call::Columns {
    let mut columns = own_columns(doctype, document);
    if doctype.naming != Naming::Counter {
        columns.push(("name", name.into()));
    }
    columns.extend([
        ("owner", by.into()),
        ("modified_by", by.into()),
        ("creation", tx.now().0.into()),
        ("modified", tx.now().0.into()),
    ]);
    columns
}

/// A call entered by hand: nothing is left to be wrapped up, and its start is now when nobody says otherwise.
fn new_call(
    tx: &WriteTx<'_>,
    document: &Document,
    numbers: &[crate::storage::NumberEntry],
    id: Option<&str>,
    by: &str,
) -> call::Columns {
    let mut columns = call::columns(document, document, numbers);
    if !columns.iter().any(|(column, _)| *column == "started_at") {
        columns.push(("started_at", tx.now().0.into()));
    }
    columns.extend([
        ("id", id.into()),
        ("wrapped_up_at", tx.now().0.into()),
        ("owner", by.into()),
        ("modified_by", by.into()),
        ("created_at", tx.now().0.into()),
        ("modified_at", tx.now().0.into()),
    ]);
    columns
}

/// Inserts a row; returns its key.
fn insert(
    tx: &WriteTx<'_>,
    table: &str,
    columns: &call::Columns,
    key: &str,
) -> Result<String, StorageError> {
    let names: Vec<_> = columns.iter().map(|(column, _)| quoted(column)).collect();
    let places: Vec<_> = (1..=columns.len()).map(|at| format!("${at}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({}) RETURNING CAST({key} AS TEXT)",
        names.join(", "),
        places.join(", ")
    );
    let values = columns.iter().map(|(_, value)| value);
    Ok(tx
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| row.get(0))?)
}

fn update(
    tx: &WriteTx<'_>,
    doctype: &DocType,
    name: &str,
    columns: &call::Columns,
) -> Result<(), StorageError> {
    let mut sets: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(at, (column, _))| format!("{} = ${}", quoted(column), at + 1))
        .collect();
    if is_call(doctype) {
        sets.push("revision = revision + 1".to_owned());
    }
    let sql = format!(
        "UPDATE {} SET {} WHERE {} = ${}",
        table(doctype),
        sets.join(", "),
        key(doctype),
        columns.len() + 1
    );
    let name = Cell::from(name);
    let values = columns.iter().map(|(_, value)| value).chain([&name]);
    tx.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Replaces the rows of the child tables that the document mentions. Rows keep the names they have.
fn put_children(
    tx: &WriteTx<'_>,
    doctype: &DocType,
    parent: &str,
    document: &Document,
    names: &mut impl Iterator<Item = String>,
) -> Result<(), StorageError> {
    for child in doctype.children {
        if let Some(rows) = document.rows(child.field) {
            put_rows(tx, child, parent, rows, names)?;
        }
    }
    Ok(())
}

fn put_rows(
    tx: &WriteTx<'_>,
    child: &ChildTable,
    parent: &str,
    rows: &[Row],
    names: &mut impl Iterator<Item = String>,
) -> Result<(), StorageError> {
    let table = child_table(child);
    tx.prepare_cached(&format!("DELETE FROM {table} WHERE parent = $1"))?
        .execute([parent])?;
    for (at, row) in rows.iter().enumerate() {
        let name = match (row.name.as_str(), names.next()) {
            ("", Some(fresh)) => fresh,
            (kept, _) => kept.to_owned(),
        };
        let position = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let mut columns: call::Columns = vec![
            ("name", name.into()),
            ("parent", parent.into()),
            ("idx", position.into()),
        ];
        columns.extend(row.cells.iter().cloned());
        insert(tx, table, &columns, "name")?;
    }
    Ok(())
}

/// Refuses links that lead nowhere.
pub(in crate::storage::sqlite) fn check_links(
    tx: &WriteTx<'_>,
    links: &[LinkCheck],
) -> Result<(), DocumentRefusal> {
    for link in links {
        if !exists(tx, &link.doctype, &link.name)? {
            let (field, value) = (link.field.clone(), link.name.clone());
            return Err(Problem::Link { field, value }.into());
        }
    }
    Ok(())
}

/// There is such a record.
pub(in crate::storage::sqlite) fn exists(
    tx: &WriteTx<'_>,
    doctype: &str,
    name: &str,
) -> Result<bool, StorageError> {
    let (table, key) = match known::by_name(doctype) {
        Some(doctype) => (table(doctype), key(doctype)),
        None if doctype == "User" => ("user_account", "id"),
        None => return Ok(false),
    };
    let found: Option<i64> = tx
        .prepare_cached(&format!("SELECT 1 FROM {table} WHERE {key} = $1"))?
        .query_row(params![name], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}
