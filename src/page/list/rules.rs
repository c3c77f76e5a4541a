//! A list's name and rules.

use leptos::prelude::*;
use ringlet_model::api::{CallingList, CallingListDraft, STAMP};

use super::api;
use super::desk::{Desk, Panel};
use super::overtaken;
use crate::backend::{Fault, Repeat};
use crate::component::form::choice::{Choice, PressChip, RadioRows};
use crate::component::form::draft::Draft;
use crate::component::form::field::{Kind, TextField};
use crate::i18n::{call, list as t};

const NAME: &str = "name";
/// `1`: every agent.
const EVERYONE: &str = "everyone";
const AGENTS: &str = "agents";
const CALL_BACK: &str = "call_back";
const TRIES: &str = "max_tries";

/// What became of saving.
enum Saved {
    Done(CallingList),
    /// Somebody else saved first: what is stored now.
    Overtaken(CallingList),
}

pub(super) fn panel(desk: Desk, list: Option<CallingList>) -> impl IntoView {
    let id = StoredValue::new(list.as_ref().map(|list| list.id.clone()));
    let stored = list.as_ref().map_or_else(|| new_list(desk), rules_in);
    let draft = RwSignal::new(draft_of(desk, &stored));
    let theirs = RwSignal::new(None::<Draft>);
    let repeat = Repeat::default();
    let save = move || {
        let (id, wish) = (id.get_value(), draft.with_untracked(rules_of));
        desk.act(store(desk, id, wish, repeat), move |saved| match saved {
            Saved::Done(list) => desk.show(&list.id),
            Saved::Overtaken(list) => theirs.set(Some(draft_of(desk, &rules_in(&list)))),
        });
    };
    let title = if list.is_some() {
        t().edit_list
    } else {
        t().new_list
    };
    view! {
        <div class="cl-panel" role="group" aria-label=title>
            <h3>{title}</h3>
            {text(desk, draft, t().list_name, NAME, "", Kind::default())}
            {who(desk, draft)}
            {call_backs(desk, draft)}
            {text(desk, draft, t().most_tries, TRIES, t().most_tries_hint, Kind { input: "number", ..Kind::default() })}
            {overtaken::note(draft, theirs, save)}
            <div class="row wrap">
                <button type="button" class="btn primary" aria-busy=move || desk.work.busy.get().then_some("true") on:click=move |_| save()>{call().save}</button>
                <button type="button" class="btn ghost" on:click=move |_| { desk.work.forget(); desk.panel.set(Panel::None) }>{call().cancel}</button>
                <span class="grow"></span>
                {list.map(|list| delete(desk, list))}
            </div>
        </div>
    }
}

async fn store(
    desk: Desk,
    id: Option<String>,
    wish: CallingListDraft,
    repeat: Repeat,
) -> Result<Saved, Fault> {
    let client = desk.app.client;
    let fault = match api::save(client, id.clone(), wish, repeat).await {
        Ok(list) => return Ok(Saved::Done(list)),
        Err(fault) => fault,
    };
    if !fault.is_stale() {
        return Err(fault);
    }
    let lists = api::lists(client).await?.lists;
    let found = lists.into_iter().find(|list| Some(&list.id) == id.as_ref());
    found.map(Saved::Overtaken).ok_or(fault)
}

/// The dispositions that speak of calling back keep people on a new list.
fn new_list(desk: Desk) -> CallingListDraft {
    CallingListDraft {
        call_back: dispositions(desk)
            .into_iter()
            .filter(|word| word.to_lowercase().contains("call back"))
            .collect(),
        ..CallingListDraft::default()
    }
}

fn rules_in(list: &CallingList) -> CallingListDraft {
    CallingListDraft {
        name: list.name.clone(),
        everyone: list.everyone,
        agents: list.agents.clone(),
        call_back: list.call_back.clone(),
        max_tries: list.max_tries,
        modified: list.modified.clone(),
    }
}

fn draft_of(desk: Desk, rules: &CallingListDraft) -> Draft {
    let people = desk.app.session.colleagues.get_untracked();
    let mut names: Vec<(&str, &str)> = people
        .iter()
        .map(|one| (one.id.as_str(), one.name.as_str()))
        .collect();
    names.push(("", t().none_chosen));
    draft_with(rules)
        .say(EVERYONE, &[("1", t().every_agent), ("", t().only_these)])
        .say(AGENTS, &names)
        .say(CALL_BACK, &[("", t().none_chosen)])
}

