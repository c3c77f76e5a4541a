//! One pretend call from its beginning to its end.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::body::{Moment, stamp};
use super::course::{CANCELED, Cause, NORMAL};
use super::{Course, Delivery, Script, Trigger};

/// A call on the exchange.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// `http://127.0.0.1:port`.
    pub(super) exchange: String,
    pub(super) call_id: String,
    pub(super) ref_id: String,
    pub(super) uuid: String,
    pub(super) incoming: bool,
    pub(super) agent: String,
    pub(super) customer: String,
    pub(super) did: String,
    pub(super) custom_identifier: Value,
    pub(super) started: SystemTime,
    pub(super) began: Instant,
    pub(super) script: Script,
    /// Someone hung up through the API, so long after the beginning.
    pub(super) cut: Option<Duration>,
    pub(super) over: bool,
}

/// A webhook to be sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    pub(super) happens: Duration,
    pub(super) deliver: Duration,
    pub(super) trigger: Trigger,
}

impl Line {
    /// A mailbox answers it.
    pub(super) fn is_voicemail(&self) -> bool {
        self.script.course == Course::Voicemail
    }

    /// Where its recording would be.
    pub(super) fn recording_url(&self) -> String {
        format!(
            "{}/file/recording?callId={}&type=rec&token=demo",
            self.exchange, self.call_id
        )
    }

    /// What happens, in order, the end last; an end by the API replaces what would have come after it.
    fn moments(&self) -> Vec<(Duration, Trigger)> {
        let mut moments = self.script.course.moments();
        if let Some(cut) = self.cut {
            moments.retain(|(at, trigger)| *at <= cut && *trigger != Trigger::Hangup);
            moments.push((cut, Trigger::Hangup));
        }
        moments
    }

    /// Every webhook, in the order of delivery.
    pub(super) fn plan(&self) -> Vec<Planned> {
        let moments = self.moments();
        let when = |wanted: Trigger| {
            let moment = moments.iter().find(|(_, trigger)| *trigger == wanted);
            moment.map(|(at, _)| *at)
        };
        let (answer, end) = (when(Trigger::AnsweredByCustomer), when(Trigger::Hangup));
        let late = Duration::from_millis(800);
        let deliver = |at: Duration, trigger: Trigger| match (self.script.delivery, trigger) {
            (Delivery::OutOfOrder, Trigger::AnsweredByAgent) => answer.map_or(at, |a| a + late),
            (Delivery::OutOfOrder, Trigger::DialedOnAgent) => end.map_or(at, |e| e + late),
            _ => at,
        };
        let copies = match self.script.delivery {
            Delivery::Repeated => 3,
            Delivery::Never => 0,
            Delivery::InOrder | Delivery::OutOfOrder => 1,
        };
        let mut plan: Vec<_> = moments
            .iter()
            .flat_map(|(at, trigger)| {
                let planned = Planned {
                    happens: *at,
                    deliver: deliver(*at, *trigger),
                    trigger: *trigger,
                };
                std::iter::repeat_n(planned, copies)
            })
            .collect();
        plan.sort_by_key(|planned| planned.deliver);
        plan
    }

    /// How long it lasts, from beginning to end.
    pub(super) fn length(&self) -> Duration {
        self.moments().last().map_or(Duration::ZERO, |(at, _)| *at)
    }

    /// What is true so long after the beginning.
    pub(super) fn at(&self, offset: Duration) -> Moment {
        let mut moment = Moment::default();
        for (at, trigger) in self.moments().into_iter().filter(|(at, _)| *at <= offset) {
            match trigger {
                Trigger::AnsweredByAgent if self.incoming => moment.answered = Some(at),
                Trigger::AnsweredByAgent => moment.agent_answered = Some(at),
                Trigger::AnsweredByCustomer => moment.answered = Some(at),
                Trigger::Hangup => moment.ended = Some((at, self.cause(moment.answered.is_some()))),
                Trigger::ReceivedOnServer | Trigger::DialedOnAgent => {}
            }
        }
        moment
    }

    fn cause(&self, talked: bool) -> Cause {
        match (self.cut, talked) {
            (None, _) => self.script.course.cause(),
            (Some(_), true) => NORMAL,
            (Some(_), false) => CANCELED,
        }
    }

    /// Its row in the list of live calls.
    pub(super) fn live_row(&self, now: Duration) -> Value {
        let moment = self.at(now);
        let up = moment
            .answered
            .map_or(Duration::ZERO, |a| now.saturating_sub(a))
            .as_secs();
        let epoch = self.started.duration_since(UNIX_EPOCH).unwrap_or_default();
        json!({
            "id": epoch.as_secs(),
            "call_id": self.call_id,
            "direction": if self.incoming { 1 } else { 2 },
            "source": self.customer,
            "did": self.did,
            "destination": self.agent,
            "state": if moment.answered.is_some() { "Answered" } else { "Ringing" },
            "created_at": stamp(self.started),
            "call_time": format!("{:02}:{:02}:{:02}", up / 3600, up / 60 % 60, up % 60),
            "agent_name": "Demo agent",
            "customer_number": self.customer,
        })
    }

    /// Its row in the call history.
    pub(super) fn history_row(&self) -> Value {
        let moment = self.at(self.length());
        let talk = moment.talk_seconds();
        let (ended, cause) = moment.ended.unwrap_or((Duration::ZERO, NORMAL));
        let started = stamp(self.started);
        let (date, time) = started.split_once(' ').unwrap_or_default();
        json!({
            "id": format!("cdr-{}", self.call_id),
            "call_id": self.call_id,
            "uuid": self.uuid,
            "direction": if self.incoming { "inbound" } else { "outbound" },
            "status": if moment.answered.is_some() { "answered" } else { "missed" },
            "date": date,
            "time": time,
            "end_stamp": stamp(self.started + ended),
            "call_duration": ended.as_secs(),
            "answered_seconds": talk,
            "client_number": self.customer,
            "did_number": self.did,
            "agent_number": self.agent,
            "hangup_cause": cause.text,
            "recording_url": if talk > 0 { self.recording_url() } else { String::new() },
        })
    }
}
