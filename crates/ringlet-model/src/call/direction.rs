//! Who called whom.

use serde::{Deserialize, Serialize};

/// The direction of a call as the agent sees it. "Missed" is an outcome, not a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The other side called us.
    Inbound,
    /// We called the other side.
    Outbound,
    /// Both sides are ours.
    Internal,
}
