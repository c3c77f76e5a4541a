//! Tables: people with a pencil, and lists that grow by older pages.

use std::pin::Pin;

use leptos::prelude::*;

use super::frame::{skeleton, to_title};
use super::{Settings, users};
use crate::backend::Fault;
use crate::component::form::button::{BinButton, WorkButton};
use crate::component::form::notice::fault_notice;
use crate::component::form::work::Work;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// A table with a head. `class` beside `tbl`; the last column has no visible head where its word is empty.
pub(super) fn table(
    class: &'static str,
    heads: &[&'static str],
    rows: AnyView,
) -> impl IntoView + use<> {
    let t = words();
    let heads = heads
        .iter()
        .map(|head| {
            if head.is_empty() {
                view! { <th><span class="vh">{t.change}</span></th> }.into_any()
            } else {
                view! { <th>{*head}</th> }.into_any()
            }
        })
        .collect_view();
    view! {
        <div class="provs">
            <table class=format!("tbl {class}")>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Somebody in a table: who, then named cells, then a pencil.
pub(super) fn person_row(
    name: &str,
    id: &str,
    enabled: bool,
    cells: Vec<(&'static str, AnyView)>,
    open: Callback<()>,
) -> impl IntoView + use<> {
    let change = words().change_of(name);
    let cells = cells
        .into_iter()
        .map(|(head, cell)| view! { <td class="w"><span class="m">{head} " "</span>{cell}</td> })
        .collect_view();
    view! {
        <tr>
            <td>{users::who(name, id, enabled)}</td>
            {cells}
            <td>
                <button type="button" class="ib" aria-label=change.clone() title=change on:click=move |_| open.run(())>
                    {glyph(Icon::PENCIL, "")}
                </button>
            </td>
        </tr>
    }
}

/// A row of a growing list: a key, its cells, and what opens below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Unlike every other row's.
    pub(super) key: String,
    /// One text per column.
    pub(super) cells: Vec<String>,
    /// Glyph and tone before the last cell, e.g. of a failure.
    pub(super) bad: bool,
    /// What opens below: label and text.
    pub(super) more: Vec<(&'static str, String)>,
}

/// One page of a growing list.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Newest first.
    pub(super) rows: Vec<Row>,
    /// Where the next page begins.
    pub(super) next: Option<String>,
}

/// How rows are removed: what it does to a row's key, and how that stands.
#[derive(Clone, Copy)]
pub(super) struct Removal {
    /// Removes the row with this key.
    pub(super) press: Callback<String>,
    /// Under way, done, or refused.
    pub(super) work: Work,
}

/// Asks for a page from a cursor.
pub(super) type Asking = Pin<Box<dyn Future<Output = Result<Rows, Fault>>>>;

type Ask = Box<dyn Fn(Option<String>) -> Asking>;

/// A list that is read page by page. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Growing {
    rows: RwSignal<Vec<Row>>,
    next: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    is_here: RwSignal<bool>,
    fault: RwSignal<Option<Fault>>,
    ask: StoredValue<Ask, LocalStorage>,
    question: StoredValue<u32>,
}

impl Growing {
    /// Asks for the first page at once.
    pub(super) fn new(ask: impl Fn(Option<String>) -> Asking + 'static) -> Self {
        let list = Self {
            rows: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            busy: RwSignal::new(false),
            is_here: RwSignal::new(false),
            fault: RwSignal::new(None),
            ask: StoredValue::new_local(Box::new(ask)),
            question: StoredValue::new(0),
        };
        list.ask(None);
        list
    }

    /// Reads the page from a cursor; the first page replaces what is there, and what was asked for before it.
    pub(super) fn ask(self, cursor: Option<String>) {
        let is_first = cursor.is_none();
        if self.busy.get_untracked() && !is_first {
            return;
        }
        let question = self.question.get_value().wrapping_add(1);
        self.question.set_value(question);
        self.busy.set(true);
        self.fault.set(None);
        let asking = self.ask.with_value(|ask| ask(cursor));
        leptos::task::spawn_local(async move {
            let answer = asking.await;
            if self.question.try_get_value() != Some(question) {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(page) => {
                    self.rows.update(|rows| {
                        if is_first {
                            rows.clear();
                        }
                        rows.extend(page.rows);
                    });
                    self.next.set(page.next);
                    self.is_here.set(true);
                }
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    /// The table, `none` while there is nothing in it, and how to see more. `remove` puts a bin into each row.
    pub(super) fn view(
        self,
        heads: Vec<&'static str>,
        none: &'static str,
        remove: Option<Removal>,
    ) -> impl IntoView {
        let t = words();
        let heads = StoredValue::new(heads);
        let rows = move || {
            self.rows
                .get()
                .into_iter()
                .map(|row| row_view(row, remove))
                .collect_view()
                .into_any()
        };
        let list = move || {
            if !self.is_here.get() {
                return self
                    .fault
                    .with(Option::is_none)
                    .then(|| skeleton().into_any());
            }
            Some(if self.rows.with(Vec::is_empty) {
                view! { <p class="t2">{none}</p> }.into_any()
            } else {
                heads
                    .with_value(|heads| table("audit", heads, rows()))
                    .into_any()
            })
        };
        let again = move || {
            let word = if self.fault.with(Option::is_none) {
                t.show_older
            } else {
                t.try_again
            };
            let press = move |()| {
                if self.fault.with_untracked(Option::is_some) {
                    to_title(".btn");
                }
                self.ask(self.next.get_untracked());
            };
            (self.next.with(Option::is_some) || self.fault.with(Option::is_some)).then(|| {
                view! { <div class="acts"><WorkButton class="btn" word=word busy_word=t.loading busy=self.busy press=press/></div> }
            })
        };
        view! {
            {list}
            {move || self.fault.get().map(|fault| fault_notice(&fault))}
            {again}
        }
    }
}

fn row_view(row: Row, remove: Option<Removal>) -> impl IntoView {
    let t = words();
    let Row {
        key,
        cells,
        bad,
        more,
    } = row;
    let name = t.remove_of(cells.first().map_or("", String::as_str));
    let last = cells.len().saturating_sub(1);
    let mut more = Some(more).filter(|more| !more.is_empty());
    let cells = cells
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let class = if at == 0 { "t2" } else { "" };
            let sign = (bad && at == last).then(|| glyph(Icon::CIRCLE_ALERT, "s14 stop"));
            match more.take_if(|_| at == last) {
                Some(parts) => {
                    view! { <td class=class>{opening(text, sign.is_some(), parts)}</td> }.into_any()
                }
                None => view! { <td class=class>{sign} <bdi>{text}</bdi></td> }.into_any(),
            }
        })
        .collect_view();
    let bin = remove.map(|Removal { press, work }| {
        let busy = work.is_busy_with(key.clone());
        view! { <td><BinButton name=name busy=busy press=move |()| press.run(key.clone())/></td> }
    });
    view! { <tr>{cells} {bin}</tr> }
}

/// A line that opens on what is behind it.
fn opening(text: String, bad: bool, parts: Vec<(&'static str, String)>) -> impl IntoView {
    let parts = parts
        .into_iter()
        .map(|(label, text)| {
            view! {
                <p class="lbl">{label}</p>
                <pre class="code fold" tabindex="0" aria-label=label>{text}</pre>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{glyph(Icon::CHEVRON_DOWN, "s14 turn")} {bad.then(|| glyph(Icon::CIRCLE_ALERT, "s14 stop"))} <bdi>{text}</bdi></summary>
            {parts}
        </details>
    }
}

/// Settings pages that show nothing but a growing list.
pub(super) fn growing<F>(settings: Settings, ask: fn(Settings, Option<String>) -> F) -> Growing
where
    F: Future<Output = Result<Rows, Fault>> + 'static,
{
    Growing::new(move |cursor| Box::pin(ask(settings, cursor)))
}
