//! The computer's clock.

use ringlet_model::Timestamp;

/// Now, by the computer's clock. Add the server's offset before comparing with the server's stamps.
#[must_use]
pub fn now() -> Timestamp {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "Date.now() is a whole number of milliseconds below 2^53"
    )]
    Timestamp(js_sys::Date::now() as i64)
}
