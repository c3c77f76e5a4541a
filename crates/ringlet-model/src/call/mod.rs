//! The rules of a call: states, outcomes, events, and the pure machine that moves a call from one to the next.

mod direction;
mod outcome;
mod state;

pub use direction::Direction;
pub use outcome::Outcome;
pub use state::CallState;
