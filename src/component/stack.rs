//! Several calls: one open, the others folded to a line above it; or all of them as a pill.

use leptos::prelude::*;
use ringlet_model::call::{CallState, Control, Outcome};

use super::call_popup::{CallPopup, face_of, ring};
use super::call_timer::{Clock, ticking};
use super::face::Name;
use super::late;
use super::pill::Pill;
use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{CallKey, LiveCall, Panel, control, step};

/// So many calls are shown, the open one among them; the rest is counted.
const VISIBLE: usize = 3;

/// Everything that is up.
#[component]
pub fn Stack() -> impl IntoView {
    let app = use_app();
    let session = app.session;
    let open = Memo::new(move |_| session.open_call().map(|call| call.key));
    let others = Memo::new(move |_| others(app, open.get()));
    let call = move |key: Option<CallKey>| key.and_then(|key| session.by_key(key));
    view! {
        <div class="stack">
            {move || {
                let Some(call) = call(open.get()) else { return ().into_any() };
                if session.minimised.get() {
                    view! { <Pill call/> }.into_any()
                } else {
                    view! {
                        <Folded others/>
                        <CallPopup call/>
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

/// Calls besides the open one, oldest first. One that the open popup announces isn't repeated.
fn others(app: crate::App, open: Option<CallKey>) -> Vec<CallKey> {
    let session = app.session;
    let talks = open
        .and_then(|key| session.by_key(key))
        .is_some_and(|call| {
            call.view
                .with(|view| matches!(view.state, CallState::Connected | CallState::OnHold))
        });
    let announced = |call: &LiveCall| talks && call.view.with(step::rings_in);
    session.calls.with(|calls| {
        calls
            .iter()
            .filter(|call| Some(call.key) != open && !announced(call))
            .map(|call| call.key)
            .collect()
    })
}

#[component]
fn Folded(others: Memo<Vec<CallKey>>) -> impl IntoView {
    let app = use_app();
    let all = RwSignal::new(false);
    let shown = move || {
        let others = others.get();
        let hidden = if all.get() {
            0
        } else {
            others.len().saturating_sub(VISIBLE - 1)
        };
        others[hidden..].to_vec()
    };
    let more = move || others.with(Vec::len).saturating_sub(VISIBLE - 1);
    let line = move |key: CallKey| {
        let call = app.session.by_key(key)?;
        Some(move || late::parts().map(|parts| (parts.fold)(call)))
    };
    view! {
        {move || {
            (more() > 0 && !all.get())
                .then(|| {
                    let word = words().more_calls(more());
                    view! { <button class="btn small more" on:click=move |_| all.set(true)>{word}</button> }
                })
        }}
        <For each=shown key=|key| *key let:key>
            {line(key)}
        </For>
    }
}

/// A call folded to a line.
pub(super) fn fold(call: LiveCall) -> AnyView {
    let app = use_app();
    let t = words();
    let face = face_of(app, call);
    let text = ticking(Signal::derive(move || face.with(|face| face.clock)));
    let waits_for_wrap_up = Memo::new(move |_| {
        call.view.with(|view| {
            view.state == CallState::Ended
                && matches!(view.outcome, Some(Outcome::Completed | Outcome::Voicemail))
        })
    });
    let open = move |_| {
        if waits_for_wrap_up.get_untracked() {
            call.panel.set(Panel::WrapUp);
        }
        // Swap: the one that talks waits, and this one goes on.
        if call
            .view
            .with_untracked(|view| view.state == CallState::OnHold && view.capabilities.hold)
        {
            control::ask(app, call, Control::Resume);
        }
        app.session.chosen.set(Some(call.key));
    };
    let second_line = move || {
        if waits_for_wrap_up.get() {
            return view! { <span>{t.wrap_up_not_saved}</span> }.into_any();
        }
        let status = face.with(|face| face.status);
        let tone = match status.tone {
            "on-hold" => "wait med",
            "connected" => "go med",
            "missed" | "failed" => "stop med",
            "dialing" | "ringing" => "info med",
            _ => "med",
        };
        let counts = face.with(|face| face.clock != Clock::None);
        view! {
            <span class=tone>{status.word}</span>
            " "
            {counts.then(|| view! { <span class="num tab">{text}</span> })}
        }
        .into_any()
    };
    view! {
        <div class="fold">
            {move || face.with(|face| ring(face.status.tone, &face.avatar, "s36"))}
            <div class="grow">
                <div class="med cut">{move || name(face.with(|face| face.name.clone()))}</div>
                <div class="sm t2 cut">{second_line}</div>
            </div>
            <button class="btn small" on:click=open>
                {move || {
                    if waits_for_wrap_up.get() {
                        t.do_wrap_up.into_any()
                    } else if face.with(|face| face.status.tone == "on-hold") {
                        view! { {glyph(Icon::ARROW_LEFT_RIGHT, "")} {t.swap} }.into_any()
                    } else {
                        t.open.into_any()
                    }
                }}
            </button>
        </div>
    }
    .into_any()
}

fn name(name: Name) -> AnyView {
    super::call_popup::named(name)
}
