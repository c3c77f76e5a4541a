//! An agent's own choice of provider.

use serde_json::{Map, Value};

use super::document;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::known::TELEPHONY_AGENT;
use crate::error::ApiResult;
use crate::storage::{DocumentRefusal, View};

/// The label of the user's default provider; None when there is none.
///
/// # Errors
/// Storage only.
pub async fn of(state: &AppState, user_id: &str) -> ApiResult<Option<String>> {
    let agent = state
        .store
        .find_document(&TELEPHONY_AGENT, View::All, user_id)
        .await?;
    Ok(agent.and_then(|agent| agent.text("default_medium").map(str::to_owned)))
}

/// Sets the user's own default provider (`medium` is a label; empty: none) and makes the user a telephony agent when
/// that is the first thing we hear of it; returns the label.
///
/// # Errors
/// 417 when there is no such label.
pub async fn set(state: &AppState, user: &CurrentUser, medium: &str) -> ApiResult<String> {
    let sent = Map::from_iter([("default_medium".to_owned(), Value::from(medium))]);
    let change = document::prepare_change(state, user, &TELEPHONY_AGENT, &user.id, &sent).await?;
    match state.store.change_document(change).await {
        Ok(_) => Ok(medium.to_owned()),
        Err(DocumentRefusal::Missing) => {
            let mut sent = sent;
            sent.insert("user".to_owned(), Value::from(user.id.as_str()));
            let new = document::prepare(state, &user.id, &TELEPHONY_AGENT, &sent).await?;
            let added = state.store.add_document(new).await;
            added.map_err(|refusal| document::told(&TELEPHONY_AGENT, &user.id, refusal))?;
            Ok(medium.to_owned())
        }
        Err(refusal) => Err(document::told(&TELEPHONY_AGENT, &user.id, refusal)),
    }
}
