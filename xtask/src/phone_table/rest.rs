//! Shortens patterns: where the length of a number is checked anyway, "seven more digits" at the end need not be
//! counted again, "any digits up to the end" says the same and is the same byte everywhere.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use super::language::{same, sequence_lengths};
use super::pattern::{Atom, Item, Pattern};

/// The same pattern for numbers of these lengths, with the counts at the end dropped.
pub(crate) fn shorten(pattern: &Pattern, lengths: &BTreeSet<u8>) -> Result<Pattern> {
    let short = drop_counts(pattern, lengths);
    ensure!(
        same(pattern, &short, lengths),
        "shortening changed the pattern {pattern:?}"
    );
    Ok(short)
}

fn drop_counts(pattern: &Pattern, lengths: &BTreeSet<u8>) -> Pattern {
    pattern
        .iter()
        .map(|sequence| drop_count(sequence, lengths))
        .collect()
}

fn drop_count(sequence: &[Item], lengths: &BTreeSet<u8>) -> Vec<Item> {
    let Some((last, before)) = sequence.split_last() else {
        return Vec::new();
    };
    let mut short = before.to_vec();
    let before: Vec<u8> = sequence_lengths(before).into_iter().collect();
    let [start] = before[..] else {
        return sequence.to_vec();
    };
    let left: BTreeSet<u8> = lengths
        .iter()
        .filter_map(|length| length.checked_sub(start))
        .collect();
    match (last.any_digits(), &last.atom) {
        (Some((low, high)), _) if left.iter().all(|&n| low <= n && n <= high) => {
            short.push(Item::once(Atom::Rest))
        }
        (None, Atom::Group { pattern, capture }) if (last.low, last.high) == (1, 1) => {
            let pattern = drop_counts(pattern, &left);
            short.push(Item::once(Atom::Group {
                pattern,
                capture: *capture,
            }));
        }
        _ => short.push(last.clone()),
    }
    short
}
