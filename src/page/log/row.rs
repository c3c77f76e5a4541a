//! One call in one line: direction, who, how it ended, who spoke, how long, when.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::CallLogEntry;
use ringlet_model::call::CallState;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::scroller::{Drawn, Scroller};
use super::{Beside, Open, words};
use crate::app::App;
use crate::browser::intl;
use crate::component::call_timer::{Clock, clock_text, ticking};
use crate::i18n;
use crate::icon::{Icon, glyph};

/// What makes a row another one, so that it is drawn anew.
pub(super) type Version = (
    String,
    Timestamp,
    CallState,
    u32,
    Option<String>,
    usize,
    bool,
);

/// The version of a call.
pub(super) fn version(call: &CallLogEntry) -> Version {
    (
        call.id.clone(),
        call.updated_at,
        call.state,
        call.note_count,
        call.disposition.clone(),
        call.sources.len(),
        call.call_back_due,
    )
}

/// One row of a day, where it belongs.
pub(super) fn row(
    app: App,
    scroller: Scroller,
    day: Memo<Option<Drawn>>,
    call: &CallLogEntry,
    open: Open,
) -> impl IntoView + use<> {
    let (icon, word, look) = words::disc(call);
    let id = StoredValue::new(call.id.clone());
    let picked = StoredValue::new(call.clone());
    let place = Memo::new(move |_| {
        let place = |day: &Drawn| id.with_value(|id| day.place(id));
        day.with(|day| day.as_ref().and_then(place))
            .unwrap_or_default()
    });
    let is_open = Memo::new(move |_| {
        open.with(|open| id.with_value(|id| open.as_ref().is_some_and(|open| open.is_call(id))))
    });
    let is_stop = Memo::new(move |_| id.with_value(|id| scroller.is_stop(id)));
    let stop = move || if is_stop.get() { "0" } else { "-1" };
    let show = move || open.set(Some(Beside::Call(Box::new(picked.get_value()))));
    let seconds = call
        .duration_seconds
        .filter(|seconds| *seconds > 0)
        .map_or_else(|| "–".to_owned(), clock_text);
    let agent = call
        .user_name
        .clone()
        .or_else(|| call.user_id.clone())
        .unwrap_or_default();
    view! {
        <div
            class=format!("lr {look}")
            class:sel=is_open
            role="row"
            data-call=call.id.clone()
            tabindex=stop
            aria-rowindex=move || (place.get() + 1).to_string()
            aria-selected=move || is_open.get().then_some("true")
            style:inset-block-start=move || scroller.top_of_place(place.get())
            on:click=move |event| if !is_in_action(&event) { show() }
            on:keydown=move |event| if is_open_key(&event) { event.prevent_default(); show() }
        >
            <span class=format!("dir {look}") role="cell" title=word>{glyph(icon, "s14")} <span class="vh">{word}</span></span>
            <div role="cell" class="c-who">{who(call)}</div>
            <div role="cell" class="c-out">{result(call)} {sources(call)}</div>
            <div role="cell" class="c-agent sm t2 cut" title=agent.clone()>{agent.clone()}</div>
            <span role="cell" class="dur num">{if call.state == CallState::Ended { seconds } else { String::new() }}</span>
            <span role="cell" class="at"><bdi>{intl::time(call.started_at, i18n::locale().tag())}</bdi></span>
            <span role="cell" class="act">{action(app, call, is_stop)}</span>
        </div>
    }
}

/// Name over number, or the number alone.
fn who(call: &CallLogEntry) -> impl IntoView + use<> {
    let number = call.remote_display.clone();
    match &call.remote_name {
        Some(name) => view! {
            <div class="who cut" title=name.clone()>{name.clone()}</div>
            <div class="l2 cut"><bdi class="num">{number}</bdi></div>
        }
        .into_any(),
        None if number.is_empty() => {
            view! { <div class="who cut">{i18n::log().unknown_number}</div> }.into_any()
        }
        None => view! { <div class="who cut"><bdi class="num">{number}</bdi></div> }.into_any(),
    }
}

/// How it stands or ended, and what the agent chose.
pub(super) fn result(call: &CallLogEntry) -> impl IntoView + use<> {
    let (word, tone) = words::result(call);
    let clock = match (call.state, call.answered_at) {
        (CallState::Connected | CallState::OnHold, Some(at)) => Clock::Since(at),
        _ => Clock::None,
    };
    let class = if tone.is_empty() {
        "sm t2".to_owned()
    } else {
        format!("badge {tone}")
    };
    let timer = (clock != Clock::None).then(|| {
        let text = ticking(Signal::stored(clock));
        view! { " " <span class="tab">{text}</span> }
    });
    view! {
        <span class=class>{word}{timer}</span>
        {call.call_back_due.then(|| view! { <span class="badge wait">{i18n::log().call_back_due}</span> })}
        {call.disposition.clone().map(|chosen| view! { <span class="badge info cut" title=chosen.clone()>{chosen.clone()}</span> })}
    }
}

/// Several sources know of this call.
fn sources(call: &CallLogEntry) -> Option<impl IntoView + use<>> {
    let all = call.sources.iter().map(|source| words::source(source));
    let all = all.collect::<Vec<_>>().join(", ");
    let count = call.sources.len();
    (count > 1).then(|| {
        view! { <span class="badge many" title=all>{glyph(Icon::MERGE, "")} <span>{i18n::log().sources_count(count)}</span></span> }
    })
}

/// Call back, or open the window of a call that is up.
fn action(app: App, call: &CallLogEntry, is_stop: Memo<bool>) -> Option<AnyView> {
    if call.state != CallState::Ended {
        let id = call.id.clone();
        let word = i18n::call().open_window;
        let show = move |_| {
            if let Some(live) = app.session.by_id(&id) {
                app.session.chosen.set(Some(live.key));
                app.session.minimised.set(false);
            }
        };
        return Some(view! { <button type="button" class="ib" tabindex=move || if is_stop.get() { "0" } else { "-1" } aria-label=word title=word on:click=show>{glyph(Icon::MAXIMIZE_2, "")}</button> }.into_any());
    }
    // A shadow host out of the tab order takes its button along.
    let out = move || (!is_stop.get()).then_some("-1");
    (!call.remote_number.is_empty())
        .then(|| call_back(call, "icon", "sm", None, Some(Signal::derive(out))))
}

/// The page's own `<call-button>`, so that a call back goes the same way as any other call.
pub(super) fn call_back(
    call: &CallLogEntry,
    variant: &'static str,
    size: &'static str,
    label: Option<&'static str>,
    tab_index: Option<Signal<Option<&'static str>>>,
) -> AnyView {
    let (doctype, name) = call
        .reference
        .clone()
        .map(|reference| (reference.doctype, reference.name))
        .unzip();
    view! {
        <call-button
            phone-number=call.remote_number.clone()
            customer-name=call.remote_name.clone()
            reference-doctype=doctype
            reference-name=name
            variant=variant
            size=size
            label=label
            tabindex=move || tab_index.and_then(|index| index.get())
        ></call-button>
    }
    .into_any()
}

/// The click was on the row's own button.
fn is_in_action(event: &web_sys::MouseEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.closest(".act").ok().flatten().is_some())
}

/// Enter or space on the row itself.
fn is_open_key(event: &KeyboardEvent) -> bool {
    let on_row = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.class_list().contains("lr"));
    on_row && matches!(event.key().as_str(), "Enter" | " ")
}
