//! The administrator's hub: every provider this server can set up, and how it does.

use ringlet_model::api::{ProviderList, ProviderState, ProviderSummary};
use ringlet_model::provider::Provider;

use super::provider_line;
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{COMPANIES, form};
use crate::storage::ProviderHealth;

/// The hub.
///
/// # Errors
/// Storing failed.
pub async fn list(state: &AppState) -> ApiResult<ProviderList> {
    let enabled = provider_line::enabled(state).await?;
    let site = state.store.site().await?;
    let mut providers = Vec::new();
    // The demo line can't be switched on here, only by starting the server with it.
    let demo = state.lines.demo().map(|_| Provider::Demo);
    let companies = COMPANIES.iter().map(|company| company.form().provider);
    for id in demo.into_iter().chain(companies) {
        let on = enabled.contains(&id);
        let health = state.store.provider_health(id).await?;
        let default = site.default_provider == Some(id) || (on && enabled.len() == 1);
        providers.push(summary(id, on, &health, default));
    }
    Ok(ProviderList { providers })
}

fn summary(id: Provider, enabled: bool, health: &ProviderHealth, default: bool) -> ProviderSummary {
    let state = provider_state(id, enabled, health);
    let detail = match state {
        ProviderState::Off | ProviderState::Connected => None,
        ProviderState::Failing => health.fault.clone(),
        ProviderState::Waiting => {
            Some("No webhook has come yet. Paste its address at the provider.".to_owned())
        }
    };
    ProviderSummary {
        id,
        label: id.label().to_owned(),
        enabled,
        state,
        detail,
        last_webhook_at: health.last_webhook_at,
        webhook_count: health.webhook_count,
        failing_since: health.failing_since.filter(|_| enabled),
        default,
    }
}

fn provider_state(id: Provider, enabled: bool, health: &ProviderHealth) -> ProviderState {
    if !enabled {
        ProviderState::Off
    } else if health.failing_since.is_some() {
        ProviderState::Failing
    } else if health.webhook_count == 0 && form(id).is_some_and(|form| form.webhook) {
        // The demo line knows its own webhook; any other provider that has one must be told.
        ProviderState::Waiting
    } else {
        ProviderState::Connected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ringlet_model::Timestamp;

    #[test]
    fn a_provider_waits_for_its_first_webhook_and_fails_until_it_answers_well() {
        let heard = ProviderHealth {
            webhook_count: 1,
            ..ProviderHealth::default()
        };
        let failing = ProviderHealth {
            failing_since: Some(Timestamp(1)),
            ..heard.clone()
        };
        for (enabled, health, wanted) in [
            (false, &failing, ProviderState::Off),
            (true, &ProviderHealth::default(), ProviderState::Waiting),
            (true, &heard, ProviderState::Connected),
            (true, &failing, ProviderState::Failing),
        ] {
            assert_eq!(provider_state(Provider::TataTele, enabled, health), wanted);
        }
        let fresh = ProviderHealth::default();
        assert_eq!(
            provider_state(Provider::Demo, true, &fresh),
            ProviderState::Connected
        );
    }
}
