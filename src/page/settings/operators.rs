//! Operators of the PABX: who they are, whether they take calls, and changing both.

use leptos::prelude::*;
use ringlet_model::api::UserRow;
use ringlet_model::api::telephony::{Operator, Presence};

use super::api::pabx::{self, Act};
use super::frame::shown;
use super::{Loaded, Settings, api, load};
use crate::backend::Fault;
use crate::component::form::button::WorkButton;
use crate::component::form::choice::SelectField;
use crate::component::form::field::TextField;
use crate::component::form::work::Work;
use crate::i18n::settings as words;

type Known = (Vec<Operator>, Vec<UserRow>);

/// All of them, each with what can be done.
pub(super) fn list(settings: Settings) -> impl IntoView {
    let stored = RwSignal::new(Loaded::<Known>::Waiting);
    let ask = move || load(stored, ask_for(settings));
    ask();
    shown(stored, ask, move |(operators, users)| {
        if operators.is_empty() {
            return view! { <p class="t2">{words().nothing_there}</p> }.into_any();
        }
        let rows = operators
            .into_iter()
            .map(|operator| row(settings, operator, &users))
            .collect_view();
        view! { <ul class="provs">{rows}</ul> }.into_any()
    })
}

async fn ask_for(settings: Settings) -> Result<Known, Fault> {
    let operators = pabx::operators(settings.app.client).await?;
    let users = api::users(settings.app.client).await?;
    Ok((operators, users))
}

fn row(settings: Settings, operator: Operator, users: &[UserRow]) -> impl IntoView + use<> {
    let t = words();
    let client = settings.app.client;
    let id = StoredValue::new(operator.id.clone());
    let name = operator.name.clone();
    let now = RwSignal::new(operator);
    let work = Work::new();
    let reason = RwSignal::new(String::new());
    let act = move |act: Act| {
        let id = id.get_value();
        work.run(
            async move { pabx::act(client, &id, &act).await },
            move |stands| now.set(stands),
        );
    };
    let choose = move |user: String| {
        let id = id.get_value();
        let before = now.with_untracked(|now| now.user.clone().unwrap_or_default());
        let asking = async move {
            let answer = pabx::identify(client, &id, &user, before).await;
            if answer.as_ref().is_err_and(Fault::is_stale) {
                // The list shows who it is now, as the notice beside it says.
                let listed = pabx::operators(client).await?;
                if let Some(found) = listed.into_iter().find(|operator| operator.id == id) {
                    let _ = now.try_set(found);
                }
            }
            answer
        };
        work.run(asking, move |stands| now.set(stands));
    };
    let people: Vec<_> = std::iter::once((String::new(), t.nobodys.to_owned()))
        .chain(
            users
                .iter()
                .map(|user| (user.id.clone(), user.name.clone())),
        )
        .collect();
    let user = Signal::derive(move || now.with(|now| now.user.clone().unwrap_or_default()));
    let presence = Memo::new(move |_| now.with(|now| now.presence));
    let buttons = move || {
        match presence.get() {
        Presence::Offline => {
            button(work, t.operator_login, move |()| act(Act::Login)).into_any()
        }
        Presence::Paused => view! {
            {button(work, t.operator_unpause, move |()| act(Act::Unpause))}
            {button(work, t.operator_logout, move |()| act(Act::Logout))}
        }
        .into_any(),
        Presence::Available => view! {
            <div class="grow"><TextField label=t.pause_reason value=reason write=move |text| reason.set(text)/></div>
            <span class="row under-label">
                {button(work, t.operator_pause, move |()| act(Act::Pause(reason.get_untracked())))}
                {button(work, t.operator_logout, move |()| act(Act::Logout))}
            </span>
        }
        .into_any(),
    }
    };
    view! {
        <li class="oper">
            <div class="across">
                <span class="nm grow cut" title=name.clone()>{name.clone()}</span>
                {move || now.with(badge)}
            </div>
            <SelectField label=t.user options=Signal::stored(people) value=user choose=choose/>
            <div class="joined">{buttons}</div>
            {work.notice()}
        </li>
    }
}

fn button(
    work: Work,
    word: &'static str,
    press: impl Fn(()) + Send + Sync + 'static,
) -> impl IntoView {
    view! { <WorkButton class="btn" word=word busy_word=words().asking busy=work.busy press=press/> }
}

fn badge(operator: &Operator) -> impl IntoView + use<> {
    let t = words();
    let (class, word) = match operator.presence {
        Presence::Offline => ("badge", t.presence_offline),
        Presence::Available => ("badge go", t.presence_available),
        Presence::Paused => ("badge wait", t.presence_paused),
    };
    let why = operator.pause_reason.as_ref().map(|why| format!(": {why}"));
    view! { <span class=class role="status">{word} {why}</span> }
}
