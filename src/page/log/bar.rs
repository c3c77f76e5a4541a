//! The filters.

use leptos::prelude::*;
use ringlet_model::call::{Direction, Outcome};

use super::filter::{DIRECTIONS, Facet, LogFilter, OTHER_SOURCES, OUTCOMES};
use super::menu::{Menu, filter_button};
use super::period_menu::period_menu;
use super::words;
use crate::app::App;
use crate::component::form::new_id;
use crate::i18n;
use crate::icon::{Icon, glyph};

type Filter = RwSignal<LogFilter>;

/// A value with its word.
type Choices = Signal<Vec<(String, String)>>;

/// Search field and one menu for each filter.
pub(super) fn filter_bar(app: App, filter: Filter) -> impl IntoView {
    let t = i18n::log();
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
            {period_menu(filter)}
            {facet_menu(filter, Facet::Outcome, outcomes())}
            <Show when=move || is_admin(app)>{facet_menu(filter, Facet::Agent, agents(app))}</Show>
            {facet_menu(filter, Facet::Direction, directions())}
            {more_menu(app, filter)}
        </div>
    }
}

/// Administrators see everybody's calls, others their own.
pub(super) fn is_admin(app: App) -> bool {
    app.boot.with(|boot| {
        boot.as_ref()
            .and_then(|boot| boot.user.as_ref())
            .is_some_and(|user| user.roles.iter().any(|role| role == "admin"))
    })
}

fn facet_word(facet: Facet) -> &'static str {
    let t = i18n::log();
    match facet {
        Facet::Outcome => t.outcome,
        Facet::Agent => t.agent,
        Facet::Direction => t.direction,
        Facet::Source => t.source,
        Facet::Disposition => t.disposition,
    }
}

fn outcomes() -> Choices {
    let all = OUTCOMES.map(|outcome| (outcome.as_str().into(), words::outcome(outcome).into()));
    Signal::stored(all.to_vec())
}

fn directions() -> Choices {
    let all = DIRECTIONS.map(|direction| {
        (
            direction.as_str().into(),
            words::direction(direction).into(),
        )
    });
    Signal::stored(all.to_vec())
}

pub(super) fn agents(app: App) -> Choices {
    Signal::derive(move || {
        app.session.colleagues.with(|people| {
            people
                .iter()
                .map(|person| (person.id.clone(), person.name.clone()))
                .collect()
        })
    })
}

