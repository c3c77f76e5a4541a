//! Five numbers, each beside the one of the period before.

use leptos::prelude::*;
use ringlet_model::api::CallStats;

use super::change::Change;
use super::words;
use crate::i18n::{call, stats as t};
use crate::icon::{Icon, glyph};

pub(super) fn tiles(stats: &CallStats) -> impl IntoView + use<> {
    let before = &stats.previous;
    let percent = |by| words::percent(by, 0);
    let calls = Change::share(number(stats.total_calls), number(before.total_calls));
    let rate = Change::points(stats.success_rate, before.success_rate);
    let talk = Change::share(
        seconds(stats.total_duration),
        seconds(before.total_duration),
    );
    let average = Change::seconds(stats.average_duration, before.average_duration);
    let from = words::count(before.total_calls);
    view! {
            {tile(t().calls, words::count(stats.total_calls), compared(calls, percent, Some(t().from_before(&from)), false))}
            {tile(t().reached, words::rate(stats.success_rate), compared(rate, |by| t().points(&words::points(by)), None, true))}
            {tile(t().talk_time, words::long_time(stats.total_duration), compared(talk, percent, None, false))}
            {tile(t().average_call, words::short_time(stats.average_duration), compared(average, words::seconds, None, false))}
            {tile(call().missed, words::count(missed(stats)), due(stats.call_backs_due))}
    }
}

/// Calls that came in and nobody took, as the log's filter counts them.
fn missed(stats: &CallStats) -> u64 {
    let mut outcomes = stats.by_outcome.iter();
    let missed = outcomes.find(|part| part.name.as_deref() == Some("missed"));
    missed.map_or(0, |part| part.total_calls)
}

#[allow(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53")]
const fn number(count: u64) -> f64 {
    count as f64
}

#[allow(clippy::cast_precision_loss, reason = "nobody talks beyond 2^53 s")]
const fn seconds(count: i64) -> f64 {
    count as f64
}

fn tile(name: &'static str, value: String, below: AnyView) -> impl IntoView {
    view! {
        <div class="card stat">
            <dt class="k">{name}</dt>
            <dd class="v">{value}</dd>
            <dd class="d">{below}</dd>
        </div>
    }
}

/// The change in words. Green and red only where more is plainly better (`is_better`).
fn compared(
    change: Change,
    word: impl FnOnce(f64) -> String,
    after: Option<String>,
    is_better: bool,
) -> AnyView {
    let (icon, tone) = match change {
        Change::By(by) if by > 0.0 => (Some(Icon::TRENDING_UP), "go"),
        Change::By(_) => (Some(Icon::TRENDING_DOWN), "stop"),
        Change::Same | Change::Unknown => (None, ""),
    };
    let tone = if is_better { tone } else { "" };
    let text = words::change(change, word);
    let after = text.is_some().then_some(after);
    view! {
        {icon.map(|icon| view! { <span class=tone>{glyph(icon, "s14")}</span> })}
        <span class=format!("med {tone}")>{text}</span> {after}
    }
    .into_any()
}

fn due(count: u64) -> AnyView {
    let tone = if count > 0 { "stop" } else { "" };
    view! {
        <span class=tone>{glyph(Icon::PHONE_MISSED, "s14")}</span>
        <span>{t().call_backs_due(words::size(count))}</span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use ringlet_model::api::PartStats;

    use super::*;

    #[test]
    fn missed_are_the_calls_that_came_in() {
        let part = |name: &str, total_calls| PartStats {
            name: Some(name.into()),
            total_calls,
            ..PartStats::default()
        };
        let stats = CallStats {
            missed: 50,
            by_outcome: vec![part("no-answer", 45), part("missed", 5)],
            ..CallStats::default()
        };
        assert_eq!(missed(&stats), 5);
    }
}
