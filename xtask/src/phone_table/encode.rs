//! Patterns as bytes; see `ringlet-phone/src/pattern/token.rs` for what each byte means.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Result, bail, ensure};

use super::pattern::{ANY_DIGIT, Atom, Item, Pattern};
use super::token;

/// How many sets of digits have a byte of their own.
const CLASSES: u8 = token::NEXT - token::CLASS;
/// How many times any digit goes into one byte.
const ANY_MAX: u8 = token::REST - token::ANY;

/// Writes patterns, with the sets of digits that occur most often as one byte each.
pub(crate) struct Encoder {
    classes: Vec<u16>,
    index: HashMap<u16, u8>,
}

impl Encoder {
    /// Chooses the most frequent sets of digits in all patterns.
    pub(crate) fn new<'a>(patterns: impl Iterator<Item = &'a Pattern>) -> Encoder {
        let mut seen = BTreeMap::new();
        patterns.for_each(|pattern| count_sets(pattern, &mut seen));
        let mut sets: Vec<(usize, u16)> =
            seen.into_iter().map(|(set, times)| (times, set)).collect();
        sets.sort_by_key(|&(times, set)| (std::cmp::Reverse(times), set));
        sets.truncate(CLASSES.into());
        let classes: Vec<u16> = sets.into_iter().map(|(_, set)| set).collect();
        let index = classes
            .iter()
            .zip(token::CLASS..)
            .map(|(&set, byte)| (set, byte))
            .collect();
        Encoder { classes, index }
    }

    /// The sets that have a byte of their own, in the order of those bytes.
    pub(crate) fn classes(&self) -> &[u16] {
        &self.classes
    }

    /// Appends a pattern, without the byte that ends it.
    pub(crate) fn write(&self, pattern: &Pattern, out: &mut Vec<u8>) -> Result<()> {
        let mut before = None;
        for (nth, sequence) in pattern.iter().enumerate() {
            let first = leading_set(sequence);
            let step = match (first, before) {
                (Some(set), Some(low)) if set.is_power_of_two() => {
                    set.trailing_zeros().checked_sub(low + 1)
                }
                _ => None,
            };
            match (nth, step) {
                (0, _) => self.sequence(sequence, out)?,
                (_, Some(step)) => {
                    out.push(token::NEXT + u8::try_from(step)?);
                    self.sequence(&sequence[1..], out)?;
                }
                (_, None) => {
                    out.push(token::ALT);
                    self.sequence(sequence, out)?;
                }
            }
            before = first.map(u16::trailing_zeros);
        }
        Ok(())
    }

    fn sequence(&self, sequence: &[Item], out: &mut Vec<u8>) -> Result<()> {
        sequence.iter().try_for_each(|item| self.item(item, out))
    }

    fn item(&self, item: &Item, out: &mut Vec<u8>) -> Result<()> {
        if let Some((low, high)) = item.any_digits() {
            match low {
                1..=ANY_MAX if low == high => out.push(token::ANY + low - 1),
                _ => out.extend([token::RANGE, spread(low, high)?]),
            }
            return Ok(());
        }
        match &item.atom {
            Atom::Digit(set) if set.is_power_of_two() => {
                out.push(token::DIGIT + u8::try_from(set.trailing_zeros())?)
            }
            Atom::Digit(set) => self.set(*set, out)?,
            Atom::Group { pattern, .. } => {
                out.push(token::OPEN);
                self.write(pattern, out)?;
                out.push(token::CLOSE);
            }
            Atom::Rest => out.push(token::REST),
            Atom::End => bail!("an end of the number where none can be"),
        }
        match (item.low, item.high) {
            (1, 1) => {}
            (0, 1) => out.push(token::OPTIONAL),
            (low, high) => bail!("something else than any digit from {low} to {high} times"),
        }
        Ok(())
    }

    fn set(&self, set: u16, out: &mut Vec<u8>) -> Result<()> {
        if let Some(&byte) = self.index.get(&set) {
            out.push(byte);
            return Ok(());
        }
        let [high, low] = set.to_be_bytes();
        ensure!(low != 0, "the set {set:#b} needs a byte of its own");
        out.extend([token::WIDE + high, low]);
        Ok(())
    }
}

/// The digits a sequence begins with, when it begins with exactly one digit of a set.
fn leading_set(sequence: &[Item]) -> Option<u16> {
    match sequence.first()? {
        Item {
            atom: Atom::Digit(set),
            low: 1,
            high: 1,
        } if *set != ANY_DIGIT => Some(*set),
        _ => None,
    }
}

/// A count from `low` to `high` in one byte: `low` in its high half, the difference in its low half.
pub(crate) fn spread(low: u8, high: u8) -> Result<u8> {
    ensure!(
        low < 16 && high - low < 16 && high > 0,
        "a count from {low} to {high}"
    );
    Ok((low << 4) | (high - low))
}

fn count_sets(pattern: &Pattern, seen: &mut BTreeMap<u16, usize>) {
    for item in pattern.iter().flatten() {
        match &item.atom {
            Atom::Digit(set) if *set != ANY_DIGIT && !set.is_power_of_two() => {
                *seen.entry(*set).or_default() += 1
            }
            Atom::Group { pattern, .. } => count_sets(pattern, seen),
            _ => {}
        }
    }
}
