//! Which phone rings for whom: the telephony agents.

use leptos::prelude::*;
use ringlet_model::api::UserRow;

use super::api::AgentDoc;
use super::frame::{head, shown};
use super::table::{person_row, table};
use super::users::role;
use super::{Loaded, Settings, agent_form, api, load};
use crate::backend::Fault;
use crate::component::form::number;
use crate::i18n::settings as words;

/// Those who may call, with their record where there is one.
type Agents = Vec<(UserRow, Option<AgentDoc>)>;

pub(super) fn page(settings: Settings) -> impl IntoView {
    let open = RwSignal::new(None::<UserRow>);
    let agents = RwSignal::new(Loaded::<Agents>::Waiting);
    let ask = move || load(agents, ask_agents(settings));
    ask();
    let close = Callback::new(move |()| {
        open.set(None);
        ask();
    });
    move || match open.get() {
        Some(user) => agent_form::page(settings, user, close).into_any(),
        None => view! {
            {head(words().phones, words().phones_line, None)}
            {shown(agents, ask, move |agents| rows(settings, &agents, open).into_any())}
        }
        .into_any(),
    }
}

async fn ask_agents(settings: Settings) -> Result<Agents, Fault> {
    let users = api::users(settings.app.client).await?;
    let agents = api::agents(settings.app.client).await?;
    Ok(users
        .into_iter()
        .filter(|user| user.enabled && role(&user.roles) != "viewer")
        .map(|user| {
            let agent = agents.iter().find(|agent| agent.user == user.id).cloned();
            (user, agent)
        })
        .collect())
}

fn rows(
    settings: Settings,
    agents: &Agents,
    open: RwSignal<Option<UserRow>>,
) -> impl IntoView + use<> {
    let t = words();
    let rows = agents
        .iter()
        .map(|(user, agent)| row(settings, user, agent.as_ref(), open))
        .collect_view();
    table(
        "",
        &[t.name, t.phone, t.default_line, t.takes_calls, ""],
        rows.into_any(),
    )
}

fn row(
    settings: Settings,
    user: &UserRow,
    agent: Option<&AgentDoc>,
    open: RwSignal<Option<UserRow>>,
) -> impl IntoView + use<> {
    let t = words();
    let line = agent
        .map(|agent| agent.default_medium.clone())
        .filter(|line| !line.is_empty())
        .unwrap_or_else(|| t.sites_default.into());
    let device = match agent.map(|agent| agent.call_receiving_device.as_str()) {
        Some("Computer") => t.in_browser,
        Some("Phone") => t.on_phone,
        _ => "–",
    };
    let picked = user.clone();
    let cells = vec![
        (t.phone, phone(settings, agent)),
        (t.default_line, line.into_any()),
        (t.takes_calls, device.into_any()),
    ];
    let pick = Callback::new(move |()| open.set(Some(picked.clone())));
    person_row(&user.name, &user.id, true, cells, pick)
}

/// The number that rings; else that a provider knows one; else that there is none.
pub(super) fn phone(settings: Settings, agent: Option<&AgentDoc>) -> AnyView {
    let t = words();
    match agent {
        Some(agent) if !agent.mobile_no.is_empty() => {
            view! { <bdi class="num">{number::pretty(settings.app, &agent.mobile_no)}</bdi> }
                .into_any()
        }
        Some(agent) if agent.lines.iter().any(|(_, text)| !text.is_empty()) => {
            t.set_at_provider.into_any()
        }
        _ => view! { <span class="wait med">{t.no_phone}</span> }.into_any(),
    }
}
