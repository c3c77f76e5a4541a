//! Why a call ended.

use serde::{Deserialize, Serialize};

use super::Direction;

/// Why a call ended (contract: `completed, no-answer, busy, failed, canceled, rejected, missed, voicemail, blocked`).
/// A call that ended without a known reason has no outcome and is shown as "Result unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Both sides talked.
    Completed,
    /// Outbound: nobody picked up.
    NoAnswer,
    /// The other side was busy.
    Busy,
    /// It could not be placed or broke off.
    Failed,
    /// The caller ended it before the answer.
    Canceled,
    /// The called side declined it.
    Rejected,
    /// Inbound: nobody picked up.
    Missed,
    /// It went to voicemail.
    Voicemail,
    /// A rule (do-not-call, block list) stopped it.
    Blocked,
}

impl Outcome {
    /// Every outcome, the weakest claim first. When two events of one call disagree, the stronger claim stands: "failed"
    /// is what we say when we lost sight of a call, so anything a provider saw goes before it; who talked, did talk;
    /// and a voicemail is an answered call about which more is known.
    pub const BY_STRENGTH: [Self; 9] = [
        Self::Failed,
        Self::NoAnswer,
        Self::Missed,
        Self::Canceled,
        Self::Rejected,
        Self::Busy,
        Self::Blocked,
        Self::Completed,
        Self::Voicemail,
    ];

    /// Position in [`BY_STRENGTH`](Self::BY_STRENGTH).
    #[must_use]
    pub const fn strength(self) -> u8 {
        match self {
            Self::Failed => 0,
            Self::NoAnswer => 1,
            Self::Missed => 2,
            Self::Canceled => 3,
            Self::Rejected => 4,
            Self::Busy => 5,
            Self::Blocked => 6,
            Self::Completed => 7,
            Self::Voicemail => 8,
        }
    }

    /// The same outcome in the word that fits the direction: nobody picked up an inbound call, it was missed; nobody
    /// picked up an outbound one, there was no answer.
    #[must_use]
    pub const fn seen_from(self, direction: Direction) -> Self {
        match (self, direction) {
            (Self::NoAnswer, Direction::Inbound) => Self::Missed,
            (Self::Missed, Direction::Outbound | Direction::Internal) => Self::NoAnswer,
            (other, _) => other,
        }
    }

    /// The word on the wire and in the database, e.g. `no-answer`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::NoAnswer => "no-answer",
            Self::Busy => "busy",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Rejected => "rejected",
            Self::Missed => "missed",
            Self::Voicemail => "voicemail",
            Self::Blocked => "blocked",
        }
    }

    /// Reads what [`as_str`](Self::as_str) writes.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::BY_STRENGTH
            .into_iter()
            .find(|outcome| outcome.as_str() == word)
    }
}
