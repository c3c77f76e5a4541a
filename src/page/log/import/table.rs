//! Which column of a table is what, and who the people named in it are.

use leptos::prelude::*;
use ringlet_model::api::{ImportField, ImportTable, ImportUser};

use super::{Import, Step};
use crate::component::form::new_id;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::log::bar::agents;

/// The choices, and the first rows as they are; nothing for files that aren't tables. They stay while the files are read
/// again, and where that fails: the choice just made keeps the focus and can be taken back.
pub(super) fn mapping(import: Import) -> impl IntoView {
    let table = Memo::new(move |_| {
        let is_over = import
            .step
            .with(|step| matches!(step, Step::Storing | Step::Stored));
        let table = import
            .report
            .with(|report| report.as_ref()?.table.as_ref().map(without_choices));
        table.filter(|_| !is_over)
    });
    move || table.get().map(|table| choices(import, &table))
}

/// What the lists are made of. Which choice is made in each, they follow by themselves.
fn without_choices(table: &ImportTable) -> ImportTable {
    let mut table = table.clone();
    table.mapping.clear();
    for person in &mut table.users {
        person.user_id = None;
    }
    table
}

fn choices(import: Import, table: &ImportTable) -> impl IntoView + use<> {
    let t = i18n::log();
    let fields = table
        .fields
        .iter()
        .map(|field| column_of(import, field, &table.columns))
        .collect_view();
    let people = table
        .users
        .iter()
        .map(|person| user_of(import, person))
        .collect_view();
    let people = (!table.users.is_empty()).then(|| {
        view! {
            <fieldset class="part">
                <legend class="lbl">{t.people_in_table}</legend>
                <div class="two">{people}</div>
            </fieldset>
        }
    });
    view! {
        {preview(table)}
        <fieldset class="part">
            <legend class="lbl">{t.columns}</legend>
            <div class="two">{fields}</div>
        </fieldset>
        {people}
    }
}

/// A field's word.
fn field_word(name: &str) -> String {
    let t = i18n::log();
    match name {
        "external_id" => t.field_id,
        "user" => t.agent,
        "number" => t.number,
        "name" => t.name,
        "direction" => t.direction,
        "started_at" => t.started,
        "answered_at" => t.field_answered,
        "ended_at" => t.over,
        "duration_seconds" => t.talk_time,
        "outcome" => t.outcome,
        "disposition" => t.disposition,
        "note" => t.note,
        "source" => t.source,
        other => return other.replace('_', " "),
    }
    .to_owned()
}

fn column_of(import: Import, field: &ImportField, columns: &[String]) -> impl IntoView + use<> {
    let name = StoredValue::new(field.name.clone());
    let choose = move |column: String| {
        import.mapping.update(|mapping| {
            if column.is_empty() {
                mapping.remove(&name.get_value());
            } else {
                mapping.insert(name.get_value(), column);
            }
        });
        import.run(true);
    };
    let chosen = Signal::derive(move || {
        let mapping = import.mapping.read();
        name.with_value(|name| mapping.get(name).cloned().unwrap_or_default())
    });
    let choices = columns
        .iter()
        .map(|column| (column.clone(), column.clone()));
    let mut word = field_word(&field.name);
    if field.required {
        word.push_str(" *");
    }
    list(word, chosen, choices.collect(), choose)
}

fn user_of(import: Import, person: &ImportUser) -> impl IntoView + use<> {
    let word = StoredValue::new(person.word.clone());
    let choose = move |user: String| {
        import.people.update(|people| {
            if user.is_empty() {
                people.remove(&word.get_value());
            } else {
                people.insert(word.get_value(), user);
            }
        });
        import.run(true);
    };
    let rows = usize::try_from(person.rows).unwrap_or_default();
    let label = format!("{} · {}", person.word, i18n::log().count(rows));
    let chosen = Signal::derive(move || {
        let people = import.people.read();
        word.with_value(|word| people.get(word).cloned().unwrap_or_default())
    });
    list(label, chosen, agents(import.app).get_untracked(), choose)
}

fn list(
    label: String,
    chosen: Signal<String>,
    choices: Vec<(String, String)>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let id = new_id("f");
    let option = move |(key, word): (String, String)| {
        let this = key.clone();
        view! { <option value=key prop:selected=move || chosen.with(|chosen| *chosen == this)>{word}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="in pickbox">
                <select id=id class="grow" on:change:target=move |event| choose(event.target().value())>
                    <option value="" prop:selected=move || chosen.with(String::is_empty)>"–"</option>
                    {choices.into_iter().map(option).collect_view()}
                </select>
                {glyph(Icon::CHEVRON_DOWN, "s14")}
            </div>
        </div>
    }
}

/// The first rows, so that one sees what is in a column.
fn preview(table: &ImportTable) -> impl IntoView + use<> {
    let heads = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.clone()}</th> })
        .collect_view();
    let cell = |text: &String| view! { <td>{text.clone()}</td> };
    let rows = table
        .rows
        .iter()
        .map(|row| view! { <tr>{row.iter().map(cell).collect_view()}</tr> })
        .collect_view();
    view! {
        <div class="sheet" tabindex="0" role="region" aria-label=i18n::log().first_rows>
            <table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}
