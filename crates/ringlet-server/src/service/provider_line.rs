//! Which providers are on, and a line to each.

use std::sync::Arc;

use ringlet_model::api::{AgentLine, SiteSettings};
use ringlet_model::provider::Provider;

use super::provider_settings;
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::{
    COMPANIES, Company, Line, Pabx, Problem, ProviderError, Settings, Values, form,
};
use crate::storage::AgentPhones;

/// The number of the demo line.
pub const DEMO_NUMBER: &str = "+918047100000";

/// The providers that are switched on and can be dialled through, in the order of the hub.
///
/// # Errors
/// Storing failed.
pub async fn enabled(state: &AppState) -> ApiResult<Vec<Provider>> {
    let on = state.store.enabled_providers().await?;
    let demo = state.lines.demo().map(|_| Provider::Demo);
    let companies = COMPANIES.iter().map(|company| company.form().provider);
    let set_up = companies.filter(|provider| provider.dials() && on.contains(provider));
    Ok(demo.into_iter().chain(set_up).collect())
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
    if provider == Provider::Demo {
        return open_demo(state);
    }
    let enabled = state.store.enabled_providers().await?.contains(&provider);
    let set_up = set_up(state, provider).await?.filter(|_| enabled);
    let (company, settings) = set_up.ok_or_else(|| off(provider))?;
    open_company(state, company, &settings)
}

/// The same, whether it is switched on or not: one tests before one switches on.
///
/// # Errors
/// `not-configured` when something is missing.
pub async fn open_for_test(state: &AppState, provider: Provider) -> ApiResult<OpenLine> {
    if provider == Provider::Demo {
        return open_demo(state);
    }
    let (company, settings) = set_up(state, provider).await?.ok_or_else(|| {
        not_configured(format!("{} isn’t set up yet.", provider.label()))
            .hint("Fill in the fields and save.")
    })?;
    open_company(state, company, &settings)
}

/// The PABX of a provider that is switched on and set up.
///
/// # Errors
/// `not-configured` when it is off or something is missing; `not-supported` when it has none that can be managed.
pub async fn open_pabx(state: &AppState, provider: Provider) -> ApiResult<Arc<dyn Pabx>> {
    let enabled = state.store.enabled_providers().await?.contains(&provider);
    let set_up = set_up(state, provider).await?.filter(|_| enabled);
    let (company, settings) = set_up.ok_or_else(|| off(provider))?;
    let pabx = state.lines.pabx(company, &settings);
    pabx.ok_or_else(|| explain(provider, &ProviderError::NotSupported))?
        .map_err(missing)
}

/// A company and what is set for it; None: there is no adapter for it, or nothing was ever saved.
///
/// # Errors
/// The vault can't open a secret, or storing failed.
pub async fn set_up(
    state: &AppState,
    provider: Provider,
) -> ApiResult<Option<(&'static dyn Company, Settings)>> {
    let Some(company) = crate::provider::company(provider) else {
        return Ok(None);
    };
    let settings = provider_settings::opened(state, company.form()).await?;
    Ok(settings.map(|settings| (company, settings)))
}

fn open_demo(state: &AppState) -> ApiResult<OpenLine> {
    Ok(OpenLine {
        line: state.lines.demo().ok_or_else(|| off(Provider::Demo))?,
        caller_id: Some(DEMO_NUMBER.to_owned()),
        shared_phone: None,
    })
}

fn open_company(
    state: &AppState,
    company: &dyn Company,
    settings: &Settings,
) -> ApiResult<OpenLine> {
    let line = state.lines.open(company, settings).map_err(missing)?;
    let value = |field: Option<&str>| settings.values.filled(field?).map(ToOwned::to_owned);
    Ok(OpenLine {
        line,
        caller_id: value(company.form().caller_id),
        shared_phone: value(company.form().shared_phone),
    })
}

fn missing(problem: Problem) -> ApiError {
    not_configured(problem.message)
        .field(problem.field)
        .hint("An administrator can enter it in the settings.")
}

fn off(provider: Provider) -> ApiError {
    not_configured(format!("{} is switched off.", provider.label()))
        .hint("An administrator can switch it on in the settings.")
}

fn not_configured(message: impl Into<std::borrow::Cow<'static, str>>) -> ApiError {
    ApiError::new(Code::NotConfigured, message)
}

/// One of these providers has something to ring when this agent dials, or needs nothing.
///
/// # Errors
/// Storing failed.
pub async fn has_phone(
    state: &AppState,
    phones: &AgentPhones,
    providers: &[Provider],
) -> ApiResult<bool> {
    for provider in providers {
        if needs(*provider) == AgentLine::Nothing || agent_number(phones, *provider).is_some() {
            return Ok(true);
        }
        let Some(shared) = form(*provider).and_then(|form| form.shared_phone) else {
            continue;
        };
        let setting = state.store.provider_setting(*provider).await?;
        let values = setting.map(|setting| Values::new(setting.fields));
        if values.is_some_and(|values| values.filled(shared).is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What an agent needs at a provider.
#[must_use]
pub fn needs(provider: Provider) -> AgentLine {
    form(provider).map_or(AgentLine::PhoneOrId, |form| form.agent)
}

/// What a provider rings an agent by; None: nothing is known.
#[must_use]
pub fn agent_number(phones: &AgentPhones, provider: Provider) -> Option<String> {
    let own = phones.lines.get(&provider);
    match needs(provider) {
        AgentLine::PhoneOrId => own.or(phones.mobile_no.as_ref()).cloned(),
        AgentLine::Id => own.cloned(),
        AgentLine::CallerId => phones.mobile_no.clone(),
        AgentLine::Nothing => None,
    }
}

/// The number to show when this agent dials; None: the line's own.
#[must_use]
pub fn agent_caller_id(phones: &AgentPhones, provider: Provider) -> Option<String> {
    let own = phones.lines.get(&provider);
    own.filter(|_| needs(provider) == AgentLine::CallerId)
        .cloned()
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

/// What a provider's error means to an administrator who saves its settings: nothing was dialled.
#[must_use]
pub fn explain_setting(provider: Provider, error: &ProviderError) -> ApiError {
    let told = explain(provider, error);
    let name = provider.label();
    match error {
        ProviderError::Refused(words) => {
            ApiError::new(Code::ProviderRefused, format!("{name} refused: {words}"))
        }
        ProviderError::Unreachable(_) | ProviderError::Timeout => {
            told.hint("Nothing was saved. Try again in a moment, and check the API address.")
        }
        _ => told,
    }
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
        .hint(format!(
            "Ask an administrator to check the {} in the settings.",
            form(provider).map_or("credentials", |form| form.credentials)
        )),
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
            .hint("Ask an administrator to check the API address."),
        ProviderError::NotSupported => ApiError::new(
            Code::NotSupported,
            format!("{name} can’t do that from here."),
        ),
    }
}
