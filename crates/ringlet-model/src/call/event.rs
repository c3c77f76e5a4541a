//! What happened to a call, as a provider's webhook, its call history, or we ourselves say it.

use serde::{Deserialize, Serialize};

use super::{CallState, Direction, Leg, LegState, Outcome, Stamp};
use crate::Timestamp;

/// One report about one call. Reports may come late, twice, out of order, or say nothing we understand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallEvent {
    /// When it happened.
    pub stamp: Stamp,
    /// What happened.
    pub kind: EventKind,
    /// What else the report says.
    #[serde(default)]
    pub facts: Facts,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// The provider took the call on.
    Dialing,
    /// A phone rings; None: the provider doesn't say whose, and the call counts as ringing.
    Ringing(Option<Leg>),
    /// A phone was picked up; None: both sides talk.
    Answered(Option<Leg>),
    /// Put on hold.
    Held,
    /// Taken back from hold.
    Resumed,
    /// Over; None: the report doesn't say why.
    Ended(Option<Outcome>),
    /// It is over, and nobody says since when (a phone's list of calls); None: nor why.
    Past(Option<Outcome>),
    /// Nothing about the call's course (a key press, a recording that became ready), or nothing we understand.
    Other,
}

/// Facts that may come with any event. What a report doesn't say is None.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// When the call began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// When both sides began to talk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// When it was over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Seconds both sides talked, without ringing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub talk_seconds: Option<i64>,
    /// Where the recording can be fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording_url: Option<String>,
    /// Why it failed, a sentence or the provider's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The agent's phone or extension that was rung.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung_agent: Option<String>,
    /// The agent's phone or extension that picked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_agent: Option<String>,
}

impl CallEvent {
    /// An event without further facts.
    #[must_use]
    pub fn new(stamp: Stamp, kind: EventKind) -> Self {
        Self {
            stamp,
            kind,
            facts: Facts::default(),
        }
    }

    /// The same event with facts.
    #[must_use]
    pub fn with(mut self, facts: Facts) -> Self {
        self.facts = facts;
        self
    }
}

impl EventKind {
    /// How far a call has come at least when this happened to it, not counting its end; None: it says nothing about it.
    #[must_use]
    pub(super) const fn reached(self) -> Option<CallState> {
        match self {
            Self::Dialing => Some(CallState::Dialing),
            Self::Ringing(None) => Some(CallState::Ringing),
            Self::Answered(None) | Self::Held | Self::Resumed => Some(CallState::Connected),
            Self::Ringing(Some(_))
            | Self::Answered(Some(_))
            | Self::Ended(_)
            | Self::Past(_)
            | Self::Other => None,
        }
    }

    /// What this says about one leg.
    #[must_use]
    pub(super) const fn leg(self) -> Option<(Leg, LegState)> {
        match self {
            Self::Ringing(Some(leg)) => Some((leg, LegState::Ringing)),
            Self::Answered(Some(leg)) => Some((leg, LegState::Answered)),
            _ => None,
        }
    }

    /// From this moment on both sides talk.
    #[must_use]
    pub(super) const fn connects(self, direction: Direction) -> bool {
        match self {
            Self::Answered(None) => true,
            Self::Answered(Some(Leg::Agent)) => matches!(direction, Direction::Inbound),
            Self::Answered(Some(Leg::Customer)) => !matches!(direction, Direction::Inbound),
            _ => false,
        }
    }

    /// The word of the call's timeline, e.g. `agent-answered`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dialing => "dialing",
            Self::Ringing(None) => "ringing",
            Self::Ringing(Some(Leg::Agent)) => "agent-ringing",
            Self::Ringing(Some(Leg::Customer)) => "customer-ringing",
            Self::Answered(None) => "answered",
            Self::Answered(Some(Leg::Agent)) => "agent-answered",
            Self::Answered(Some(Leg::Customer)) => "customer-answered",
            Self::Held => "held",
            Self::Resumed => "resumed",
            Self::Ended(_) => "ended",
            Self::Past(_) => "past",
            Self::Other => "other",
        }
    }
}
