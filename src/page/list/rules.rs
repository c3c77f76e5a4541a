//! A list's name and rules.

use leptos::prelude::*;
use ringlet_model::api::{CallingList, CallingListDraft};

use super::api;
use super::desk::{Desk, Panel};
use crate::backend::Repeat;
use crate::component::form::choice::{Choice, PressChip, RadioRows};
use crate::component::form::field::{Kind, TextField};
use crate::i18n::{call, list as t};

const EVERYONE: &str = "everyone";
const CHOSEN: &str = "chosen";

pub(super) fn panel(desk: Desk, list: Option<CallingList>) -> impl IntoView {
    let draft = RwSignal::new(draft_of(desk, list.as_ref()));
    let tries = RwSignal::new(draft.with_untracked(|draft| draft.max_tries.to_string()));
    let repeat = Repeat::default();
    let id = list.as_ref().map(|list| list.id.clone());
    let title = if id.is_some() {
        t().edit_list
    } else {
        t().new_list
    };
    let save = move |_| {
        let mut wish = draft.get_untracked();
        // What is no number is refused by the server, with the field's name.
        wish.max_tries = tries.get_untracked().trim().parse().unwrap_or_default();
        let saving = api::save(desk.app.client, id.clone(), wish, repeat);
        desk.act(saving, move |saved| desk.show(&saved.id));
    };
    let said = move |field: &'static str| {
        Signal::derive(move || {
            desk.fault.with(|fault| {
                let fault = fault.as_ref()?;
                (fault.field.as_deref() == Some(field)).then(|| fault.message.clone())
            })
        })
    };
    view! {
        <div class="cl-panel" role="group" aria-label=title>
            <h3>{title}</h3>
            <TextField
                label=t().list_name
                value=Signal::derive(move || draft.with(|draft| draft.name.clone()))
                write=move |text| draft.update(|draft| draft.name = text)
                problem=said("name")
            />
            {who(desk, draft)}
            {call_backs(desk, draft)}
            <TextField
                label=t().most_tries
                value=tries
                write=move |text| tries.set(text)
                help=t().most_tries_hint
                problem=said("max_tries")
                kind=Kind { input: "number", ..Kind::default() }
            />
            <div class="row wrap">
                <button type="button" class="btn primary" aria-busy=move || desk.busy.get().then_some("true") on:click=save>{call().save}</button>
                <button type="button" class="btn ghost" on:click=move |_| { desk.fault.set(None); desk.panel.set(Panel::None) }>{call().cancel}</button>
                <span class="grow"></span>
                {list.map(|list| delete(desk, list))}
            </div>
        </div>
    }
}

/// The list as it is; for a new one the dispositions that speak of calling back keep people on it.
fn draft_of(desk: Desk, list: Option<&CallingList>) -> CallingListDraft {
    match list {
        Some(list) => CallingListDraft {
            name: list.name.clone(),
            everyone: list.everyone,
            agents: list.agents.clone(),
            call_back: list.call_back.clone(),
            max_tries: list.max_tries,
            modified: String::new(),
        },
        None => CallingListDraft {
            call_back: dispositions(desk)
                .into_iter()
                .filter(|word| word.to_lowercase().contains("call back"))
                .collect(),
            ..CallingListDraft::default()
        },
    }
}

fn dispositions(desk: Desk) -> Vec<String> {
    desk.app.boot.with_untracked(|boot| {
        boot.as_ref()
            .map(|boot| boot.site.dispositions.clone())
            .unwrap_or_default()
    })
}

/// Every agent, or some.
fn who(desk: Desk, draft: RwSignal<CallingListDraft>) -> impl IntoView {
    let choices = vec![
        Choice::new(EVERYONE, t().every_agent, ""),
        Choice::new(CHOSEN, t().only_these, ""),
    ];
    let value = move || {
        let everyone = draft.with(|draft| draft.everyone);
        if everyone { EVERYONE } else { CHOSEN }.to_owned()
    };
    let everyone = Memo::new(move |_| draft.with(|draft| draft.everyone));
    view! {
        <RadioRows
            name=t().who_calls
            choices=choices
            value=Signal::derive(value)
            choose=move |value: String| draft.update(|draft| draft.everyone = value == EVERYONE)
        />
        <Show when=move || !everyone.get()>
            <div class="row wrap" role="group" aria-label=t().only_these>
                {move || {
                    let people = desk.app.session.colleagues.get();
                    people.into_iter().map(|one| chip(draft, one.name, one.id, |draft| &mut draft.agents)).collect_view()
                }}
            </div>
        </Show>
    }
}

/// After which dispositions somebody stays.
fn call_backs(desk: Desk, draft: RwSignal<CallingListDraft>) -> impl IntoView {
    let chips = dispositions(desk)
        .into_iter()
        .map(|word| chip(draft, word.clone(), word, |draft| &mut draft.call_back))
        .collect_view();
    view! {
        <div class="field">
            <span class="lbl">{t().stays_after}</span>
            <div class="row wrap" role="group" aria-label=t().stays_after>{chips}</div>
            <p class="help">{t().stays_after_hint}</p>
        </div>
    }
}

/// A chip that puts a value into one of the draft's sets.
fn chip(
    draft: RwSignal<CallingListDraft>,
    word: String,
    value: String,
    set: fn(&mut CallingListDraft) -> &mut Vec<String>,
) -> impl IntoView {
    let mine = value.clone();
    let on = move || {
        draft.with(|draft| {
            // Only read; a set can't be told apart from here without a second function.
            let mut copy = draft.clone();
            set(&mut copy).contains(&mine)
        })
    };
    let turn = move |wanted: bool| {
        draft.update(|draft| {
            let values = set(draft);
            values.retain(|other| *other != value);
            if wanted {
                values.push(value.clone());
            }
        });
    };
    view! { <PressChip word=word on=Signal::derive(on) turn=turn/> }
}

/// Removes the list, after a question.
fn delete(desk: Desk, list: CallingList) -> impl IntoView {
    let asked = RwSignal::new(false);
    let list = StoredValue::new(list);
    let remove = move |_| {
        let id = list.with_value(|list| list.id.clone());
        desk.act(api::remove(desk.app.client, id), move |()| {
            desk.chosen.set(None);
            desk.panel.set(Panel::None);
        });
    };
    move || {
        if !asked.get() {
            return view! { <button type="button" class="btn ghost danger" on:click=move |_| asked.set(true)>{t().delete_list}</button> }
                .into_any();
        }
        let question = list.with_value(|list| t().delete_question(&list.name));
        view! {
            <div class="note wait" role="alertdialog" aria-label=question.clone()>
                <div>
                    <p>{question.clone()}</p>
                    <div class="row wrap">
                        <button type="button" class="btn small" on:click=move |_| asked.set(false)>{t().keep_it}</button>
                        <button type="button" class="btn small danger" on:click=remove>{t().delete_list}</button>
                    </div>
                </div>
            </div>
        }
        .into_any()
    }
}
