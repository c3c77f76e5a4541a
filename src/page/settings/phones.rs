//! Which phone rings for whom: the telephony agents.

use leptos::prelude::*;
use ringlet_model::api::UserRow;

use super::api::AgentDoc;
use super::frame::{head, shown};
use super::users::{role_word, who};
use super::{Loaded, Settings, agent_form, api, load};
use crate::backend::Fault;
use crate::component::form::number;
use crate::icon::{Icon, glyph};

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
    move || {
        match open.get() {
        Some(user) => agent_form::page(settings, user, close).into_any(),
        None => view! {
            {head("Agents’ phones", "The phone that rings when somebody calls out, and where their calls come in.", None)}
            {shown(agents, ask, move |agents| table(settings, &agents, open).into_any())}
        }
        .into_any(),
    }
    }
}

async fn ask_agents(settings: Settings) -> Result<Agents, Fault> {
    let users = api::users(settings.app.client).await?;
    let agents = api::agents(settings.app.client).await?;
    Ok(users
        .into_iter()
        .filter(|user| user.enabled && role_word(&user.roles) != "Viewer")
        .map(|user| {
            let agent = agents.iter().find(|agent| agent.user == user.id).cloned();
            (user, agent)
        })
        .collect())
}

fn table(
    settings: Settings,
    agents: &Agents,
    open: RwSignal<Option<UserRow>>,
) -> impl IntoView + use<> {
    let rows = agents
        .iter()
        .map(|(user, agent)| row(settings, user, agent.as_ref(), open))
        .collect_view();
    view! {
        <div class="provs">
            <table class="tbl">
                <thead>
                    <tr>
                        <th>"Name"</th>
                        <th>"Phone"</th>
                        <th>"Default line"</th>
                        <th>"Takes calls"</th>
                        <th><span class="vh">"Change"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    settings: Settings,
    user: &UserRow,
    agent: Option<&AgentDoc>,
    open: RwSignal<Option<UserRow>>,
) -> impl IntoView + use<> {
    let number = agent
        .and_then(|agent| agent.mobile_no.clone())
        .filter(|number| !number.is_empty());
    let other = agent.is_some_and(|agent| {
        [&agent.tata_tele_agent_number, &agent.demo_agent_number]
            .into_iter()
            .flatten()
            .any(|text| !text.is_empty())
    });
    let phone = match number {
        Some(number) => {
            view! { <bdi class="num">{number::pretty(settings.app, &number)}</bdi> }.into_any()
        }
        None if other => "Set at the provider".into_any(),
        None => view! { <span class="wait med">"No phone yet"</span> }.into_any(),
    };
    let line = agent
        .and_then(|agent| agent.default_medium.clone())
        .filter(|line| !line.is_empty())
        .unwrap_or_else(|| "Site’s default".into());
    let device = match agent.and_then(|agent| agent.call_receiving_device.as_deref()) {
        Some("Computer") => "In the browser",
        Some("Phone") => "On the phone",
        _ => "–",
    };
    let change = format!("Change the phone of {}", user.name);
    let picked = user.clone();
    view! {
        <tr>
            <td>{who(&user.name, &user.id, true)}</td>
            <td class="w"><span class="m">"Phone "</span>{phone}</td>
            <td class="w"><span class="m">"Default line "</span>{line}</td>
            <td class="w"><span class="m">"Takes calls "</span>{device}</td>
            <td>
                <button type="button" class="ib" aria-label=change.clone() title=change on:click=move |_| open.set(Some(picked.clone()))>
                    {glyph(Icon::PENCIL, "")}
                </button>
            </td>
        </tr>
    }
}
