//! The rules of the bridge: what follows from what the frame says, from what the page wants, and from time passing.
//!
//! Pure: time comes in as milliseconds of any clock that doesn't jump; what is to be done comes out as [`Effect`]s.

use alloc::vec;
use alloc::vec::Vec;

use crate::command::{Command, InitiateCall, Refusal};
use crate::id::Id;
use crate::message::{Authentication, Message, Ringing};
use crate::rung::Rung;

/// Silence after the frame's document came that means something is wrong.
const SILENCE_MS: u64 = 10_000;

/// The same where the document itself doesn't come.
const LOAD_MS: u64 = 20_000;

/// After a sign-in the frame takes commands this late; it often says the sign-in twice.
const SETTLE_MS: u64 = 400;

/// No repetition puts that off for longer.
const LONGEST_SETTLE_MS: u64 = 1_200;

/// How long a dial waits for the sign-in.
const WAIT_MS: u64 = 30_000;

/// What was said so shortly before a document was complete, that document said.
const SAME_DOCUMENT_MS: u64 = 5_000;

/// Where the bridge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The frame is on its way, or hasn't spoken yet.
    Loading {
        /// From then on it counts as unresponsive.
        until: u64,
    },
    /// The frame says that nobody is signed in.
    SignInNeeded,
    /// Somebody is.
    SignedIn {
        /// Who; None where the frame didn't say.
        user: Option<Id>,
        /// Since when.
        since: u64,
        /// From when on commands are taken; None: they are.
        settles_at: Option<u64>,
    },
    /// Nothing was heard: cookies or pop-ups are blocked, or the page isn't on Dialpad's list.
    Unresponsive,
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "a few at a time, and short-lived"
)]
pub enum Effect {
    /// Tell the frame.
    Post(Command),
    /// The phase changed, or who is signed in.
    Phase,
    /// Tell the page: signed in, signed out, or somebody else. Once for each.
    Authentication(Authentication),
    /// A call began or stopped to ring. Once for each.
    Ringing(Ringing),
    /// The dial of this key may be placed now.
    Ready(u32),
    /// The dial of this key won't be.
    Dropped(u32, Why),
}

/// Why a waiting dial was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody signed in for 30 seconds.
    TimedOut,
    /// Another dial took its place.
    Replaced,
}

/// A dial that waits for the sign-in.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    key: u32,
    until: u64,
}

/// The bridge to one frame, for the page's life.
#[derive(Clone, Debug)]
pub struct Bridge {
    phase: Phase,
    heard_at: Option<u64>,
    waiting: Option<Waiting>,
    rung: Rung,
}

impl Bridge {
    /// The frame was just put into the page.
    #[must_use]
    pub const fn new(now: u64) -> Self {
        Self {
            phase: Phase::Loading {
                until: now + LOAD_MS,
            },
            heard_at: None,
            waiting: None,
            rung: Rung::new(),
        }
    }

    /// Where the bridge is.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// A call rings.
    #[must_use]
    pub fn rings(&self) -> bool {
        self.rung.any()
    }

    /// A document arrived in the frame: the first, or another one after a redirect.
    pub fn loaded(&mut self, now: u64) -> Vec<Effect> {
        if self
            .heard_at
            .is_some_and(|heard| now < heard + SAME_DOCUMENT_MS)
        {
            return Vec::new();
        }
        let mut effects = self.stop_ringing();
        self.enter(
            Phase::Loading {
                until: now + SILENCE_MS,
            },
            &mut effects,
        );
        effects
    }

    /// The frame spoke.
    pub fn hear(&mut self, now: u64, message: Message) -> Vec<Effect> {
        self.heard_at = Some(now);
        match message {
            Message::Authentication(Authentication::Out) => self.signed_out(),
            Message::Authentication(Authentication::In(user)) => self.signed_in(now, user),
            Message::Ringing(ringing) => {
                // A call rings only where somebody is signed in.
                let mut effects = match self.phase {
                    Phase::SignedIn { .. } => Vec::new(),
                    _ if ringing.on => self.signed_in(now, None),
                    _ => Vec::new(),
                };
                effects.extend(self.rung.hear(now, ringing).map(Effect::Ringing));
                effects
            }
        }
    }

    fn signed_out(&mut self) -> Vec<Effect> {
        if self.phase == Phase::SignInNeeded {
            return Vec::new();
        }
        let mut effects = self.stop_ringing();
        effects.push(Effect::Authentication(Authentication::Out));
        self.enter(Phase::SignInNeeded, &mut effects);
        effects
    }

