//! The window around Dialpad's frame: who is signed in to it, where it is, whether it is shown. The frame itself isn't in
//! here: it stays where it was put into the page, and is laid over the empty place below the handle.

use leptos::html::{Div, Span};
use leptos::prelude::*;
use ringlet_model::provider::Provider;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::call_popup::notice_advice;
use super::dock::{DockHandle, is_sheet};
use super::face::Notice;
use super::late;
use crate::App;
use crate::app::use_app;
use crate::browser::page;
use crate::browser::storage::{self, Keep};
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::dialpad::{Chosen, Phase};
use crate::session::{Local, Tone};

/// Remembers in this tab that the user doesn't want to sign in now.
const HIDDEN: &str = "ringlet:dialpad-hidden";

/// The window; nothing where Dialpad isn't set up.
#[component]
pub fn DialpadPanel() -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| app.dialpad.phase.get() != Phase::Off);
    move || {
        if !there.get() {
            return None;
        }
        late::dialpad_panel().map(|panel| panel())
    }
}

/// The window, or the tab that opens it.
pub(super) fn panel() -> impl IntoView {
    let app = use_app();
    let needed = Memo::new(move |_| is_needed(app));
    // Whatever the user chose, was chosen for what went on then.
    Effect::new(move |_| {
        needed.track();
        app.dialpad.chosen.set(Chosen::Nothing);
    });
    let open = Memo::new(move |_| {
        // On a phone it would cover what the user came for: there it waits until it is needed.
        let wants_sign_in = app.dialpad.phase.get() == Phase::SignInNeeded
            && storage::get(Keep::Tab, HIDDEN).is_none()
            && !is_sheet();
        match app.dialpad.chosen.get() {
            Chosen::Nothing => needed.get() || wants_sign_in,
            chosen => chosen == Chosen::Open,
        }
    });
    move || {
        if open.get() {
            window(app).into_any()
        } else {
            tab(app).into_any()
        }
    }
}

/// Something goes on in the frame that the user must see.
fn is_needed(app: App) -> bool {
    use ringlet_model::provider::Provider;
    !app.dialpad.rings.with(Vec::is_empty)
        || app.session.calls.get().iter().any(|call| {
            let waits = matches!(call.local.get(), Local::WaitsForSignIn { .. });
            let is_up = call
                .view
                .with(|view| view.provider == Provider::Dialpad && view.state.is_up());
            (waits || is_up) && !matches!(call.local.get(), Local::Over { .. })
        })
}

/// Closed: a tab that opens it.
fn tab(app: App) -> impl IntoView {
    hide(app);
    let calls = move || !app.session.calls.with(Vec::is_empty);
    let label = move || {
        let (word, _) = state(&app.dialpad.phase.get());
        format!("{}: {word}", words().show_dialpad)
    };
    view! {
        <button
            class=move || if calls() { "dp-tab aside" } else { "dp-tab" }
            part="dialpad-show"
            aria-label=label
            title=label
            on:click=move |_| {
                storage::remove(Keep::Tab, HIDDEN);
                app.dialpad.chosen.set(Chosen::Open);
            }
        >
            {move || state(&app.dialpad.phase.get()).1}
            {Provider::Dialpad.label()}
        </button>
    }
}

/// Open: handle, advice, and the place over which the frame is laid.
fn window(app: App) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let slot = NodeRef::<Span>::new();
    let dock = DockHandle::named(app, node, "dialpad-position");
    let place = move || lay(app, slot);
    Effect::new(move |_| {
        if let (Some(window), Some(_)) = (node.get(), slot.get()) {
            dock.appear();
            follow_size(&window, place);
        }
    });
    page::on_window("resize", place);
    on_cleanup(move || hide(app));
    let t = words();
    let close = move |_| {
        storage::set(Keep::Tab, HIDDEN, "1");
        app.dialpad.chosen.set(Chosen::Closed);
    };
    view! {
        <div
            class="dp"
            node_ref=node
            part="dialpad"
            role="region"
            aria-label=Provider::Dialpad.label()
            on:pointermove=move |event| {
                dock.drag(&event);
                place();
            }
            on:pointerup=move |event| {
                dock.release(&event);
                place();
            }
            on:pointercancel=move |event| dock.release(&event)
        >
            <div
                class="pop-h"
                part="dialpad-handle"
                role="group"
                tabindex="0"
                aria-label=t.move_dialpad
                on:pointerdown=move |event| dock.press(&event)
                on:keydown=move |event| {
                    dock.key(&event);
                    place();
                }
            >
                <span class="med">{Provider::Dialpad.label()}</span>
                <span class="via grow cut dp-state" role="status" part="dialpad-state">
                    {move || {
                        let (word, mark) = state(&app.dialpad.phase.get());
                        view! {
                            {mark}
                            <span class="cut">{word}</span>
                        }
                    }}
                </span>
                <button class="ib" part="dialpad-hide" aria-label=t.hide_dialpad title=t.hide_dialpad on:click=close>
                    {glyph(Icon::MINUS, "")}
                </button>
            </div>
            {move || match app.dialpad.phase.get() {
                Phase::Unresponsive => {
                    view! { <div class="pop-b">{notice_advice(silent())}</div> }.into_any()
                }
                _ => ().into_any(),
            }}
            <span class="dp-slot" node_ref=slot></span>
        </div>
    }
}

/// Calls back now and whenever the window's size changes, as by advice that comes or goes. After the dock's own observer,
/// which may move the window.
fn follow_size(window: &Element, place: impl Fn() + 'static) {
    let place = Closure::<dyn Fn()>::new(place).into_js_value();
    if let Ok(observer) = ResizeObserver::new(place.unchecked_ref()) {
        observer.observe(window);
    }
}

/// What to check when the frame says nothing.
fn silent() -> Notice {
    let t = words();
    Notice {
        tone: Tone::Wait,
        icon: Icon::UNPLUG,
        title: Some(format!("{}.", t.dialpad_silent)),
        body: Some(t.dialpad_silent_body.into()),
        hides_record: false,
        until: None,
    }
}

/// Where the bridge is, in words and as a mark.
fn state(phase: &Phase) -> (String, AnyView) {
    let t = words();
    let (word, tone) = match phase {
        Phase::Off | Phase::Loading => (t.dialpad_loading.to_owned(), "wait"),
        Phase::SignInNeeded => (t.dialpad_needs_sign_in.to_owned(), "wait"),
        Phase::SignedIn { user: None } => (t.dialpad_signed_in.to_owned(), "go"),
        Phase::SignedIn { user: Some(user) } => (t.dialpad_signed_in_as(user), "go"),
        Phase::Unresponsive => (t.dialpad_silent.to_owned(), "stop"),
    };
    let icon = match phase {
        Phase::SignedIn { .. } => Icon::CIRCLE_CHECK,
        Phase::Off | Phase::Loading => Icon::CLOCK,
        Phase::SignInNeeded => Icon::KEY_ROUND,
        Phase::Unresponsive => Icon::UNPLUG,
    };
    (word, glyph(icon, tone).into_any())
}

/// Lays the frame over its place.
fn lay(app: App, slot: NodeRef<Span>) {
    if let (Some(slot), Some(line)) = (slot.try_get_untracked().flatten(), app.dialpad.line()) {
        let at = slot.get_bounding_client_rect();
        line.show([at.x(), at.y(), at.width(), at.height()]);
    }
}

fn hide(app: App) {
    if let Some(line) = app.dialpad.line() {
        line.hide();
    }
}
