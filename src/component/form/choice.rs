//! Choosing: one of a few (radio rows), one of many (list), any of a few (chips).

use leptos::prelude::*;

use super::new_id;

/// One row to choose: value, word, second line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stored value.
    pub value: String,
    /// Its word.
    pub word: String,
    /// A second line; `` for none.
    pub line: String,
}

impl Choice {
    /// A row.
    #[must_use]
    pub fn new(value: impl Into<String>, word: impl Into<String>, line: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            word: word.into(),
            line: line.into(),
        }
    }
}

/// Rows of which exactly one is chosen; arrow keys move the choice.
#[component]
pub fn RadioRows(
    /// Name of the group.
    #[prop(into)]
    name: String,
    /// The page's title says the name already.
    #[prop(optional)]
    is_titled: bool,
    /// The rows.
    choices: Vec<Choice>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the chosen value.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let values: Vec<String> = choices.iter().map(|choice| choice.value.clone()).collect();
    let step = move |by: isize| {
        let count = values.len();
        let at = values
            .iter()
            .position(|other| *other == value.get_untracked())
            .unwrap_or_default();
        if let Some(next) =
            values.get((at.wrapping_add_signed(by).wrapping_add(count)) % count.max(1))
        {
            choose.run(next.clone());
        }
    };
    let group = NodeRef::<leptos::html::Div>::new();
    let on_key = move |event: web_sys::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => step(1),
            "ArrowUp" | "ArrowLeft" => step(-1),
            _ => return,
        }
        event.prevent_default();
        focus_checked(group);
    };
    let title = (!is_titled).then(|| name.clone());
    view! {
        <div class="pick" role="radiogroup" aria-label=name node_ref=group on:keydown=on_key>
            {title.map(|name| view! { <span class="lbl" aria-hidden="true">{name}</span> })}
            {choices.into_iter().map(|choice| radio_row(choice, value, choose)).collect_view()}
        </div>
    }
}

fn radio_row(choice: Choice, value: Signal<String>, choose: Callback<String>) -> impl IntoView {
    let (mine, picked) = (choice.value.clone(), choice.value);
    let is_on = Memo::new(move |_| value.with(|value| *value == mine));
    view! {
        <button
            type="button"
            class="opt"
            role="radio"
            aria-checked=move || if is_on.get() { "true" } else { "false" }
            tabindex=move || if is_on.get() { "0" } else { "-1" }
            on:click=move |_| choose.run(picked.clone())
        >
            <span class="radio" class:on=is_on></span>
            <span class="two grow">
                <span class="med">{choice.word}</span>
                {(!choice.line.is_empty()).then(|| view! { <span class="sm t2">{choice.line}</span> })}
            </span>
        </button>
    }
}

/// Moves the focus to the row just chosen, after it was drawn.
fn focus_checked(group: NodeRef<leptos::html::Div>) {
    request_animation_frame(move || {
        let row = group
            .get_untracked()
            .and_then(|group| group.query_selector("[aria-checked=true]").ok().flatten());
        if let Some(row) = row {
            use wasm_bindgen::JsCast;
            let _ = row.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}

/// A labelled native list.
#[component]
pub fn SelectField(
    /// Above the list.
    #[prop(into)]
    label: String,
    /// Value and word of each entry.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the chosen value.
    #[prop(into)]
    choose: Callback<String>,
    /// Below the list.
    #[prop(optional, into)]
    help: String,
) -> impl IntoView {
    let id = new_id("s");
    let help_id = format!("{id}-h");
    let entries = move || {
        let chosen = value.get();
        options
            .get()
            .into_iter()
            .map(|(key, word)| {
                let is_chosen = key == chosen;
                view! { <option value=key selected=is_chosen>{word}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                class="in"
                aria-describedby=help_id.clone()
                prop:value=value
                on:change:target=move |event| choose.run(event.target().value())
            >
                {entries}
            </select>
            <p id=help_id class="help" hidden=help.is_empty()>{help.clone()}</p>
        </div>
    }
}

/// A chip that is pressed or not.
#[component]
pub fn PressChip(
    /// Its word.
    #[prop(into)]
    word: String,
    /// Pressed.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with what it shall be.
    #[prop(into)]
    turn: Callback<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=move |_| turn.run(!on.get_untracked())
        >
            {word}
        </button>
    }
}

/// A box to tick, with what it does below.
#[component]
pub fn CheckField(
    /// Beside the box.
    #[prop(into)]
    label: String,
    /// Below.
    #[prop(optional, into)]
    help: String,
    /// Ticked.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with what it shall be.
    #[prop(into)]
    turn: Callback<bool>,
) -> impl IntoView {
    let id = new_id("c");
    let help_id = format!("{id}-h");
    view! {
        <div class="field w2">
            <div class="tick">
                <input
                    id=id.clone()
                    type="checkbox"
                    aria-describedby=help_id.clone()
                    prop:checked=on
                    on:change:target=move |event| turn.run(event.target().checked())
                />
                <label for=id>{label}</label>
            </div>
            <p id=help_id class="help" hidden=help.is_empty()>{help.clone()}</p>
        </div>
    }
}
