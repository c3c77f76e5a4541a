//! The words of the widget, at build time: Fluent files in, checked catalogues and accessors out.
//!
//! `locales/<language>/<area>.ftl` are the source. English is the original: it names the messages and their arguments, and
//! every other language must have the same ones. A browser gets neither Fluent's parser nor other languages than its own:
//! it fetches one [catalogue](Area::catalogue) per area, a line per message, and finds a message by its place.
//!
//! Of Fluent's syntax we take what our words need: text, `{ $argument }`, `{ NUMBER($count) }`, `{ "{" }`, attributes in
//! areas that are looked up by name, and a plural as a message's whole value. Anything else is refused with its message.

mod accessor;
mod area;
mod encode;
mod message;
mod script;

use std::path::Path;

use anyhow::{Context, Result, ensure};

pub use area::Area;
pub use script::script;

/// The languages, the original first, by BCP 47 tag and folder below `locales/`.
pub const LANGUAGES: [&str; 4] = ["en", "de", "pt-BR", "hi"];

/// Areas whose messages are typed accessors: a missing message or argument doesn't compile.
pub const TYPED: [&str; 6] = ["call", "log", "dialer", "list", "stats", "settings"];

/// Areas whose messages are found by a name that only the running program knows.
pub const NAMED: [&str; 1] = ["fields"];

/// The area of stage one, which carries all languages of it.
pub const BUTTON: &str = "button";

/// Reads an area in all languages and checks them against the original.
///
/// # Errors
/// A file that can't be read or parsed, and a translation that isn't one, with file and message.
pub fn read(locales: &Path, area: &str) -> Result<Area> {
    let mut languages = Vec::new();
    for language in LANGUAGES {
        let path = locales.join(language).join(format!("{area}.ftl"));
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let messages =
            message::parse(&text).with_context(|| format!("in {language}/{area}.ftl"))?;
        ensure!(!messages.is_empty(), "{} is empty", path.display());
        languages.push(messages);
    }
    Area::new(area, languages)
}
