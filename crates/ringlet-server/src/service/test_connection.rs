//! The administrator's question whether a provider takes the credentials. No call is placed.

use std::time::Instant;

use ringlet_model::Role;
use ringlet_model::api::ConnectionTest;
use ringlet_model::provider::Provider;

use super::{provider_answer, provider_line};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::{ProviderError, form};

/// Tests a provider's credentials without placing a call.
///
/// # Errors
/// `not-allowed` for anyone but an administrator; storing failed. What the provider does is in the answer.
pub async fn test(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
) -> ApiResult<ConnectionTest> {
    user.require(Role::Admin)?;
    let open = match provider_line::open_for_test(state, provider).await {
        Ok(open) => open,
        Err(error) if error.code == Code::NotConfigured => return Ok(not_asked(&error)),
        Err(error) => return Err(error),
    };
    let began = Instant::now();
    let answer = open.line.probe().await;
    let elapsed = u64::try_from(began.elapsed().as_millis()).ok();
    let fault = answer.as_ref().err().map(ToString::to_string);
    provider_answer::note(state, provider, fault).await?;
    Ok(told(provider, answer.err().as_ref(), elapsed))
}

fn not_asked(error: &ApiError) -> ConnectionTest {
    ConnectionTest {
        success: false,
        message: error.message.to_string(),
        hint: error.hint.as_deref().map(ToOwned::to_owned),
        elapsed_ms: None,
    }
}

fn told(
    provider: Provider,
    error: Option<&ProviderError>,
    elapsed_ms: Option<u64>,
) -> ConnectionTest {
    let name = provider.label();
    let form = form(provider);
    let (message, hint) = match error {
        None => (format!("{name} accepts the credentials."), None),
        Some(ProviderError::Credentials) => (
            format!(
                "{name} doesn’t accept the {}.",
                form.map_or("credentials", |form| form.credentials)
            ),
            form.map(|form| form.credentials_hint.to_owned()),
        ),
        Some(ProviderError::NotSupported) => (format!("{name} has nothing to test."), None),
        Some(ProviderError::Timeout) => (
            format!("{name} didn’t answer in time."),
            Some("Try again, and check the API address.".to_owned()),
        ),
        Some(ProviderError::TooMany { .. }) => (
            format!("{name} takes no more requests for a moment."),
            Some("Try again in a minute.".to_owned()),
        ),
        Some(error) => (error.to_string(), Some("Check the API address.".to_owned())),
    };
    ConnectionTest {
        success: error.is_none(),
        message,
        hint,
        elapsed_ms,
    }
}
