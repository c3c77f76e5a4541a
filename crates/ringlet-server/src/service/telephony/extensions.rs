//! Extensions: the PABX's list, and whose phone each is. The latter is what the PABX knows an agent by.

use std::collections::BTreeMap;

use ringlet_model::api::telephony::{Extension, ExtensionDraft, ExtensionList, Loose};
use serde_json::{Map, Value};

use super::pabx::{PABX, ask};
use super::request::{Made, once};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::{TELEPHONY_AGENT, agent_field};
use crate::error::{ApiError, ApiResult};
use crate::provider::{Entry, Pabx, Shelf};
use crate::service::{document, provider_line};
use crate::storage::{AuditRecord, DocumentRefusal, RequestKey, SettingRefusal, stamp};

/// Longest number or name.
pub(super) const TEXT: usize = 100;
/// Further fields of the PABX's own at most.
const MORE: usize = 30;

/// All extensions, with their users.
///
/// # Errors
/// `not-configured`; the PABX's.
pub async fn list(state: &AppState) -> ApiResult<ExtensionList> {
    let pabx = provider_line::open_pabx(state, PABX).await?;
    Ok(ExtensionList {
        extensions: with_users(state, pabx.as_ref()).await?,
    })
}

async fn with_users(state: &AppState, pabx: &dyn Pabx) -> ApiResult<Vec<Extension>> {
    let mut extensions = ask(state, pabx.extensions()).await?;
    let lines = state.store.agent_lines(PABX).await?;
    for extension in &mut extensions {
        let of = lines.iter().find(|(_, line)| *line == extension.number);
        extension.user = of.map(|(user, _)| user.clone());
        extension.modified = stamp(extension);
    }
    Ok(extensions)
}

/// Adds one.
///
/// # Errors
/// 422 naming the field; `not-configured`; the PABX's.
pub async fn add(
    state: &AppState,
    admin: &CurrentUser,
    draft: ExtensionDraft,
    key: Option<RequestKey>,
) -> ApiResult<Extension> {
    let entry = entry(
        draft.number.as_ref(),
        draft.name.as_ref(),
        None,
        &draft.dados,
    )?;
    let number = entry
        .number
        .clone()
        .ok_or_else(|| ApiError::missing("number"))?;
    check_user(state, draft.user.as_deref()).await?;
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let work = async {
        let id = ask(state, pabx.add(Shelf::Extensions, &entry)).await?;
        if let Some(user) = &draft.user {
            assign(state, admin, &number, user).await?;
        }
        note(state, admin, "extension-added", &number).await?;
        let listed = with_users(state, pabx.as_ref()).await?;
        let made = listed.into_iter().find(|extension| match &id {
            Some(id) => extension.id == *id,
            None => extension.number == number,
        });
        Ok(made.unwrap_or_else(|| Extension {
            id: id.unwrap_or_else(|| number.clone()),
            number: number.clone(),
            name: entry.name.clone(),
            user: draft.user.clone(),
            modified: String::new(),
        }))
    };
    match once(state, key, |made: &Extension| made.id.clone(), work).await? {
        Made::New(extension) => Ok(extension),
        Made::Before(id) => find(state, pabx.as_ref(), &id).await,
    }
}

/// Changes one: at the PABX, and whose phone it is here.
///
/// # Errors
/// 404; 409 when it isn't as it was read; 422 naming the field; `not-configured`; the PABX's.
pub async fn change(
    state: &AppState,
    admin: &CurrentUser,
    id: &str,
    draft: ExtensionDraft,
) -> ApiResult<Extension> {
    let entry = entry(
        draft.number.as_ref(),
        draft.name.as_ref(),
        None,
        &draft.dados,
    )?;
    check_user(state, draft.user.as_deref()).await?;
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let _changing = state.pabx_change.lock().await;
    let old = find(state, pabx.as_ref(), id).await?;
    check_stamp(&draft.modified, &old.modified)?;
    if entry != Entry::default() {
        ask(state, pabx.change(Shelf::Extensions, id, &entry)).await?;
    }
    let number = entry.number.unwrap_or_else(|| old.number.clone());
    // The phone goes with its user when it gets another number.
    let user = draft.user.or_else(|| old.user.clone()).unwrap_or_default();
    if number != old.number {
        assign(state, admin, &old.number, "").await?;
    }
    assign(state, admin, &number, &user).await?;
    note(state, admin, "extension-changed", &number).await?;
    find(state, pabx.as_ref(), id).await
}

