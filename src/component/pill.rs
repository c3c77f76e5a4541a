//! The popup, minimised: ring, name, time and the one button that matters.

use leptos::prelude::*;
use ringlet_model::call::{CallState, Control, Outcome};

use super::call_popup::{face_of, named, ring};
use super::call_timer::{Clock, ticking};
use super::dock::use_dock;
use super::face::{Action, Face, Name};
use crate::App;
use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, Panel, control};

/// A call as a pill.
#[component]
pub fn Pill(
    /// The call.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let dock = use_dock();
    let t = words();
    let face = face_of(app, call);
    let text = ticking(Signal::derive(move || face.with(|face| face.clock)));
    let label = move || {
        face.with(|face| {
            let (Name::Text(name) | Name::Number(name)) = &face.name;
            format!("{}: {name}", face.status.word)
        })
    };
    let time = move || {
        if face.with(|face| face.clock == Clock::None) {
            face.with(|face| face.status.word).to_owned()
        } else {
            text()
        }
    };
    view! {
        <div
            class="pill"
            role="group"
            aria-label=label
            on:pointerdown=move |event| dock.press(&event)
        >
            {move || face.with(|face| ring(face.status.tone, &face.avatar, "s28"))}
            <span class="who cut">{move || named(face.with(|face| face.name.clone()))}</span>
            <span class=move || format!("med num tab pst {}", face.with(|face| face.status.tone)) part="timer">{time}</span>
            {move || buttons(app, call, face)}
            <button
                class="ib"
                part="expand"
                aria-label=t.open_window
                title=t.open_window
                on:click=move |_| app.session.minimised.set(false)
            >
                {glyph(Icon::MAXIMIZE_2, "")}
            </button>
        </div>
    }
}

/// Reject and answer, or hang up, or the way to the wrap-up.
fn buttons(app: App, call: LiveCall, face: Memo<Face>) -> AnyView {
    let t = words();
    let wraps_up = call.view.with(|view| {
        view.state == CallState::Ended
            && matches!(view.outcome, Some(Outcome::Completed | Outcome::Voicemail))
    }) || call.draft.with(crate::session::draft::Draft::has_writing)
        && call.view.with(|view| !view.state.is_up());
    if wraps_up {
        let open = move |_| {
            call.panel.set(Panel::WrapUp);
            app.session.minimised.set(false);
        };
        return view! { <button class="go-wrap" on:click=open>{t.do_wrap_up}</button> }.into_any();
    }
    let round = |class: &'static str,
                 part: &'static str,
                 icon: Icon,
                 word: &'static str,
                 asked: Control| {
        view! {
            <button class=class part=part aria-label=word title=word on:click=move |_| control::ask(app, call, asked)>
                {glyph(icon, "")}
            </button>
        }
    };
    let row = face.with(|face| {
        face.foot
            .iter()
            .map(|button| button.action)
            .collect::<Vec<_>>()
    });
    row.into_iter()
        .filter_map(|action| match action {
            Action::Control(Control::Reject) => Some(round(
                "rb end",
                "reject",
                Icon::PHONE_OFF,
                t.reject,
                Control::Reject,
            )),
            Action::Control(Control::Answer) => Some(round(
                "rb ans",
                "answer",
                Icon::PHONE,
                t.answer,
                Control::Answer,
            )),
            Action::Control(Control::Hangup) => Some(round(
                "rb end",
                "hangup",
                Icon::PHONE_OFF,
                t.hang_up,
                Control::Hangup,
            )),
            _ => None,
        })
        .collect_view()
        .into_any()
}
