//! The filters.

use leptos::prelude::*;
use ringlet_model::call::{Direction, Outcome};

use super::filter::{DIRECTIONS, LogFilter, OUTCOMES, Period};
use super::words;
use crate::app::App;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// Search field and one list for each filter.
pub(super) fn filter_bar(app: App, filter: RwSignal<LogFilter>) -> impl IntoView {
    let t = i18n::log();
    let pairs = |first: &str, rest: Vec<(String, String)>| {
        std::iter::once((String::new(), first.to_owned()))
            .chain(rest)
            .collect::<Vec<_>>()
    };
    let periods = Period::ALL
        .map(|period| (period.key().to_owned(), period_word(period).to_owned()))
        .to_vec();
    let outcomes = pairs(
        t.outcome,
        OUTCOMES
            .map(|outcome| {
                (
                    outcome.as_str().to_owned(),
                    words::outcome(outcome).to_owned(),
                )
            })
            .to_vec(),
    );
    let directions = pairs(
        t.direction,
        DIRECTIONS
            .map(|direction| {
                (
                    direction.as_str().to_owned(),
                    words::direction(direction).to_owned(),
                )
            })
            .to_vec(),
    );
    let lines = Memo::new(move |_| {
        app.boot.with(|boot| {
            boot.as_ref()
                .map(|boot| {
                    boot.providers
                        .iter()
                        .map(|line| (line.id.id().to_owned(), line.label.clone()))
                        .collect::<Vec<_>>()
                })
                .unwrap_or_default()
        })
    });
    view! {
        <div class="log-bar" role="search" aria-label=t.filters>
            <div class="in find">
                {glyph(Icon::SEARCH, "")}
                <input
                    type="search"
                    placeholder=t.search
                    aria-label=t.search
                    autocomplete="off"
                    prop:value=move || filter.with(|filter| filter.text.clone())
                    on:input:target=move |event| filter.update(|filter| filter.text = event.target().value())
                />
            </div>
            {select(t.period, Some(Icon::CALENDAR), periods, Signal::derive(move || filter.with(|filter| filter.period.key().to_owned())), move |key| filter.update(|filter| filter.period = Period::of(&key)))}
            {select(t.outcome, None, outcomes, Signal::derive(move || filter.with(|filter| filter.outcome.map(Outcome::as_str).unwrap_or_default().to_owned())), move |key| filter.update(|filter| filter.outcome = Outcome::from_word(&key)))}
            {select(t.direction, None, directions, Signal::derive(move || filter.with(|filter| filter.direction.map(Direction::as_str).unwrap_or_default().to_owned())), move |key| filter.update(|filter| filter.direction = Direction::from_word(&key)))}
            {move || {
                let lines = lines.get();
                (lines.len() > 1).then(|| {
                    let options = std::iter::once((String::new(), t.line.to_owned())).chain(lines).collect();
                    select(t.line, None, options, Signal::derive(move || filter.with(|filter| filter.source.clone().unwrap_or_default())), move |key| filter.update(|filter| filter.source = Some(key).filter(|key| !key.is_empty())))
                })
            }}
        </div>
    }
}

fn period_word(period: Period) -> &'static str {
    let t = i18n::log();
    match period {
        Period::All => t.any_time,
        Period::Today => t.today,
        Period::Week => t.last_7,
        Period::Month => t.last_30,
    }
}

/// A drawn button with the browser's own list over it.
fn select(
    name: &'static str,
    icon: Option<Icon>,
    options: Vec<(String, String)>,
    value: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let known = options.clone();
    let word = move || {
        value.with(|value| {
            known
                .iter()
                .find(|(key, _)| key == value)
                .map(|(_, word)| word.clone())
                .unwrap_or_default()
        })
    };
    let entries = options
        .into_iter()
        .map(|(key, word)| {
            let mine = key.clone();
            view! { <option value=key selected=move || value.with(|value| *value == mine)>{word}</option> }
        })
        .collect_view();
    view! {
        <span class="filt" class:on=move || value.with(|value| !value.is_empty())>
            {icon.map(|icon| glyph(icon, "s14"))}
            <span aria-hidden="true">{word}</span>
            {glyph(Icon::CHEVRON_DOWN, "s14")}
            <select aria-label=name prop:value=value on:change:target=move |event| choose(event.target().value())>{entries}</select>
        </span>
    }
    .into_any()
}
