//! The call log, `<call-log>`: filters, days, rows, and one call's detail beside the list or over it.

mod api;
mod bar;
mod detail;
pub mod filter;
mod kept;
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
mod vacant;
mod words;

use leptos::prelude::*;
use ringlet_model::api::{CallLogEntry, RecordRef};

use self::filter::LogFilter;
use self::store::Store;
use crate::app::use_app;
use crate::element::use_attributes;
use crate::i18n;

/// What is open beside the list.
#[derive(Clone, Debug, PartialEq)]
enum Beside {
    /// One call.
    Call(Box<CallLogEntry>),
}

impl Beside {
    fn is_call(&self, id: &str) -> bool {
        matches!(self, Self::Call(call) if call.id == id)
    }
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
    view! {
        <div class="logbox card" role="region" aria-label=i18n::log().calls>
            {bar::filter_bar(app, filter)}
            <div class="log-sum">{summary::summary_line(store)}</div>
            <div class:log-split=move || open.with(Option::is_some)>
                <div class="lst">{list::list(app, store, open)}</div>
                {detail::beside(app, open)}
            </div>
        </div>
    }
}
