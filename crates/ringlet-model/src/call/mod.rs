//! The rules of a call: states, legs, outcomes, events, and the pure machine that moves a call from one to the next.

mod claim;
mod control;
pub mod conversation;
#[cfg(test)]
mod conversation_tests;
mod direction;
mod event;
mod frappe_status;
mod leg;
mod outcome;
mod record;
mod state;

pub use claim::{Claim, Stamp};
pub use control::Control;
pub use direction::Direction;
pub use event::{CallEvent, EventKind, Facts};
pub use frappe_status::{FRAPPE_STATUS_WORDS, frappe_status, from_frappe_status};
pub use leg::{Leg, LegState, Legs};
pub use outcome::Outcome;
pub use record::{CallRecord, Change};
pub use state::CallState;
