//! Calls by day, and the daily success rate. Longer periods are drawn by week; the table always has the days.

use leptos::prelude::*;
use ringlet_model::api::{CallStats, DayStats};

use super::chart::{chart, plot};
use super::figure::{Figure, Table};
use super::period::Day;
use super::words;
use crate::i18n::stats as t;

/// More days than this are drawn as weeks.
const BY_DAY: usize = 92;

/// Calls per day.
pub(super) const CALLS: Figure = Figure {
    title: |stats| {
        if stats.by_day.len() > BY_DAY {
            t().calls_per_week
        } else {
            t().calls_per_day
        }
    },
    aside: |_, _| Some(key().into_any()),
    chart: |_, stats| chart(bars(stats), plot::calls).into_any(),
    table: |_, stats| Table {
        head: vec![
            t().day,
            t().calls,
            t().reached,
            t().success_rate,
            t().talk_time,
        ],
        rows: stats.by_day.iter().map(row).collect(),
    },
    is_wide: false,
};

/// The daily success rate.
pub(super) const RATE: Figure = Figure {
    title: |_| t().success_rate,
    aside: |_, _| None,
    chart: |_, stats| {
        let percent = |share| words::percent(share, 0);
        chart(bars(stats), move |bars, size| {
            plot::rates(bars, size, &percent)
        })
        .into_any()
    },
    table: |_, stats| Table {
        head: vec![t().day, t().success_rate],
        rows: stats
            .by_day
            .iter()
            .map(|day| vec![day_word(day), words::rate(day.success_rate)])
            .collect(),
    },
    is_wide: false,
};

fn key() -> impl IntoView {
    view! {
        <div class="key-l" aria-hidden="true">
            <span><i class="reached"></i>{t().reached}</span>
            <span><i class="not-reached"></i>{t().not_reached}</span>
        </div>
    }
}

fn row(day: &DayStats) -> Vec<String> {
    vec![
        day_word(day),
        words::count(day.total_calls),
        words::count(day.reached),
        words::rate(day.success_rate),
        words::long_time(day.total_duration),
    ]
}

fn day_word(day: &DayStats) -> String {
    Day::read(&day.day).map_or_else(|| day.day.clone(), |day| words::day(day, LONG))
}

const LONG: &[(&str, &str)] = &[("weekday", "short"), ("day", "numeric"), ("month", "short")];

fn bars(stats: &CallStats) -> Vec<plot::Bar> {
    let days = stats.by_day.as_slice();
    let step = if days.len() > BY_DAY { 7 } else { 1 };
    let is_long = days.len() > 31;
    let mut month = None;
    days.chunks(step)
        .map(|days| {
            let first = Day::read(&days[0].day);
            let label = first.map_or_else(String::new, |day| {
                // The month where it begins; on a long axis days are left out, so that each needs its month.
                let this = days[0].day.get(..7).map(str::to_owned);
                let is_new = is_long || this != month;
                month = this;
                let short: &[_] = &[("day", "numeric"), ("month", "short")];
                words::day(day, if is_new { short } else { &short[..1] })
            });
            bar(days, label, first)
        })
        .collect()
}

fn bar(days: &[DayStats], label: String, first: Option<Day>) -> plot::Bar {
    let sum = |of: fn(&DayStats) -> u64| days.iter().map(of).sum::<u64>();
    let (calls, reached) = (sum(|day| day.total_calls), sum(|day| day.reached));
    let rate = match days {
        [day] => day.success_rate,
        _ => (calls > 0).then(|| words::part(reached, calls)),
    };
    let when = match (first, days.len()) {
        (Some(first), 1) => words::day(first, LONG),
        (Some(first), count) => {
            let last = Day(first.0 + i64::try_from(count).unwrap_or(0) - 1);
            words::days_short(first, last)
        }
        (None, _) => label.clone(),
    };
    let (t, missed) = (t(), calls - reached.min(calls));
    plot::Bar {
        title: format!(
            "{when}: {} {}, {} {} ({})",
            words::count(reached),
            t.reached,
            words::count(missed),
            t.not_reached,
            words::rate(rate)
        ),
        label,
        calls,
        reached,
        rate,
    }
}
