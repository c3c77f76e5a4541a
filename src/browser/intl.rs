//! Names of countries, dates and times, in the user's language and zone, by the browser's own `Intl`.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use ringlet_model::Timestamp;
use wasm_bindgen::{JsCast, JsValue};

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn date(at: Timestamp) -> Date {
    #[allow(
        clippy::cast_precision_loss,
        reason = "milliseconds stay far below 2^53"
    )]
    Date::new(&JsValue::from_f64(at.0 as f64))
}

/// The tag that dates and times are written by: the browser's own (`en-IN`) where it is of the UI's language (`en`).
fn regional(locale: &str) -> String {
    let language = |tag: &str| {
        tag.split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    web_sys::window()
        .and_then(|window| window.navigator().language())
        .filter(|own| language(own) == language(locale))
        .unwrap_or_else(|| locale.to_owned())
}

/// The plural category of a count, by CLDR: `one`, `other`, …
#[must_use]
pub fn plural(count: usize, locale: &str) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        // No browser, no `Intl`: tests of words run natively, in English.
        return if count == 1 { "one" } else { "other" }.into();
    }
    let rules = Intl::PluralRules::new(&Array::of1(&locale.into()), &Object::new());
    rules.select(count_of(count)).into()
}

/// A count as a language writes it, e.g. "1,204".
#[must_use]
pub fn number(count: usize, locale: &str) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return count.to_string();
    }
    js_sys::Number::from(count_of(count))
        .to_locale_string(&regional(locale))
        .into()
}

/// A number with one decimal as a language writes it, e.g. "0,4".
#[must_use]
pub fn decimal(number: f64, locale: &str) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return format!("{number:.1}");
    }
    js_sys::Number::from(number)
        .to_locale_string(&regional(locale))
        .into()
}

#[allow(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53")]
fn count_of(count: usize) -> f64 {
    count as f64
}

/// A country's name, e.g. `IN` → "India"; the code itself where the browser knows no name.
#[must_use]
pub fn country(code: &str, locale: &str) -> String {
    // Anything else makes the browser throw.
    let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())
        || code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    if !is_code {
        return code.to_owned();
    }
    let names =
        Intl::DisplayNames::new(&Array::of1(&locale.into()), &options(&[("type", "region")]));
    names.of(code).map_or_else(|| code.to_owned(), String::from)
}

/// How long ago, in the largest unit that fits: "12 days ago", "yesterday", "3 minutes ago".
#[must_use]
pub fn ago(at: Timestamp, now: Timestamp, locale: &str) -> String {
    let seconds = at.seconds_until(now);
    let (count, unit) = match seconds {
        0..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (day_number(now) - day_number(at), "day"),
    };
    let format = Intl::RelativeTimeFormat::new(
        &Array::of1(&locale.into()),
        &options(&[("numeric", "auto")]),
    );
    #[allow(clippy::cast_precision_loss, reason = "nobody counts beyond 2^53")]
    let count = count as f64;
    format.format(-count, unit).into()
}

/// Time of day, hours and minutes.
#[must_use]
pub fn time(at: Timestamp, locale: &str) -> String {
    let options = options(&[("hour", "2-digit"), ("minute", "2-digit")]);
    date(at)
        .to_locale_time_string_with_options(&regional(locale), &options)
        .into()
}

/// Time of day with seconds.
#[must_use]
pub fn time_exact(at: Timestamp, locale: &str) -> String {
    let options = options(&[
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ]);
    date(at)
        .to_locale_time_string_with_options(&regional(locale), &options)
        .into()
}

/// A day as in "Thu 19 Nov", with the year when it isn't this one.
#[must_use]
pub fn day(at: Timestamp, locale: &str) -> String {
    let mut pairs = vec![("weekday", "short"), ("day", "numeric"), ("month", "short")];
    if date(at).get_full_year() != Date::new_0().get_full_year() {
        pairs.push(("year", "numeric"));
    }
    String::from(date(at).to_locale_date_string(&regional(locale), &options(&pairs)))
        .replace(',', "")
}

/// The name of a weekday, 1 Monday … 7 Sunday.
#[must_use]
pub fn weekday(day: u8, locale: &str) -> String {
    // 1970-01-05 was a Monday; noon is the same day in every zone.
    let noon = Timestamp((i64::from(day) + 3) * 86_400_000 + 43_200_000);
    let options = options(&[("weekday", "long"), ("timeZone", "UTC")]);
    date(noon).to_locale_date_string(locale, &options).into()
}

