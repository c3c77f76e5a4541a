//! Dates as people read them, by the browser's own `Intl`.

use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::JsValue;

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

/// Name of a country by its ISO 3166 code, in the UI's language; None where the browser doesn't know it.
#[must_use]
pub fn country_name(code: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: js_sys::Function = Reflect::get(&intl, &"DisplayNames".into())
        .ok()?
        .try_into()
        .ok()?;
    let options = Object::new();
    drop(Reflect::set(&options, &"type".into(), &"region".into()));
    let arguments = Array::of2(&locale().tag().into(), &options);
    let names = Reflect::construct(&constructor, &arguments).ok()?;
    let of: js_sys::Function = Reflect::get(&names, &"of".into()).ok()?.try_into().ok()?;
    of.call1(&names, &JsValue::from_str(code)).ok()?.as_string()
}
