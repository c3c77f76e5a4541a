//! What people read, in their language.
//!
//! A language is one `static` per area whose fields the compiler checks: a message that a translation lacks doesn't
//! build. Nothing is looked up by name and nothing is parsed at run time; what a message needs beyond text (dates,
//! weekdays) the browser's own `Intl` knows.

mod call;
mod locale;
mod messages;
mod screens;
mod text;

use std::cell::Cell;

pub use call::CallText;
pub use locale::Locale;
pub(crate) use messages::messages;
pub use screens::ScreensText;
pub use text::{fill, plural};

thread_local! {
    static CURRENT: Cell<Locale> = const { Cell::new(Locale::En) };
}

/// The language in use.
#[must_use]
pub fn locale() -> Locale {
    CURRENT.get()
}

/// Changes the language; views that are up must be built again.
pub fn set_locale(locale: Locale) {
    CURRENT.set(locale);
}

/// Words of a call: popup, pill, wrap-up, chooser, toasts.
#[must_use]
pub fn call() -> &'static CallText {
    match locale() {
        Locale::En => &call::EN,
        Locale::De => &call::DE,
        Locale::PtBr => &call::PT_BR,
        Locale::Hi => &call::HI,
    }
}

/// Words of the call log and the dial pad.
#[must_use]
pub fn screens() -> &'static ScreensText {
    match locale() {
        Locale::En => &screens::EN,
        Locale::De => &screens::DE,
        Locale::PtBr => &screens::PT_BR,
        Locale::Hi => &screens::HI,
    }
}
