//! Users and their API keys, for administrators. The rules: an id is lower case and never changes; somebody must remain
//! an administrator; nobody removes or demotes themselves by accident of the last rule.

use ringlet_model::Role;
use ringlet_model::api::{ApiKey, UserChange, UserList, UserRow};
use sha2::{Digest as _, Sha256};

use crate::app::AppState;
use crate::auth::{CurrentUser, Passwords};
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{
    AuditRecord, NewApiKey, NewUser, SettingRefusal, UserEdit, UserRefusal, UserSummary,
};

/// All users, by name.
///
/// # Errors
/// Storing failed.
pub async fn list(state: &AppState) -> ApiResult<UserList> {
    let users = state.store.list_users().await?;
    Ok(UserList {
        users: users.into_iter().map(row).collect(),
    })
}

fn row(summary: UserSummary) -> UserRow {
    UserRow {
        modified: summary.user.stamp(),
        roles: summary
            .user
            .roles
            .iter()
            .map(|role| role.id().to_owned())
            .collect(),
        id: summary.user.id,
        name: summary.user.name,
        enabled: summary.user.enabled,
        has_api_key: summary.has_api_key,
        last_seen_at: summary.last_seen_at,
    }
}

async fn find_row(state: &AppState, id: &str) -> ApiResult<UserRow> {
    list(state)
        .await?
        .users
        .into_iter()
        .find(|row| row.id == id)
        .ok_or_else(|| ApiError::not_found("User", id))
}

/// Adds a user.
///
/// # Errors
/// 422 with the field; 409 when the id is taken.
pub async fn add(state: &AppState, admin: &CurrentUser, change: UserChange) -> ApiResult<UserRow> {
    let id = checked_id(change.id.as_deref())?;
    let new = NewUser {
        name: checked_name(
            change
                .name
                .as_deref()
                .ok_or_else(|| ApiError::missing("name"))?,
        )?,
        roles: checked_roles(&change.roles.ok_or_else(|| ApiError::missing("roles"))?)?,
        password_hash: hashed(state, change.password).await?,
        id: id.clone(),
    };
    let audit = AuditRecord::by(&admin.id, "user-added")
        .target(&id)
        .detail(format!("Roles: {}.", role_words(&new.roles)));
    state
        .store
        .add_user(new, audit)
        .await
        .map_err(|refusal| told(refusal, &id))?;
    find_row(state, &id).await
}

/// Changes a user; ends live connections of one who may no longer sign in.
///
/// # Errors
/// 422 with the field; 404; 409 for the last administrator, and when somebody else has changed the user since it was read.
pub async fn change(
    state: &AppState,
    admin: &CurrentUser,
    id: &str,
    change: UserChange,
) -> ApiResult<UserRow> {
    let edit = UserEdit {
        name: change.name.as_deref().map(checked_name).transpose()?,
        roles: change.roles.as_deref().map(checked_roles).transpose()?,
        enabled: change.enabled,
        password_hash: hashed(state, change.password).await?,
        read: change.modified,
    };
    let audit = AuditRecord::by(&admin.id, "user-changed")
        .target(id)
        .detail(what_changed(&edit));
    let ends = edit.password_hash.is_some() || edit.enabled == Some(false) || edit.roles.is_some();
    state
        .store
        .edit_user(id, edit, audit)
        .await
        .map_err(|refusal| told(refusal, id))?;
    if ends {
        state.hub.close_user(id);
    }
    find_row(state, id).await
}

/// Removes a user; calls, notes and the audit log stay.
///
/// # Errors
/// 404; 409 for the last administrator.
pub async fn remove(state: &AppState, admin: &CurrentUser, id: &str) -> ApiResult<()> {
    let audit = AuditRecord::by(&admin.id, "user-removed").target(id);
    state
        .store
        .remove_user(id, audit)
        .await
        .map_err(|refusal| told(refusal, id))?;
    state.hub.close_user(id);
    Ok(())
}

