//! What happens in a call, and when: the exchange's own truth, apart from how it is told.

use std::time::Duration;

/// The courses a call can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The agent picks up, then the customer; the customer hangs up after a minute and a half.
    Answered,
    /// The customer's phone rings out.
    NoAnswer,
    /// The customer is on another call.
    Busy,
    /// The network can't reach the number.
    Failed,
    /// A mailbox answers.
    Voicemail,
    /// The customer declines.
    Declined,
    /// The agent's own phone rings out.
    AgentAway,
    /// A customer calls; an agent picks up; the customer hangs up after a minute.
    Incoming,
    /// A customer calls; nobody picks up.
    IncomingMissed,
}

/// The moments at which Smartflo can send a webhook; its portal has one entry per trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// "Call received on server" (inbound).
    ReceivedOnServer,
    /// "Call dialed on agent".
    DialedOnAgent,
    /// "Call answered by agent".
    AnsweredByAgent,
    /// "Call answered by customer" (click-to-call).
    AnsweredByCustomer,
    /// "Call hangup (missed or answered)".
    Hangup,
}

impl Trigger {
    /// The word a page of the portal would put into this trigger's webhook URL, as `trigger=…`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ReceivedOnServer => "received_on_server",
            Self::DialedOnAgent => "dialed_on_agent",
            Self::AnsweredByAgent => "answered_by_agent",
            Self::AnsweredByCustomer => "answered_by_customer",
            Self::Hangup => "hangup",
        }
    }
}

/// Why the line was cut, in the words and numbers of ITU-T Q.850.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cause {
    pub(super) code: &'static str,
    pub(super) key: &'static str,
    pub(super) text: &'static str,
}

const fn cause(code: &'static str, key: &'static str, text: &'static str) -> Cause {
    Cause { code, key, text }
}

/// Ended by one of the two, after talking.
pub(super) const NORMAL: Cause = cause("16", "NORMAL_CLEARING", "Normal Clearing");
/// Ended by the caller before the answer.
pub(super) const CANCELED: Cause = cause("487", "ORIGINATOR_CANCEL", "Originator cancelled");

impl Course {
    /// It begins with a customer calling us.
    #[must_use]
    pub const fn is_incoming(self) -> bool {
        matches!(self, Self::Incoming | Self::IncomingMissed)
    }

    /// Its moments, each so long after the beginning; the last is the end.
    pub(super) fn moments(self) -> Vec<(Duration, Trigger)> {
        use Trigger::{
            AnsweredByAgent, AnsweredByCustomer, DialedOnAgent, Hangup, ReceivedOnServer,
        };
        let agent = [(600, DialedOnAgent), (2_200, AnsweredByAgent)];
        let rest: &[(u64, Trigger)] = match self {
            Self::Answered => &[(5_200, AnsweredByCustomer), (95_200, Hangup)],
            Self::NoAnswer => &[(22_200, Hangup)],
            Self::Busy | Self::Declined => &[(5_000, Hangup)],
            Self::Failed => &[(4_000, Hangup)],
            Self::Voicemail => &[(12_200, AnsweredByCustomer), (30_200, Hangup)],
            Self::AgentAway => return at(&[(600, DialedOnAgent), (20_600, Hangup)]),
            Self::Incoming => {
                let answered = [(8_000, AnsweredByAgent), (68_000, Hangup)];
                return at(&[
                    &[(0, ReceivedOnServer), (400, DialedOnAgent)],
                    &answered[..],
                ]
                .concat());
            }
            Self::IncomingMissed => {
                return at(&[
                    (0, ReceivedOnServer),
                    (400, DialedOnAgent),
                    (20_400, Hangup),
                ]);
            }
        };
        at(&[&agent[..], rest].concat())
    }

    /// Why it ends when nobody cuts it short.
    pub(super) const fn cause(self) -> Cause {
        match self {
            Self::Answered | Self::Voicemail | Self::Incoming => NORMAL,
            Self::NoAnswer => cause("19", "NO_ANSWER", "No answer from user (user alerted)"),
            Self::Busy => cause("17", "USER_BUSY", "User busy"),
            Self::Declined => cause("21", "CALL_REJECTED", "Call rejected"),
            Self::Failed => cause("3", "NO_ROUTE_DESTINATION", "No route to destination"),
            Self::AgentAway => cause("18", "NO_USER_RESPONSE", "No user responding"),
            Self::IncomingMissed => CANCELED,
        }
    }
}

fn at(moments: &[(u64, Trigger)]) -> Vec<(Duration, Trigger)> {
    moments
        .iter()
        .map(|(millis, trigger)| (Duration::from_millis(*millis), *trigger))
        .collect()
}
