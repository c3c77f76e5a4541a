//! The phone that the device itself knows: a `tel:` address.

use crate::browser::page;

/// Address of a number in E.164 form (RFC 3966).
#[must_use]
pub fn address(e164: &str) -> String {
    format!("tel:{e164}")
}

/// Hands the number to the device.
pub fn open(e164: &str) {
    page::go_to(&address(e164));
}
