//! What filling would do: how many, which columns were taken for what, which lines can't be taken.

use leptos::prelude::*;
use ringlet_model::api::{CsvColumns, FillAnswer};

use super::fill::Wish;
use super::words;
use crate::component::form::choice::SelectField;
use crate::i18n::list as t;
use crate::icon::{Icon, glyph};
use crate::page::Loaded;

/// Lines that can't be taken, shown at most.
const ERRORS: usize = 8;

pub(super) fn preview(wish: Wish) -> impl IntoView {
    move || {
        Some(match wish.shown.get()? {
            Loaded::Waiting => {
                view! { <p class="sm t2" role="status">{t().checking}</p> }.into_any()
            }
            Loaded::Failed(fault) => {
                let (title, body) = words::fault(&fault);
                view! {
                    <div class="note stop" role="alert">
                        {glyph(Icon::CIRCLE_ALERT, "")}
                        <div><p class="med">{title}</p> {body.map(|body| view! { <p>{body}</p> })}</div>
                    </div>
                }
                .into_any()
            }
            Loaded::Ready(answer) => shown(wish, &answer).into_any(),
        })
    }
}

fn shown(wish: Wish, answer: &FillAnswer) -> impl IntoView + use<> {
    let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let mut lines = vec![t().to_be_added(size(answer.added))];
    if answer.doubles > 0 {
        lines.push(t().doubles(size(answer.doubles)));
    }
    if answer.blocked > 0 {
        lines.push(t().blocked(size(answer.blocked)));
    }
    if answer.refused > 0 {
        lines.push(t().refused(size(answer.refused)));
    }
    let errors = answer
        .errors
        .iter()
        .take(ERRORS)
        .map(|error| {
            let line = t().line(&error.line.to_string());
            view! { <li><span class="med">{line}</span> " " {error.message.clone()}</li> }
        })
        .collect_view();
    let sample = answer
        .sample
        .iter()
        .map(|row| {
            let name = row.name.clone().unwrap_or_default();
            let company = row.company.clone().unwrap_or_default();
            view! { <tr><td class="cut">{name}</td><td class="cut">{company}</td><td><bdi class="num">{row.display.clone()}</bdi></td></tr> }
        })
        .collect_view();
    view! {
        {(!answer.columns.is_empty()).then(|| columns(wish, &answer.columns, &answer.taken))}
        <div class="cl-shown" role="status">
            <ul class="sums">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {(!answer.sample.is_empty()).then(|| view! {
                <table class="plain">
                    <thead><tr><th scope="col">{t().name_column}</th><th scope="col">{t().company_column}</th><th scope="col">{t().phone_column}</th></tr></thead>
                    <tbody>{sample}</tbody>
                </table>
            })}
            {(!answer.errors.is_empty()).then(|| view! { <ul class="errors sm">{errors}</ul> })}
        </div>
    }
}

/// Which column is which: as guessed, to be put right.
fn columns(wish: Wish, names: &[String], taken: &CsvColumns) -> impl IntoView + use<> {
    let mut options = vec![(String::new(), t().left_out.to_owned())];
    options.extend(names.iter().map(|name| (name.clone(), name.clone())));
    let options = Signal::stored(options);
    let pick = move |label: &'static str,
                     value: &Option<String>,
                     write: fn(&mut CsvColumns) -> &mut Option<String>| {
        let value = Signal::stored(value.clone().unwrap_or_default());
        let choose = move |name: String| {
            wish.columns
                .update(|columns| *write(columns) = Some(name).filter(|name| !name.is_empty()));
        };
        view! { <SelectField label=label options=options value=value choose=choose/> }
    };
    view! {
        <div class="cols">
            {pick(t().phone_column, &taken.number, |columns| &mut columns.number)}
            {pick(t().name_column, &taken.name, |columns| &mut columns.name)}
            {pick(t().company_column, &taken.company, |columns| &mut columns.company)}
            {pick(t().note_column, &taken.note, |columns| &mut columns.note)}
        </div>
    }
}
