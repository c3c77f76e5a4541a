//! What the widget and the server agree on: the call rules as a pure state machine, the words of the trade as types,
//! and the JSON both sides exchange. No I/O, no async, no clock, no web types; compiles for the host and for wasm32.

pub mod api;
pub mod call;
pub mod provider;
pub mod role;
pub mod timestamp;

pub use role::Role;
pub use timestamp::Timestamp;
