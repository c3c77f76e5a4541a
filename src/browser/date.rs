//! A day without a zone, as people read it.

use js_sys::{Date, Object, Reflect};

use crate::i18n::locale;

/// `2026-11-23` (a time after it is ignored) as `Mon 23 Nov` in the UI's language; the text itself when it is no date.
#[must_use]
pub fn day_text(day: &str) -> String {
    let date = Date::new(&format!("{}T00:00:00", day.get(..10).unwrap_or(day)).into());
    if date.get_time().is_nan() {
        return day.to_owned();
    }
    let options = Object::new();
    for (name, value) in [("weekday", "short"), ("day", "numeric"), ("month", "short")] {
        drop(Reflect::set(&options, &name.into(), &value.into()));
    }
    String::from(date.to_locale_date_string(tag(), &options))
}

/// British order of day and month where the UI speaks English; people elsewhere read it as well.
fn tag() -> &'static str {
    match locale() {
        crate::i18n::Locale::En => "en-GB",
        other => other.tag(),
    }
}
