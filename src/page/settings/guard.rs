//! Leaving a page with unsaved changes: save, discard or stay.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{Form, Settings};
use crate::component::form::draft::Draft;
use crate::component::form::new_id;
use crate::component::form::save_bar::Saving;
use crate::i18n::settings as words;

/// The question, shown while somebody wants to leave unsaved changes behind; also makes the browser ask before the tab
/// is closed.
pub(super) fn leave_guard(settings: Settings) -> impl IntoView {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        if settings.is_dirty() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    follow_save(settings);
    move || {
        let place = settings.wish.get()?;
        let form = settings.form.get_untracked()?;
        Some(question(settings, form, place))
    }
}

/// Once a save asked for by the question is done, goes where somebody wanted to go.
fn follow_save(settings: Settings) {
    Effect::new(move |was_busy: Option<bool>| {
        let Some(form) = settings.form.get() else {
            return false;
        };
        let saving = form.saving.try_get().unwrap_or_default();
        let busy = saving == Saving::Busy;
        if was_busy == Some(true)
            && !busy
            && let Some(place) = settings.wish.get_untracked()
        {
            if saving == Saving::Idle {
                settings.enter(place)
            } else {
                settings.wish.set(None)
            }
        }
        busy
    });
}

fn question(settings: Settings, form: Form, place: super::Place) -> impl IntoView {
    let (title_id, text_id) = (new_id("q"), new_id("q"));
    let changed = form.draft.with_untracked(Draft::changed);
    let t = words();
    let text = t.changed_fields(&changed.join(", "));
    let first = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = first.get() {
            let _ = button.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    let stay = move || settings.wish.set(None);
    view! {
        <div
            class="ask"
            role="alertdialog"
            aria-labelledby=title_id.clone()
            aria-describedby=text_id.clone()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    stay();
                }
            }
        >
            <div>
                <h3 id=title_id.clone()>{t.save_question}</h3>
                <p id=text_id.clone() class="t2">{text}</p>
            </div>
            <div class="acts end">
                <button type="button" class="btn ghost" node_ref=first on:click=move |_| stay()>{t.stay}</button>
                <button type="button" class="btn" on:click=move |_| settings.enter(place)>{t.discard}</button>
                <button type="button" class="btn primary" on:click=move |_| form.save()>{t.save}</button>
            </div>
        </div>
    }
}
