//! Which calls ring.

use alloc::vec::Vec;

use crate::message::Ringing;

/// Nothing rings longer; that it stopped was lost.
const LONGEST_MS: u64 = 90_000;

/// More calls than this don't ring at one person.
const MOST: usize = 8;

/// The calls that ring, each with the time at which that was lost if it wasn't told.
#[derive(Clone, Debug)]
pub(crate) struct Rung(Vec<(Ringing, u64)>);

impl Rung {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Takes news; answers them unless they are known. That a call stopped of which nobody knew that it rang is news: it
    /// rang before the page was loaded.
    pub(crate) fn hear(&mut self, now: u64, mut ringing: Ringing) -> Option<Ringing> {
        let known = self.0.iter().find(|(rung, _)| rung.id == ringing.id);
        if !ringing.on {
            if let (Some((before, _)), true) = (known, ringing.external_number.is_empty()) {
                ringing.external_number.clone_from(&before.external_number);
            }
            self.0.retain(|(rung, _)| rung.id != ringing.id);
        } else if known.is_some() || self.0.len() >= MOST {
            return None;
        } else {
            self.0.push((ringing.clone(), now + LONGEST_MS));
        }
        Some(ringing)
    }

    /// Those that have rung too long: no longer ringing, as far as we say.
    pub(crate) fn over(&mut self, now: u64) -> Vec<Ringing> {
        let (over, up) = core::mem::take(&mut self.0)
            .into_iter()
            .partition(|(_, until)| now >= *until);
        self.0 = up;
        stopped(over)
    }

    /// None rings any more.
    pub(crate) fn clear(&mut self) -> Vec<Ringing> {
        stopped(core::mem::take(&mut self.0))
    }

    /// When the first of them has rung too long.
    pub(crate) fn ends_at(&self) -> Option<u64> {
        self.0.iter().map(|(_, until)| *until).min()
    }
}

fn stopped(calls: Vec<(Ringing, u64)>) -> Vec<Ringing> {
    calls
        .into_iter()
        .map(|(ringing, _)| Ringing {
            on: false,
            ..ringing
        })
        .collect()
}
