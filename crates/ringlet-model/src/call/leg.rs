//! One party's connection. Bridged dialling has an agent leg and a customer leg: the provider rings the agent's own phone
//! first and the customer when the agent has picked up.

use serde::{Deserialize, Serialize};

use super::{CallState, Direction};

/// Whose connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Leg {
    /// Ours.
    Agent,
    /// The other side's.
    Customer,
}

/// How far a leg has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LegState {
    /// That phone rings.
    Ringing,
    /// It was picked up.
    Answered,
}

/// Both legs of a call, as far as they were reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Legs {
    /// Ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<LegState>,
    /// The other side's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<LegState>,
}

impl Legs {
    /// Adds a report about one leg; a leg never goes back.
    pub fn reach(&mut self, leg: Leg, state: LegState) {
        let held = match leg {
            Leg::Agent => &mut self.agent,
            Leg::Customer => &mut self.customer,
        };
        *held = (*held).max(Some(state));
    }

    /// Where the legs alone say the call is. While only the agent's own phone rings for an outbound call the customer
    /// hears nothing yet: that is dialing.
    #[must_use]
    pub const fn call_state(self, direction: Direction) -> CallState {
        match direction {
            Direction::Inbound => match (self.agent, self.customer) {
                (Some(LegState::Answered), _) => CallState::Connected,
                (None, None) => CallState::Queued,
                _ => CallState::Ringing,
            },
            Direction::Outbound | Direction::Internal => match (self.agent, self.customer) {
                (_, Some(LegState::Answered)) => CallState::Connected,
                (_, Some(LegState::Ringing)) | (Some(LegState::Answered), _) => CallState::Ringing,
                (Some(LegState::Ringing), None) => CallState::Dialing,
                (None, None) => CallState::Queued,
            },
        }
    }
}
