//! Forms: what changed, what is wrong, and the controls that show both.

pub mod button;
pub mod check;
pub mod choice;
pub mod draft;
pub mod field;
pub mod notice;
pub mod number;
pub mod save_bar;
pub mod secret;
pub mod work;

use std::cell::Cell;

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that nothing else in the page's shadow roots has, for `for` and `aria-describedby`.
#[must_use]
pub fn new_id(prefix: &str) -> String {
    LAST_ID.set(LAST_ID.get() + 1);
    format!("{prefix}-{}", LAST_ID.get())
}

/// The text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map(|first| first.to_uppercase().chain(rest).collect())
        .unwrap_or_default()
}
