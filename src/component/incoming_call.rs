//! What belongs to calls that come in: which of several records it is, and a second call while another talks.

use leptos::prelude::*;
use ringlet_model::api::{NumberView, RecordMatch, RecordRef};
use ringlet_model::call::{CallState, Control};
use serde::Deserialize;

use super::call_popup::ring;
use super::face::{Avatar, Face, Name, initials, record_word};
use super::late;
use crate::App;
use crate::app::use_app;
use crate::backend::from_js;
use crate::browser::intl;
use crate::i18n::{call as words, locale};
use crate::icon::{Icon, glyph};
use crate::session::ringing::caller;
use crate::session::{LiveCall, control, step, wrap_up};

/// Country of a number, for people.
#[must_use]
pub fn place(app: App, number: &NumberView) -> Option<String> {
    #[derive(Deserialize)]
    struct Parsed {
        country: Option<String>,
    }
    let e164 = number.e164.as_deref()?;
    let parsed = app.host.with_value(|host| host.parse(e164, None)).ok()?;
    let country = from_js::<Parsed>(parsed).ok()?.country?;
    Some(intl::country(&country, locale().tag()))
}

/// The records that match, to choose from, while the call is up and several do.
#[component]
pub fn PickRecord(
    /// The call.
    call: LiveCall,
    /// Its face.
    face: Memo<Face>,
) -> impl IntoView {
    let shown = Memo::new(move |_| face.with(|face| face.pick) || picked_here(call));
    move || {
        if !shown.get() {
            return None;
        }
        let parts = late::parts()?;
        Some(view! { <div class="pop-b">{(parts.records)(call)}</div> })
    }
}

/// The same in the wrap-up, where a choice is still to be made.
#[component]
pub fn PickRecordForm(
    /// The call.
    call: LiveCall,
) -> impl IntoView {
    let open = call
        .view
        .with_untracked(|view| view.matches.len() > 1 && view.reference.is_none());
    open.then(|| {
        view! {
            <div class="col gap8">
                <span class="lbl">{words().who_is_calling}</span>
                {records(call)}
            </div>
        }
    })
}

/// Several match and the agent's choice isn't stored yet: it can still be changed.
fn picked_here(call: LiveCall) -> bool {
    use crate::session::Panel;
    call.panel.get() == Panel::None
        && call.draft.with(|draft| draft.reference.is_some())
        && call
            .view
            .with(|view| view.matches.len() > 1 && view.state != CallState::Ended)
}

/// The records, one of them chosen.
pub(super) fn records(call: LiveCall) -> AnyView {
    let app = use_app();
    let records = call.view.with_untracked(|view| view.matches.clone());
    let row = move |(index, record): (usize, RecordMatch)| {
        let reference = RecordRef {
            doctype: record.doctype.clone(),
            name: record.name.clone(),
        };
        let mine = reference.clone();
        let is_on = Memo::new(move |_| {
            call.draft
                .with(|draft| draft.reference.as_ref() == Some(&mine))
        });
        let choose = move || {
            let reference = reference.clone();
            wrap_up::edit(app, call, |draft| draft.reference = Some(reference));
        };
        let detail = match &record.subtitle {
            Some(subtitle) => format!("{} · {subtitle}", record_word(&record.doctype)),
            None => record_word(&record.doctype).to_owned(),
        };
        let avatar = Avatar::Initials(initials(&record.title));
        view! {
            <button
                class=move || if is_on.get() { "opt on" } else { "opt" }
                role="radio"
                aria-checked=move || is_on.get().to_string()
                data-index=index.to_string()
                on:click=move |_| choose()
            >
                {ring("bare", &avatar, "s36")}
                <span class="grow">
                    <span class="med cut block">{record.title}</span>
                    <span class="sm t2 cut block">{detail}</span>
                </span>
                <span class=move || if is_on.get() { "radio on" } else { "radio" }></span>
            </button>
        }
    };
    let rows = records.into_iter().enumerate().map(row).collect_view();
    view! { <div class="pick" role="radiogroup" aria-label=words().who_is_calling>{rows}</div> }
        .into_any()
}

/// A call that rings in while this one talks, announced above it.
#[component]
pub fn SecondCall(
    /// The call that is open.
    open: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let waiting = Memo::new(move |_| {
        let talks = open
            .view
            .with(|view| matches!(view.state, CallState::Connected | CallState::OnHold));
        let calls = app.session.calls.get();
        let other = calls
            .iter()
            .find(|call| call.key != open.key && call.view.with(step::rings_in));
        other.filter(|_| talks).map(|call| call.key)
    });
    move || {
        let call = app.session.by_key(waiting.get()?)?;
        late::parts().map(|parts| (parts.second)(call))
    }
}

/// The announcement of `call` above the one that is open.
pub(super) fn banner(call: LiveCall) -> AnyView {
    let app = use_app();
    let t = words();
    let view = call.view.get_untracked();
    let name = caller(&view);
    let initials = initials(&name);
    let avatar = if initials.is_empty() {
        Avatar::Glyph(Icon::USER_ROUND)
    } else {
        Avatar::Initials(initials)
    };
    let about = view.matches.first().map(|record| {
        let subtitle = record
            .subtitle
            .as_ref()
            .map(|subtitle| format!("{subtitle} · "))
            .unwrap_or_default();
        format!("{} · {subtitle}", record_word(&record.doctype))
    });
    let answer = move |_| control::ask(app, call, Control::Answer);
    // What can be done with it may show a moment after it rings.
    let can = Memo::new(move |_| call.view.with(|view| view.capabilities));
    view! {
        <div class="second" role="alertdialog" aria-label=t.second_call>
            <div class="row gap10">
                {ring("ringing", &avatar, "s36")}
                <div class="grow">
                    <div class="med cut">{t.is_calling(&name)}</div>
                    <div class="sm t2 cut">
                        {about}
                        {super::call_popup::named(Name::Number(view.number.international.clone()))}
                    </div>
                </div>
            </div>
            {move || {
                let can = can.get();
                (can.reject || can.answer).then(|| view! {
                    <div class="row">
                        {can.reject.then(|| view! {
                            <button class="btn grow danger" on:click=move |_| control::ask(app, call, Control::Reject)>
                                {glyph(Icon::PHONE_OFF, "")}
                                {t.reject}
                            </button>
                        })}
                        {can.answer.then(|| view! {
                            <button class="btn answer wide" on:click=answer>
                                {glyph(Icon::PHONE, "")}
                                {t.hold_and_answer}
                            </button>
                        })}
                    </div>
                })
            }}
        </div>
    }
    .into_any()
}
