//! One call, beside the list, or over it where it is narrow.

mod facts;
mod record_form;
mod same;
mod story;
mod writing;

use leptos::html::H3;
use leptos::prelude::*;
use ringlet_model::api::{CallLogDetail, CallLogEntry};
use wasm_bindgen::JsCast;

pub(super) use self::writing::{Writing, writing_form};
use super::actions::may_write;
use super::row::call_back;
use super::store::Store;
use super::{Beside, Open, api, player};
use crate::app::App;
use crate::component::face::initials;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::{Loaded, load};

/// What the parts of the panel share. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Detail {
    app: App,
    store: Store,
    id: StoredValue<String>,
    /// What the server knows of the call.
    answer: RwSignal<Loaded<CallLogDetail>>,
    /// What is being written down.
    writing: RwSignal<Writing>,
    /// What is made later lives as long as the panel.
    owner: StoredValue<Owner>,
}

impl Detail {
    /// Asks for the call.
    fn ask(self) {
        let id = self.id.get_value();
        load(
            self.answer,
            async move { api::call(self.app.client, &id).await },
        );
    }

    /// Takes an answer that came along with something else; the list shows it, too.
    fn take(self, answer: CallLogDetail) {
        self.store.replace(&answer.call);
        let _ = self.answer.try_set(Loaded::Ready(answer));
        self.store.ask_newest();
    }
}

/// The panel of a call.
pub(super) fn panel(app: App, store: Store, call: CallLogEntry, open: Open) -> impl IntoView {
    let detail = Detail {
        app,
        store,
        id: StoredValue::new(call.id.clone()),
        answer: RwSignal::new(Loaded::Waiting),
        writing: RwSignal::new(Writing::No),
        owner: StoredValue::new(Owner::current().unwrap_or_default()),
    };
    detail.ask();
    // A note that is saved while the detail is open belongs here, too.
    Effect::new(move |before: Option<()>| {
        app.session.changed.track();
        if before.is_some() {
            detail.ask();
        }
    });
    let entry = call.clone();
    let shown = Memo::new(move |_| {
        detail.answer.with(|answer| {
            answer
                .ready()
                .map_or_else(|| entry.clone(), |answer| answer.call.clone())
        })
    });
    // The list has the call as it was when it was asked for.
    Effect::new(move |_| shown.with(|call| store.replace(call)));
    view! {
        <div
            class="det"
            role="group"
            aria-label=i18n::log().call_detail
            on:keydown=move |event| {
                if event.key() == "Escape" && !event.default_prevented() {
                    event.stop_propagation();
                    close(&event, open);
                }
            }
        >
            {top(&call, open)}
            {move || shown.with(|call| facts::facts(detail, call).into_any())}
            {call.has_recording.then(|| player::player(app, &call))}
            {move || detail.answer.with(|answer| story::story(detail, answer))}
            {writing::form(detail)}
            <Show when=move || may_write(app) || shown.with(|call| !call.remote_number.is_empty())>
                <div class="acts">
                    {move || shown.with(|call| (!call.remote_number.is_empty()).then(|| call_back(call, "primary", "md", Some(i18n::call().call_back), None)))}
                    <Show when=move || may_write(app)>{writing::buttons(detail)}</Show>
                </div>
            </Show>
        </div>
    }
}

/// Who it was with; the name takes the focus, so that a screen reader follows.
fn top(call: &CallLogEntry, open: Open) -> impl IntoView + use<> {
    let t = i18n::log();
    let name = match &call.remote_name {
        Some(name) => name.clone(),
        None if call.remote_display.is_empty() => t.unknown_number.to_owned(),
        None => call.remote_display.clone(),
    };
    let title = NodeRef::<H3>::new();
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            let _ = title.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    let word = t.close_detail;
    view! {
        <div class="top">
            <span class="ring bare" aria-hidden="true"><span>{initials(&name)}</span></span>
            <div class="grow">
                <h3 tabindex="-1" node_ref=title>{name}</h3>
                <div class="sm t2"><bdi class="num">{call.remote_display.clone()}</bdi></div>
            </div>
            <button type="button" class="ib" aria-label=word title=word on:click=move |event| close(&event, open)>{glyph(Icon::X, "")}</button>
        </div>
    }
}

/// Closes what is beside the list; the focus goes back to the row it came from, if there is one.
pub(super) fn close(event: &web_sys::Event, open: Open) {
    let was_open = open.get_untracked();
    open.set(None);
    let Some(Beside::Call(call)) = was_open else {
        return;
    };
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(root) = element.map(|element| element.get_root_node()) else {
        return;
    };
    request_animation_frame(move || {
        let row = root
            .unchecked_ref::<web_sys::DocumentFragment>()
            .query_selector(&format!("[data-call='{}']", call.id))
            .ok()
            .flatten();
        if let Some(row) = row {
            let _ = row.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}
