//! Which calls are counted.

use leptos::prelude::*;

use super::period::Period;
use super::question::Counts;
use super::words;
use crate::component::form::new_id;
use crate::i18n::{call, stats as t};
use crate::icon::{Icon, glyph};

/// The choice that opens two fields.
const OTHER: &str = "other";

pub(super) fn bar(counts: Counts) -> impl IntoView {
    let asks_days = RwSignal::new(false);
    let before = move || {
        counts.answer.with(|answer| {
            let before = &answer.ready()?.previous;
            let first = super::period::Day::read(&before.start)?;
            let end = super::period::Day::read(&before.end)?;
            let period = words::days_short(first, super::period::Day(end.0 - 1));
            Some(t().compared_with(&period))
        })
    };
    view! {
        <div class="st-bar" role="search" aria-label=t().dashboard>
            <div class="row wrap">{period(counts, asks_days)} {agents(counts)} {providers(counts)}</div>
            <span class="sm t3">{before}</span>
        </div>
        <Show when=move || asks_days.get()>{other_days(counts, asks_days)}</Show>
    }
}

fn period(counts: Counts, asks_days: RwSignal<bool>) -> impl IntoView {
    let mut options: Vec<(String, String)> = Period::LAST
        .iter()
        .zip([t().today, t().last_7, t().last_14, t().last_30, t().last_90])
        .map(|(days, word)| (days.to_string(), word.to_owned()))
        .collect();
    options.push((OTHER.to_owned(), t().other_days.to_owned()));
    let value = move || {
        let period = counts.filter.with(|filter| filter.period);
        match period {
            Period::Last(days) if !asks_days.get() => days.to_string(),
            _ => OTHER.to_owned(),
        }
    };
    let shown = move || {
        let (first, last) = counts
            .filter
            .with(|filter| filter.period)
            .days(counts.today());
        words::days(first, last)
    };
    let choose = move |key: String| {
        let days = key.parse().ok();
        asks_days.set(days.is_none());
        if let Some(days) = days {
            counts
                .filter
                .update(|filter| filter.period = Period::Last(days));
        }
    };
    select(
        t().period,
        Some(Icon::CALENDAR),
        Signal::stored(options),
        Signal::derive(value),
        Signal::derive(shown),
        choose,
    )
}

/// An administrator's choice of whose calls.
fn agents(counts: Counts) -> impl IntoView {
    let is_admin = Memo::new(move |_| {
        counts.app.boot.with(|boot| {
            let user = boot.as_ref().and_then(|boot| boot.user.as_ref());
            user.is_some_and(|user| user.roles.iter().any(|role| role == "admin"))
        })
    });
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), t().all_agents.to_owned())];
        let people = counts.app.session.colleagues.get();
        options.extend(people.into_iter().map(|one| (one.id, one.name)));
        options
    });
    let value = Signal::derive(move || {
        counts
            .filter
            .with(|filter| filter.user.clone().unwrap_or_default())
    });
    let choose = move |key: String| {
        counts
            .filter
            .update(|filter| filter.user = Some(key).filter(|key| !key.is_empty()));
    };
    move || {
        is_admin.get().then(|| {
            select(
                t().agent,
                None,
                options,
                value,
                word(options, value),
                choose,
            )
        })
    }
}

fn providers(counts: Counts) -> impl IntoView {
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), t().all_providers.to_owned())];
        counts.app.boot.with(|boot| {
            let lines = boot.iter().flat_map(|boot| &boot.providers);
            options.extend(lines.map(|line| (line.id.id().to_owned(), line.label.clone())));
        });
        for other in ["teams", "bluetooth_pbap", "manual"] {
            if options.iter().all(|(key, _)| key != other) {
                options.push((other.to_owned(), words::source(counts.app, Some(other))));
            }
        }
        options
    });
    let value = Signal::derive(move || {
        counts
            .filter
            .with(|filter| filter.source.clone().unwrap_or_default())
    });
    let choose = move |key: String| {
        counts
            .filter
            .update(|filter| filter.source = Some(key).filter(|key| !key.is_empty()));
    };
    select(
        t().provider,
        None,
        options,
        value,
        word(options, value),
        choose,
    )
}

/// The word of the chosen entry.
fn word(options: Signal<Vec<(String, String)>>, value: Signal<String>) -> Signal<String> {
    Signal::derive(move || {
        let value = value.get();
        options.with(|options| {
            let chosen = options.iter().find(|(key, _)| *key == value);
            chosen.map(|(_, word)| word.clone()).unwrap_or_default()
        })
    })
}

/// A drawn button with the browser's own list over it.
fn select(
    name: &'static str,
    icon: Option<Icon>,
    options: Signal<Vec<(String, String)>>,
    value: Signal<String>,
    shown: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let is_period = icon.is_some();
    let entries = move || {
        let value = value.get();
        options
            .get()
            .into_iter()
            .map(|(key, word)| {
                let is_chosen = key == value;
                view! { <option value=key selected=is_chosen>{word}</option> }
            })
            .collect_view()
    };
    view! {
        <span class="filt" class:on=move || is_period || value.with(|value| !value.is_empty())>
            {icon.map(|icon| glyph(icon, "s14"))}
            <span class="cut" aria-hidden="true">{shown}</span>
            {glyph(Icon::CHEVRON_DOWN, "s14")}
            <select aria-label=name prop:value=value on:change:target=move |event| choose(event.target().value())>{entries}</select>
        </span>
    }
}

/// First and last day.
fn other_days(counts: Counts, asks_days: RwSignal<bool>) -> impl IntoView {
    let (first, last) = counts
        .filter
        .with_untracked(|filter| filter.period)
        .days(counts.today());
    let (from, to) = (RwSignal::new(first.text()), RwSignal::new(last.text()));
    let chosen = move || Period::between(&from.get(), &to.get());
    let show = move |_| {
        if let Some(period) = chosen() {
            counts.filter.update(|filter| filter.period = period);
            asks_days.set(false);
        }
    };
    let field = |label: &'static str, value: RwSignal<String>| {
        let id = new_id("day");
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input id=id class="in" type="date" prop:value=value on:input:target=move |event| value.set(event.target().value())/>
            </div>
        }
    };
    view! {
        <div class="card st-days" role="group" aria-label=t().other_days>
            {field(t().from_day, from)} {field(t().to_day, to)}
            <button type="button" class="btn primary" aria-disabled=move || chosen().is_none().then_some("true") on:click=show>{t().show_days}</button>
            <button type="button" class="btn ghost" on:click=move |_| asks_days.set(false)>{call().cancel}</button>
            <p class="help" role="status">{move || chosen().is_none().then_some(t().days_wrong)}</p>
        </div>
    }
}
