//! Talking to the server: fetch with sign-in, errors as values, live updates.

mod client;
pub mod code;
mod fault;
mod json;
pub mod realtime;
mod repeat;
mod wire_error;

pub use client::{Client, Method};
pub use fault::Fault;
pub use json::{from_js, parse, stringify, to_js};
pub use repeat::Repeat;
