//! Live updates: after a write is committed, its events go to the tabs of the users concerned.

mod hub;

pub use hub::{Hub, Subscription};
