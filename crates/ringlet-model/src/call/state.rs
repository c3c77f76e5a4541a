//! Where a call is.

use serde::{Deserialize, Serialize};

/// Where a call is: `queued → dialing → ringing → connected ⇄ on-hold → ended`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CallState {
    /// Stored; the provider hasn't been asked or has no line yet.
    #[default]
    Queued,
    /// The provider is setting it up.
    Dialing,
    /// A phone rings.
    Ringing,
    /// Both sides talk.
    Connected,
    /// Connected, on hold.
    OnHold,
    /// Over.
    Ended,
}

impl CallState {
    /// Every state, in order.
    pub const ALL: [Self; 6] = [
        Self::Queued,
        Self::Dialing,
        Self::Ringing,
        Self::Connected,
        Self::OnHold,
        Self::Ended,
    ];

    /// How far the call has come, 0 to 4. `Connected` and `OnHold` are equally far: a call may go back and forth
    /// between them, and nowhere else.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Queued => 0,
            Self::Dialing => 1,
            Self::Ringing => 2,
            Self::Connected | Self::OnHold => 3,
            Self::Ended => 4,
        }
    }

    /// Whichever of the two is further; `self` when they are equally far.
    #[must_use]
    pub const fn further(self, other: Self) -> Self {
        if other.rank() > self.rank() {
            other
        } else {
            self
        }
    }

    /// The call isn't over.
    #[must_use]
    pub const fn is_up(self) -> bool {
        !matches!(self, Self::Ended)
    }

    /// The word on the wire and in the database, e.g. `on-hold`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Dialing => "dialing",
            Self::Ringing => "ringing",
            Self::Connected => "connected",
            Self::OnHold => "on-hold",
            Self::Ended => "ended",
        }
    }

    /// Reads what [`as_str`](Self::as_str) writes.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}
