//! Twilio beyond what every provider does: calls that have their sound in the browser, and what Twilio asks when a call
//! begins.

mod incoming;
mod outgoing;
mod token;
mod who_rings;

pub use incoming::{incoming, rung};
pub use outgoing::outgoing;
pub use token::{VoiceToken, frappe_token, is_set_up, token, voice};

use ringlet_model::provider::Provider;

use super::{provider_line, webhook_key};
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::Settings;

/// Where a page connects to whose calls have their sound in it, as sources of its policy's `connect-src`: signalling at
/// `voice-js.<edge>.twilio.com`, and what the SDK tells of a call's quality.
pub const PAGE_CONNECTS: &str = "https://*.twilio.com wss://*.twilio.com";

/// What is set for Twilio, where it is switched on.
async fn settings(state: &AppState) -> ApiResult<Settings> {
    let on = state.store.enabled_providers().await?;
    let set_up = match on.contains(&Provider::Twilio) {
        true => provider_line::set_up(state, Provider::Twilio).await?,
        false => None,
    };
    let off = || ApiError::new(Code::NotConfigured, "Twilio is switched off.");
    set_up.map(|(_, settings)| settings).ok_or_else(off)
}

/// Where Twilio tells of a call, its key included.
async fn webhook(state: &AppState) -> ApiResult<String> {
    webhook_key::address(state, Provider::Twilio).await
}

/// The site's language, for what is spoken.
async fn locale(state: &AppState) -> ApiResult<Option<String>> {
    Ok(state.store.site().await?.locale)
}
