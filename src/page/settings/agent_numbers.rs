//! An agent's numbers: one rings, the others are known as this person's own.

use leptos::prelude::*;

use super::Form;
use crate::app::App;
use crate::component::form::check::number_problem;
use crate::component::form::field::{Kind, TextField};
use crate::component::form::number;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// The list of numbers: one rings, the others are known as this person's own.
pub(super) fn block(app: App, form: Form) -> impl IntoView {
    let t = words();
    let typed = RwSignal::new(String::new());
    let problem = Signal::derive(move || {
        typed.with(|text| number_problem(text, &number::facts(app, text, &app.region())))
    });
    let add = move || {
        let text = typed.get_untracked();
        let Some(e164) = number::parse(app, &text, &app.region())
            .e164
            .filter(|_| problem.with_untracked(Option::is_none))
        else {
            return;
        };
        form.draft.update(|draft| {
            let mut list = draft.list("numbers");
            if !list.contains(&e164) {
                list.push(e164.clone());
            }
            if draft.get("primary").is_empty() {
                draft.set("primary", e164);
            }
            draft.set("numbers", list.join("\n"));
        });
        typed.set(String::new());
    };
    let list = Memo::new(move |_| form.draft.with(|draft| draft.list("numbers")));
    view! {
        <section class="block" aria-label=t.numbers>
            <h3>{t.numbers}</h3>
            <Show
                when=move || !list.with(Vec::is_empty)
                fallback=move || view! { <p class="wait med sm">{t.no_phone_hint}</p> }
            >
                <ul class="provs">{move || list.get().into_iter().map(|number| number_row(app, form, number)).collect_view()}</ul>
            </Show>
            <form class="joined" on:submit=move |event| { event.prevent_default(); add(); }>
                <div class="grow">
                    <TextField label=t.another_number value=typed write=move |text| typed.set(text) problem=problem kind=Kind { input: "tel", ..Kind::default() }/>
                </div>
                <button type="submit" class="btn under-label">{glyph(Icon::PLUS, "")} {t.add}</button>
            </form>
        </section>
    }
}

fn number_row(app: App, form: Form, number: String) -> impl IntoView {
    let t = words();
    let pretty = number::pretty(app, &number);
    let (mine, chosen, gone) = (number.clone(), number.clone(), number);
    let rings = Memo::new(move |_| form.draft.with(|draft| draft.get("primary") == mine));
    let remove = move |_| {
        form.draft.update(|draft| {
            let list: Vec<String> = draft
                .list("numbers")
                .into_iter()
                .filter(|other| *other != gone)
                .collect();
            if draft.get("primary") == gone {
                draft.set("primary", list.first().cloned().unwrap_or_default());
            }
            draft.set("numbers", list.join("\n"));
        });
    };
    let make_primary = move |_| {
        form.draft
            .update(|draft| draft.set("primary", chosen.clone()))
    };
    let name = t.remove_of(&pretty);
    view! {
        <li class="line">
            <bdi class="num grow">{pretty}</bdi>
            {move || if rings.get() {
                view! { <span class="badge go">{t.rings}</span> }.into_any()
            } else {
                view! { <button type="button" class="btn small ghost" on:click=make_primary.clone()>{t.let_it_ring}</button> }.into_any()
            }}
            <button type="button" class="ib" aria-label=name.clone() title=name on:click=remove>{glyph(Icon::TRASH_2, "")}</button>
        </li>
    }
}
