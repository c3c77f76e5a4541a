//! Which calls of different sources are one conversation. Each source keeps its own entry; this rule says which of them are
//! shown as one, and which of these is shown.
//!
//! Two entries may be one conversation when
//! - they are of different sources (a source tells calls apart itself), and not two dials through two telephone systems
//!   (an inbound call may be passed on from one to another; nobody dials through two at once),
//! - they are of the same user and the same number in E.164,
//! - their directions don't contradict each other, and
//! - their times overlap, clocks being [`CLOCKS_MS`] apart at most. An entry without an end (a phone's list has none) is the
//!   moment at which it began.
//!
//! Within a conversation every source has one entry. Where an entry could belong to several, those go together whose
//! beginnings are nearest. What a person said about two entries goes before all of this.
//!
//! The result depends on the entries alone, not on the order in which they arrived: see the property test.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{CallState, Direction, Outcome};
use crate::Timestamp;

/// How far two clocks may be apart. Shorter than it takes to hang up and call the same number again elsewhere.
pub const CLOCKS_MS: i64 = 15_000;
/// What began this long ago isn't compared any more: longer calls count as this long.
pub const LONGEST_MS: i64 = 4 * 60 * 60 * 1000;

/// See [`Sighting::told_by`].
const TELEPHONE_SYSTEM: u8 = 3;

/// What one source tells of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The entry's id.
    pub id: String,
    /// Who told of it.
    pub source: String,
    /// In whose log it is (user id).
    pub user: Option<String>,
    /// The other side, E.164; None: withheld, or no such number.
    pub number: Option<String>,
    /// Who called whom.
    pub direction: Direction,
    /// Where it is.
    pub state: CallState,
    /// Why it ended.
    pub outcome: Option<Outcome>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was over, as far as that is known.
    pub ended_at: Option<Timestamp>,
}

/// What a person said about two entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// One entry's id.
    pub a: String,
    /// The other's.
    pub b: String,
    /// They are one conversation; false: they are two.
    pub same: bool,
}

impl Sighting {
    /// The last moment it takes.
    #[must_use]
    pub fn end(&self) -> Timestamp {
        let longest = self.started_at.0.saturating_add(LONGEST_MS);
        let end = self.ended_at.map_or(self.started_at.0, |at| at.0);
        Timestamp(end.clamp(self.started_at.0, longest))
    }

    /// The two may be one conversation, others left aside.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        !self.surely_another(other)
            && self.user.is_some()
            && self.user == other.user
            && self.number.is_some()
            && self.number == other.number
            && self.direction == other.direction
            && self.started_at.0 <= other.end().0.saturating_add(CLOCKS_MS)
            && other.started_at.0 <= self.end().0.saturating_add(CLOCKS_MS)
    }

    /// They can't be one conversation, whatever else they say.
    fn surely_another(&self, other: &Self) -> bool {
        let dialled = |one: &Self| one.direction == Direction::Outbound && one.of_a_line();
        self.source == other.source || (dialled(self) && dialled(other))
    }

    /// A telephone system told of it, rather than a person or a device at the end of the line.
    fn of_a_line(&self) -> bool {
        self.told_by() == TELEPHONE_SYSTEM
    }

    /// How much the word of its source counts.
    fn told_by(&self) -> u8 {
        match self.source.as_str() {
            "bluetooth_pbap" => 0,
            "manual" => 1,
            "teams" => 2,
            _ => TELEPHONE_SYSTEM,
        }
    }

    /// Which entry of a conversation is shown, the greatest: one where both sides talked, one that is still up, one of a
    /// telephone system; then the earliest.
    fn weight(&self) -> impl Ord {
        let talked = matches!(self.outcome, Some(Outcome::Completed));
        let earlier = self.started_at.0.saturating_neg();
        let name = Reverse((self.source.clone(), self.id.clone()));
        (talked, self.state.is_up(), self.told_by(), earlier, name)
    }

    /// The order in which entries are looked at.
    fn place(&self) -> impl Ord {
        (self.started_at, &self.source, self.ended_at, &self.id)
    }
}

