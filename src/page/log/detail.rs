//! One call, beside the list, or over it where it is narrow.

use leptos::html::H3;
use leptos::prelude::*;
use ringlet_model::api::{
    CallLogDetail, CallLogEntry, CallLogEvent, CallNote, CallTask, RecordRef,
};
use wasm_bindgen::JsCast;

use super::row::{call_back, result};
use super::{Beside, Open, api, player, words};
use crate::app::App;
use crate::browser::{html, intl};
use crate::component::call_timer::clock_text;
use crate::component::face::record_address;
use crate::component::form::number;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::{Loaded, load};

/// The panel of the open call.
pub(super) fn beside(app: App, open: Open) -> impl IntoView {
    move || {
        open.get().map(|open_now| match open_now {
            Beside::Call(call) => panel(app, *call, open),
        })
    }
}

fn panel(app: App, call: CallLogEntry, open: Open) -> impl IntoView {
    let detail = RwSignal::new(Loaded::<CallLogDetail>::Waiting);
    let id = StoredValue::new(call.id.clone());
    let ask = move || {
        load(detail, async move {
            api::call(app.client, &id.get_value()).await
        });
    };
    ask();
    // A note that is saved while the detail is open belongs here, too.
    Effect::new(move |before: Option<()>| {
        app.session.changed.track();
        if before.is_some() {
            ask();
        }
    });
    let entry = call.clone();
    let shown = Memo::new(move |_| {
        detail.with(|detail| {
            detail
                .ready()
                .map_or_else(|| entry.clone(), |detail| detail.call.clone())
        })
    });
    view! {
        <div
            class="det"
            role="group"
            aria-label=i18n::log().call_detail
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close(&event, open);
                }
            }
        >
            {top(&call, open)}
            {move || shown.with(|call| facts(app, call).into_any())}
            {call.has_recording.then(|| player::player(app, &call.id))}
            {move || rest(app, &detail.get(), ask)}
            <div class="acts">
                {(!call.remote_number.is_empty()).then(|| call_back(&call, "primary", "md", Some(i18n::call().call_back), None))}
            </div>
        </div>
    }
}

/// Who it was with; the name takes the focus, so that a screen reader follows.
fn top(call: &CallLogEntry, open: Open) -> impl IntoView + use<> {
    let name = call
        .remote_name
        .clone()
        .unwrap_or_else(|| call.remote_display.clone());
    let title = NodeRef::<H3>::new();
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            let _ = title.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
    let word = i18n::log().close_detail;
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

/// Closes the detail; the focus goes back to the row it came from.
fn close(event: &web_sys::Event, open: Open) {
    let call = match open.get_untracked() {
        Some(Beside::Call(call)) => call,
        _ => return,
    };
    open.set(None);
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

/// First letters of the first and the last word; nothing for a number.
fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic));
    let first = words
        .next()
        .and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    let last = words
        .next_back()
        .and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

fn facts(app: App, call: &CallLogEntry) -> impl IntoView + use<> {
    let t = i18n::log();
    let (icon, word, _) = words::disc(call);
    let fact = |word: &'static str, value: Option<String>| {
        value
            .filter(|value| !value.is_empty())
            .map(|value| view! { <dt>{word}</dt> <dd>{value}</dd> })
    };
    let talk = call
        .duration_seconds
        .filter(|seconds| *seconds > 0)
        .map(clock_text);
    view! {
        <div class="badges">
            <span class="badge">{glyph(icon, "")} {word}</span>
            {result(call)}
        </div>
        <dl class="ctx">
            {fact(t.started, Some(intl::moment_exact(call.started_at, i18n::locale().tag())))}
            {fact(t.talk_time, talk)}
            {fact(t.agent, call.user_name.clone().or_else(|| call.user_id.clone()))}
            {fact(t.line, Some(words::source(&call.source)))}
            {fact(t.our_number, call.local_number.as_ref().map(|own| number::pretty(app, own)))}
            {call.reference.clone().map(|record| view! { <dt>{t.record}</dt> <dd>{record_link(app, &record)}</dd> })}
            {fact(t.reason, call.reason.clone())}
        </dl>
    }
}

/// A link to the record where the site says where records are; else its name.
fn record_link(app: App, record: &RecordRef) -> AnyView {
    let text = format!("{} · {}", words::doctype(&record.doctype), record.name);
    let template = app
        .boot
        .with_untracked(|boot| boot.as_ref().and_then(|boot| boot.site.record_url.clone()));
    match template {
        Some(template) => {
            let address = record_address(&template, &record.doctype, &record.name);
            view! { <a href=address>{text}</a> }.into_any()
        }
        None => text.into_any(),
    }
}

/// Notes, tasks and timeline, once they are here.
fn rest(app: App, detail: &Loaded<CallLogDetail>, ask: impl Fn() + Copy + 'static) -> AnyView {
    let t = i18n::log();
    match detail {
        Loaded::Waiting => view! { <div class="wait-rows" aria-busy="true"><span class="skel w1">" "</span></div> }.into_any(),
        Loaded::Failed(_) => view! {
            <div class="note stop" role="alert">
                {glyph(Icon::CIRCLE_ALERT, "")}
                <div>
                    <p class="med">{t.detail_failed}</p>
                    <button type="button" class="tlink" on:click=move |_| ask()>{i18n::call().try_again}</button>
                </div>
            </div>
        }
        .into_any(),
        Loaded::Ready(detail) => view! {
            {detail.notes.iter().map(note).collect_view()}
            {detail.tasks.iter().map(|task| task_view(app, task)).collect_view()}
            {timeline(&detail.events)}
        }
        .into_any(),
    }
}

fn note(note: &CallNote) -> impl IntoView + use<> {
    view! {
        <div class="part">
            <span class="lbl">{i18n::log().note}</span>
            <p class="text">{html::text_of(&note.content)}</p>
        </div>
    }
}

fn task_view(app: App, task: &CallTask) -> impl IntoView + use<> {
    let t = i18n::log();
    let due = task
        .due_date
        .as_ref()
        .map(|date| t.due(date.get(..16).unwrap_or(date)));
    let me = app.user_id();
    let assigned = task
        .assigned_to
        .clone()
        .filter(|user| Some(user) != me.as_ref());
    let line = [
        Some(task.status.clone()),
        Some(task.priority.clone()),
        due,
        assigned,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ");
    view! {
        <div class="part">
            <span class="lbl">{t.task}</span>
            <p class="text">{task.title.clone()}</p>
            <p class="text t2">{line}</p>
        </div>
    }
}

fn timeline(events: &[CallLogEvent]) -> Option<AnyView> {
    let line = |event: &CallLogEvent| {
        let (word, tone) = words::event(&event.kind, event.state);
        view! {
            <li class=tone>
                <time>{intl::time_exact(event.at, i18n::locale().tag())}</time>
                <span>{word} {event.detail.clone().map(|detail| view! { <span class="t2">" · " {detail}</span> })}</span>
            </li>
        }
    };
    (!events.is_empty()).then(|| {
        view! {
            <div class="part">
                <span class="lbl">{i18n::log().what_happened}</span>
                <ol class="legs">{events.iter().map(line).collect_view()}</ol>
            </div>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_number_has_no_initials() {
        for (name, letters) in [
            ("Lata Shah", "LS"),
            ("+91 99999 88888", ""),
            ("Dr. (med.) Öz", "DÖ"),
        ] {
            assert_eq!(initials(name), letters);
        }
    }
}
