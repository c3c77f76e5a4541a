//! What a pattern accepts: its lengths, and whether two patterns accept the same numbers.

use std::collections::{BTreeSet, HashSet};

use super::pattern::{Atom, Item, Pattern};

/// No number is longer.
const LONGEST: u8 = 20;

/// The lengths of the numbers a pattern accepts.
pub(crate) fn lengths(pattern: &Pattern) -> BTreeSet<u8> {
    pattern
        .iter()
        .flat_map(|sequence| sequence_lengths(sequence))
        .collect()
}

/// The lengths of what a sequence accepts.
pub(crate) fn sequence_lengths(sequence: &[Item]) -> BTreeSet<u8> {
    let mut reached = BTreeSet::from([0]);
    for item in sequence {
        let step = match &item.atom {
            Atom::Digit(_) => BTreeSet::from([1]),
            Atom::Group { pattern, .. } => lengths(pattern),
            Atom::End => BTreeSet::from([0]),
            Atom::Rest => (0..=LONGEST).collect(),
        };
        let mut next = BTreeSet::new();
        for round in 0..=item.high {
            if round >= item.low {
                next.extend(reached.iter().copied());
            }
            reached = reached
                .iter()
                .flat_map(|a| step.iter().map(move |b| a + b))
                .filter(|&n| n <= LONGEST)
                .collect();
        }
        reached = next;
    }
    reached
}

/// Whether two patterns accept the same numbers among those of the given lengths. Decided by walking both
/// at once through every reachable pair of states.
pub(crate) fn same(one: &Pattern, other: &Pattern, lengths: &BTreeSet<u8>) -> bool {
    let (one, other) = (Machine::new(one), Machine::new(other));
    let longest = lengths.last().copied().unwrap_or(0);
    let mut pairs = HashSet::from([(one.start(), other.start())]);
    for length in 0..=longest {
        let disagree =
            |(a, b): &(States, States)| a.contains(&one.accept) != b.contains(&other.accept);
        if lengths.contains(&length) && pairs.iter().any(disagree) {
            return false;
        }
        pairs = next_pairs(&pairs, &one, &other);
    }
    true
}

/// Whether numbers of this length that begin as `early` says are those that may still become what `late` says,
/// given more digits.
pub(crate) fn foretells(early: &Pattern, late: &Pattern, length: u8) -> bool {
    let begins = |pattern: &Pattern| {
        let group = Atom::Group {
            pattern: pattern.clone(),
            capture: false,
        };
        vec![vec![Item::once(group), Item::once(Atom::Rest)]]
    };
    let (early, late) = (Machine::new(&begins(early)), Machine::new(&begins(late)));
    let mut pairs = HashSet::from([(early.start(), late.start())]);
    for _ in 0..length {
        pairs = next_pairs(&pairs, &early, &late);
    }
    // A pair of no states at all is left out; there both say no.
    pairs
        .iter()
        .all(|(a, b)| a.contains(&early.accept) != b.is_empty())
}

fn next_pairs(
    pairs: &HashSet<(States, States)>,
    one: &Machine,
    other: &Machine,
) -> HashSet<(States, States)> {
    let steps = pairs
        .iter()
        .flat_map(|(a, b)| (0..10).map(|digit| (one.step(a, digit), other.step(b, digit))));
    steps
        .filter(|(a, b)| !a.is_empty() || !b.is_empty())
        .collect()
}

type States = BTreeSet<usize>;

/// A nondeterministic automaton: per state, where it goes for nothing, and where for a digit of a set.
struct Machine {
    free: Vec<Vec<usize>>,
    digit: Vec<Option<(u16, usize)>>,
    accept: usize,
}

impl Machine {
    fn new(pattern: &Pattern) -> Machine {
        let mut machine = Machine {
            free: vec![Vec::new()],
            digit: vec![None],
            accept: 0,
        };
        machine.accept = machine.pattern(pattern, 0);
        machine
    }

    fn state(&mut self) -> usize {
        self.free.push(Vec::new());
        self.digit.push(None);
        self.free.len() - 1
    }

    fn pattern(&mut self, pattern: &Pattern, from: usize) -> usize {
        let end = self.state();
        for sequence in pattern {
            let mut at = self.state();
            self.free[from].push(at);
            for item in sequence {
                at = self.item(item, at);
            }
            self.free[at].push(end);
        }
        end
    }

    fn item(&mut self, item: &Item, from: usize) -> usize {
        let (mut at, end) = (from, self.state());
        for round in 0..=item.high {
            if round >= item.low {
                self.free[at].push(end);
            }
            if round < item.high {
                at = self.atom(&item.atom, at);
            }
        }
        end
    }

    fn atom(&mut self, atom: &Atom, from: usize) -> usize {
        match atom {
            Atom::Digit(set) => {
                let (here, next) = (self.state(), self.state());
                self.free[from].push(here);
                self.digit[here] = Some((*set, next));
                next
            }
            Atom::Group { pattern, .. } => self.pattern(pattern, from),
            Atom::Rest => {
                let here = self.state();
                self.free[from].push(here);
                self.digit[here] = Some((super::pattern::ANY_DIGIT, here));
                here
            }
            Atom::End => from,
        }
    }

    fn start(&self) -> States {
        self.close([0].into())
    }

    fn step(&self, states: &States, digit: u32) -> States {
        let goes = |&state: &usize| {
            self.digit[state]
                .filter(|(set, _)| set >> digit & 1 == 1)
                .map(|(_, next)| next)
        };
        self.close(states.iter().filter_map(goes).collect())
    }

    /// Adds what is reached for nothing; keeps only states that matter (that read a digit, or accept).
    fn close(&self, mut states: States) -> States {
        let mut open: Vec<usize> = states.iter().copied().collect();
        while let Some(state) = open.pop() {
            open.extend(
                self.free[state]
                    .iter()
                    .copied()
                    .filter(|&next| states.insert(next)),
            );
        }
        states.retain(|&state| self.digit[state].is_some() || state == self.accept);
        states
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::parse;
    use super::*;

    #[test]
    fn lengths_follow_counts_and_alternatives() {
        assert_eq!(
            lengths(&parse("1\\d{2,3}|2(?:33)?").unwrap()),
            BTreeSet::from([1, 3, 4])
        );
    }

    #[test]
    fn same_language_is_told_from_a_different_one() {
        let same_here =
            |a: &str, b: &str| same(&parse(a).unwrap(), &parse(b).unwrap(), &(1..=4).collect());
        assert!(same_here("1[23]4|144", "1(?:[23]|4)4"));
        assert!(!same_here("1[23]4|144", "1[234]?4"));
        assert!(!same_here("12", "1\\d"));
    }

    #[test]
    fn early_patterns_are_told_from_others() {
        let late = parse("12[34]|2").unwrap();
        assert!(foretells(&parse("12|2").unwrap(), &late, 2));
        assert!(!foretells(&parse("1|2").unwrap(), &late, 2));
        assert!(!foretells(&parse("12").unwrap(), &late, 2));
    }
}