    fn signed_in(&mut self, now: u64, user: Option<Id>) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Phase::SignedIn {
            user: known,
            since,
            settles_at,
        } = self.phase
        {
            if user.is_none() || user == known {
                // Said again. While it settles, that puts commands off a little.
                let later = settles_at.map(|_| (now + SETTLE_MS).min(since + LONGEST_SETTLE_MS));
                self.phase = Phase::SignedIn {
                    user: known,
                    since,
                    settles_at: later,
                };
                return effects;
            }
            if known.is_none() {
                self.enter(
                    Phase::SignedIn {
                        user,
                        since,
                        settles_at,
                    },
                    &mut effects,
                );
                effects.push(Effect::Authentication(Authentication::In(user)));
                return effects;
            }
            // Somebody else: what rang, rang for the one before.
            effects = self.stop_ringing();
        }
        effects.push(Effect::Authentication(Authentication::In(user)));
        let settles_at = Some(now + SETTLE_MS);
        self.enter(
            Phase::SignedIn {
                user,
                since: now,
                settles_at,
            },
            &mut effects,
        );
        effects
    }

    /// The page wants to dial: answered by [`Effect::Ready`] or [`Effect::Dropped`], at once or later. One dial waits; a
    /// newer one takes its place.
    pub fn want(&mut self, now: u64, key: u32) -> Vec<Effect> {
        if self.takes_commands() {
            return vec![Effect::Ready(key)];
        }
        let before = self.waiting.replace(Waiting {
            key,
            until: now + WAIT_MS,
        });
        before
            .map(|before| Effect::Dropped(before.key, Why::Replaced))
            .into_iter()
            .collect()
    }

    /// The page no longer wants that.
    pub fn forget(&mut self, key: u32) {
        self.waiting = self.waiting.filter(|waiting| waiting.key != key);
    }

    /// When the waiting dial is dropped.
    #[must_use]
    pub fn waits_until(&self) -> Option<u64> {
        self.waiting.map(|waiting| waiting.until)
    }

    /// The command for a call, if the frame would take it.
    ///
    /// # Errors
    /// What is wrong with the call, or that nobody is signed in.
    pub fn initiate(&self, call: InitiateCall) -> Result<Command, Refusal> {
        call.check()?;
        if self.takes_commands() {
            Ok(Command::InitiateCall(call))
        } else {
            Err(Refusal::NotSignedIn)
        }
    }

    /// Somebody is signed in, and the frame had the time to notice.
    #[must_use]
    pub const fn takes_commands(&self) -> bool {
        matches!(
            self.phase,
            Phase::SignedIn {
                settles_at: None,
                ..
            }
        )
    }

    /// When [`tick`](Self::tick) has something to do; None: not before the frame or the page does something.
    #[must_use]
    pub fn wakes_at(&self) -> Option<u64> {
        let phase = match self.phase {
            Phase::Loading { until } => Some(until),
            Phase::SignedIn { settles_at, .. } => settles_at,
            Phase::SignInNeeded | Phase::Unresponsive => None,
        };
        [phase, self.waits_until(), self.rung.ends_at()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Time has passed.
    pub fn tick(&mut self, now: u64) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.phase {
            Phase::Loading { until } if now >= until => {
                self.enter(Phase::Unresponsive, &mut effects);
            }
            Phase::SignedIn {
                user,
                since,
                settles_at: Some(at),
            } if now >= at => {
                self.phase = Phase::SignedIn {
                    user,
                    since,
                    settles_at: None,
                };
                effects.push(Effect::Post(Command::EnableCurrentTab));
                effects.extend(
                    self.waiting
                        .take()
                        .map(|waiting| Effect::Ready(waiting.key)),
                );
            }
            _ => {}
        }
        if let Some(late) = self.waiting.take_if(|waiting| now >= waiting.until) {
            effects.push(Effect::Dropped(late.key, Why::TimedOut));
        }
        effects.extend(self.rung.over(now).into_iter().map(Effect::Ringing));
        effects
    }

    fn enter(&mut self, phase: Phase, effects: &mut Vec<Effect>) {
        self.phase = phase;
        effects.push(Effect::Phase);
    }

    fn stop_ringing(&mut self) -> Vec<Effect> {
        self.rung.clear().into_iter().map(Effect::Ringing).collect()
    }
}
