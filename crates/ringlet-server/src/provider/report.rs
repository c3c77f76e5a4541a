//! What a provider tells of one call, in our words.

use ringlet_model::call::{CallEvent, Direction};

/// What a provider tells of one call: a webhook, a row of its live calls or of its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallReport {
    /// The ids it uses for the call, the steadiest first.
    pub aliases: Vec<String>,
    /// Our own call id, when the provider carries it along.
    pub call_id: Option<String>,
    /// Who called whom, when it says so.
    pub direction: Option<Direction>,
    /// The other side's number as the provider writes it.
    pub customer_number: Option<String>,
    /// Our number as the provider writes it.
    pub our_number: Option<String>,
    /// What happened.
    pub event: CallEvent,
    /// The provider's own word for it, for the call's timeline.
    pub word: String,
}
