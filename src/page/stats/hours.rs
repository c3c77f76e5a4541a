//! Calls by hour of the day: the busier, the stronger the colour.

use leptos::prelude::*;
use ringlet_model::api::{CallStats, HourStats};

use super::figure::{Figure, Table};
use super::question::Counts;
use super::words;
use crate::i18n::stats as t;

/// Calls by hour.
pub(super) const HOURS: Figure = Figure {
    title: |_| t().calls_by_hour,
    aside: busiest,
    chart: |_, stats| cells(stats).into_any(),
    table: |_, stats| Table {
        head: vec![t().hour, t().calls, t().reached],
        rows: stats
            .by_hour
            .iter()
            .map(|hour| {
                vec![
                    clock(hour.hour),
                    words::count(hour.total_calls),
                    words::count(hour.reached),
                ]
            })
            .collect(),
    },
    is_wide: true,
};

fn clock(hour: u8) -> String {
    format!("{hour}:00")
}

fn most(stats: &CallStats) -> Option<&HourStats> {
    // The earliest of several: `max_by_key` would take the last.
    let hours = stats.by_hour.iter().rev();
    hours
        .max_by_key(|hour| hour.total_calls)
        .filter(|hour| hour.total_calls > 0)
}

fn busiest(counts: Counts, stats: &CallStats) -> Option<AnyView> {
    let hour = clock(most(stats)?.hour);
    let zone = counts.app.boot.with_untracked(|boot| {
        boot.as_ref()
            .map(|boot| boot.site.time_zone.replace('_', " "))
            .filter(|zone| !zone.is_empty())
    });
    let zone = zone.map(|zone| format!(", {zone}"));
    Some(view! { <span class="sm t3">{t().busiest_at(&hour)} {zone}</span> }.into_any())
}

fn cells(stats: &CallStats) -> impl IntoView + use<> {
    let most = most(stats).map_or(0, |hour| hour.total_calls);
    let cells = stats
        .by_hour
        .iter()
        .map(|hour| {
            let count = (hour.total_calls > 0).then(|| words::count(hour.total_calls));
            let title = format!("{}: {} {}", clock(hour.hour), words::count(hour.total_calls), t().calls);
            view! { <div title=title><b class=heat(hour.total_calls, most)>{count}</b>{hour.hour.to_string()}</div> }
        })
        .collect_view();
    view! { <div class="heat" aria-hidden="true">{cells}</div> }
}

/// Quarters of the busiest hour.
fn heat(calls: u64, most: u64) -> &'static str {
    let share = words::part(calls, most);
    match share {
        ..0.125 => "h0",
        ..0.375 => "h1",
        ..0.625 => "h2",
        ..0.875 => "h3",
        _ => "h4",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_busiest_hour_is_the_strongest() {
        let heats = [0, 11, 48, 88, 142, 168].map(|calls| heat(calls, 168));
        assert_eq!(heats, ["h0", "h0", "h1", "h2", "h3", "h4"]);
        assert_eq!(heat(0, 0), "h0");
    }

    #[test]
    fn of_equal_hours_the_first_is_named() {
        let hour = |hour, total_calls| HourStats {
            hour,
            total_calls,
            reached: 0,
        };
        let mut stats = CallStats {
            by_hour: vec![hour(9, 2), hour(10, 2)],
            ..CallStats::default()
        };
        assert_eq!(most(&stats).map(|hour| hour.hour), Some(9));
        stats.by_hour = vec![hour(9, 0)];
        assert!(most(&stats).is_none());
    }
}