/// The site's providers, what else brings calls, and whatever brought some once.
fn sources(app: App) -> Choices {
    Signal::derive(move || {
        app.boot.with(|boot| {
            let lines = boot.iter().flat_map(|boot| &boot.providers);
            let mut sources: Vec<&str> = lines.map(|line| line.id.id()).collect();
            let held = boot.iter().flat_map(|boot| &boot.log_sources);
            for source in OTHER_SOURCES.into_iter().chain(held.map(String::as_str)) {
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
            sources
                .into_iter()
                .map(|source| (source.to_owned(), words::source(source)))
                .collect()
        })
    })
}

pub(super) fn dispositions(app: App) -> Choices {
    Signal::derive(move || {
        app.boot.with(|boot| {
            let words = boot.iter().flat_map(|boot| &boot.site.dispositions);
            words.map(|word| (word.clone(), word.clone())).collect()
        })
    })
}

/// One facet with a menu of its own.
fn facet_menu(filter: Filter, facet: Facet, choices: Choices) -> impl IntoView {
    let word = Signal::derive(move || {
        let picked: Vec<String> = filter.with(|filter| filter.of(facet).map(Into::into).collect());
        picked_word(facet_word(facet), &picked, &choices.get())
    });
    let is_on = Signal::derive(move || filter.with(|filter| filter.of(facet).next().is_some()));
    let clear = Callback::new(move |()| filter.update(|filter| filter.clear(facet)));
    filter_button(
        Menu::new(),
        None,
        word,
        is_on,
        Some(clear),
        checks(filter, facet, choices),
    )
}

/// "Outcome", "Missed", "Outcome: 3".
fn picked_word(name: &str, picked: &[String], choices: &[(String, String)]) -> String {
    match picked {
        [] => name.to_owned(),
        [one] => choices
            .iter()
            .find(|(value, _)| value == one)
            .map_or_else(|| one.clone(), |(_, word)| word.clone()),
        more => i18n::log().picked(name, more.len()),
    }
}

fn checks(filter: Filter, facet: Facet, choices: Choices) -> impl IntoView {
    let check = move |(value, word): (String, String)| {
        let mine = value.clone();
        let is_on = move || filter.with(|filter| filter.has(facet, &mine));
        view! {
            <label class="mi">
                <input
                    type="checkbox"
                    name=facet.key()
                    value=value.clone()
                    prop:checked=is_on
                    on:change:target=move |event| filter.update(|filter| filter.pick(facet, &value, event.target().checked()))
                />
                <span>{word}</span>
            </label>
        }
    };
    move || choices.get().into_iter().map(check).collect_view()
}

/// What is asked for less often: the source, what the agent chose, a whole number.
fn more_menu(app: App, filter: Filter) -> impl IntoView {
    const RARE: [Facet; 2] = [Facet::Source, Facet::Disposition];
    let t = i18n::log();
    let count = Signal::derive(move || {
        filter.with(|filter| {
            let picked: usize = RARE.map(|facet| filter.of(facet).count()).iter().sum();
            picked + usize::from(!filter.number.trim().is_empty())
        })
    });
    let word = Signal::derive(move || match count.get() {
        0 => t.more.to_owned(),
        count => t.picked(t.more, count),
    });
    let clear = Callback::new(move |()| {
        filter.update(|filter| {
            for facet in RARE {
                filter.clear(facet);
            }
            filter.number.clear();
        });
    });
    let group = move |facet: Facet, choices: Choices| {
        view! {
            <fieldset class="mg">
                <legend class="lbl">{facet_word(facet)}</legend>
                {checks(filter, facet, choices)}
            </fieldset>
        }
    };
    let inside = view! {
        {number_field(filter)}
        {group(Facet::Source, sources(app))}
        {group(Facet::Disposition, dispositions(app))}
    };
    filter_button(
        Menu::new(),
        Some(Icon::LIST_FILTER),
        word,
        Signal::derive(move || count.get() > 0),
        Some(clear),
        inside,
    )
}

fn number_field(filter: Filter) -> impl IntoView {
    let id = new_id("f");
    view! {
        <div class="mg field">
            <label for=id.clone()>{i18n::log().number}</label>
            <input
                id=id
                class="in"
                type="tel"
                inputmode="tel"
                autocomplete="off"
                prop:value=move || filter.with(|filter| filter.number.clone())
                on:input:target=move |event| filter.update(|filter| filter.number = event.target().value())
            />
        </div>
    }
}

/// The filters in one line, for what is said when nothing matches: "Last 7 days, missed, Priya Nair".
pub(super) fn in_words(app: App, filter: &LogFilter) -> String {
    let mut parts = Vec::new();
    if !filter.text.trim().is_empty() {
        parts.push(i18n::log().quoted(filter.text.trim()));
    }
    if filter.period != super::period::Period::All {
        parts.push(super::period_menu::period_word(&filter.period));
    }
    for (facet, value) in &filter.picked {
        parts.push(value_word(app, *facet, value));
    }
    if !filter.number.trim().is_empty() {
        parts.push(filter.number.trim().to_owned());
    }
    parts.join(", ")
}

fn value_word(app: App, facet: Facet, value: &str) -> String {
    let known = match facet {
        Facet::Outcome => Outcome::from_word(value).map(|known| words::outcome(known).to_owned()),
        Facet::Direction => {
            Direction::from_word(value).map(|known| words::direction(known).to_owned())
        }
        Facet::Agent => agents(app)
            .get_untracked()
            .into_iter()
            .find_map(word_of(value)),
        Facet::Source => Some(words::source(value)),
        Facet::Disposition => None,
    };
    known.unwrap_or_else(|| value.to_owned())
}

fn word_of(value: &str) -> impl Fn((String, String)) -> Option<String> {
    move |(other, word)| (other == value).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::picked_word;

    #[test]
    fn a_filter_says_what_is_picked() {
        let choices = [("missed".to_owned(), "Missed".to_owned())];
        let said = |picked: &[&str]| {
            let picked: Vec<String> = picked.iter().map(|&word| word.into()).collect();
            picked_word("Outcome", &picked, &choices)
        };
        assert_eq!(said(&[]), "Outcome");
        assert_eq!(said(&["missed"]), "Missed");
        assert_eq!(said(&["gone"]), "gone");
        assert_eq!(said(&["missed", "busy"]), "Outcome: 2");
    }
}
