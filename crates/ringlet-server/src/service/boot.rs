//! What the widget asks once, when it starts.

use std::collections::BTreeSet;

use ringlet_model::Role;
use ringlet_model::api::{AgentView, Boot, ProviderView, SiteView, UserView};
use ringlet_model::provider::Provider;

use super::{access, dialpad_frame, disposition, provider_line, teams, twilio};
use crate::app::AppState;
use crate::auth::{CurrentUser, Identity, Via};
use crate::error::ApiResult;

/// The answer for whoever asks; a guest learns the site's settings and nothing else.
///
/// # Errors
/// Storing failed.
pub async fn boot(state: &AppState, who: Identity) -> ApiResult<Boot> {
    let site = state.store.site().await?;
    let user = match who {
        Identity::User(user) => Some(user),
        Identity::Guest { .. } => None,
    };
    let (providers, agent) = match &user {
        Some(user) => (providers(state, user).await?, agent(state, user).await?),
        None => (Vec::new(), None),
    };
    let dialpad = match &user {
        Some(user) => dialpad_frame::frame(state, user).await?,
        None => None,
    };
    let twilio_voice = match &user {
        Some(user) => twilio::voice(state, user).await?,
        None => false,
    };
    let user_may_sync = user.as_ref().is_some_and(|user| user.is(Role::Agent));
    let log_sources = match &user {
        Some(_) => state.store.log_sources().await?,
        None => BTreeSet::new(),
    };
    if let Some(user) = &user {
        state.store.touch_user(&user.id).await?;
    }
    Ok(Boot {
        csrf_token: csrf_token(state, user.as_ref()).await?,
        user: user.map(view),
        site: SiteView {
            region: site.region,
            locale: site.locale,
            demo: state.config.demo,
            dispositions: site.dispositions,
            record_url: site.record_url,
            time_zone: state.zone.name(),
            utc_offset_seconds: state.zone.offset_seconds(state.clock.now()),
        },
        providers,
        agent,
        twilio_voice,
        teams: user_may_sync && teams::is_on(state).await?,
        dialpad,
        log_sources: log_sources.into_iter().collect(),
        server_time: state.clock.now(),
    })
}

fn view(user: CurrentUser) -> UserView {
    UserView {
        roles: user.roles.iter().map(|role| role.id().to_owned()).collect(),
        id: user.id,
        name: user.name,
    }
}

/// A cookie session gets its token minted here; from then on every write must carry it.
async fn csrf_token(state: &AppState, user: Option<&CurrentUser>) -> ApiResult<Option<String>> {
    let Some(Via::Session(hash)) = user.map(|user| user.via) else {
        return Ok(None);
    };
    let fresh = state.chance.token::<24>();
    Ok(state.store.keep_csrf_token(hash, fresh).await?)
}

/// The enabled providers, and whether the user may call through each.
///
/// # Errors
/// Storing failed.
pub async fn providers(state: &AppState, user: &CurrentUser) -> ApiResult<Vec<ProviderView>> {
    let mut providers = Vec::new();
    let voice = twilio::voice(state, user).await?;
    for id in provider_line::enabled(state).await? {
        providers.push(ProviderView {
            id,
            label: id.label().to_owned(),
            allowed: access::may_call(state, user, id).await?,
            capabilities: match voice && id == Provider::Twilio {
                true => id.browser_capabilities().unwrap_or_default(),
                false => id.capabilities(),
            },
            away: state
                .store
                .provider_health(id)
                .await?
                .failing_since
                .is_some(),
            dispositions: disposition::own(state, id).await?,
        });
    }
    Ok(providers)
}

async fn agent(state: &AppState, user: &CurrentUser) -> ApiResult<Option<AgentView>> {
    let site = state.store.site().await?;
    let enabled = provider_line::enabled(state).await?;
    let known = state.store.agent_phones(&user.id).await?;
    let phones = known.clone().unwrap_or_default();
    let has_phone = twilio::voice(state, user).await?
        || provider_line::has_phone(state, &phones, &enabled).await?;
    let view = AgentView {
        has_phone,
        default_provider: provider_line::default_of(&enabled, Some(&phones), &site),
    };
    Ok((known.is_some() || has_phone).then_some(view))
}
