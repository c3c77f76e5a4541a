//! The call state machine: what all reports about one call add up to.
//!
//! A record only ever grows: every field is joined with what an event says, and each join is the same whatever the order
//! and however often an event comes. So a late "ringing" can't undo an end, a repeated webhook changes nothing, and two
//! servers that heard the same reports in another order hold the same record.

use serde::{Deserialize, Serialize};

use super::{CallEvent, CallState, Claim, Direction, EventKind, Legs, Outcome, Stamp};
use crate::Timestamp;

/// What is known of one call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallRecord {
    /// Who called whom; said once, when the call is first heard of.
    pub direction: Direction,
    reached: CallState,
    legs: Legs,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<Claim<bool>>,
    over: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    talk_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recording_url: Option<Claim<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Claim<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rung_agent: Option<Claim<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_agent: Option<Claim<String>>,
}

/// What an event did to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It moved the call.
    Moved {
        /// From here.
        from: CallState,
        /// To here.
        to: CallState,
    },
    /// The call is where it was, but more is known of it.
    Learned,
    /// Nothing new: late, repeated, or not understood.
    Nothing,
}

impl CallRecord {
    /// A call that begins now by our own act (`started` exact), or that we hear of for the first time (not exact).
    #[must_use]
    pub fn new(direction: Direction, started: Stamp) -> Self {
        Self {
            direction,
            started: Some(started),
            ..Self::default()
        }
    }

    /// Adds a report. Never fails: whatever can't be used is left out.
    pub fn apply(&mut self, event: &CallEvent) -> Change {
        let before = self.clone();
        self.join_course(event);
        self.join_facts(event);
        match (before.state(), self.state()) {
            (from, to) if from != to => Change::Moved { from, to },
            _ if before != *self => Change::Learned,
            _ => Change::Nothing,
        }
    }

    fn join_course(&mut self, event: &CallEvent) {
        if let Some(state) = event.kind.reached() {
            self.reached = self.reached.further(state);
        }
        if let Some((leg, state)) = event.kind.leg() {
            self.legs.reach(leg, state);
        }
        match event.kind {
            EventKind::Held => Claim::join(&mut self.hold, event.stamp, &true),
            EventKind::Resumed => Claim::join(&mut self.hold, event.stamp, &false),
            EventKind::Ended(outcome) => {
                self.over = true;
                self.ended = Stamp::ending(self.ended, Some(event.stamp));
                self.join_outcome(outcome);
            }
            EventKind::Past(outcome) => {
                self.over = true;
                self.join_outcome(outcome);
            }
            _ => {}
        }
        if event.kind.connects(self.direction) {
            self.answered = Stamp::earliest(self.answered, Some(event.stamp));
        }
    }

    fn join_outcome(&mut self, outcome: Option<Outcome>) {
        let outcome = outcome.map(|outcome| outcome.seen_from(self.direction));
        if outcome.map(Outcome::strength) > self.outcome.map(Outcome::strength) {
            self.outcome = outcome;
        }
    }

    fn join_facts(&mut self, event: &CallEvent) {
        let facts = &event.facts;
        let heard = Stamp::heard(event.stamp.at);
        let started = facts.started.map_or(heard, Stamp::exact);
        self.started = Stamp::earliest(self.started, Some(started));
        self.answered = Stamp::earliest(self.answered, facts.answered.map(Stamp::exact));
        self.ended = Stamp::ending(self.ended, facts.ended.map(Stamp::exact));
        if matches!(event.kind, EventKind::Ended(_) | EventKind::Past(_)) {
            // A count in an earlier report isn't final: providers send "0" in each of them.
            let counted = facts.talk_seconds.filter(|seconds| *seconds >= 0);
            self.talk_seconds = self.talk_seconds.max(counted);
        }
        for (held, said) in [
            (&mut self.recording_url, &facts.recording_url),
            (&mut self.reason, &facts.reason),
            (&mut self.rung_agent, &facts.rung_agent),
            (&mut self.answered_agent, &facts.answered_agent),
        ] {
            if let Some(text) = said {
                Claim::join(held, event.stamp, text);
            }
        }
    }

    /// Where the call is.
    #[must_use]
    pub fn state(&self) -> CallState {
        if self.over {
            return CallState::Ended;
        }
        match self.came_to() {
            CallState::Connected if self.hold.as_ref().is_some_and(|hold| hold.value) => {
                CallState::OnHold
            }
            state => state,
        }
    }

    /// How far the call came, its end left aside.
    fn came_to(&self) -> CallState {
        self.reached.further(self.legs.call_state(self.direction))
    }

    /// Why it ended; None while it is up, and when nobody said why and nobody talked. A provider's own word goes before
    /// our reading of "both sides talked", since some call a picked-up agent leg connected.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        if !self.over {
            return None;
        }
        self.outcome
            .or_else(|| (self.came_to() == CallState::Connected).then_some(Outcome::Completed))
    }

    /// When it began, or was first heard of.
    #[must_use]
    pub fn started_at(&self) -> Timestamp {
        self.started.map(|stamp| stamp.at).unwrap_or_default()
    }

    /// When both sides began to talk.
    #[must_use]
    pub fn answered_at(&self) -> Option<Timestamp> {
        self.answered.map(|stamp| stamp.at)
    }

    /// When it was over.
    #[must_use]
    pub fn ended_at(&self) -> Option<Timestamp> {
        self.ended.filter(|_| self.over).map(|stamp| stamp.at)
    }

    /// Talk time in whole seconds, final: what the provider counted, else from answer to end, else 0 when nobody talked.
    /// None while the call is up, and when its result is unknown.
    #[must_use]
    pub fn duration_seconds(&self) -> Option<i64> {
        let outcome = self.outcome()?;
        if self.talk_seconds.is_some() {
            return self.talk_seconds;
        }
        match outcome {
            Outcome::Completed | Outcome::Voicemail => {
                Some(self.answered_at()?.seconds_until(self.ended_at()?))
            }
            _ => Some(0),
        }
    }

    /// Where the recording can be fetched.
    #[must_use]
    pub fn recording_url(&self) -> Option<&str> {
        self.recording_url
            .as_ref()
            .map(|claim| claim.value.as_str())
    }

    /// Why it failed, a sentence or the provider's own words.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_ref().map(|claim| claim.value.as_str())
    }

    /// The agent's phone or extension that picked up, else the one that was rung last.
    #[must_use]
    pub fn agent_number(&self) -> Option<&str> {
        let claim = self.answered_agent.as_ref().or(self.rung_agent.as_ref());
        claim.map(|claim| claim.value.as_str())
    }

    /// What was reported of both legs.
    #[must_use]
    pub const fn legs(&self) -> Legs {
        self.legs
    }
}
