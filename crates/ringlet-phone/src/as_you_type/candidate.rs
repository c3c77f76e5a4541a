//! A format that what is typed may get.

use alloc::string::String;
use alloc::vec::Vec;

use crate::format::{Rule, Rules, is_group, least, most};
use crate::plan::Plan;

/// Where a digit of a template is still to be typed.
pub(super) const PLACEHOLDER: char = '\u{2008}';

/// Templates have room for this many digits at most.
const LONGEST: usize = 15;

/// A format, in its national or its international form.
pub(super) struct Candidate {
    rule: Rule,
    international: bool,
}

impl Candidate {
    /// The formats of a plan that go with a number that has (or doesn't have) a national prefix.
    pub(super) fn all(
        plan: Plan,
        has_prefix: bool,
        is_complete: bool,
    ) -> impl Iterator<Item = Candidate> {
        let rules = Rules::of(plan);
        let international = is_complete && !has_prefix && rules.has_international;
        rules
            .filter(move |rule| !international || rule.is_international())
            .map(move |rule| Candidate {
                rule,
                international,
            })
            .filter(move |candidate| {
                let rule = &candidate.rule;
                let optional = rule.is_prefix_optional();
                let unprefixed = candidate.is_unprefixed();
                let relevant = if has_prefix {
                    !unprefixed || optional || rule.knows_carriers()
                } else {
                    is_complete || unprefixed || optional
                };
                relevant && candidate.is_eligible()
            })
    }

    fn prefix_rule(&self) -> &'static [u8] {
        if self.international {
            &[]
        } else {
            self.rule.prefix_rule()
        }
    }

    /// The number is written without its national prefix.
    fn is_unprefixed(&self) -> bool {
        matches!(
            self.prefix_rule(),
            [] | [1] | [b'(', 1] | [1, b')'] | [b'(', 1, b')']
        )
    }

    /// Formats that move groups or add digits can't be used while typing.
    fn is_eligible(&self) -> bool {
        let template = self.rule.template(self.international);
        template.iter().find(|&&byte| is_group(byte)) == Some(&1)
            && !template.iter().any(u8::is_ascii_digit)
    }

    /// Between the national prefix and the number goes a space.
    pub(super) fn spaces_prefix(&self) -> bool {
        self.prefix_rule()
            .iter()
            .any(|byte| matches!(byte, b'-' | b' '))
    }

    /// The number of so many digits begins as this format's numbers do; the more digits, the more exactly.
    pub(super) fn leads(&self, national: &[u8]) -> bool {
        self.rule
            .leads_early(national, national.len().saturating_sub(super::MIN_DIGITS))
    }

    /// The number has as many digits as this format takes.
    pub(super) fn fits(&self, national: &[u8]) -> bool {
        self.rule.fits(national.len()) && national.iter().all(u8::is_ascii_digit)
    }

    pub(super) fn groups(&self) -> &[u8] {
        self.rule.groups()
    }

    pub(super) fn write(&self, national: &[u8]) -> String {
        let mut text = String::new();
        self.rule.write(
            national,
            self.rule.template(self.international),
            &[],
            |byte| text.push(byte.into()),
        );
        text
    }

    /// The format with placeholders for digits; `None` if it has too few of them.
    pub(super) fn template(&self, needed: usize) -> Option<Vec<char>> {
        let sum = |count: fn(u8) -> usize| {
            self.groups()
                .iter()
                .map(|&group| count(group))
                .sum::<usize>()
        };
        let length = sum(most).min(LONGEST);
        if length < needed || sum(least) > LONGEST {
            return None;
        }
        let nines = self.write(&[b'9'; LONGEST][..length]);
        Some(
            nines
                .chars()
                .map(|c| if c == '9' { PLACEHOLDER } else { c })
                .collect(),
        )
    }
}
