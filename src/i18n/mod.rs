//! What people read, in their language.
//!
//! The words stand in `locales/<language>/<area>.ftl`. The build makes an accessor of every message (a field, or a method
//! where it has arguments), so that one that isn't there doesn't compile, and one catalogue per area and language, of which
//! a page fetches what it shows. English is no exception. What a language knows beyond words (numbers, plurals, dates,
//! names of countries) the browser's own `Intl` knows.

mod area;
mod built_in;
mod gap;
mod locale;

use std::cell::{Cell, RefCell};

pub use area::Area;
pub use built_in::built_in;
pub use locale::Locale;

/// The accessors made from `locales/`.
#[allow(missing_docs, reason = "each is documented by its English text")]
mod words {
    use super::gap::{fill, next, number, plural};

    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use words::{CallText, DialerText, ListText, LogText, SettingsText, StatsText};

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::En) };
    static LOADED: RefCell<Vec<Area>> = const { RefCell::new(Vec::new()) };
    static CALL: Words<CallText> = Words::new(Area::Call);
    static LOG: Words<LogText> = Words::new(Area::Log);
    static DIALER: Words<DialerText> = Words::new(Area::Dialer);
    static LIST: Words<ListText> = Words::new(Area::List);
    static STATS: Words<StatsText> = Words::new(Area::Stats);
    static SETTINGS: Words<SettingsText> = Words::new(Area::Settings);
    static FIELDS: Cell<&'static str> = Cell::new(area::first(Area::Fields));
}

/// The words of an area. They are read from the catalogue when they are first said, so that the code that reads an area's
/// hundreds of messages travels with the screen that says them.
struct Words<T: 'static> {
    catalogue: Cell<&'static str>,
    read: Cell<Option<&'static T>>,
}

impl<T> Words<T> {
    fn new(area: Area) -> Self {
        Self {
            catalogue: Cell::new(area::first(area)),
            read: Cell::new(None),
        }
    }

    fn take(&self, catalogue: &'static str) {
        self.catalogue.set(catalogue);
        self.read.set(None);
    }

    fn say(&self, read: fn(&'static str) -> T) -> &'static T {
        self.read.get().unwrap_or_else(|| {
            let words: &'static T = Box::leak(Box::new(read(self.catalogue.get())));
            self.read.set(Some(words));
            words
        })
    }
}

/// The language in use.
#[must_use]
pub fn locale() -> Locale {
    LOCALE.get()
}

/// Changes the language; the areas in use are to be taken in it, and views that are up must be built again.
pub fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

/// The areas that were taken so far.
#[must_use]
pub fn loaded() -> Vec<Area> {
    LOADED.with_borrow(Clone::clone)
}

/// Takes the catalogue of an area, in the language in use. What stood there before is kept in memory: a page changes its
/// language a few times at most.
pub fn take(area: Area, catalogue: String) {
    let text: &'static str = String::leak(catalogue);
    match area {
        Area::Call => CALL.with(|words| words.take(text)),
        Area::Log => LOG.with(|words| words.take(text)),
        Area::Dialer => DIALER.with(|words| words.take(text)),
        Area::List => LIST.with(|words| words.take(text)),
        Area::Stats => STATS.with(|words| words.take(text)),
        Area::Settings => SETTINGS.with(|words| words.take(text)),
        Area::Fields => FIELDS.set(text),
    }
    LOADED.with_borrow_mut(|loaded| {
        if !loaded.contains(&area) {
            loaded.push(area);
        }
    });
}

/// Words of a call: popup, pill, wrap-up, chooser, toasts.
#[must_use]
pub fn call() -> &'static CallText {
    CALL.with(|words| words.say(CallText::read))
}

/// Words of the call log.
#[must_use]
pub fn log() -> &'static LogText {
    LOG.with(|words| words.say(LogText::read))
}

/// Words of the dial pad.
#[must_use]
pub fn dialer() -> &'static DialerText {
    DIALER.with(|words| words.say(DialerText::read))
}

/// Words of calling lists.
#[must_use]
pub fn list() -> &'static ListText {
    LIST.with(|words| words.say(ListText::read))
}

/// Words of the dashboard.
#[must_use]
pub fn stats() -> &'static StatsText {
    STATS.with(|words| words.say(StatsText::read))
}

/// Words of the settings.
#[must_use]
pub fn settings() -> &'static SettingsText {
    SETTINGS.with(|words| words.say(SettingsText::read))
}

/// A word that is found by its name, e.g. of a provider's field: `tata_tele-api_token`, `tata_tele-api_token.help`.
#[must_use]
pub fn named(name: &str) -> Option<&'static str> {
    FIELDS.get().lines().find_map(|line| {
        let (key, text) = line.split_once('=')?;
        (key == name).then_some(text)
    })
}
