//! Notes and tasks hung on a call while it is up or later.

use serde_json::{Map, Value};

use super::document;
use super::keep::{editor, told};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{NOTE, TASK};
use crate::doctype::{DocType, Document};
use crate::error::ApiResult;
use crate::storage::{Attachment, RequestKey};

/// What was stored.
#[derive(Debug)]
pub struct Attached {
    /// A note or a task.
    pub doctype: &'static DocType,
    /// As it is now.
    pub document: Document,
}

/// Hangs a note on the call: a new one (title "Call Note" when it has none), or with `name` a new content for one.
///
/// # Errors
/// 403 when the call is somebody else's; 404; 417 naming the field.
pub async fn note(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    mut sent: Map<String, Value>,
    key: Option<RequestKey>,
) -> ApiResult<Attached> {
    if named(&sent).is_some() {
        sent.retain(|field, _| field == "content" || field == "name");
    } else if sent
        .get("title")
        .and_then(Value::as_str)
        .is_none_or(|title| title.trim().is_empty())
    {
        sent.insert("title".to_owned(), "Call Note".into());
    }
    attach(state, user, call_id, &NOTE, sent, key).await
}

/// Hangs a task on the call: a new one, or with `name` new values for one.
///
/// # Errors
/// 403 when the call is somebody else's; 404; 417 naming the field.
pub async fn task(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    sent: Map<String, Value>,
    key: Option<RequestKey>,
) -> ApiResult<Attached> {
    attach(state, user, call_id, &TASK, sent, key).await
}

async fn attach(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    doctype: &'static DocType,
    mut sent: Map<String, Value>,
    key: Option<RequestKey>,
) -> ApiResult<Attached> {
    document::may_write(user, doctype)?;
    let attachment = match named(&sent) {
        Some(name) => {
            sent.remove("modified");
            Attachment::Change(document::prepare_change(state, user, doctype, &name, &sent).await?)
        }
        None => {
            let mut new = document::prepare(state, &user.id, doctype, &sent).await?;
            new.key = key;
            Attachment::New(new)
        }
    };
    let link_name = state.chance.record_name();
    let attached = state
        .store
        .attach(call_id, editor(user), attachment, link_name)
        .await;
    let document = attached.map_err(|refusal| told(doctype, call_id, refusal))?;
    Ok(Attached { doctype, document })
}

/// The name of the note or task that is meant; None for a new one.
fn named(sent: &Map<String, Value>) -> Option<String> {
    match sent.get("name") {
        Some(Value::String(name)) if !name.is_empty() => Some(name.clone()),
        Some(Value::Number(name)) => Some(name.to_string()),
        _ => None,
    }
}
