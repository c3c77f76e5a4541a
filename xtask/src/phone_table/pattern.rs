//! The regular expressions of the numbering plans, parsed. Only the constructs that occur there are understood.

use anyhow::{Context, Result, bail, ensure};

/// Every digit.
pub(crate) const ANY_DIGIT: u16 = 0x3ff;

/// A regular expression: any of its sequences.
pub(crate) type Pattern = Vec<Vec<Item>>;

/// One step of a sequence.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Item {
    pub(crate) atom: Atom,
    pub(crate) low: u8,
    pub(crate) high: u8,
}

/// What a step matches.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Atom {
    /// One digit of a set, a bit per digit.
    Digit(u16),
    /// A group; `capture` when the plan refers to what it matched.
    Group { pattern: Pattern, capture: bool },
    /// The end of the number (`$`).
    End,
    /// Any digits up to the end of the number; made by `rest`, never written in a plan.
    Rest,
}

impl Item {
    pub(crate) fn once(atom: Atom) -> Item {
        Item {
            atom,
            low: 1,
            high: 1,
        }
    }

    /// How often any digit may follow, if that is what this step is.
    pub(crate) fn any_digits(&self) -> Option<(u8, u8)> {
        (self.atom == Atom::Digit(ANY_DIGIT)).then_some((self.low, self.high))
    }
}

/// Parses one expression.
pub(crate) fn parse(text: &str) -> Result<Pattern> {
    let mut rest = text;
    let pattern = alternatives(&mut rest).with_context(|| format!("in the pattern {text:?}"))?;
    ensure!(
        rest.is_empty(),
        "unbalanced parenthesis in the pattern {text:?}"
    );
    Ok(pattern)
}

fn alternatives(rest: &mut &str) -> Result<Pattern> {
    let mut pattern = vec![Vec::new()];
    loop {
        if let Some(after) = rest.strip_prefix('|') {
            *rest = after;
            pattern.push(Vec::new());
            continue;
        }
        if rest.is_empty() || rest.starts_with(')') {
            return Ok(pattern);
        }
        let atom = atom(rest)?;
        let (low, high) = count(rest)?;
        if let Some(sequence) = pattern.last_mut() {
            append(sequence, Item { atom, low, high });
        }
    }
}

/// `\d\d{6}` is `\d{7}`.
fn append(sequence: &mut Vec<Item>, item: Item) {
    match (sequence.last_mut(), item.any_digits()) {
        (Some(last), Some((low, high))) if last.any_digits().is_some() => {
            last.low += low;
            last.high += high;
        }
        _ => sequence.push(item),
    }
}

fn atom(rest: &mut &str) -> Result<Atom> {
    if let Some(after) = rest.strip_prefix("\\d") {
        *rest = after;
        return Ok(Atom::Digit(ANY_DIGIT));
    }
    if let Some(after) = rest.strip_prefix('$') {
        *rest = after;
        return Ok(Atom::End);
    }
    if let Some(after) = rest.strip_prefix('[') {
        let (class, after) = after.split_once(']').context("a class without ]")?;
        *rest = after;
        return Ok(Atom::Digit(class_digits(class)?));
    }
    if let Some(after) = rest.strip_prefix('(') {
        let capture = !after.starts_with("?:");
        *rest = after.strip_prefix("?:").unwrap_or(after);
        ensure!(
            !rest.starts_with('?'),
            "a group of an unknown kind at {rest:?}"
        );
        let pattern = alternatives(rest)?;
        *rest = rest.strip_prefix(')').context("a group without )")?;
        return Ok(Atom::Group { pattern, capture });
    }
    let digit = rest.chars().next().and_then(|c| c.to_digit(10));
    let digit = digit.with_context(|| format!("an unknown construct at {rest:?}"))?;
    *rest = &rest[1..];
    Ok(Atom::Digit(1 << digit))
}

fn class_digits(class: &str) -> Result<u16> {
    let value = |c: u8| -> Result<u16> {
        ensure!(
            c.is_ascii_digit(),
            "a class of something else than digits: [{class}]"
        );
        Ok(u16::from(c - b'0'))
    };
    let mut digits = 0;
    let mut rest = class.as_bytes();
    while let [first, tail @ ..] = rest {
        let (first, mut last) = (value(*first)?, value(*first)?);
        rest = tail;
        if let [b'-', end, tail @ ..] = rest {
            (last, rest) = (value(*end)?, tail);
        }
        ensure!(first <= last, "a class with its range backwards: [{class}]");
        (first..=last).for_each(|digit| digits |= 1 << digit);
    }
    ensure!(digits != 0, "an empty class");
    Ok(digits)
}

fn count(rest: &mut &str) -> Result<(u8, u8)> {
    if let Some(after) = rest.strip_prefix('?') {
        *rest = after;
        ensure!(
            !rest.starts_with(['?', '+']),
            "a lazy or possessive count at {rest:?}"
        );
        return Ok((0, 1));
    }
    let Some(after) = rest.strip_prefix('{') else {
        if rest.starts_with(['*', '+']) {
            bail!("an endless repetition at {rest:?}");
        }
        return Ok((1, 1));
    };
    let (count, after) = after.split_once('}').context("a count without }")?;
    *rest = after;
    let (low, high) = count.split_once(',').unwrap_or((count, count));
    Ok((low.parse()?, high.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_constructs_are_refused() {
        for text in [
            "a", "1+", "1*", "(?=1)", "(?i:1)", "[^1]", "[1", "(1", "1)", "\\s", "1{2", "^1",
            "1??", "[]",
        ] {
            assert!(parse(text).is_err(), "{text} was taken");
        }
    }

    #[test]
    fn classes_counts_and_groups_are_understood() {
        let pattern = parse("[1-35]\\d\\d{2,4}|(?:7)?(8)$").unwrap();
        assert_eq!(pattern[0][0].atom, Atom::Digit(0b10_1110));
        assert_eq!((pattern[0][1].low, pattern[0][1].high), (3, 5));
        assert_eq!((pattern[1][0].low, pattern[1][0].high), (0, 1));
        assert!(matches!(
            pattern[1][1].atom,
            Atom::Group { capture: true, .. }
        ));
        assert_eq!(pattern[1][2].atom, Atom::End);
    }
}
