//! A chart with its table: one of them is seen, a screen reader has the table always.

use leptos::prelude::*;
use ringlet_model::api::CallStats;

use super::question::Counts;
use crate::i18n::stats as t;
use crate::icon::{Icon, glyph};

/// The numbers of a chart.
pub(super) struct Table {
    pub(super) head: Vec<&'static str>,
    /// The first cell names the row.
    pub(super) rows: Vec<Vec<String>>,
}

/// What a figure is made of.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) title: fn(&CallStats) -> &'static str,
    /// Beside the title.
    pub(super) aside: fn(Counts, &CallStats) -> Option<AnyView>,
    pub(super) chart: fn(Counts, &CallStats) -> AnyView,
    pub(super) table: fn(Counts, &CallStats) -> Table,
    /// As wide as the dashboard.
    pub(super) is_wide: bool,
}

pub(super) fn figure(counts: Counts, figure: Figure) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let of = move |part: fn(&CallStats) -> &'static str| {
        move || {
            counts
                .answer
                .with(|answer| answer.ready().map(part).unwrap_or_default())
        }
    };
    let title = Memo::new(move |_| of(figure.title)());
    let with = move |make: &dyn Fn(&CallStats) -> AnyView| {
        counts.answer.with(|answer| answer.ready().map(make))
    };
    let button = move |table: bool, icon: Option<Icon>, word: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (as_table.get() == table).to_string() on:click=move |_| as_table.set(table)>
                {icon.map(|icon| glyph(icon, "s14"))} {word}
            </button>
        }
    };
    view! {
        <figure class="card ch" class:full=figure.is_wide aria-label=title>
            <header>
                <h3>{title}</h3>
                <div class="row wrap">
                    {move || counts.answer.with(|answer| (figure.aside)(counts, answer.ready()?))}
                    <div class="seg" role="group" aria-label=title>
                        {button(false, Some(Icon::CHART_COLUMN), t().chart)} {button(true, None, t().table)}
                    </div>
                </div>
            </header>
            <Show when=move || !as_table.get()>
                {move || with(&|stats| (figure.chart)(counts, stats))}
            </Show>
            <div class="tbl" class:vh=move || !as_table.get()>
                {move || with(&|stats| table(title.get(), (figure.table)(counts, stats)).into_any())}
            </div>
        </figure>
    }
}

fn table(title: &str, table: Table) -> impl IntoView + use<> {
    let head = table
        .head
        .into_iter()
        .map(|word| view! { <th scope="col">{word}</th> })
        .collect_view();
    let rows = table
        .rows
        .into_iter()
        .map(|row| {
            let cells = row
                .into_iter()
                .enumerate()
                .map(|(place, cell)| match place {
                    0 => view! { <th scope="row">{cell}</th> }.into_any(),
                    _ => view! { <td>{cell}</td> }.into_any(),
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table>
            <caption class="vh">{title.to_owned()}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
