//! The call log.

pub mod filter;
