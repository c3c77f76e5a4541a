//! Numbers, times, days and names in words.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use ringlet_model::call::Outcome;
use ringlet_model::provider::Provider;
use wasm_bindgen::JsValue;

use super::change::Change;
use super::period::Day;
use crate::app::App;
use crate::browser::intl;
use crate::component::call_timer::clock_text;
use crate::i18n::{self, Locale, call, stats as t};

fn tag() -> &'static str {
    match i18n::locale() {
        // Day before month, which people elsewhere read as well.
        Locale::En => "en-GB",
        other => other.tag(),
    }
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options
}

/// A count: `1,284`.
pub(super) fn count(count: u64) -> String {
    intl::number(size(count), i18n::locale().tag())
}

pub(super) fn size(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A share, 0–1, in percent with that many decimals.
pub(super) fn percent(share: f64, decimals: u8) -> String {
    let options = options(&[
        ("style", "percent".into()),
        ("maximumFractionDigits", decimals.into()),
    ]);
    let format = Intl::NumberFormat::new(&Array::of1(&tag().into()), &options);
    said(&format.format(), &share.into())
}

/// What one of the browser's formats says of a value.
fn said(format: &Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::NULL, value).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// A share, or a dash where there is none.
pub(super) fn rate(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| percent(share, 1))
}

/// What part of all it is.
#[allow(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53")]
pub(super) fn part(count: u64, all: u64) -> f64 {
    count as f64 / all.max(1) as f64
}

/// Talk time of many calls: `62 h 10 min`.
pub(super) fn long_time(seconds: i64) -> String {
    let minutes = (seconds.max(0) + 30) / 60;
    let size = |count: i64| usize::try_from(count).unwrap_or(0);
    if minutes < 60 {
        t().minutes(size(minutes))
    } else {
        t().hours_minutes(size(minutes / 60), size(minutes % 60))
    }
}

/// Talk time of one call: `4:20`.
pub(super) fn short_time(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| "–".to_owned(), |seconds| clock_text(whole(seconds)))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "seconds stay far below 2^53"
)]
fn whole(seconds: f64) -> i64 {
    seconds.round() as i64
}

/// `+8%`; None where there is nothing to compare with.
pub(super) fn change(change: Change, word: impl FnOnce(f64) -> String) -> Option<String> {
    match change {
        Change::Unknown => None,
        Change::Same => Some(t().as_before.to_owned()),
        Change::By(by) => {
            let sign = if by < 0.0 { '−' } else { '+' };
            Some(format!("{sign}{}", word(by.abs())))
        }
    }
}

/// A difference of times, without its sign.
pub(super) fn seconds(by: f64) -> String {
    clock_text(whole(by))
}

/// Percentage points, without their sign: `2.4`.
pub(super) fn points(by: f64) -> String {
    intl::decimal((by * 10.0).round() / 10.0, i18n::locale().tag())
}

#[allow(
    clippy::cast_precision_loss,
    reason = "milliseconds stay far below 2^53"
)]
fn date(day: Day) -> Date {
    Date::new(&JsValue::from_f64(day.midnight().0 as f64))
}

fn format(pairs: &[(&str, &str)]) -> Intl::DateTimeFormat {
    let mut all = vec![("timeZone", JsValue::from("UTC"))];
    all.extend(pairs.iter().map(|(name, value)| (*name, (*value).into())));
    Intl::DateTimeFormat::new(&Array::of1(&tag().into()), &options(&all))
}

/// `7–20 Nov 2026`.
pub(super) fn days(first: Day, last: Day) -> String {
    let format = format(&[("day", "numeric"), ("month", "short"), ("year", "numeric")]);
    let range = format.format_range(&date(first), &date(last));
    range.map_or_else(
        |_| format!("{} – {}", first.text(), last.text()),
        Into::into,
    )
}

/// `7–20 Nov`, for a period of which the year is plain.
pub(super) fn days_short(first: Day, last: Day) -> String {
    let format = format(&[("day", "numeric"), ("month", "short")]);
    let range = format.format_range(&date(first), &date(last));
    range.map_or_else(
        |_| format!("{} – {}", first.text(), last.text()),
        Into::into,
    )
}

/// `Fri 20 Nov`, or shorter.
pub(super) fn day(day: Day, pairs: &[(&str, &str)]) -> String {
    said(&format(pairs).format(), &date(day)).replace(',', "")
}

/// How calls ended; None: nobody said, or they are up.
pub(super) fn outcome(name: Option<&str>) -> String {
    let (t, call) = (t(), call());
    let known = name.and_then(Outcome::from_word);
    match known {
        Some(Outcome::Completed) => t.completed,
        Some(Outcome::NoAnswer) => call.no_answer,
        Some(Outcome::Busy) => call.busy,
        Some(Outcome::Failed) => call.failed,
        Some(Outcome::Canceled) => call.canceled,
        Some(Outcome::Rejected) => t.rejected,
        Some(Outcome::Missed) => call.missed,
        Some(Outcome::Voicemail) => t.voicemail,
        Some(Outcome::Blocked) => t.blocked,
        None => t.no_result,
    }
    .to_owned()
}

/// A source's name for people.
pub(super) fn source(app: App, name: Option<&str>) -> String {
    let Some(name) = name else {
        return t().nobody_took.to_owned();
    };
    let label = app.boot.with_untracked(|boot| {
        let lines = boot.as_ref().map(|boot| &boot.providers)?;
        let line = lines.iter().find(|line| line.id.id() == name)?;
        Some(line.label.clone())
    });
    label
        .or_else(|| {
            let line = Provider::ALL.into_iter().find(|line| line.id() == name)?;
            Some(line.label().to_owned())
        })
        .unwrap_or_else(|| match name {
            "manual" => t().by_hand.to_owned(),
            "bluetooth_pbap" => t().phones_history.to_owned(),
            "teams" => "Microsoft Teams".to_owned(),
            other => other.to_owned(),
        })
}
