//! Days and rows, or what there is to say in their place.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::CallLogEntry;
use web_sys::KeyboardEvent;

use super::days::{Day, days};
use super::row::row;
use super::store::{Asking, Store};
use crate::app::App;
use crate::backend::{Fault, code};
use crate::browser::intl;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// What the list shows.
#[derive(Clone, PartialEq)]
enum Shown {
    Skeleton,
    Failed(Fault),
    NoneYet,
    NoneFound,
    Calls,
}

pub(super) fn list(app: App, store: Store, open: RwSignal<Option<CallLogEntry>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let is_empty = store.calls.with(Vec::is_empty);
        match store.asking.get() {
            Asking::First if is_empty => Shown::Skeleton,
            Asking::Failed(fault) if is_empty => Shown::Failed(fault),
            _ if !is_empty => Shown::Calls,
            _ if store.filter.with(super::filter::LogFilter::is_set) => Shown::NoneFound,
            _ => Shown::NoneYet,
        }
    });
    move || match shown.get() {
        Shown::Skeleton => skeleton().into_any(),
        Shown::Failed(fault) => failed(store, &fault).into_any(),
        Shown::NoneYet => none_yet(store).into_any(),
        Shown::NoneFound => none_found(store).into_any(),
        Shown::Calls => day_list(app, store, open).into_any(),
    }
}

fn day_list(app: App, store: Store, open: RwSignal<Option<CallLogEntry>>) -> impl IntoView {
    let cut = Memo::new(move |_| {
        let has_more = store.next.with(Option::is_some);
        store
            .calls
            .with(|calls| days(calls, has_more, |call| intl::day_number(call.started_at)))
    });
    let numbers = move || cut.with(|days| days.iter().map(|day| day.number).collect::<Vec<_>>());
    view! {
        <div on:keydown=move_focus aria-busy=move || (store.asking.get() == Asking::First).then_some("true")>
            <For each=numbers key=|number| *number let:number>
                {day_view(app, Memo::new(move |_| cut.with(|days| days.iter().find(|day| day.number == number).cloned())), open)}
            </For>
        </div>
        {more(store)}
    }
}

fn day_view(
    app: App,
    day: Memo<Option<Day>>,
    open: RwSignal<Option<CallLogEntry>>,
) -> impl IntoView {
    let title = move || {
        day.with(|day| {
            day.as_ref()
                .and_then(|day| day.calls.first())
                .map(|call| day_word(call.started_at, app.session.server_now()))
                .unwrap_or_default()
        })
    };
    let rows = move || {
        day.with(|day| {
            day.as_ref()
                .map(|day| day.calls.clone())
                .unwrap_or_default()
        })
    };
    view! {
        <h3 class="day">{title} " " <span>{move || day.with(|day| day.as_ref().and_then(Day::count))}</span></h3>
        <div class="rows" role="table" aria-label=move || i18n::log().calls_of(&title())>
            <For each=rows key=|call| (call.id.clone(), call.updated_at, call.state, call.note_count, call.disposition.clone()) let:call>{row(app, call, open)}</For>
        </div>
    }
}

/// "Today", "Yesterday, Thu 19 Nov", "Wed 18 Nov".
fn day_word(at: Timestamp, now: Timestamp) -> String {
    let t = i18n::log();
    let date = intl::day(at, i18n::locale().tag());
    match intl::day_number(now) - intl::day_number(at) {
        0 => t.today.to_owned(),
        1 => format!("{}, {date}", t.yesterday),
        _ => date,
    }
}

/// Arrow keys go from row to row.
fn move_focus(event: KeyboardEvent) {
    let by = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    if super::row::focus_neighbour(&event, by) {
        event.prevent_default();
    }
}

/// Older calls: by a button, which also is what a failure leaves behind.
fn more(store: Store) -> impl IntoView {
    let t = i18n::log();
    let failed = move || match store.asking.get() {
        Asking::Failed(_) => Some(view! { <p class="sm stop" role="alert">{t.failed}</p> }),
        _ => None,
    };
    let press = move |_| {
        if store
            .asking
            .with_untracked(|asking| matches!(asking, Asking::Failed(_)))
        {
            store.asking.set(Asking::No);
        }
        store.ask_more();
    };
    view! {
        <Show when=move || store.next.with(Option::is_some)>
            <div class="more">
                {failed}
                <button type="button" class="btn" aria-busy=move || (store.asking.get() == Asking::More).then_some("true") on:click=press>
                    {move || if store.asking.get() == Asking::More {
                        view! { <span class="spinner"></span> {t.loading_older} }.into_any()
                    } else {
                        t.show_older.into_any()
                    }}
                </button>
            </div>
        </Show>
    }
}

fn skeleton() -> impl IntoView {
    let line = |a: &'static str, b: &'static str| {
        view! {
            <div class="lr">
                <span class="skel dir"></span>
                <div class="c-who"><span class=format!("skel {a}")></span><span class=format!("skel l2 {b}")></span></div>
                <div class="c-out"><span class="skel"></span></div>
            </div>
        }
    };
    view! {
        <div class="wait-rows" aria-busy="true">
            <span class="vh" role="status">{i18n::log().loading}</span>
            <div class="rows" aria-hidden="true">
                <div class="day"><span class="skel"></span></div>
                {line("w1", "w2")} {line("w3", "w4")} {line("w2", "w3")} {line("w3", "w1")} {line("w1", "w4")}
            </div>
        </div>
    }
}

fn empty(icon: Icon, title: &'static str, hint: String, action: Option<AnyView>) -> impl IntoView {
    view! {
        <div class="empty" role="status">
            <span class="gl">{glyph(icon, "s18")}</span>
            <h3>{title}</h3>
            <p class="t2">{hint}</p>
            {action.map(|action| view! { <div class="row">{action}</div> })}
        </div>
    }
}

fn none_yet(store: Store) -> impl IntoView {
    let t = i18n::log();
    let of_record = store
        .filter
        .with_untracked(|filter| filter.reference.is_some());
    empty(
        Icon::PHONE_CALL,
        t.none_yet,
        if of_record {
            t.none_of_record
        } else {
            t.none_yet_hint
        }
        .to_owned(),
        None,
    )
}

fn none_found(store: Store) -> impl IntoView {
    let t = i18n::log();
    let clear = move |_| store.filter.update(|filter| *filter = filter.cleared());
    let button =
        view! { <button type="button" class="btn" on:click=clear>{t.clear_filters}</button> };
    empty(
        Icon::SEARCH,
        t.none_found,
        String::new(),
        Some(button.into_any()),
    )
}

fn failed(store: Store, fault: &Fault) -> impl IntoView + use<> {
    let t = i18n::log();
    if fault.code == code::NOT_AUTHENTICATED {
        return empty(Icon::KEY_ROUND, t.sign_in, t.sign_in_hint.to_owned(), None).into_any();
    }
    let hint = if fault.message.is_empty() || fault.is_away() {
        t.failed_hint.to_owned()
    } else {
        fault.message.clone()
    };
    let again = move |_| {
        store.asking.set(Asking::First);
        store.ask_newest();
    };
    let button = view! { <button type="button" class="btn" on:click=again>{glyph(Icon::ROTATE_CW, "")} {i18n::call().try_again}</button> };
    empty(Icon::CLOUD_OFF, t.failed, hint, Some(button.into_any())).into_any()
}
