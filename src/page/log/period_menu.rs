//! The choice of a stretch of days.

use leptos::prelude::*;

use super::filter::LogFilter;
use super::menu::{Menu, filter_button};
use super::period::Period;
use crate::browser::date::day_text;
use crate::component::form::new_id;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// The menu: periods with a name, and days of one's own.
pub(super) fn period_menu(filter: RwSignal<LogFilter>) -> impl IntoView {
    let menu = Menu::new();
    let period = Memo::new(move |_| filter.with(|filter| filter.period.clone()));
    let group = new_id("period");
    let named = Period::NAMED
        .map(|named| {
            let word = period_word(&named);
            let wished = named.clone();
            let is_on = Signal::derive(move || period.get() == named);
            let choose = move || filter.update(|filter| filter.period = wished.clone());
            radio(group.clone(), word, is_on, choose, Some(menu))
        })
        .into_iter()
        .collect_view();
    let is_own = Signal::derive(move || matches!(period.get(), Period::Own { .. }));
    let begin_own = move || {
        filter.update(|filter| {
            if !matches!(filter.period, Period::Own { .. }) {
                filter.period = Period::Own {
                    from: String::new(),
                    to: String::new(),
                };
            }
        });
    };
    let inside = view! {
        {named}
        {radio(group, i18n::log().own_days.to_owned(), is_own, begin_own, None)}
        <Show when=move || is_own.get()>{own_days(filter)}</Show>
    };
    let word = Signal::derive(move || period_word(&period.get()));
    let is_on = Signal::derive(move || period.get() != Period::All);
    filter_button(menu, Some(Icon::CALENDAR), word, is_on, None, inside)
}

/// A period's word, or its days.
pub(super) fn period_word(period: &Period) -> String {
    let t = i18n::log();
    match period {
        Period::All => t.any_time.into(),
        Period::Today => t.today.into(),
        Period::Yesterday => t.yesterday.into(),
        Period::Week => t.last_7.into(),
        Period::Month => t.last_30.into(),
        Period::Own { from, to } => match (from.as_str(), to.as_str()) {
            ("", "") => t.own_days.into(),
            (from, "") => t.since_day(&day_text(from)),
            ("", to) => t.until_day(&day_text(to)),
            (from, to) if from == to => day_text(from),
            (from, to) => format!("{} – {}", day_text(from), day_text(to)),
        },
    }
}

/// One period. Chosen with the mouse it closes the menu; the arrow keys only move the choice.
fn radio(
    group: String,
    word: String,
    is_on: Signal<bool>,
    choose: impl Fn() + 'static,
    closes: Option<Menu>,
) -> impl IntoView {
    let close = move |event: web_sys::MouseEvent| {
        if let Some(menu) = closes.filter(|_| event.detail() > 0) {
            menu.close();
        }
    };
    view! {
        <label class="mi">
            <input type="radio" name=group prop:checked=is_on on:change=move |_| choose() on:click=close/>
            <span>{word}</span>
        </label>
    }
}

fn own_days(filter: RwSignal<LogFilter>) -> impl IntoView {
    let t = i18n::log();
    let is_sound = move || filter.with(|filter| filter.period.is_sound());
    view! {
        <div class="mg days2">
            {day_field(filter, t.first_day, true)}
            {day_field(filter, t.last_day, false)}
        </div>
        <Show when=move || !is_sound()>
            <p class="mg help bad" role="alert">{glyph(Icon::CIRCLE_ALERT, "s14")} <span>{t.days_reversed}</span></p>
        </Show>
    }
}

/// A day, by keyboard or from the browser's own calendar.
fn day_field(filter: RwSignal<LogFilter>, label: &'static str, is_first: bool) -> impl IntoView {
    let id = new_id("f");
    let value = move || {
        filter.with(|filter| match &filter.period {
            Period::Own { from, to } => if is_first { from } else { to }.clone(),
            _ => String::new(),
        })
    };
    let write = move |day: String| {
        filter.update(|filter| {
            if let Period::Own { from, to } = &mut filter.period {
                *(if is_first { from } else { to }) = day;
            }
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id class="in" type="date" prop:value=value on:change:target=move |event| write(event.target().value())/>
        </div>
    }
}
