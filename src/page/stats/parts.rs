//! Calls by how they ended, by agent, provider and disposition: bars beside their names.

use leptos::prelude::*;
use ringlet_model::api::{CallStats, PartStats};

use super::figure::{Figure, Table};
use super::question::Counts;
use super::words;
use crate::i18n::stats as t;

/// Bars of a chart; the table has all.
const SHOWN: usize = 10;

/// One bar.
struct Part {
    name: String,
    calls: u64,
    reached: Option<u64>,
    seconds: i64,
    tone: &'static str,
}

/// How calls ended.
pub(super) const OUTCOMES: Figure = Figure {
    title: |_| t().how_calls_ended,
    aside: |_, _| None,
    chart: |_, stats| bars(outcomes(stats), stats.total_calls).into_any(),
    table: |_, stats| Table {
        head: vec![t().outcome, t().calls, t().share],
        rows: outcomes(stats)
            .into_iter()
            .map(|part| {
                let share = words::part(part.calls, stats.total_calls);
                vec![
                    part.name,
                    words::count(part.calls),
                    words::percent(share, 1),
                ]
            })
            .collect(),
    },
    is_wide: false,
};

/// Calls by agent.
pub(super) const AGENTS: Figure = Figure {
    title: |_| t().by_agent,
    aside: |_, _| None,
    chart: |_, stats| bars(agents(stats), stats.total_calls).into_any(),
    table: |_, stats| table(t().agent, agents(stats)),
    is_wide: false,
};

/// Calls by provider, or another source.
pub(super) const PROVIDERS: Figure = Figure {
    title: |_| t().by_provider,
    aside: |_, _| None,
    chart: |counts, stats| bars(providers(counts, stats), stats.total_calls).into_any(),
    table: |counts, stats| table(t().provider, providers(counts, stats)),
    is_wide: false,
};

/// Calls by what the agents chose.
pub(super) const DISPOSITIONS: Figure = Figure {
    title: |_| t().by_disposition,
    aside: |_, _| None,
    chart: |_, stats| bars(dispositions(stats), stats.total_calls).into_any(),
    table: |_, stats| table(t().disposition, dispositions(stats)),
    is_wide: false,
};

fn outcomes(stats: &CallStats) -> Vec<Part> {
    let part = |part: &PartStats| Part {
        name: words::outcome(part.name.as_deref()),
        calls: part.total_calls,
        reached: None,
        seconds: 0,
        tone: match part.name.as_deref() {
            Some("completed") => "reached",
            Some("missed" | "failed" | "blocked") => "bad",
            _ => "not-reached",
        },
    };
    stats.by_outcome.iter().map(part).collect()
}

fn agents(stats: &CallStats) -> Vec<Part> {
    let users = stats.by_user.iter().map(|user| Part {
        name: user
            .user_name
            .clone()
            .or_else(|| user.user_id.clone())
            .unwrap_or_else(|| t().nobody_took.to_owned()),
        calls: user.total_calls,
        reached: Some(user.reached),
        seconds: user.total_duration,
        tone: "reached",
    });
    users.collect()
}

fn providers(counts: Counts, stats: &CallStats) -> Vec<Part> {
    let name = |part: &PartStats| words::source(counts.app, part.name.as_deref());
    named(&stats.by_source, name)
}

fn dispositions(stats: &CallStats) -> Vec<Part> {
    named(&stats.by_disposition, |part| {
        part.name
            .clone()
            .unwrap_or_else(|| t().none_chosen.to_owned())
    })
}

fn named(parts: &[PartStats], name: impl Fn(&PartStats) -> String) -> Vec<Part> {
    let part = |part: &PartStats| Part {
        name: name(part),
        calls: part.total_calls,
        reached: Some(part.reached),
        seconds: part.total_duration,
        tone: "reached",
    };
    parts.iter().map(part).collect()
}

fn table(first: &'static str, parts: Vec<Part>) -> Table {
    let row = |part: Part| {
        let reached = part.reached.unwrap_or(0);
        vec![
            part.name,
            words::count(part.calls),
            words::count(reached),
            words::long_time(part.seconds),
        ]
    };
    Table {
        head: vec![first, t().calls, t().reached, t().talk_time],
        rows: parts.into_iter().map(row).collect(),
    }
}

/// Bars as long as their counts beside the longest one's; of a bar with a part that reached somebody, that part.
fn bars(parts: Vec<Part>, all: u64) -> impl IntoView {
    let most = parts.iter().map(|part| part.calls).max().unwrap_or(0);
    let rows = parts
        .into_iter()
        .take(SHOWN)
        .map(|part| {
            let long = |count: u64| format!("{:.1}%", words::part(count, most) * 100.0);
            let rest = part.reached.map(|reached| {
                let missed = part.calls - reached.min(part.calls);
                view! { <i class="not-reached" style:inline-size=long(missed)></i> }
            });
            let first = part.reached.unwrap_or(part.calls);
            view! {
                <span class="cut" title=part.name.clone()>{part.name.clone()}</span>
                <span class="t"><i class=part.tone style:inline-size=long(first)></i>{rest}</span>
                <span class="n med">{words::count(part.calls)} " " <span class="t3">{words::percent(words::part(part.calls, all), 0)}</span></span>
            }
        })
        .collect_view();
    view! { <div class="outc" aria-hidden="true">{rows}</div> }
}
