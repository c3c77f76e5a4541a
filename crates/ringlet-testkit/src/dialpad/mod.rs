//! A pretend Dialpad: the Mini Dialer that a page frames.

#[cfg(feature = "dialer-page")]
pub mod page;
