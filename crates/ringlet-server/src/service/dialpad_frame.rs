//! What a page needs to embed Dialpad.

use ringlet_model::api::DialpadFrame;
use ringlet_model::provider::Provider;

use super::{access, provider_line};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::provider::dialpad::settings::{BY_WEBHOOK, CLIENT_ID, EVENTS, FRAME_PATH, SANDBOX};

/// Whether pages of ours may hold the frame. While that can't be read they may not.
pub async fn is_on(state: &AppState) -> bool {
    let on = state.store.enabled_providers().await;
    on.is_ok_and(|on| on.contains(&Provider::Dialpad))
}

/// Events are to come by webhook.
///
/// # Errors
/// Storing failed.
pub async fn awaits_webhook(state: &AppState) -> ApiResult<bool> {
    let set_up = provider_line::set_up(state, Provider::Dialpad).await?;
    Ok(set_up.is_some_and(|(_, settings)| settings.values.text(EVENTS) == BY_WEBHOOK))
}

/// The frame, for who may call through Dialpad; None where it is off.
///
/// # Errors
/// Storing failed.
pub async fn frame(state: &AppState, user: &CurrentUser) -> ApiResult<Option<DialpadFrame>> {
    let on = provider_line::enabled(state).await?;
    if !on.contains(&Provider::Dialpad) || !access::may_call(state, user, Provider::Dialpad).await?
    {
        return Ok(None);
    }
    let Some((_, settings)) = provider_line::set_up(state, Provider::Dialpad).await? else {
        return Ok(None);
    };
    let values = &settings.values;
    let Some(client_id) = values.filled(CLIENT_ID) else {
        return Ok(None);
    };
    let heard = state.store.provider_health(Provider::Dialpad).await?;
    Ok(Some(DialpadFrame {
        client_id: client_id.to_owned(),
        path: values.filled(FRAME_PATH).unwrap_or(client_id).to_owned(),
        sandbox: values.lines(SANDBOX).map(ToOwned::to_owned).collect(),
        events: values.text(EVENTS) != "none" && heard.webhook_count > 0,
    }))
}
