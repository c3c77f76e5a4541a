//! The telephony REST: managing a PABX, and calls in its words.

pub mod calls;
pub mod click_to_call;
pub mod dids;
pub mod extensions;
pub mod operators;
pub mod pabx;
mod request;
pub mod stats;
