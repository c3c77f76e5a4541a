//! A labelled text field with help below, or the problem in its place.

use leptos::prelude::*;

use super::new_id;
use crate::icon::{Icon, glyph};

/// How a field looks and what it takes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kind {
    /// `type` of the input; `` is text.
    pub input: &'static str,
    /// `autocomplete`; `` is off.
    pub autocomplete: &'static str,
    /// Monospaced: addresses, keys.
    pub mono: bool,
    /// Both columns of a form.
    pub wide: bool,
}

/// A text field. `value` is read and `write` called with each key; `problem` takes the help's place while it is Some.
#[component]
pub fn TextField(
    /// Above the field.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    #[prop(into)]
    write: Callback<String>,
    /// Below the field: where to find the value, what it is for.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Grey in the empty field.
    #[prop(optional)]
    placeholder: &'static str,
    /// Look and sort of input.
    #[prop(optional)]
    kind: Kind,
) -> impl IntoView {
    let id = new_id("f");
    let help_id = format!("{id}-h");
    let described = help_id.clone();
    let is_bad = move || problem.with(Option::is_some);
    let autocomplete = if kind.autocomplete.is_empty() {
        "off"
    } else {
        kind.autocomplete
    };
    view! {
        <div class="field" class:w2=kind.wide>
            <label for=id.clone()>{label}</label>
            <input
                id=id
                class="in"
                class:mono=kind.mono
                class:bad=is_bad
                type=if kind.input.is_empty() { "text" } else { kind.input }
                autocomplete=autocomplete
                spellcheck="false"
                placeholder=placeholder
                aria-invalid=move || is_bad().then_some("true")
                aria-describedby=described
                prop:value=value
                on:input:target=move |event| write.run(event.target().value())
            />
            {help_line(help_id, help, problem)}
        </div>
    }
}

/// Several texts, one a line.
#[component]
pub fn LinesField(
    /// Above the field.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    #[prop(into)]
    write: Callback<String>,
    /// Below the field.
    #[prop(optional, into)]
    help: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let id = new_id("f");
    let help_id = format!("{id}-h");
    view! {
        <div class="field w2">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                class="in"
                rows="4"
                spellcheck="false"
                aria-describedby=help_id.clone()
                prop:value=value
                on:input:target=move |event| write.run(event.target().value())
            ></textarea>
            {help_line(help_id, help, problem)}
        </div>
    }
}

/// The line below a field: its problem, else its help.
pub fn help_line(id: String, help: String, problem: Signal<Option<String>>) -> impl IntoView {
    let is_empty = help.is_empty();
    view! {
        <p id=id class="help" class:bad=move || problem.with(Option::is_some) hidden=move || is_empty && problem.with(Option::is_none)>
            {move || match problem.get() {
                Some(text) => view! { {glyph(Icon::CIRCLE_ALERT, "s14")} <span>{text}</span> }.into_any(),
                None => help.clone().into_any(),
            }}
        </p>
    }
}
