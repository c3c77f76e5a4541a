//! A secret: shown as a fixed mask, replaced or kept, never read back.

use leptos::prelude::*;

use super::field::help_line;
use super::new_id;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// What the server sends in place of a secret, whatever its length; sent back it means "unchanged".
pub const MASK: &str = "********";

/// A secret with Replace and Keep old. `value` is [`MASK`] while the stored one stays, `` where none is stored, else
/// the new one.
#[component]
pub fn SecretField(
    /// Above the field.
    #[prop(into)]
    label: String,
    /// What stands in the form.
    #[prop(into)]
    value: Signal<String>,
    /// What is stored: [`MASK`] or ``.
    #[prop(into)]
    saved: Signal<String>,
    /// Takes what was typed.
    #[prop(into)]
    write: Callback<String>,
    /// Where to find it.
    #[prop(into)]
    help: String,
    /// What is wrong with it.
    #[prop(into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let id = new_id("s");
    let help_id = format!("{id}-h");
    let kept = Memo::new(move |_| value.with(|value| value == MASK));
    let field = {
        let (id, help_id) = (id.clone(), help_id.clone());
        move || {
            let (id, help_id) = (id.clone(), help_id.clone());
            if kept.get() {
                kept_view(id, help_id, write).into_any()
            } else {
                open_view(id, help_id, value, saved, write, problem).into_any()
            }
        }
    };
    view! {
        <div class="field w2">
            <label for=id>{label}</label>
            <div class="joined">{field}</div>
            {move || help_line(help_id.clone(), if kept.get() || saved.with(String::is_empty) { help.clone() } else { words().secret_kept.into() }, problem)}
        </div>
    }
}

fn kept_view(id: String, help_id: String, write: Callback<String>) -> impl IntoView {
    view! {
        <input id=id class="in mono" type="text" readonly value="••••••••••••••••" aria-label=words().secret_saved aria-describedby=help_id/>
        <button type="button" class="btn" on:click=move |_| write.run(String::new())>{glyph(Icon::KEY_ROUND, "")} {words().replace}</button>
    }
}

fn open_view(
    id: String,
    help_id: String,
    value: Signal<String>,
    saved: Signal<String>,
    write: Callback<String>,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let field = NodeRef::<leptos::html::Input>::new();
    if saved.with_untracked(|saved| saved == MASK) {
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                let _ = field.focus();
            }
        });
    }
    view! {
        <div class="in mono" class:bad=move || problem.with(Option::is_some)>
            <input
                id=id
                node_ref=field
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete="off"
                spellcheck="false"
                aria-describedby=help_id
                prop:value=value
                on:input:target=move |event| write.run(event.target().value())
            />
            <button
                type="button"
                class="x24"
                aria-pressed=move || if shown.get() { "true" } else { "false" }
                aria-label=words().show_typed
                title=words().show_typed
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || glyph(if shown.get() { Icon::EYE } else { Icon::EYE_OFF }, "")}
            </button>
        </div>
        <Show when=move || saved.with(|saved| saved == MASK)>
            <button type="button" class="btn ghost" on:click=move |_| write.run(MASK.into())>{words().keep_old}</button>
        </Show>
    }
}
