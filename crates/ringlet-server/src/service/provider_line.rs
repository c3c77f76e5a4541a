//! Which providers are on, and a line to each.

use std::sync::Arc;

use ringlet_model::api::SiteSettings;
use ringlet_model::provider::Provider;
use secrecy::{ExposeSecret as _, SecretString};

use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::tata_tele::parse_endpoint;
use crate::provider::{Line, ProviderError};
use crate::storage::{AgentPhones, TataTeleSettings};

/// The number of the demo line.
pub const DEMO_NUMBER: &str = "+918047100000";
/// Name of the sealed Smartflo API token.
pub const TATA_TELE_TOKEN: &str = "tata_tele.api_token";

/// The providers that are switched on, in the order of the hub.
///
/// # Errors
/// Storing failed.
pub async fn enabled(state: &AppState) -> ApiResult<Vec<Provider>> {
    let mut providers = Vec::new();
    if state.lines.demo().is_some() {
        providers.push(Provider::Demo);
    }
    if state
        .store
        .tata_tele_settings()
        .await?
        .is_some_and(|settings| settings.enabled)
    {
        providers.push(Provider::TataTele);
    }
    Ok(providers)
}

/// An open line, and what every call on it needs.
pub struct OpenLine {
    /// The line.
    pub line: Arc<dyn Line>,
    /// The number to show to the other side; None: the provider's default.
    pub caller_id: Option<String>,
    /// What rings first for agents without a phone of their own.
    pub shared_phone: Option<String>,
}

/// A line to a provider that is switched on and set up.
///
/// # Errors
/// `not-configured` when it is off or something is missing.
pub async fn open(state: &AppState, provider: Provider) -> ApiResult<OpenLine> {
    match provider {
        Provider::Demo => {
            let line = state.lines.demo().ok_or_else(|| off(provider))?;
            Ok(OpenLine {
                line,
                caller_id: Some(DEMO_NUMBER.to_owned()),
                shared_phone: None,
            })
        }
        Provider::TataTele => {
            let settings = state.store.tata_tele_settings().await?;
            let on = settings.filter(|settings| settings.enabled);
            open_tata_tele(state, on.ok_or_else(|| off(provider))?).await
        }
        _ => Err(off(provider)),
    }
}

/// The same, whether it is switched on or not: one tests before one switches on.
///
/// # Errors
/// `not-configured` when something is missing.
pub async fn open_for_test(state: &AppState, provider: Provider) -> ApiResult<OpenLine> {
    if provider != Provider::TataTele {
        return open(state, provider).await;
    }
    let settings = state.store.tata_tele_settings().await?.ok_or_else(|| {
        not_configured("Tata Tele isn’t set up yet.").hint("Enter the API token and save.")
    })?;
    open_tata_tele(state, settings).await
}

async fn open_tata_tele(state: &AppState, settings: TataTeleSettings) -> ApiResult<OpenLine> {
    let token = tata_tele_token(state).await?.ok_or_else(|| {
        not_configured("Tata Tele has no API token.")
            .field("api_token")
            .hint("An administrator can enter it in the settings.")
    })?;
    let endpoint = parse_endpoint(&settings.api_endpoint)
        .map_err(|why| not_configured(why).field("api_endpoint"))?;
    Ok(OpenLine {
        line: state.lines.smartflo(endpoint, &token),
        caller_id: None,
        shared_phone: shared_phone(&settings),
    })
}

/// The Smartflo API token; None: not set.
///
/// # Errors
/// The vault can't open it, or storing failed.
pub async fn tata_tele_token(state: &AppState) -> ApiResult<Option<SecretString>> {
    let Some(kept) = state.store.find_secret(TATA_TELE_TOKEN).await? else {
        return Ok(None);
    };
    let token = state
        .vault
        .open_sealed(TATA_TELE_TOKEN, &kept.sealed)
        .map_err(ApiError::internal)?;
    Ok(Some(token).filter(|token| !token.expose_secret().trim().is_empty()))
}

fn off(provider: Provider) -> ApiError {
    not_configured(format!("{} is switched off.", provider.label()))
        .hint("An administrator can switch it on in the settings.")
}

fn not_configured(message: impl Into<std::borrow::Cow<'static, str>>) -> ApiError {
    ApiError::new(Code::NotConfigured, message)
}

fn shared_phone(settings: &TataTeleSettings) -> Option<String> {
    Some(settings.phone_number.clone()).filter(|number| !number.is_empty())
}

/// One of these providers has something to ring when this agent dials.
///
/// # Errors
/// Storing failed.
pub async fn has_phone(
    state: &AppState,
    phones: &AgentPhones,
    providers: &[Provider],
) -> ApiResult<bool> {
    if providers
        .iter()
        .any(|provider| agent_number(phones, *provider).is_some())
    {
        return Ok(true);
    }
    let settings = state.store.tata_tele_settings().await?;
    let shared = settings.as_ref().and_then(shared_phone).is_some();
    Ok(shared && providers.contains(&Provider::TataTele))
}

/// What a provider rings an agent by; None: nothing is known.
#[must_use]
pub fn agent_number(phones: &AgentPhones, provider: Provider) -> Option<String> {
    let own = match provider {
        Provider::TataTele => &phones.tata_tele,
        Provider::Demo => &phones.demo,
        _ => &None,
    };
    own.as_ref().or(phones.mobile_no.as_ref()).cloned()
}

/// The provider for a user who names none: the user's default, else the site's, else the only one.
#[must_use]
pub fn default_of(
    usable: &[Provider],
    phones: Option<&AgentPhones>,
    site: &SiteSettings,
) -> Option<Provider> {
    let own = phones
        .and_then(|phones| phones.default_medium.as_deref())
        .and_then(Provider::from_name);
    let only = match usable {
        [only] => Some(*only),
        _ => None,
    };
    [own, site.default_provider]
        .into_iter()
        .flatten()
        .find(|provider| usable.contains(provider))
        .or(only)
}

/// What a provider's error means to the person who dialled.
#[must_use]
pub fn explain(provider: Provider, error: &ProviderError) -> ApiError {
    let name = provider.label();
    match error {
        ProviderError::Refused(words) => {
            ApiError::new(Code::ProviderRefused, format!("{name} refused the call."))
                .hint(words.clone())
        }
        ProviderError::Credentials => ApiError::new(
            Code::ProviderRefused,
            format!("{name} doesn’t accept our credentials."),
        )
        .hint("Ask an administrator to check the API token."),
        ProviderError::TooMany { retry_after } => {
            let seconds = retry_after.unwrap_or(5);
            ApiError::new(
                Code::ProviderRefused,
                format!("{name} takes no more calls for a moment."),
            )
            .hint(format!("Try again in {seconds} seconds."))
            .retry_after(seconds)
        }
        ProviderError::Faulty(words) => {
            ApiError::new(Code::ProviderUnreachable, format!("{name} has a fault."))
                .hint(words.clone())
        }
        ProviderError::Unreachable(_) => {
            ApiError::new(Code::ProviderUnreachable, format!("{name} doesn’t answer."))
                .hint("The call wasn’t placed. Try again in a moment.")
        }
        ProviderError::Timeout => {
            ApiError::new(Code::Timeout, format!("No reply from {name} yet.")).hint(
                "We don’t know whether the call was placed. Check your phone before calling again.",
            )
        }
        ProviderError::Forbidden(words) => ApiError::new(Code::NotConfigured, words.clone())
            .field("api_endpoint")
            .hint("Ask an administrator to check the API endpoint."),
    }
}
