//! `crm.api.session.get_users`.

use serde_json::{Value, json};

use crate::app::AppState;
use crate::error::ApiResult;

/// Everybody, then those of the CRM: with us the same people.
pub(super) async fn list(state: &AppState) -> ApiResult<Value> {
    let users = state.store.list_users().await?;
    let users: Vec<_> = users
        .into_iter()
        .map(|summary| summary.user)
        .map(|user| shown(&user))
        .collect();
    Ok(json!([users, users]))
}

fn shown(user: &crate::storage::User) -> Value {
    let (first, last) = user.name.split_once(' ').unwrap_or((&user.name, ""));
    json!({
        "name": user.id,
        "email": user.id,
        "enabled": u8::from(user.enabled),
        "user_image": null,
        "first_name": first,
        "last_name": last,
        "full_name": user.name,
        "user_type": "System User",
        "language": null,
    })
}
