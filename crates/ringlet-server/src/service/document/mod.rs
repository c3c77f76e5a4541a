//! Records of the DocTypes: who may do what with them, what they must hold, and what follows from what.

mod draft;
pub(in crate::service) mod html;
mod link;
mod number;
mod permit;
pub mod render;
mod rule;

use serde_json::{Map, Value};

use super::match_record;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::query::{Condition, ListQuery};
use crate::doctype::{Cell, DocType, Document, Problem, known, value};
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, DocumentChange, DocumentRefusal, NewDocument, RequestKey};

pub use permit::{may_write, view};

/// Rows of a list that asks for all of them, at most.
const MOST_ROWS: usize = 100_000;

/// The rows of a list.
///
/// # Errors
/// 417 when a list without a limit is longer than 100,000 rows.
pub async fn list(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    mut query: ListQuery,
) -> ApiResult<Vec<Vec<Cell>>> {
    let asked_for_all = query.page.limit.is_none();
    query.page.limit = query.page.limit.or(u32::try_from(MOST_ROWS + 1).ok());
    let rows = state
        .store
        .list_documents(doctype, view(user), query)
        .await?;
    if asked_for_all && rows.len() > MOST_ROWS {
        return Err(ApiError::invalid(
            "limit_page_length",
            "The list is longer than 100,000 rows.",
        )
        .hint("Ask for it in pages."));
    }
    Ok(rows)
}

/// How many records fulfil the conditions.
///
/// # Errors
/// Storage only.
pub async fn count(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    all: Vec<Condition>,
    any: Vec<Condition>,
) -> ApiResult<i64> {
    Ok(state
        .store
        .count_documents(doctype, view(user), all, any)
        .await?)
}

/// One record.
///
/// # Errors
/// 404 when there is none, or none this user may see.
pub async fn read(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    name: &str,
) -> ApiResult<Document> {
    let found = state.store.find_document(doctype, view(user), name).await?;
    found.ok_or_else(|| ApiError::not_found(doctype.name, name))
}

/// Stores a new record; returns it as stored, for a repeated `key` the first one's.
///
/// # Errors
/// 403 for viewers; 409 when the name is taken; 417 naming the field that isn't acceptable.
pub async fn add(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    sent: &Map<String, Value>,
    key: Option<RequestKey>,
) -> ApiResult<Document> {
    may_write(user, doctype)?;
    let mut new = prepare(state, &user.id, doctype, sent).await?;
    new.key = key;
    state
        .store
        .add_document(new)
        .await
        .map_err(|refusal| told(doctype, "", refusal))
}

/// Stores several new records, all or none; returns their names.
///
/// # Errors
/// As for [`add`].
pub async fn add_all(
    state: &AppState,
    user: &CurrentUser,
    sent: &[(&'static DocType, &Map<String, Value>)],
) -> ApiResult<Vec<String>> {
    let mut news = Vec::with_capacity(sent.len());
    for (doctype, fields) in sent {
        may_write(user, doctype)?;
        news.push(prepare(state, &user.id, doctype, fields).await?);
    }
    let last = sent.last().map_or(&known::NOTE, |(doctype, _)| *doctype);
    let added = state.store.add_documents(news).await;
    added.map_err(|refusal| told(last, "", refusal))
}

/// A new record as it will be stored, checked but for its links.
///
/// # Errors
/// 417 naming the field that isn't acceptable.
pub async fn prepare(
    state: &AppState,
    by: &str,
    doctype: &'static DocType,
    sent: &Map<String, Value>,
) -> ApiResult<NewDocument> {
    let region = match_record::region(state).await?;
    let draft = draft::new(doctype, sent, &state.zone, Some(&region))?;
    let names = fresh_names(state, &draft.document);
    Ok(NewDocument {
        doctype,
        draft,
        by: by.to_owned(),
        names,
        key: None,
    })
}

/// Changes a record; returns it as it is now. When `sent` carries a `modified`, it must be the stored one.
///
/// # Errors
/// 403 for viewers; 404; 417 naming the field that isn't acceptable, or when somebody else changed it meanwhile.
pub async fn change(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    name: &str,
    sent: &Map<String, Value>,
) -> ApiResult<Document> {
    may_write(user, doctype)?;
    let change = prepare_change(state, user, doctype, name, sent).await?;
    let changed = state.store.change_document(change).await;
    changed.map_err(|refusal| told(doctype, name, refusal))
}

/// A change as it will be made, checked but for what depends on the stored record.
///
/// # Errors
/// 417 naming the field that isn't acceptable.
pub async fn prepare_change(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    name: &str,
    sent: &Map<String, Value>,
) -> ApiResult<DocumentChange> {
    let region = match_record::region(state).await?;
    let changes = draft::changes(doctype, sent, &state.zone)?;
    let names = fresh_names(state, &changes);
    Ok(DocumentChange {
        doctype,
        name: name.to_owned(),
        view: view(user),
        read_at: read_at(state, sent)?,
        plan: Box::new(move |old| draft::change(doctype, old, changes, Some(&region))),
        by: user.id.clone(),
        names,
    })
}

/// Removes a record.
///
/// # Errors
/// 403 for viewers; 404.
pub async fn remove(
    state: &AppState,
    user: &CurrentUser,
    doctype: &'static DocType,
    name: &str,
) -> ApiResult<()> {
    may_write(user, doctype)?;
    let audit =
        AuditRecord::by(&user.id, "record-removed").target(format!("{} {name}", doctype.name));
    let removed = state
        .store
        .remove_document(doctype, view(user), name, audit)
        .await;
    removed.map_err(|refusal| told(doctype, name, refusal))
}

/// The `modified` a client read, in milliseconds.
fn read_at(state: &AppState, sent: &Map<String, Value>) -> ApiResult<Option<i64>> {
    let field = known::NOTE.field("modified");
    match (field, sent.get("modified")) {
        (Some(field), Some(modified)) => Ok(value::read(field, modified, &state.zone)?.as_int()),
        _ => Ok(None),
    }
}

/// One random name for the record and one for each child row.
fn fresh_names(state: &AppState, document: &Document) -> Vec<String> {
    let rows: usize = document.children.iter().map(|(_, rows)| rows.len()).sum();
    (0..=rows).map(|_| state.chance.record_name()).collect()
}

/// A refusal in words for the person who asked.
pub fn told(doctype: &'static DocType, name: &str, refusal: DocumentRefusal) -> ApiError {
    match refusal {
        DocumentRefusal::Exists(name) => ApiError::new(
            Code::Duplicate,
            format!("{} {name} already exists", doctype.name),
        ),
        DocumentRefusal::Missing => ApiError::not_found(doctype.name, name),
        DocumentRefusal::KeyReused => ApiError::new(
            Code::Conflict,
            "This Idempotency-Key was used for something else before.",
        )
        .hint("Make a new key for every new request."),
        DocumentRefusal::Stale => ApiError::new(
            Code::Stale,
            "Document has been modified after you have opened it. Please refresh to get the latest document.",
        ),
        DocumentRefusal::Problem(problem) => problem.into(),
        DocumentRefusal::Storage(error) => error.into(),
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::invalid(problem.field(), problem.to_string()).exc_type(problem.exc_type())
    }
}
