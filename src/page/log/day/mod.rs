//! A day at a time: hours from left to right, a lane for each agent.

mod lanes;

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{CallLogEntry, CallLogPage};

use self::lanes::{Block, Lane, hours, lanes};
use super::api::page_path;
use super::period::Period;
use super::store::Store;
use super::{Beside, Open, words};
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::call_timer::clock_text;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::Loaded;

/// Calls of a page, and how many of them are drawn at most.
const PAGE: u32 = 200;
const MOST: usize = 1_000;

/// The day view.
pub(super) fn day_view(store: Store, open: Open) -> impl IntoView {
    let day = RwSignal::new(first_day(store));
    let calls = RwSignal::new(Loaded::<Vec<CallLogEntry>>::Waiting);
    let question = StoredValue::new(0_u32);
    // Another day, other filters, or calls that came in.
    Effect::new(move |_| {
        let day = day.get();
        store.filter.track();
        store.rows.track();
        question.update_value(|number| *number = number.wrapping_add(1));
        let mine = question.get_value();
        spawn_local(async move {
            let answer = Loaded::from(ask(store, &day).await);
            if question.try_get_value() == Some(mine) {
                let _ = calls.try_set(answer);
            }
        });
    });
    view! {
        <div class="dayview">
            {days_bar(store, day)}
            {move || calls.with(|calls| match calls {
                Loaded::Waiting => view! { <p class="empty t2" aria-busy="true">{i18n::log().loading}</p> }.into_any(),
                Loaded::Failed(_) => view! { <p class="empty stop" role="alert">{i18n::log().failed}</p> }.into_any(),
                Loaded::Ready(calls) if calls.is_empty() => view! { <p class="empty t2" role="status">{i18n::log().none_on_day}</p> }.into_any(),
                Loaded::Ready(calls) => chart(calls, open).into_any(),
            })}
        </div>
    }
}

/// The day of the newest call in the list, else today.
fn first_day(store: Store) -> String {
    let newest = store
        .rows
        .with_untracked(|rows| rows.get(0).map(|row| row.call.started_at));
    intl::iso_day(newest.unwrap_or_else(|| store.app.session.server_now()))
}

/// All calls of a day by the other filters, as far as they are drawn.
async fn ask(store: Store, day: &str) -> Result<Vec<CallLogEntry>, Fault> {
    let period = Period::Own {
        from: day.to_owned(),
        to: day.to_owned(),
    };
    let bounds = period.bounds(store.app.session.server_now());
    let filters = store.filter.with_untracked(|filter| filter.query(&bounds));
    let mut calls = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let path = page_path(&filters, PAGE, cursor.as_deref());
        let page: CallLogPage = store.app.client.get(&path).await?;
        calls.extend(page.calls);
        cursor = page.next_cursor;
        if cursor.is_none() || calls.len() >= MOST {
            return Ok(calls);
        }
    }
}

/// The day, the one before, the one after.
fn days_bar(store: Store, day: RwSignal<String>) -> impl IntoView {
    let t = i18n::log();
    let step = move |by: i32| {
        if let Some(next) = intl::day_after(&day.get_untracked(), by) {
            day.set(next);
        }
    };
    let is_last = move || day.get() >= intl::iso_day(store.app.session.server_now());
    view! {
        <div class="days">
            <button type="button" class="ib" aria-label=t.day_before title=t.day_before on:click=move |_| step(-1)>{glyph(Icon::CHEVRON_LEFT, "flip")}</button>
            <input
                class="in"
                type="date"
                aria-label=t.day_shown
                prop:value=day
                on:change:target=move |event| {
                    let wished = event.target().value();
                    if !wished.is_empty() {
                        day.set(wished);
                    }
                }
            />
            <button type="button" class="ib" aria-label=t.day_after title=t.day_after disabled=is_last on:click=move |_| step(1)>{glyph(Icon::CHEVRON_RIGHT, "flip")}</button>
        </div>
    }
}

fn chart(calls: &[CallLogEntry], open: Open) -> impl IntoView + use<> {
    let t = i18n::log();
    let lanes = lanes(calls.to_vec(), |call| intl::minute_of_day(call.started_at));
    let (from, to) = hours(&lanes);
    let span = Span {
        from: from * 60,
        minutes: (to - from) * 60,
    };
    let hour = |hour: u32| {
        view! { <span class="hour" style:inset-inline-start=span.share(hour * 60)><bdi>{intl::hour(hour, i18n::locale().tag())}</bdi></span> }
    };
    let is_cut = calls.len() >= MOST;
    view! {
        {is_cut.then(|| view! { <p class="note wait off" role="status">{glyph(Icon::INFO, "")} <span>{t.day_is_cut(MOST)}</span></p> })}
        <div class="chart" style:--hours=(to - from).to_string()>
            <div class="hours" aria-hidden="true"><span class="name"></span><div class="track">{(from..to).map(hour).collect_view()}</div></div>
            {lanes.into_iter().map(|lane| lane_view(lane, span, open)).collect_view()}
        </div>
    }
}

/// The stretch of the day that is drawn, in minutes since midnight.
#[derive(Clone, Copy)]
struct Span {
    from: u32,
    minutes: u32,
}

impl Span {
    /// Where a minute lies, in percent.
    fn share(self, minute: u32) -> String {
        self.length(minute.saturating_sub(self.from))
    }

    /// How long so many minutes are, in percent.
    fn length(self, minutes: u32) -> String {
        format!(
            "{:.3}%",
            f64::from(minutes) * 100.0 / f64::from(self.minutes.max(1))
        )
    }
}

fn lane_view(lane: Lane, span: Span, open: Open) -> impl IntoView {
    let t = i18n::log();
    let name = lane.name.unwrap_or_else(|| t.nobody.to_owned());
    let count = t.count(lane.blocks.len());
    let lines = lane.lines.to_string();
    view! {
        <div class="lane">
            <span class="name cut" title=name.clone()>{name.clone()}<bdi class="t3">{count}</bdi></span>
            <ol class="track" aria-label=name style:--lines=lines>{lane.blocks.into_iter().map(|block| block_view(block, span, open)).collect_view()}</ol>
        </div>
    }
}

fn block_view(block: Block, span: Span, open: Open) -> impl IntoView {
    let call = block.call;
    let who = call
        .remote_name
        .clone()
        .unwrap_or_else(|| call.remote_display.clone());
    let length = call
        .duration_seconds
        .filter(|seconds| *seconds > 0)
        .map(clock_text);
    let parts = [
        Some(intl::time(call.started_at, i18n::locale().tag())),
        Some(who.clone()),
        Some(words::direction(call.direction).to_owned()),
        Some(words::result(&call).0.to_owned()),
        length,
    ];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (tone, id) = (words::result(&call).1, call.id.clone());
    let look = if words::is_reached(&call) { "go" } else { tone };
    let is_open = move || open.with(|open| open.as_ref().is_some_and(|open| open.is_call(&id)));
    let data = call.id.clone();
    view! {
        <li style:inset-inline-start=span.share(block.from) style:inline-size=span.length(block.minutes) style:--line=block.line.to_string()>
            <button
                type="button"
                class=format!("blk {look}")
                class:sel=is_open
                data-call=data
                aria-label=title.clone()
                title=title
                on:click=move |_| open.set(Some(Beside::Call(Box::new(call.clone()))))
            >
                <span class="cut">{who}</span>
            </button>
        </li>
    }
}
