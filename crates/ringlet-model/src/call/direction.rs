//! Who called whom.

use serde::{Deserialize, Serialize};

/// The direction of a call as the agent sees it. "Missed" is an outcome, not a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The other side called us.
    Inbound,
    /// We called the other side.
    #[default]
    Outbound,
    /// Both sides are ours.
    Internal,
}

impl Direction {
    /// The word on the wire and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::Internal => "internal",
        }
    }

    /// Reads what [`as_str`](Self::as_str) writes.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Inbound, Self::Outbound, Self::Internal]
            .into_iter()
            .find(|direction| direction.as_str() == word)
    }
}
