//! What several reports of one fact add up to, whatever their order.

use serde::{Deserialize, Serialize};

use crate::Timestamp;

/// A point in time that somebody reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// The provider (or we, for our own acts) read it off a clock; false: it is only when we heard of it.
    pub exact: bool,
}

impl Stamp {
    /// A stamp read off the clock of whoever acted.
    #[must_use]
    pub const fn exact(at: Timestamp) -> Self {
        Self { at, exact: true }
    }

    /// A stamp of when we heard of it.
    #[must_use]
    pub const fn heard(at: Timestamp) -> Self {
        Self { at, exact: false }
    }

    /// The better of two reports of a beginning: exact before heard, then the earlier.
    #[must_use]
    pub fn earliest(held: Option<Self>, new: Option<Self>) -> Option<Self> {
        Self::better(held, new, |held, new| new.at < held.at)
    }

    /// The better of two reports of an end: exact before heard. Of two exact ends the later counts (a transfer ends
    /// twice); of two heard ones the earlier (the end came before we first heard of it).
    #[must_use]
    pub fn ending(held: Option<Self>, new: Option<Self>) -> Option<Self> {
        Self::better(held, new, |held, new| {
            if held.exact {
                new.at > held.at
            } else {
                new.at < held.at
            }
        })
    }

    fn better(
        held: Option<Self>,
        new: Option<Self>,
        new_wins: impl Fn(Self, Self) -> bool,
    ) -> Option<Self> {
        match (held, new) {
            (Some(held), Some(new)) if held.exact == new.exact => {
                Some(if new_wins(held, new) { new } else { held })
            }
            (Some(held), Some(new)) => Some(if new.exact { new } else { held }),
            (held, new) => held.or(new),
        }
    }
}

/// A value that may be reported more than once and may change: what was said last holds, and what comes with a clock's
/// stamp goes before what was only heard. Of two said at the same moment the greater holds, so that the order of arrival
/// doesn't matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim<T> {
    exact: bool,
    at: Timestamp,
    /// What was said.
    pub value: T,
}

impl<T: Ord + Clone> Claim<T> {
    /// Adds a report to what is held.
    pub fn join(held: &mut Option<Self>, stamp: Stamp, value: &T) {
        let new = Self {
            exact: stamp.exact,
            at: stamp.at,
            value: value.clone(),
        };
        if held.as_ref().is_none_or(|held| *held < new) {
            *held = Some(new);
        }
    }
}
