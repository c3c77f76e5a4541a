//! What the number engine (stage one's) says of a typed number, for forms and the dial pad.

use leptos::prelude::WithValue;
use serde::Deserialize;

use super::check::NumberFacts;
use crate::app::App;
use crate::backend::from_js;
use crate::browser::intl;
use crate::i18n;

/// The parts of `ringlet.parseNumber()` in use here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Parsed {
    /// The form to dial.
    pub e164: Option<String>,
    /// Long enough to be dialled.
    pub possible: bool,
    /// `mobile`, `fixed-line`, …
    #[serde(rename = "type")]
    pub kind: String,
    /// Why it can't be dialled: `too-short`, `too-long`, `length`, `country-code`, `no-number`.
    pub reason: Option<String>,
    /// ISO 3166.
    pub country: Option<String>,
    /// For people everywhere.
    pub international: Option<String>,
}

/// Reads a number; a text without one gives an empty answer.
#[must_use]
pub fn parse(app: App, text: &str, region: &str) -> Parsed {
    app.host
        .with_value(|host| host.parse(text, Some(region)))
        .ok()
        .and_then(|answer| from_js(answer).ok())
        .unwrap_or_default()
}

/// The same number in international form for people; the text itself when it is no number, or an extension.
#[must_use]
pub fn pretty(app: App, text: &str) -> String {
    let parsed = parse(app, text, &app.region());
    parsed
        .international
        .filter(|_| parsed.possible)
        .unwrap_or_else(|| text.to_owned())
}

/// What a form needs to say why a number can't be right.
#[must_use]
pub fn facts(app: App, text: &str, region: &str) -> NumberFacts {
    let parsed = parse(app, text, region);
    let country = parsed
        .country
        .clone()
        .or_else(|| country_of_part(app, text, region));
    let example = country.as_deref().and_then(|code| {
        app.host
            .with_value(|host| host.example(code))
            .ok()
            .flatten()
    });
    let calling_code = example.as_deref().map(calling_code);
    NumberFacts {
        possible: parsed.possible,
        country_name: country
            .as_deref()
            .map(|code| intl::country(code, i18n::locale().tag())),
        country,
        example,
        calling_code,
    }
}

/// The country that an unfinished number begins to be of: the region in force without `+`, else the first country that
/// some continuation of the digits belongs to.
fn country_of_part(app: App, text: &str, region: &str) -> Option<String> {
    let text = text.trim();
    if !text.starts_with('+') {
        return Some(region.to_owned());
    }
    if text.chars().filter(char::is_ascii_digit).count() == 0 {
        return None;
    }
    (1..=10).find_map(|more| parse(app, &format!("{text}{}", "1".repeat(more)), region).country)
}

/// The digits between `+` and the first space of an international form.
fn calling_code(example: &str) -> String {
    example
        .trim_start_matches('+')
        .chars()
        .take_while(char::is_ascii_digit)
        .collect()
}
