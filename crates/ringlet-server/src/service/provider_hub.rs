//! The administrator's hub: every provider this server can set up, and how it does.

use ringlet_model::api::{ProviderList, ProviderState, ProviderSummary};
use ringlet_model::provider::Provider;

use super::{dialpad_frame, provider_line};
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
    let switched_on = state.store.enabled_providers().await?;
    let site = state.store.site().await?;
    let mut providers = Vec::new();
    // The demo line can't be switched on here, only by starting the server with it.
    let demo = state.lines.demo().map(|_| Provider::Demo);
    let companies = COMPANIES.iter().map(|company| company.form().provider);
    for id in demo.into_iter().chain(companies) {
        let usable = enabled.contains(&id);
        let on = usable || switched_on.contains(&id);
        let health = state.store.provider_health(id).await?;
        let default = site.default_provider == Some(id) || (usable && enabled.len() == 1);
        let awaited = health.webhook_count == 0 && awaits_webhook(state, id).await?;
        providers.push(summary(
            id,
            provider_state(on, &health, awaited),
            &health,
            default,
        ));
    }
    Ok(ProviderList { providers })
}

/// It tells of calls by webhook only, and must be given the address. The demo line knows its own, and Dialpad's events may
/// come another way.
async fn awaits_webhook(state: &AppState, id: Provider) -> ApiResult<bool> {
    if id == Provider::Dialpad {
        return dialpad_frame::awaits_webhook(state).await;
    }
    Ok(form(id).is_some_and(|form| form.webhook))
}

fn summary(
    id: Provider,
    state: ProviderState,
    health: &ProviderHealth,
    default: bool,
) -> ProviderSummary {
    let enabled = state != ProviderState::Off;
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

fn provider_state(enabled: bool, health: &ProviderHealth, awaited: bool) -> ProviderState {
    if !enabled {
        ProviderState::Off
    } else if health.failing_since.is_some() {
        ProviderState::Failing
    } else if awaited {
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
        for (enabled, health, awaited, wanted) in [
            (false, &failing, true, ProviderState::Off),
            (
                true,
                &ProviderHealth::default(),
                true,
                ProviderState::Waiting,
            ),
            (true, &heard, false, ProviderState::Connected),
            (true, &failing, true, ProviderState::Failing),
        ] {
            assert_eq!(provider_state(enabled, health, awaited), wanted);
        }
    }
}
