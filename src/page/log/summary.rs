//! What the calls come to: "1,284 calls · 861 reached · 62 h 10 min".

use leptos::prelude::*;

pub(super) use ringlet_model::api::CallSummary as Summary;

use super::store::{Asking, Store};
use crate::i18n;

/// The line's words.
pub(super) fn summary_line(store: Store) -> impl IntoView {
    let t = i18n::log();
    let line = move |summary: &Summary| {
        let rest = format!(
            " · {} · {}",
            t.reached(count(summary.reached)),
            length(summary.talk_seconds.unsigned_abs())
        );
        view! { <b class="t1 med">{t.count(count(summary.calls))}</b> {rest} }
    };
    let is_old = move || store.asking.with(|asking| *asking == Asking::First);
    view! {
        <span class="sum" dir="auto" role="status" class:old=is_old>
            {move || store.summary.with(|summary| summary.as_ref().map(line))}
        </span>
    }
}

/// A count of the wire.
pub(super) fn count(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A length of talk as people say it: "62 h 10 min", "4 min", "38 s".
fn length(seconds: u64) -> String {
    let t = i18n::log();
    match (seconds / 3600, seconds / 60 % 60) {
        (0, 0) => t.seconds(count(seconds)),
        (0, minutes) => t.minutes(count(minutes)),
        (hours, minutes) => t.hours_minutes(count(hours), count(minutes)),
    }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_is_as_exact_as_people_say_it() {
        for (seconds, text) in [
            (0, "0 s"),
            (38, "38 s"),
            (272, "4 min"),
            (3_600, "1 h 0 min"),
            (223_800, "62 h 10 min"),
        ] {
            assert_eq!(length(seconds), text);
        }
    }
}
