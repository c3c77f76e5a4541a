//! The filters stay over a reload and on the way back: they are kept in this tab. The page's address isn't touched, since it
//! belongs to the page's own router.

use leptos::prelude::*;
use web_sys::Element;

use super::filter::LogFilter;
use crate::browser::storage::{self, Keep};

const PREFIX: &str = "ringlet:log:";

/// Takes the filters that were kept for this place, and keeps them as they change.
pub(super) fn keep(filter: RwSignal<LogFilter>, element: &Element) {
    let place = element.id();
    Effect::new(move |before: Option<String>| {
        let key = filter.with(|filter| key(&place, filter));
        if before.as_ref() == Some(&key) {
            let text = filter.with(LogFilter::to_text);
            if text.is_empty() {
                storage::remove(Keep::Tab, &key);
            } else {
                storage::set(Keep::Tab, &key, &text);
            }
        } else {
            // Another record, or the first look: what was set there before.
            let text = storage::get(Keep::Tab, &key).unwrap_or_default();
            let mut there = filter.get_untracked();
            there.take_text(&text);
            filter.set(there);
        }
        key
    });
}

/// One log of a page is told from another by its `id`, and one record from another.
fn key(place: &str, filter: &LogFilter) -> String {
    let record = filter
        .reference
        .as_ref()
        .map(|record| format!("{}/{}", record.doctype, record.name));
    format!("{PREFIX}{place}:{}", record.unwrap_or_default())
}
