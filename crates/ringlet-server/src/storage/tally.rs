//! Conversations, counted.

use std::collections::BTreeMap;

use async_trait::async_trait;
use ringlet_model::call::{Direction, Outcome};

use super::{CallFilter, StorageError, View};

/// How a conversation stands when it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallResult {
    /// It isn't over.
    Up,
    /// It is over; None: nobody said how.
    Over(Option<Outcome>),
}

/// Conversations alike in all of this.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// Days since 1970-01-01, by the site's clock.
    pub day: i64,
    /// In whose log (user id); empty: nobody's.
    pub user: &'a str,
    /// Who told of them; several with commas.
    pub sources: &'a str,
    /// What the agent chose; empty: nothing.
    pub disposition: &'a str,
    /// Who called whom.
    pub direction: Direction,
    /// How they stand.
    pub result: CallResult,
    /// How many.
    pub calls: u64,
    /// Talk time of all, seconds.
    pub talk_seconds: i64,
}

/// What conversations add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub calls: u64,
    /// Talk time of all, seconds.
    pub talk_seconds: i64,
    /// Of them inbound.
    pub inbound: u64,
    /// Of them outbound.
    pub outbound: u64,
    /// Of them up.
    pub up: u64,
    /// Over, and nobody said how.
    pub unknown: u64,
    /// Over, by [`Outcome::strength`].
    over: [u64; Outcome::BY_STRENGTH.len()],
}

impl Count {
    fn add(&mut self, counted: &Counted<'_>) {
        let calls = counted.calls;
        self.calls += calls;
        self.talk_seconds += counted.talk_seconds;
        match counted.direction {
            Direction::Inbound => self.inbound += calls,
            Direction::Outbound => self.outbound += calls,
            Direction::Internal => {}
        }
        match counted.result {
            CallResult::Up => self.up += calls,
            CallResult::Over(None) => self.unknown += calls,
            CallResult::Over(Some(outcome)) => self.over[usize::from(outcome.strength())] += calls,
        }
    }

    /// How many ended so.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> u64 {
        self.over[usize::from(outcome.strength())]
    }

    /// Both sides talked.
    #[must_use]
    pub fn reached(&self) -> u64 {
        self.of(Outcome::Completed)
    }

    /// Reached calls of those that are over and whose result is known, 0–1; None: there are none.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of calls")]
    pub fn success_rate(&self) -> Option<f64> {
        let known: u64 = self.over.iter().sum();
        (known > 0).then(|| self.reached() as f64 / known as f64)
    }

    /// Talk time of a reached call, seconds; None: there are none.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "seconds of talk")]
    pub fn average_talk(&self) -> Option<f64> {
        let reached = self.reached();
        (reached > 0).then(|| self.talk_seconds as f64 / reached as f64)
    }
}

/// Conversations counted by everything that a dashboard shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub all: Count,
    /// By day, counted from 1970-01-01.
    pub days: BTreeMap<i64, Count>,
    /// By hour of the day: all, and those where both sides talked.
    pub hours: [(u64, u64); 24],
    /// By user id; empty: nobody's.
    pub users: BTreeMap<String, Count>,
    /// By source; what several told of is counted under each.
    pub sources: BTreeMap<String, Count>,
    /// By disposition; empty: none.
    pub dispositions: BTreeMap<String, Count>,
    /// By outcome; up or unknown without one.
    pub outcomes: BTreeMap<&'static str, Count>,
}

impl Tally {
    /// Adds conversations; `hours` says how many of them began in which hour.
    pub fn add(&mut self, counted: &Counted<'_>, hours: impl Iterator<Item = (usize, u64)>) {
        self.all.add(counted);
        self.days.entry(counted.day).or_default().add(counted);
        add_to(&mut self.users, counted.user, counted);
        for source in counted.sources.split(',') {
            add_to(&mut self.sources, source, counted);
        }
        add_to(&mut self.dispositions, counted.disposition, counted);
        let outcome = match counted.result {
            CallResult::Over(Some(outcome)) => outcome.as_str(),
            CallResult::Over(None) | CallResult::Up => "",
        };
        self.outcomes.entry(outcome).or_default().add(counted);
        let reached = counted.result == CallResult::Over(Some(Outcome::Completed));
        for (hour, calls) in hours {
            let Some((all, talked)) = self.hours.get_mut(hour) else {
                continue;
            };
            *all += calls;
            *talked += if reached { calls } else { 0 };
        }
    }
}

fn add_to(parts: &mut BTreeMap<String, Count>, name: &str, counted: &Counted<'_>) {
    match parts.get_mut(name) {
        Some(count) => count.add(counted),
        None => parts.entry(name.to_owned()).or_default().add(counted),
    }
}

/// What the conversations of a day add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySum {
    /// How many.
    pub calls: u64,
    /// Of them, both sides talked.
    pub reached: u64,
    /// Talk time of all, seconds.
    pub talk_seconds: i64,
}

/// Counts of the call log, agreeing with its lists to the call.
#[async_trait]
pub trait CallCounts: Send + Sync {
    /// The conversations that `filter` finds, counted. It names neither a number nor a record nor a text.
    async fn tally(&self, view: View, filter: CallFilter) -> Result<Tally, StorageError>;

    /// The conversations that `filter` finds, added up by day (counted from 1970-01-01).
    async fn sum_by_day(
        &self,
        view: View,
        filter: CallFilter,
    ) -> Result<BTreeMap<i64, DaySum>, StorageError>;

    /// Of the conversations that `filter` finds, those whose number waits for a call back.
    async fn call_backs_due(&self, view: View, filter: CallFilter) -> Result<u64, StorageError>;
}
