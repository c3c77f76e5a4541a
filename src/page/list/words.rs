//! People, times and faults in words.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallingRow, LastCall};
use ringlet_model::call::Outcome;

use crate::app::App;
use crate::backend::Fault;
use crate::browser::intl;
use crate::i18n::{self, call, list as t};

/// The name, else the number.
pub(super) fn name(row: &CallingRow) -> String {
    row.name.clone().unwrap_or_else(|| row.display.clone())
}

/// A call-back's time: the clock today, else with the day.
pub(super) fn due(at: Timestamp, now: Timestamp) -> String {
    let tag = i18n::locale().tag();
    let time = intl::time(at, tag);
    if intl::day_number(at) == intl::day_number(now) {
        time
    } else {
        format!("{}, {time}", intl::day(at, tag))
    }
}

/// "12 days ago, Voicemail".
pub(super) fn last_call(last: &LastCall, now: Timestamp) -> String {
    let ago = intl::ago(last.at, now, i18n::locale().tag());
    match last.outcome {
        Some(known) => format!("{ago}, {}", outcome(known.seen_from(last.direction))),
        None => ago,
    }
}

/// An outcome's word.
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    let t = call();
    match outcome {
        Outcome::Completed => self::t().completed,
        Outcome::NoAnswer => t.no_answer,
        Outcome::Busy => t.busy,
        Outcome::Failed => t.failed,
        Outcome::Canceled => t.canceled,
        Outcome::Rejected => t.they_declined,
        Outcome::Missed => t.missed,
        Outcome::Voicemail => t.left_voicemail,
        Outcome::Blocked => self::t().do_not_call,
    }
}

/// A colleague's name, else the id.
pub(super) fn colleague(app: App, id: &str) -> String {
    app.session.colleagues.with(|colleagues| {
        let known = colleagues.iter().find(|one| one.id == id);
        known.map_or_else(|| id.to_owned(), |one| one.name.clone())
    })
}

/// What happened, and what to do.
pub(super) fn fault(fault: &Fault) -> (String, Option<String>) {
    if fault.is_away() {
        return (t().not_done.to_owned(), Some(t().no_connection.to_owned()));
    }
    if fault.message.is_empty() {
        return (t().not_done.to_owned(), None);
    }
    (fault.message.clone(), fault.hint.clone())
}
