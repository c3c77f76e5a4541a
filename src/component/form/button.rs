//! Buttons that do something over the network, switch something, or copy something.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::MouseEvent;

use crate::browser::timer::sleep;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// A button that shows a spinner and another word while it works, and can't be pressed twice.
#[component]
pub fn WorkButton(
    /// `btn primary`, `btn`, `btn ghost danger`, …
    class: &'static str,
    /// Its word.
    #[prop(into)]
    word: Signal<&'static str>,
    /// Its word while it works, with an ellipsis.
    busy_word: &'static str,
    /// It works.
    #[prop(into)]
    busy: Signal<bool>,
    /// Glyph before the word.
    #[prop(optional)]
    icon: Option<Icon>,
    /// What it does.
    #[prop(into)]
    press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=class aria-busy=move || busy.get().then_some("true") on:click=unless(busy, press)>
            {or_spinner(busy, busy_word, move || view! { {icon.map(|icon| glyph(icon, ""))} {word.get()} })}
        </button>
    }
}

/// A bin at the end of a row, with a spinner while the row is being removed.
#[component]
pub fn BinButton(
    /// For people who hear it, e.g. "Remove +91 98765 43210".
    name: String,
    /// It is being removed.
    #[prop(into)]
    busy: Signal<bool>,
    /// Removes it.
    #[prop(into)]
    press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="ib"
            aria-label=name.clone()
            title=name
            aria-busy=move || busy.get().then_some("true")
            on:click=unless(busy, press)
        >
            {or_spinner(busy, "", || glyph(Icon::TRASH_2, ""))}
        </button>
    }
}

/// A press that does nothing while what it began is under way.
fn unless(busy: Signal<bool>, press: Callback<()>) -> impl Fn(MouseEvent) {
    move |_| {
        if !busy.get_untracked() {
            press.run(());
        }
    }
}

/// What a button shows, or a spinner and a word while it works.
fn or_spinner<V: IntoView + 'static>(
    busy: Signal<bool>,
    busy_word: &'static str,
    idle: impl Fn() -> V + Send + 'static,
) -> impl IntoView {
    move || {
        if busy.get() {
            view! { <span class="spinner"></span> {busy_word} }.into_any()
        } else {
            idle().into_any()
        }
    }
}

/// A switch with its word beside it.
#[component]
pub fn Switch(
    /// For people who see it.
    word: &'static str,
    /// For people who hear it, e.g. "Tata Tele on".
    #[prop(into)]
    name: String,
    /// On.
    #[prop(into)]
    on: Signal<bool>,
    /// Pressed: called with what it shall be.
    #[prop(into)]
    turn: Callback<bool>,
) -> impl IntoView {
    view! {
        <span class="row">
            <span class="sm med" aria-hidden="true">{word}</span>
            <button
                type="button"
                class="switch"
                role="switch"
                aria-checked=move || if on.get() { "true" } else { "false" }
                aria-label=name
                on:click=move |_| turn.run(!on.get_untracked())
            ></button>
        </span>
    }
}

/// Where a copy stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    No,
    Yes,
    Refused,
}

/// Copies a text and says so for two seconds; where the browser forbids it, it says how to help oneself.
#[component]
pub fn CopyButton(
    /// `btn`, `btn primary`.
    class: &'static str,
    /// Its word.
    word: &'static str,
    /// What it copies.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let copied = RwSignal::new(Copied::No);
    let press = move |_| {
        leptos::task::spawn_local_scoped(async move {
            let done = copy(&text.get_untracked()).await;
            copied.set(if done { Copied::Yes } else { Copied::Refused });
            sleep(2_000).await;
            let _ = copied.try_set(Copied::No);
        });
    };
    view! {
        <button type="button" class=class on:click=press>
            {move || glyph(if copied.get() == Copied::Yes { Icon::CHECK } else { Icon::COPY }, "")}
            <span role="status">
                {move || match copied.get() {
                    Copied::No => word,
                    Copied::Yes => words().copied,
                    Copied::Refused => words().copy_by_hand,
                }}
            </span>
        </button>
    }
}

/// Puts a text on the clipboard; false where the browser refuses (no https, no permission).
async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        return false;
    };
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
