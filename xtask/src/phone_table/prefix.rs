//! National prefixes: what is stripped from a number dialled within its country, and what replaces it.

use anyhow::{Context, Result, bail, ensure};

use super::language::{lengths, sequence_lengths};
use super::pattern::{Atom, Item, Pattern, parse};

/// A national prefix, in the two forms the engine knows. The captured one is tried first.
#[derive(Default)]
pub(crate) struct NationalPrefix {
    /// Simply stripped.
    pub(crate) plain: Option<Pattern>,
    pub(crate) captured: Option<Captured>,
}

/// `before`, then `kept`, then `after`, all replaced by the digits `put` and what matched `kept`.
pub(crate) struct Captured {
    pub(crate) put: String,
    pub(crate) before: Pattern,
    pub(crate) kept: Pattern,
    pub(crate) after: Pattern,
    /// Only where the number ends there.
    pub(crate) whole: bool,
}

/// Splits a prefix pattern and its transform rule; refuses those of another shape.
pub(crate) fn split(pattern: &str, transform: Option<&str>) -> Result<NationalPrefix> {
    let parsed = parse(pattern)?;
    let prefix = match transform {
        None => NationalPrefix {
            plain: Some(parsed),
            captured: None,
        },
        Some(rule) => captured(parsed, rule)?,
    };
    check(&prefix).with_context(|| format!("in the national prefix {pattern:?}"))?;
    Ok(prefix)
}

fn captured(parsed: Pattern, rule: &str) -> Result<NationalPrefix> {
    let (put, group) = rule
        .split_once('\\')
        .context("a transform rule without a group")?;
    ensure!(
        put.bytes().all(|b| b.is_ascii_digit()),
        "a transform rule that puts {put:?}"
    );
    ensure!(
        group.parse() == Ok(captures(&parsed)),
        "a transform rule that doesn't end with the last group"
    );
    let mut alternatives = parsed.into_iter();
    let first = alternatives.next().context("an empty pattern")?;
    let mut plain: Pattern = alternatives.collect();
    ensure!(
        captures(&plain) == 0,
        "a group captured in a later alternative"
    );
    let at = first
        .iter()
        .position(|item| item_captures(item) > 0 && is_last(item, &first));
    let at = at.context("no captured group")?;
    let (before, rest) = first.split_at(at);
    let [holder, after @ ..] = rest else {
        bail!("no captured group")
    };
    let (mut before, mut after) = (before.to_vec(), after.to_vec());
    let kept = match &holder.atom {
        Atom::Group {
            pattern,
            capture: true,
        } if (holder.low, holder.high) == (1, 1) => pattern.clone(),
        Atom::Group {
            pattern,
            capture: false,
        } if pattern.len() == 1 && holder.high == 1 => {
            if holder.low == 0 {
                plain.insert(0, before.iter().chain(&after).cloned().collect());
            }
            let inner = &pattern[0];
            let at = inner
                .iter()
                .rposition(|item| item_captures(item) > 0)
                .context("no captured group")?;
            before.extend_from_slice(&inner[..at]);
            after.splice(0..0, inner[at + 1..].iter().cloned());
            match &inner[at] {
                Item {
                    atom:
                        Atom::Group {
                            pattern,
                            capture: true,
                        },
                    low: 1,
                    high: 1,
                } => pattern.clone(),
                _ => bail!("a captured group that is too deep"),
            }
        }
        _ => bail!("a captured group of an unknown shape"),
    };
    let whole = after.last().is_some_and(|item| item.atom == Atom::End);
    if whole {
        after.pop();
    }
    let captured = Captured {
        put: put.to_owned(),
        before: vec![before],
        kept,
        after: vec![after],
        whole,
    };
    Ok(NationalPrefix {
        plain: (!plain.is_empty()).then_some(plain),
        captured: Some(captured),
    })
}

/// The engine takes the longest prefix and computes where the kept part lies; that must be unambiguous.
fn check(prefix: &NationalPrefix) -> Result<()> {
    if let Some(plain) = &prefix.plain {
        ensure!(
            !has_end(plain),
            "an end of the number in a prefix that is only stripped"
        );
    }
    if let Some(captured) = &prefix.captured {
        ensure!(
            captures(&captured.kept) == 0,
            "a captured group within a captured group"
        );
        ensure!(
            lengths(&captured.after).len() == 1,
            "what follows the kept part has several lengths"
        );
        for part in [&captured.before, &captured.kept, &captured.after] {
            ensure!(!has_end(part), "an end of the number in the middle");
        }
        let optional_zero =
            matches!(&captured.before[0][..], [item] if (item.low, item.high) == (0, 1));
        let starts = sequence_lengths(&captured.before[0]).len();
        let distinct = starts == 1 || optional_zero || captured.before[0].len() == 2;
        ensure!(distinct, "the kept part may begin at several places");
    }
    Ok(())
}

fn captures(pattern: &Pattern) -> usize {
    pattern.iter().flatten().map(item_captures).sum()
}

fn item_captures(item: &Item) -> usize {
    match &item.atom {
        Atom::Group { pattern, capture } => usize::from(*capture) + captures(pattern),
        _ => 0,
    }
}

fn is_last(item: &Item, sequence: &[Item]) -> bool {
    sequence
        .iter()
        .rev()
        .find(|item| item_captures(item) > 0)
        .is_some_and(|last| std::ptr::eq(last, item))
}

fn has_end(pattern: &Pattern) -> bool {
    pattern.iter().flatten().any(|item| match &item.atom {
        Atom::End => true,
        Atom::Group { pattern, .. } => has_end(pattern),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_that_occur_are_split() {
        let island = split("([457]\\d{6})$|1", Some("268\\1")).unwrap();
        let captured = island.captured.unwrap();
        assert!(captured.whole && captured.put == "268");
        assert_eq!(island.plain, Some(parse("1").unwrap()));

        let optional = split("0?(?:(11|22)15)?", Some("9\\1")).unwrap();
        assert_eq!(optional.plain, Some(parse("0?").unwrap()));
        assert_eq!(optional.captured.unwrap().after, parse("15").unwrap());

        let carrier = split("(?:0|90)(?:(1[245])(\\d{10,11}))?", Some("\\2")).unwrap();
        assert_eq!(carrier.captured.unwrap().kept, parse("\\d{10,11}").unwrap());
    }

    #[test]
    fn other_shapes_are_refused() {
        assert!(split("1|(2)$", Some("3\\1")).is_err());
        assert!(split("(1)", Some("\\12")).is_err());
        assert!(split("((1)2)", Some("\\2")).is_err());
        assert!(split("1$", None).is_err());
    }
}