fn draft_with(rules: &CallingListDraft) -> Draft {
    let everyone = if rules.everyone { "1" } else { "" };
    Draft::new(&[
        (NAME, t().list_name, &rules.name),
        (EVERYONE, t().who_calls, everyone),
        (AGENTS, t().only_these, &rules.agents.join("\n")),
        (CALL_BACK, t().stays_after, &rules.call_back.join("\n")),
        (TRIES, t().most_tries, &rules.max_tries.to_string()),
        (STAMP, "", &rules.modified),
    ])
}

fn rules_of(draft: &Draft) -> CallingListDraft {
    CallingListDraft {
        name: draft.get(NAME).to_owned(),
        everyone: draft.is_on(EVERYONE),
        agents: draft.list(AGENTS),
        call_back: draft.list(CALL_BACK),
        // What is no number is refused by the server, with the field's name.
        max_tries: draft.get(TRIES).trim().parse().unwrap_or_default(),
        modified: draft.get(STAMP).to_owned(),
    }
}

fn dispositions(desk: Desk) -> Vec<String> {
    desk.app.boot.with_untracked(|boot| {
        boot.as_ref()
            .map(|boot| boot.site.dispositions.clone())
            .unwrap_or_default()
    })
}

/// A line of text, with what the server says of it.
fn text(
    desk: Desk,
    draft: RwSignal<Draft>,
    label: &'static str,
    key: &'static str,
    help: &'static str,
    kind: Kind,
) -> impl IntoView {
    view! {
        <TextField
            label=label
            value=Signal::derive(move || draft.with(|draft| draft.get(key).to_owned()))
            write=move |text: String| draft.update(|draft| draft.set(key, text))
            help=help
            problem=Signal::derive(move || desk.work.said_of(key))
            kind=kind
        />
    }
}

/// Every agent, or some.
fn who(desk: Desk, draft: RwSignal<Draft>) -> impl IntoView {
    let choices = vec![
        Choice::new("1", t().every_agent, ""),
        Choice::new("", t().only_these, ""),
    ];
    let everyone = Memo::new(move |_| draft.with(|draft| draft.is_on(EVERYONE)));
    view! {
        <RadioRows
            name=t().who_calls
            choices=choices
            value=Signal::derive(move || draft.with(|draft| draft.get(EVERYONE).to_owned()))
            choose=move |value: String| draft.update(|draft| draft.set(EVERYONE, value))
        />
        <Show when=move || !everyone.get()>
            <div class="row wrap" role="group" aria-label=t().only_these>
                {move || {
                    let people = desk.app.session.colleagues.get();
                    people.into_iter().map(|one| chip(draft, AGENTS, one.name, one.id)).collect_view()
                }}
            </div>
        </Show>
    }
}

/// After which dispositions somebody stays.
fn call_backs(desk: Desk, draft: RwSignal<Draft>) -> impl IntoView {
    let chips = dispositions(desk)
        .into_iter()
        .map(|word| chip(draft, CALL_BACK, word.clone(), word))
        .collect_view();
    view! {
        <div class="field">
            <span class="lbl">{t().stays_after}</span>
            <div class="row wrap" role="group" aria-label=t().stays_after>{chips}</div>
            <p class="help">{t().stays_after_hint}</p>
        </div>
    }
}

/// A chip that puts a value into one of the draft's lists.
fn chip(draft: RwSignal<Draft>, key: &'static str, word: String, value: String) -> impl IntoView {
    let mine = value.clone();
    let on = move || draft.with(|draft| draft.list(key).contains(&mine));
    let turn = move |wanted: bool| {
        draft.update(|draft| {
            let mut values = draft.list(key);
            values.retain(|other| *other != value);
            if wanted {
                values.push(value.clone());
            }
            draft.set(key, values.join("\n"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_goes_back_unchanged() {
        let rules = CallingListDraft {
            name: "Reorders".into(),
            everyone: false,
            agents: vec!["a@b.c".into(), "d@e.f".into()],
            call_back: vec!["Call back".into()],
            max_tries: 7,
            modified: "7".into(),
        };
        assert_eq!(rules_of(&draft_with(&rules)), rules);
    }
}
