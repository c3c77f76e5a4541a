//! A call that is over, told by a source that is no telephony line: by hand, a phone's list, Teams, another system's table.
//! It goes into the log through the same door as every report of a provider.

use std::collections::HashMap;

use ringlet_model::Timestamp;
use ringlet_model::api::RecordMatch;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Outcome, Stamp};
use sha2::{Digest as _, Sha256};

use super::who_calls;
use crate::app::AppState;
use crate::storage::{Announce, Heard, Makes, NearMatch, People, RawReport, Told};

/// Such a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastCall {
    /// Where it was heard of.
    pub source: String,
    /// The source's own ids of it, the steadiest first.
    pub ids: Vec<String>,
    /// In whose log it goes (user id).
    pub agent: String,
    /// Who called whom.
    pub direction: Direction,
    /// The other side as found; empty when withheld.
    pub number_raw: String,
    /// The other side, E.164.
    pub number_e164: Option<String>,
    /// Who the other side is.
    pub name: Option<String>,
    /// Our side.
    pub own_number: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When both sides began to talk.
    pub answered_at: Option<Timestamp>,
    /// When it was over; None: the source doesn't know.
    pub ended_at: Option<Timestamp>,
    /// Talk time, seconds.
    pub talk_seconds: Option<i64>,
    /// Why it ended.
    pub outcome: Option<Outcome>,
    /// Why it failed, for a person.
    pub reason: Option<String>,
    /// What the agent chose.
    pub disposition: Option<String>,
    /// The source's own word, for the timeline.
    pub word: String,
    /// How it stands to what the source said before.
    pub version: Version,
}

/// How a report stands to earlier ones of the same call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// It adds to them.
    #[default]
    Adds,
    /// The source counts versions, and the highest holds.
    Counted(i64),
    /// The one told last holds; told then, milliseconds since 1970.
    Latest(i64),
}

/// How a past call is kept.
pub struct Keeping {
    /// What it was read from.
    pub raw: Option<RawReport>,
    /// How to find another report of the same talk.
    pub near: Option<NearMatch>,
    /// Whom to tell, and what.
    pub announce: Announce,
}

/// Tells nobody: what is imported by the thousand was long ago.
#[must_use]
pub fn quietly(_: &crate::storage::StoredCall, _: Option<&str>) -> Vec<crate::storage::LiveDraft> {
    Vec::new()
}

impl PastCall {
    /// What is told of it to the log.
    #[must_use]
    pub fn heard(self, new_id: String, matches: Vec<RecordMatch>, keeping: Keeping) -> Heard {
        let event = self.event();
        let digest = self.digest(&event, &new_id);
        let told = Told {
            aliases: self.ids,
            live_id: None,
            call_id: None,
            direction: Some(self.direction),
            number_raw: Some(self.number_raw),
            number_e164: self.number_e164,
            own_number: self.own_number,
            event,
            word: self.word,
            people: People {
                agent: Some(self.agent),
                audience: Vec::new(),
                matches,
            },
            display_name: self.name,
            disposition: self.disposition,
            dialled: None,
            near: keeping.near,
            makes: Makes::PastCall,
        };
        Heard {
            source: self.source,
            digest,
            raw: keeping.raw,
            told: Some(told),
            new_id,
            version: match self.version {
                Version::Adds => None,
                Version::Counted(version) | Version::Latest(version) => Some(version),
            },
            announce: keeping.announce,
        }
    }

    fn event(&self) -> CallEvent {
        let ended = self.ended_at.or_else(|| {
            let talked = self.talk_seconds?;
            let began = self.answered_at.unwrap_or(self.started_at);
            Some(Timestamp(
                began.0.saturating_add(talked.saturating_mul(1000)),
            ))
        });
        let (stamp, kind) = match ended {
            Some(ended) => (Stamp::exact(ended), EventKind::Ended(self.outcome)),
            None => (Stamp::exact(self.started_at), EventKind::Past(self.outcome)),
        };
        CallEvent::new(stamp, kind).with(Facts {
            started: Some(self.started_at),
            answered: self.answered_at,
            ended,
            talk_seconds: self.talk_seconds,
            reason: self.reason.clone(),
            ..Facts::default()
        })
    }

    /// The report as it is known again. One of which the last holds begins with what it says, so that it may be told anew
    /// after another; one without an id is never the same as another.
    fn digest(&self, event: &CallEvent, new_id: &str) -> [u8; 32] {
        let id = self.ids.first().map_or(new_id, String::as_str);
        let version = match self.version {
            Version::Adds => None,
            Version::Counted(version) => Some(version),
            Version::Latest(at) => {
                let said = self.said();
                let told = Sha256::digest([&said[..], &at.to_le_bytes()].concat());
                let mut digest: [u8; 32] = told.into();
                digest[..said.len()].copy_from_slice(&said);
                return digest;
            }
        };
        let (agent, kind, facts) = (&self.agent, event.kind, &event.facts);
        let said = format!("past call\n{id}\n{agent}\n{version:?}\n{kind:?}\n{facts:?}");
        Sha256::digest(said).into()
    }

    /// What it says, in short. A report of which the last holds has a digest that begins with it.
    #[must_use]
    pub fn said(&self) -> [u8; 16] {
        let call = Self {
            version: Version::Adds,
            ..self.clone()
        };
        let whole = Sha256::digest(format!("{call:?}"));
        let mut short = [0; 16];
        short.copy_from_slice(&whole[..16]);
        short
    }
}

/// Looks records up by number, each number once.
#[derive(Default)]
pub struct Matcher(HashMap<String, Vec<RecordMatch>>);

impl Matcher {
    /// Records that hold the number.
    pub async fn of(&mut self, state: &AppState, call: &PastCall) -> Vec<RecordMatch> {
        let number = call.number_e164.as_ref().unwrap_or(&call.number_raw);
        if let Some(found) = self.0.get(number) {
            return found.clone();
        }
        let found = who_calls::matches(state, number).await;
        self.0.insert(number.clone(), found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use ringlet_model::call::CallRecord;

    use super::*;

    fn call() -> PastCall {
        PastCall {
            ids: vec!["a".to_owned()],
            started_at: Timestamp(1_000_000),
            outcome: Some(Outcome::Completed),
            ..PastCall::default()
        }
    }

    fn record(call: &PastCall) -> CallRecord {
        let mut record = CallRecord::new(call.direction, Stamp::heard(call.started_at));
        record.apply(&call.event());
        record
    }

    #[test]
    fn an_end_that_nobody_knows_isnt_made_up() {
        let unknown = record(&call());
        assert!(unknown.state() == ringlet_model::call::CallState::Ended);
        assert_eq!(
            (unknown.ended_at(), unknown.duration_seconds()),
            (None, None)
        );
        let counted = record(&PastCall {
            talk_seconds: Some(60),
            ..call()
        });
        assert_eq!(counted.ended_at(), Some(Timestamp(1_060_000)));
        assert_eq!(counted.duration_seconds(), Some(60));
    }

    #[test]
    fn a_report_is_the_same_when_it_says_the_same_of_the_same_call() {
        let digest = |call: &PastCall, id| call.digest(&call.event(), id);
        assert_eq!(digest(&call(), "x"), digest(&call(), "y"));
        let nameless = PastCall {
            ids: Vec::new(),
            ..call()
        };
        assert_ne!(digest(&nameless, "x"), digest(&nameless, "y"));
        let later = PastCall {
            started_at: Timestamp(2_000_000),
            ..call()
        };
        assert_ne!(digest(&call(), "x"), digest(&later, "x"));
    }
}
