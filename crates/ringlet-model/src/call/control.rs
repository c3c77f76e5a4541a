//! What an agent may do with a call that is up.

use super::{CallState, Direction};
use crate::provider::Capabilities;

/// A control of the popup, and the last part of `POST /api/ringlet/calls/{id}/…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Control {
    /// End the call.
    Hangup,
    /// Take an inbound call here.
    Answer,
    /// Decline an inbound call.
    Reject,
    /// Microphone off.
    Mute,
    /// Microphone on.
    Unmute,
    /// Put on hold.
    Hold,
    /// Take back from hold.
    Resume,
    /// Send DTMF tones.
    Keypad,
}

impl Control {
    /// Every control.
    pub const ALL: [Self; 8] = [
        Self::Hangup,
        Self::Answer,
        Self::Reject,
        Self::Mute,
        Self::Unmute,
        Self::Hold,
        Self::Resume,
        Self::Keypad,
    ];

    /// The word in paths.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hangup => "hangup",
            Self::Answer => "answer",
            Self::Reject => "reject",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Hold => "hold",
            Self::Resume => "resume",
            Self::Keypad => "keypad",
        }
    }

    /// Reads what [`as_str`](Self::as_str) writes.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|control| control.as_str() == word)
    }

    /// The provider can honour it.
    #[must_use]
    pub const fn supported(self, by: Capabilities) -> bool {
        match self {
            Self::Hangup => by.hangup,
            Self::Answer => by.answer,
            Self::Reject => by.reject,
            Self::Mute | Self::Unmute => by.mute,
            Self::Hold | Self::Resume => by.hold,
            Self::Keypad => by.keypad,
        }
    }

    /// It makes sense where the call is.
    #[must_use]
    pub const fn fits(self, state: CallState, direction: Direction) -> bool {
        let rings_here =
            matches!(state, CallState::Ringing) && matches!(direction, Direction::Inbound);
        match self {
            Self::Hangup => state.is_up() && !rings_here,
            Self::Answer | Self::Reject => rings_here,
            Self::Mute | Self::Unmute => matches!(state, CallState::Connected | CallState::OnHold),
            Self::Hold | Self::Keypad => matches!(state, CallState::Connected),
            Self::Resume => matches!(state, CallState::OnHold),
        }
    }
}