/// Removes one; its user has none any more.
///
/// # Errors
/// 404; `not-configured`; the PABX's.
pub async fn remove(state: &AppState, admin: &CurrentUser, id: &str) -> ApiResult<()> {
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let old = find(state, pabx.as_ref(), id).await?;
    ask(state, pabx.remove(Shelf::Extensions, id)).await?;
    assign(state, admin, &old.number, "").await?;
    note(state, admin, "extension-removed", &old.number).await
}

async fn find(state: &AppState, pabx: &dyn Pabx, id: &str) -> ApiResult<Extension> {
    let listed = with_users(state, pabx).await?;
    let found = listed.into_iter().find(|extension| extension.id == id);
    found.ok_or_else(|| ApiError::not_found("Extension", id))
}

/// The new values as the PABX takes them.
///
/// # Errors
/// 422 naming the field.
pub(super) fn entry(
    number: Option<&Loose>,
    name: Option<&String>,
    destination: Option<&Loose>,
    more: &BTreeMap<String, Loose>,
) -> ApiResult<Entry> {
    if more.len() > MORE {
        return Err(ApiError::invalid(
            "dados",
            format!("At most {MORE} further fields."),
        ));
    }
    let texts = [
        ("number", number.map(|number| number.0.as_str())),
        ("name", name.map(String::as_str)),
        ("destination", destination.map(|text| text.0.as_str())),
    ];
    let further = more.values().map(|value| ("dados", Some(value.0.as_str())));
    for (field, text) in texts.into_iter().chain(further) {
        if text.is_some_and(|text| text.chars().count() > TEXT || text.contains(char::is_control)) {
            return Err(ApiError::invalid(
                field,
                format!("One line of at most {TEXT} characters."),
            ));
        }
    }
    if number.is_some_and(|number| number.said().is_none()) {
        return Err(ApiError::missing("number"));
    }
    let said = |text: &Loose| text.said().map(ToOwned::to_owned);
    Ok(Entry {
        number: number.and_then(said),
        name: name.map(|name| name.trim().to_owned()),
        destination: destination.and_then(said),
        more: more
            .iter()
            .map(|(name, value)| (name.clone(), value.0.clone()))
            .collect(),
    })
}

/// What was read is what stands there now. The PABX itself knows no versions: a change made there between this look and
/// our change isn't seen.
///
/// # Errors
/// 409.
pub(super) fn check_stamp(read: &str, now: &str) -> ApiResult<()> {
    if read.is_empty() || read == now {
        return Ok(());
    }
    Err(SettingRefusal::Stale.into())
}

async fn check_user(state: &AppState, user: Option<&str>) -> ApiResult<()> {
    let Some(user) = user.filter(|user| !user.is_empty()) else {
        return Ok(());
    };
    match state.store.find_user(user).await? {
        Some(_) => Ok(()),
        None => Err(ApiError::invalid(
            "user",
            format!("There is no user {user}."),
        )),
    }
}

/// Says whose phone an extension is; empty: nobody's. Who had it before has none any more.
async fn assign(state: &AppState, admin: &CurrentUser, number: &str, user: &str) -> ApiResult<()> {
    for (holder, line) in state.store.agent_lines(PABX).await? {
        if line == number && holder != user {
            set_line(state, admin, &holder, "").await?;
        } else if line == number {
            return Ok(());
        }
    }
    if user.is_empty() {
        return Ok(());
    }
    set_line(state, admin, user, number).await
}

/// Writes the agent's record, and makes the user a telephony agent when that is the first thing we hear of it.
async fn set_line(
    state: &AppState,
    admin: &CurrentUser,
    user: &str,
    number: &str,
) -> ApiResult<()> {
    let Some(field) = agent_field(PABX) else {
        return Ok(());
    };
    let mut sent = Map::from_iter([(field.to_owned(), Value::from(number))]);
    let change = document::prepare_change(state, admin, &TELEPHONY_AGENT, user, &sent).await?;
    let refusal = match state.store.change_document(change).await {
        Ok(_) => return Ok(()),
        Err(refusal) => refusal,
    };
    if !matches!(refusal, DocumentRefusal::Missing) {
        return Err(document::told(&TELEPHONY_AGENT, user, refusal));
    }
    sent.insert("user".to_owned(), Value::from(user));
    let new = document::prepare(state, &admin.id, &TELEPHONY_AGENT, &sent).await?;
    let added = state.store.add_document(new).await;
    added
        .map(drop)
        .map_err(|refusal| document::told(&TELEPHONY_AGENT, user, refusal))
}

/// Writes what was done into the audit log.
pub(super) async fn note(
    state: &AppState,
    admin: &CurrentUser,
    action: &'static str,
    target: &str,
) -> ApiResult<()> {
    let entry = AuditRecord::by(&admin.id, action)
        .target(target)
        .detail(PABX.label());
    Ok(state.store.record(entry).await?)
}
