//! Who may call through a provider: an allow-list kept here. Without a rule of its own a provider is open to agents.

use ringlet_model::Role;
use ringlet_model::api::AccessRule;
use ringlet_model::provider::Provider;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::storage::{AuditRecord, stamp};

/// The rule of a provider.
///
/// # Errors
/// Storing failed.
pub async fn rule(state: &AppState, provider: Provider) -> ApiResult<AccessRule> {
    let stored = state.store.access_rule(provider).await?;
    let modified = stamp(&stored);
    Ok(AccessRule {
        modified,
        ..stored.unwrap_or_else(usual)
    })
}

/// What counts until an administrator decides otherwise.
fn usual() -> AccessRule {
    AccessRule {
        everyone: false,
        roles: vec![Role::Admin.id().to_owned(), Role::Agent.id().to_owned()],
        users: Vec::new(),
        modified: String::new(),
    }
}

/// Whether `user` may call through `provider`. A viewer never calls, whatever the rule.
///
/// # Errors
/// Storing failed.
pub async fn may_call(state: &AppState, user: &CurrentUser, provider: Provider) -> ApiResult<bool> {
    Ok(allows(&rule(state, provider).await?, user))
}

/// Whether `rule` lets `user` call.
#[must_use]
pub fn allows(rule: &AccessRule, user: &CurrentUser) -> bool {
    lets(rule, &user.id, &user.roles)
}

fn lets(rule: &AccessRule, id: &str, roles: &[Role]) -> bool {
    let calls_at_all = roles
        .iter()
        .any(|role| matches!(role, Role::Admin | Role::Agent));
    let has_role = roles
        .iter()
        .any(|role| rule.roles.iter().any(|listed| listed == role.id()));
    calls_at_all && (rule.everyone || has_role || rule.users.iter().any(|user| user == id))
}

/// Everybody (user ids) who may call through `provider`.
///
/// # Errors
/// Storing failed.
pub async fn callers(state: &AppState, provider: Provider) -> ApiResult<Vec<String>> {
    let rule = rule(state, provider).await?;
    let users = state
        .store
        .list_users()
        .await?
        .into_iter()
        .map(|row| row.user);
    let callers = users.filter(|user| user.enabled && lets(&rule, &user.id, &user.roles));
    Ok(callers.map(|user| user.id).collect())
}

/// Sets the rule of a provider; returns what is stored now.
///
/// # Errors
/// 422 on `roles` or `users`; 409 when somebody else has changed it since it was read.
pub async fn save(
    state: &AppState,
    admin: &CurrentUser,
    provider: Provider,
    rule: AccessRule,
) -> ApiResult<AccessRule> {
    if let Some(word) = rule.roles.iter().find(|word| Role::from_id(word).is_none()) {
        return Err(ApiError::invalid(
            "roles",
            format!("“{word}” is not a role."),
        ));
    }
    let rule = AccessRule {
        users: rule
            .users
            .iter()
            .map(|user| user.trim().to_lowercase())
            .collect(),
        ..rule
    };
    for user in &rule.users {
        if state.store.find_user(user).await?.is_none() {
            return Err(ApiError::invalid(
                "users",
                format!("There is no user {user}."),
            ));
        }
    }
    let audit = AuditRecord::by(&admin.id, "settings-changed")
        .target(provider.id())
        .detail(said(&rule));
    state.store.save_access_rule(provider, rule, audit).await?;
    self::rule(state, provider).await
}

fn said(rule: &AccessRule) -> String {
    if rule.everyone {
        return "Everybody may call.".to_owned();
    }
    format!(
        "May call: roles {}; users {}.",
        rule.roles.join(", "),
        rule.users.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::Via;

    fn user(id: &str, roles: &[Role]) -> CurrentUser {
        CurrentUser {
            id: id.to_owned(),
            name: id.to_owned(),
            roles: roles.to_vec(),
            via: Via::ApiKey,
            expires_at: None,
        }
    }

    #[test]
    fn roles_users_and_everyone() {
        let agent = user("asha", &[Role::Agent]);
        let viewer = user("vik", &[Role::Viewer]);
        let rule = |everyone, roles: &[&str], users: &[&str]| AccessRule {
            everyone,
            roles: roles.iter().map(|&role| role.to_owned()).collect(),
            users: users.iter().map(|&user| user.to_owned()).collect(),
            modified: String::new(),
        };
        assert!(allows(&usual(), &agent) && !allows(&usual(), &viewer));
        assert!(!allows(&rule(false, &[], &[]), &agent));
        assert!(!allows(&rule(false, &["admin"], &[]), &agent));
        assert!(allows(&rule(false, &[], &["asha"]), &agent));
        assert!(allows(&rule(true, &[], &[]), &agent));
        assert!(!allows(&rule(true, &["viewer"], &["vik"]), &viewer));
        assert!(allows(&usual(), &user("root", &[Role::Admin])));
    }
}
