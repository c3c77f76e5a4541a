//! Making, changing and removing lists, for administrators.

use ringlet_model::Role;
use ringlet_model::api::{CallingList, CallingListDraft};

use super::find;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, ListChange, ListRefusal, RequestKey, SettingRefusal};

/// Longest name, characters.
const NAME: usize = 80;
/// Most tries.
const TRIES: u32 = 20;

/// Makes a list; a repeat of the same request finds the first one's.
///
/// # Errors
/// 422 naming the field; 409 when the name is taken.
pub async fn add(
    state: &AppState,
    admin: &CurrentUser,
    draft: CallingListDraft,
    key: Option<RequestKey>,
) -> ApiResult<CallingList> {
    let draft = checked(state, draft).await?;
    let id = state.chance.record_name();
    let change = change_of(admin, &id, draft, "calling-list-added");
    let id = state
        .store
        .add_calling_list(change, key)
        .await
        .map_err(|refusal| told(&id, refusal))?;
    find(state, admin, &id).await
}

/// Changes a list's name and rules.
///
/// # Errors
/// 404; 422 naming the field; 409 when the name is taken, and when somebody else has changed it since it was read.
pub async fn change(
    state: &AppState,
    admin: &CurrentUser,
    id: &str,
    draft: CallingListDraft,
) -> ApiResult<CallingList> {
    let draft = checked(state, draft).await?;
    let change = change_of(admin, id, draft, "calling-list-changed");
    state
        .store
        .change_calling_list(change)
        .await
        .map_err(|refusal| told(id, refusal))?;
    find(state, admin, id).await
}

/// Removes a list with all on it; calls and notes stay.
///
/// # Errors
/// 404.
pub async fn remove(state: &AppState, admin: &CurrentUser, id: &str) -> ApiResult<()> {
    let list = find(state, admin, id).await?;
    let audit = AuditRecord::by(&admin.id, "calling-list-removed").target(list.name);
    if state.store.remove_calling_list(id, audit).await? {
        return Ok(());
    }
    Err(ApiError::not_found("Calling list", id))
}

fn change_of(
    admin: &CurrentUser,
    id: &str,
    draft: CallingListDraft,
    action: &'static str,
) -> ListChange {
    ListChange {
        id: id.to_owned(),
        audit: AuditRecord::by(&admin.id, action).target(draft.name.clone()),
        draft,
        by: admin.id.clone(),
    }
}

async fn checked(state: &AppState, mut draft: CallingListDraft) -> ApiResult<CallingListDraft> {
    draft.name = draft.name.trim().to_owned();
    let letters = draft.name.chars().count();
    if !(1..=NAME).contains(&letters) || draft.name.chars().any(char::is_control) {
        let text = format!("A list’s name has 1 to {NAME} characters.");
        return Err(ApiError::invalid("name", text));
    }
    if !(1..=TRIES).contains(&draft.max_tries) {
        let text = format!("“max_tries” is a number from 1 to {TRIES}.");
        return Err(ApiError::invalid("max_tries", text));
    }
    let known = state.store.site().await?.dispositions;
    if let Some(word) = draft.call_back.iter().find(|word| !known.contains(word)) {
        let text = format!("“{word}” isn't one of the site's dispositions.");
        return Err(ApiError::invalid("call_back", text));
    }
    for id in &draft.agents {
        let user = state.store.find_user(id).await?;
        let works = |roles: &[Role]| roles.contains(&Role::Agent) || roles.contains(&Role::Admin);
        if !user.is_some_and(|user| works(&user.roles)) {
            let text = format!("“{id}” is no agent.");
            return Err(ApiError::invalid("agents", text));
        }
    }
    Ok(draft)
}

fn told(id: &str, refusal: ListRefusal) -> ApiError {
    match refusal {
        ListRefusal::Stale => SettingRefusal::Stale.into(),
        ListRefusal::Missing => ApiError::not_found("Calling list", id),
        ListRefusal::NameTaken => {
            ApiError::new(Code::Conflict, "Another list has this name.").field("name")
        }
        ListRefusal::KeyReused => ApiError::new(
            Code::Conflict,
            "This Idempotency-Key was used for something else before.",
        )
        .hint("Make a new key for every new request."),
        ListRefusal::Storage(error) => error.into(),
    }
}