/// Makes an API key; an older one stops working.
///
/// # Errors
/// 404.
pub async fn make_api_key(state: &AppState, admin: &CurrentUser, id: &str) -> ApiResult<ApiKey> {
    let made = ApiKey {
        key: hex::encode(state.chance.bytes::<8>()),
        secret: state.chance.token::<24>(),
    };
    let kept = NewApiKey {
        key: made.key.clone(),
        secret_hash: Sha256::digest(&made.secret).into(),
        user_id: id.to_owned(),
    };
    let audit = AuditRecord::by(&admin.id, "api-key-made").target(id);
    state
        .store
        .replace_api_key(kept, audit)
        .await
        .map_err(|refusal| told(refusal, id))?;
    Ok(made)
}

/// A user id as we keep it.
///
/// # Errors
/// 422 on `id`.
pub fn checked_id(id: Option<&str>) -> ApiResult<String> {
    let id = id.unwrap_or_default().trim().to_lowercase();
    if id.is_empty() {
        return Err(ApiError::missing("id"));
    }
    if id.len() > 140
        || id == "guest"
        || id
            .chars()
            .any(|c| c.is_control() || c.is_whitespace() || "/\\;,\"<>".contains(c))
    {
        return Err(ApiError::invalid(
            "id",
            "A user id is an e-mail address, or a name without spaces, of at most 140 characters.",
        ));
    }
    Ok(id)
}

fn checked_name(name: &str) -> ApiResult<String> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(ApiError::missing("name")),
        1..=140 => Ok(name.to_owned()),
        _ => Err(ApiError::invalid(
            "name",
            "A name has at most 140 characters.",
        )),
    }
}

fn checked_roles(words: &[String]) -> ApiResult<Vec<Role>> {
    let mut roles = words
        .iter()
        .map(|word| {
            Role::from_id(word).ok_or_else(|| {
                ApiError::invalid(
                    "roles",
                    format!("“{word}” is not a role (admin, agent, viewer)."),
                )
            })
        })
        .collect::<ApiResult<Vec<_>>>()?;
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() {
        return Err(ApiError::missing("roles"));
    }
    Ok(roles)
}

/// The hash of an acceptable password; None without one.
async fn hashed(state: &AppState, password: Option<String>) -> ApiResult<Option<String>> {
    let Some(password) = password else {
        return Ok(None);
    };
    Passwords::check(&password)
        .map_err(|problem| ApiError::invalid("password", problem.to_string()))?;
    Ok(Some(state.passwords.hash(password).await?))
}

fn what_changed(edit: &UserEdit) -> String {
    let mut parts = Vec::new();
    if edit.name.is_some() {
        parts.push("name".to_owned());
    }
    if let Some(roles) = &edit.roles {
        parts.push(format!("roles ({})", role_words(roles)));
    }
    if let Some(enabled) = edit.enabled {
        parts.push(
            if enabled {
                "switched on"
            } else {
                "switched off"
            }
            .to_owned(),
        );
    }
    if edit.password_hash.is_some() {
        parts.push("password".to_owned());
    }
    format!("Changed: {}.", parts.join(", "))
}

fn role_words(roles: &[Role]) -> String {
    roles
        .iter()
        .map(|role| role.id())
        .collect::<Vec<_>>()
        .join(", ")
}

fn told(refusal: UserRefusal, id: &str) -> ApiError {
    match refusal {
        UserRefusal::Exists => {
            ApiError::new(Code::Duplicate, format!("A user {id} exists already.")).field("id")
        }
        UserRefusal::Stale => SettingRefusal::Stale.into(),
        UserRefusal::Missing => ApiError::not_found("User", id),
        UserRefusal::LastAdmin => ApiError::new(
            Code::Conflict,
            format!("{id} is the last administrator: nobody could change settings any more."),
        )
        .hint("Make somebody else an administrator first."),
        UserRefusal::Storage(error) => error.into(),
    }
}
