//! Days and rows, or what there is to say in their place.

use leptos::prelude::*;
use ringlet_model::Timestamp;

use super::Open;
use super::row::{row, version};
use super::rows::Rows;
use super::scroller::{Drawn, Scroller};
use super::store::{Asking, Store};
use super::summary;
use super::vacant::{failed, none_found, none_yet, skeleton};
use super::words::is_reached;
use crate::app::App;
use crate::backend::Fault;
use crate::browser::intl;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::session::Link;

/// What the list shows.
#[derive(Clone, PartialEq)]
enum Shown {
    Skeleton,
    Failed(Fault),
    NoneYet,
    NoneFound,
    Calls,
}

pub(super) fn list(app: App, store: Store, open: Open) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let is_empty = store.rows.with(Rows::is_empty);
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
        Shown::NoneYet => none_yet(store, open).into_any(),
        Shown::NoneFound => none_found(app, store).into_any(),
        Shown::Calls => day_list(app, store, open).into_any(),
    }
}

fn day_list(app: App, store: Store, open: Open) -> impl IntoView {
    let scroller = Scroller::new(store);
    let layout = scroller.layout();
    let drawn = scroller.drawn(layout);
    let days = move || {
        drawn.with(|days| {
            days.iter()
                .map(|day| day.slice.span.day)
                .collect::<Vec<_>>()
        })
    };
    let day = move |number: i64| {
        let day = Memo::new(move |_| {
            drawn.with(|days| {
                days.iter()
                    .find(|day| day.slice.span.day == number)
                    .cloned()
            })
        });
        day_view(app, scroller, store, day, open)
    };
    view! {
        {out_of_date(app)}
        <div
            class="scroll"
            node_ref=scroller.element
            aria-busy=move || (store.asking.get() == Asking::First).then_some("true")
            on:scroll=move |_| scroller.on_scroll(layout)
            on:keydown=move |event| scroller.key(&event, layout)
            on:focusin=move |event| scroller.focused(&event, true)
            on:focusout=move |event| scroller.focused(&event, false)
        >
            <i class="probe pd" node_ref=scroller.day_probe></i>
            <i class="probe pr" node_ref=scroller.row_probe></i>
            <div class="lie" style:block-size=move || pixels(layout.with(|layout| layout.total))>
                <For each=days key=|number| *number children=day/>
            </div>
            {more(store)}
        </div>
    }
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}

/// One day: its line, which stays at the window's edge while the day is in it, and those of its rows that are near.
fn day_view(
    app: App,
    scroller: Scroller,
    store: Store,
    day: Memo<Option<Drawn>>,
    open: Open,
) -> impl IntoView {
    let title = Memo::new(move |_| {
        day.with(|day| {
            day.as_ref()
                .and_then(|day| day.calls.first())
                .map(|call| day_word(call.started_at, app.session.server_now()))
                .unwrap_or_default()
        })
    });
    let count =
        Memo::new(move |_| day.with(|day| day.as_ref().and_then(|day| day_count(store, day))));
    let rows = move || {
        day.with(|day| {
            day.as_ref()
                .map(|day| day.calls.clone())
                .unwrap_or_default()
        })
    };
    let length = move |of: fn(&Drawn) -> f64| {
        move || pixels(day.with(|day| day.as_ref().map(of).unwrap_or_default()))
    };
    view! {
        <div class="vday" style:inset-block-start=length(|day| day.slice.top) style:block-size=length(|day| day.slice.height)>
            <h3 class="day"><span>{title}</span> " " <bdi>{move || count.get().map(|(calls, reached)| i18n::log().day(calls, reached))}</bdi></h3>
            <div
                class="rows"
                role="table"
                aria-label=move || i18n::log().calls_of(&title.get())
                aria-rowcount=move || count.get().map_or_else(|| "-1".to_owned(), |(calls, _)| calls.to_string())
            >
                <For each=rows key=|call| version(call) let:call>{row(app, scroller, day, &call, open)}</For>
            </div>
        </div>
    }
}

/// How many calls a day has and how many of them were reached: counted here where the whole day is here, else by the server,
/// whose days are those of the site's zone.
fn day_count(store: Store, day: &Drawn) -> Option<(usize, usize)> {
    let span = &day.slice.span;
    let is_whole = store.next.with(Option::is_none)
        || store.rows.with(|rows| span.first + span.count < rows.len());
    if is_whole {
        let reached = store.rows.with(|rows| rows.count(span, is_reached));
        return Some((span.count, reached));
    }
    let date = intl::iso_day(day.calls.first()?.started_at);
    store.summary.with(|summary| {
        let known = summary.as_ref()?.days.iter().find(|day| day.date == date)?;
        // Fewer than there are here: the site's zone is another one.
        let calls = summary::count(known.calls);
        (calls >= span.count).then(|| (calls, summary::count(known.reached)))
    })
}

/// The list is still there while the connection isn't.
fn out_of_date(app: App) -> impl IntoView {
    let t = i18n::log();
    move || {
        matches!(app.session.link.get(), Link::Offline { .. }).then(|| {
            view! {
                <p class="note wait off" role="status">{glyph(Icon::WIFI_OFF, "")} <span>{t.out_of_date}</span></p>
            }
        })
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

/// Older calls come by themselves; the button is for a keyboard, and what a failure leaves behind.
fn more(store: Store) -> impl IntoView {
    let t = i18n::log();
    let failed = move || match store.asking.get() {
        Asking::Failed(_) => Some(view! { <p class="sm stop" role="alert">{t.failed}</p> }),
        _ => None,
    };
    view! {
        <Show when=move || store.next.with(Option::is_some)>
            <div class="more">
                {failed}
                <button type="button" class="btn" aria-busy=move || (store.asking.get() == Asking::More).then_some("true") on:click=move |_| store.try_again()>
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
