//! The call log, `<call-log>`: filters, days, rows, and one call's detail beside the list or over it.

mod actions;
mod api;
mod bar;
mod day;
mod detail;
mod entry_form;
pub mod filter;
mod import;
mod kept;
mod late;
mod layout;
mod list;
mod menu;
pub mod period;
mod period_menu;
mod player;
mod row;
mod rows;
#[cfg(test)]
mod sample;
mod scroller;
mod store;
mod summary;
mod sync;
mod vacant;
mod wave;
mod words;

use leptos::html::H3;
use leptos::prelude::*;
use ringlet_model::api::{CallLogEntry, RecordRef};

use self::filter::LogFilter;
use self::store::Store;
use crate::app::{App, use_app};
use crate::element::use_attributes;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// What is open beside the list.
#[derive(Clone, Debug, PartialEq)]
enum Beside {
    /// One call.
    Call(Box<CallLogEntry>),
    /// The form for a call entered by hand.
    NewCall,
    /// The import of files, in the list's place.
    Import,
}

impl Beside {
    fn is_call(&self, id: &str) -> bool {
        matches!(self, Self::Call(call) if call.id == id)
    }
}

/// How the calls are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Look {
    /// Newest first.
    #[default]
    List,
    /// A day at a time.
    Day,
}

/// The place beside the list.
type Open = RwSignal<Option<Beside>>;

/// `<call-log>`: all calls the user may see, or those of the record that `reference-doctype` and `reference-name` name.
#[component]
pub fn CallLog() -> impl IntoView {
    let app = use_app();
    let attributes = use_attributes();
    let filter = RwSignal::new(LogFilter::default());
    Effect::new(move |_| {
        let named = |name| attributes.get(name).filter(|text| !text.is_empty());
        let reference = named("reference-doctype")
            .zip(named("reference-name"))
            .map(|(doctype, name)| RecordRef { doctype, name });
        if filter.with_untracked(|filter| filter.reference != reference) {
            filter.update(|filter| filter.reference = reference);
        }
    });
    kept::keep(filter, &attributes.element());
    let store = Store::new(app, filter);
    let open: Open = RwSignal::new(None);
    let look = RwSignal::new(Look::List);
    let is_import = Memo::new(move |_| open.with(|open| *open == Some(Beside::Import)));
    let shown = move || match look.get() {
        Look::List => list::list(app, store, open).into_any(),
        Look::Day => late::part(|parts| (parts.day)(store, open)),
    };
    view! {
        <div class="logbox card" role="region" aria-label=i18n::log().calls>
            {bar::filter_bar(app, filter)}
            <div class="log-sum">{summary::summary_line(store)} {actions::actions(app, store, look, open)}</div>
            <div class:log-split=move || open.with(Option::is_some) class:whole=is_import>
                <div class="lst">{shown}</div>
                {beside(app, store, open)}
            </div>
        </div>
    }
}

/// What is open beside the list. A call that is opened in another's place is another panel.
fn beside(app: App, store: Store, open: Open) -> impl IntoView {
    move || {
        open.get().map(|what| match what {
            Beside::Call(call) => detail::panel(app, store, *call, open).into_any(),
            Beside::NewCall => late::part(|parts| (parts.new_call)(app, store, open)),
            Beside::Import => late::part(|parts| (parts.import)(app, store, open)),
        })
    }
}

/// Title of a panel, and its cross. The title takes the focus, so that a screen reader follows.
fn panel_top(title: &'static str, open: Open) -> impl IntoView {
    let heading = NodeRef::<H3>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let word = i18n::log().close_panel;
    view! {
        <div class="top">
            <h3 class="grow" tabindex="-1" node_ref=heading>{title}</h3>
            <button type="button" class="ib" aria-label=word title=word on:click=move |_| open.set(None)>{glyph(Icon::X, "")}</button>
        </div>
    }
}
