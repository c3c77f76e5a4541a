//! The call log, `<call-log>`: filters, days, rows, and one call's detail beside the list or over it.

mod api;
mod bar;
mod days;
mod detail;
pub mod filter;
mod list;
mod player;
mod row;
#[cfg(test)]
mod sample;
mod store;
mod words;

use leptos::prelude::*;
use ringlet_model::api::{CallLogEntry, RecordRef};

use self::filter::LogFilter;
use self::store::Store;
use crate::app::use_app;
use crate::element::use_attributes;
use crate::i18n;

/// `<call-log>`: all calls the user may see, or those of the record that `reference-doctype` and `reference-name` name.
#[component]
pub fn CallLog() -> impl IntoView {
    let app = use_app();
    let attributes = use_attributes();
    let filter = RwSignal::new(LogFilter::default());
    Effect::new(move |_| {
        let doctype = attributes
            .get("reference-doctype")
            .filter(|text| !text.is_empty());
        let name = attributes
            .get("reference-name")
            .filter(|text| !text.is_empty());
        let reference = doctype
            .zip(name)
            .map(|(doctype, name)| RecordRef { doctype, name });
        if filter.with_untracked(|filter| filter.reference != reference) {
            filter.update(|filter| filter.reference = reference);
        }
    });
    let store = Store::new(app, filter);
    let open = RwSignal::new(None::<CallLogEntry>);
    view! {
        <div class="logbox card" role="region" aria-label=i18n::log().calls>
            {bar::filter_bar(app, filter)}
            <div class:log-split=move || open.with(Option::is_some)>
                <div class="lst">{list::list(app, store, open)}</div>
                {detail::beside(app, open)}
            </div>
        </div>
    }
}