/// Groups entries into conversations: for each entry that is shown with another one, its id and that one's. `sightings`
/// must hold, with an entry, every other that [may be](Sighting::may_be) the same or is said to be.
#[must_use]
pub fn conversations(sightings: &[Sighting], verdicts: &[Verdict]) -> BTreeMap<String, String> {
    let mut groups = Groups::new(sightings, verdicts);
    groups.join_as_told();
    groups.join_nearest();
    groups.leaders()
}

/// Entries by number, and the group each is in.
struct Groups<'a> {
    sightings: Vec<&'a Sighting>,
    group: Vec<usize>,
    told: Vec<(usize, usize)>,
    apart: Vec<(usize, usize)>,
}

impl<'a> Groups<'a> {
    fn new(sightings: &'a [Sighting], verdicts: &[Verdict]) -> Self {
        let mut sorted: Vec<_> = sightings.iter().collect();
        sorted.sort_by(|a, b| a.place().cmp(&b.place()));
        let place = |id: &str| sorted.iter().position(|one| one.id == id);
        let (mut told, mut apart) = (Vec::new(), Vec::new());
        for verdict in verdicts {
            if let (Some(a), Some(b)) = (place(&verdict.a), place(&verdict.b)) {
                let pair = (a.min(b), a.max(b));
                if verdict.same { &mut told } else { &mut apart }.push(pair);
            }
        }
        told.sort_unstable();
        Self {
            group: (0..sorted.len()).collect(),
            sightings: sorted,
            told,
            apart,
        }
    }

    /// What a person joined. Whoever joins two of a source means it.
    fn join_as_told(&mut self) {
        for (a, b) in std::mem::take(&mut self.told) {
            if !self.kept_apart(a, b) {
                self.unite(a, b);
            }
        }
    }

    /// What fits, the nearest beginnings first.
    fn join_nearest(&mut self) {
        let mut pairs = Vec::new();
        for (a, one) in self.sightings.iter().enumerate() {
            for (b, other) in self.sightings.iter().enumerate().skip(a + 1) {
                if one.may_be(other) {
                    let apart = one.started_at.0.abs_diff(other.started_at.0);
                    pairs.push((apart, a, b));
                }
            }
        }
        pairs.sort_unstable();
        for (_, a, b) in pairs {
            if self.group[a] != self.group[b] && self.fit(a, b) {
                self.unite(a, b);
            }
        }
    }

    /// No member of one group is surely another conversation than one of the other, and nobody told any two of them apart.
    fn fit(&self, a: usize, b: usize) -> bool {
        let apart = self.members(a).any(|one| {
            let one = self.sightings[one];
            self.members(b)
                .any(|other| one.surely_another(self.sightings[other]))
        });
        !apart && !self.kept_apart(a, b)
    }

    fn kept_apart(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.group[a], self.group[b]);
        self.apart.iter().any(|(one, other)| {
            let pair = (self.group[*one], self.group[*other]);
            pair == (a, b) || pair == (b, a)
        })
    }

    fn members(&self, of: usize) -> impl Iterator<Item = usize> {
        let wanted = self.group[of];
        (0..self.group.len()).filter(move |at| self.group[*at] == wanted)
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (keep, give) = (self.group[a], self.group[b]);
        for group in &mut self.group {
            if *group == give {
                *group = keep;
            }
        }
    }

    fn leaders(&self) -> BTreeMap<String, String> {
        let mut leaders: BTreeMap<usize, &Sighting> = BTreeMap::new();
        for (at, sighting) in self.sightings.iter().enumerate() {
            let leader = leaders.entry(self.group[at]).or_insert(sighting);
            if sighting.weight() > leader.weight() {
                *leader = sighting;
            }
        }
        let shown_by = |at: usize| leaders.get(&self.group[at]);
        self.sightings
            .iter()
            .enumerate()
            .filter_map(|(at, sighting)| Some((sighting, *shown_by(at)?)))
            .filter(|(sighting, leader)| sighting.id != leader.id)
            .map(|(sighting, leader)| (sighting.id.clone(), leader.id.clone()))
            .collect()
    }
}