/// Day and time to the minute, e.g. "12 Nov 2026, 14:51".
#[must_use]
pub fn moment(at: Timestamp, locale: &str) -> String {
    let options = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    date(at)
        .to_locale_string(&regional(locale), &options)
        .into()
}

/// Day and time to the second, e.g. "Fri 20 Nov 2026, 11:30:04".
#[must_use]
pub fn moment_exact(at: Timestamp, locale: &str) -> String {
    format!("{}, {}", day(at, locale), time_exact(at, locale))
}

/// Days since some fixed day in the user's zone: equal for two moments of one day.
#[must_use]
pub fn day_number(at: Timestamp) -> i64 {
    let date = date(at);
    let local = at.0 - minutes_west(&date) * 60_000;
    local.div_euclid(86_400_000)
}

fn minutes_west(date: &Date) -> i64 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a zone's offset is some hundred minutes"
    )]
    let minutes = date.get_timezone_offset() as i64;
    minutes
}

/// Midnight in the user's zone, so many days before the day of `now`, as ISO 8601 in UTC.
#[must_use]
pub fn midnight(now: Timestamp, days_back: u32) -> String {
    let day = date(now);
    // From noon, so that a day of 23 or 25 hours doesn't lead to the wrong date.
    day.set_hours(12);
    day.set_time(day.get_time() - f64::from(days_back) * 86_400_000.0);
    day.set_hours(0);
    day.set_minutes(0);
    day.set_seconds(0);
    day.set_milliseconds(0);
    day.to_iso_string().into()
}

/// The beginning, in the user's zone, of the day that comes so many days after `day` (`YYYY-MM-DD`), as ISO 8601 in UTC; None
/// when it is no day.
#[must_use]
pub fn day_start(day: &str, days_after: u32) -> Option<String> {
    if day.len() != 10 {
        return None;
    }
    let date = Date::new(&format!("{day}T00:00:00").into());
    if date.get_time().is_nan() {
        return None;
    }
    date.set_date(date.get_date() + days_after);
    Some(date.to_iso_string().into())
}

/// The day of a moment in the user's zone, `YYYY-MM-DD`.
#[must_use]
pub fn iso_day(at: Timestamp) -> String {
    let date = date(at);
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// A moment of the user's zone as a field for date and time holds it, `YYYY-MM-DDTHH:MM`.
#[must_use]
pub fn field_moment(at: Timestamp) -> String {
    let time = date(at);
    format!(
        "{}T{:02}:{:02}",
        iso_day(at),
        time.get_hours(),
        time.get_minutes()
    )
}

/// The moment that such a field holds; None when it holds none.
#[must_use]
pub fn of_field(text: &str) -> Option<Timestamp> {
    let ms = Date::new(&text.into()).get_time();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "milliseconds stay far below 2^53"
    )]
    ms.is_finite().then_some(Timestamp(ms as i64))
}

/// The user's time zone, as `Asia/Kolkata`; empty where the browser doesn't say.
#[must_use]
pub fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&options, &"timeZone".into());
    zone.ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// All time zones that the browser knows; none in an old one.
#[must_use]
pub fn zones() -> Vec<String> {
    let list = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let function = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?;
        let function: Function = function.dyn_into().ok()?;
        function.call1(&intl, &"timeZone".into()).ok()
    };
    let names = list().map(|list| Array::from(&list)).unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// Minutes since midnight in the user's zone.
#[must_use]
pub fn minute_of_day(at: Timestamp) -> u32 {
    let date = date(at);
    date.get_hours() * 60 + date.get_minutes()
}

/// A full hour of the day as people write it.
#[must_use]
pub fn hour(hour: u32, locale: &str) -> String {
    let day = Date::new_with_year_month_day_hr(2026, 0, 1, i32::try_from(hour).unwrap_or_default());
    let options = options(&[("hour", "numeric")]);
    day.to_locale_time_string_with_options(&regional(locale), &options)
        .into()
}

/// The day so many days after (or before) a day, both `YYYY-MM-DD`; None when it is no day.
#[must_use]
pub fn day_after(day: &str, by: i32) -> Option<String> {
    // Noon of UTC: no zone and no summer time moves it to another day.
    let date = Date::new(&format!("{}T12:00:00Z", day.get(..10)?).into());
    if date.get_time().is_nan() {
        return None;
    }
    date.set_time(date.get_time() + f64::from(by) * 86_400_000.0);
    String::from(date.to_iso_string()).get(..10).map(Into::into)
}
