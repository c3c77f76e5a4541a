//! A format that what is typed may get.

use alloc::vec::Vec;

use crate::format::{Rule, Rules, is_group};
use crate::plan::Plan;

/// Where a digit of a template is still to be typed.
pub(super) const PLACEHOLDER: u8 = b'_';

/// Templates have room for this many digits at most.
const LONGEST: [u8; 15] = [PLACEHOLDER; 15];

/// A format, in its national or its international form.
pub(super) struct Candidate {
    rule: Rule,
    international: bool,
}

impl Candidate {
    /// Adds the formats of a plan that go with a number that has (or doesn't have) a national prefix.
    pub(super) fn add_all(
        plan: Plan,
        has_prefix: bool,
        is_complete: bool,
        all: &mut Vec<Candidate>,
    ) {
        let rules = Rules::of(plan);
        let international = is_complete && !has_prefix && rules.has_international;
        for rule in rules {
            let candidate = Candidate {
                rule,
                international,
            };
            if candidate.is_relevant(has_prefix, is_complete) && candidate.is_eligible() {
                all.push(candidate);
            }
        }
    }

    fn is_relevant(&self, has_prefix: bool, is_complete: bool) -> bool {
        if self.international {
            return self.rule.is_international();
        }
        let unprefixed = matches!(
            self.prefix_rule(),
            [] | [1] | [b'(', 1] | [1, b')'] | [b'(', 1, b')']
        );
        let optional = self.rule.is_prefix_optional();
        if has_prefix {
            !unprefixed || optional || self.rule.knows_carriers()
        } else {
            is_complete || unprefixed || optional
        }
    }

    fn prefix_rule(&self) -> &'static [u8] {
        if self.international {
            &[]
        } else {
            self.rule.prefix_rule()
        }
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
        self.rule.leads_typed(national)
    }

    /// The number has as many digits as this format takes.
    pub(super) fn fits(&self, national: &[u8]) -> bool {
        self.rule.fits(national.len()) && national.iter().all(u8::is_ascii_digit)
    }

    pub(super) fn groups(&self) -> &[u8] {
        self.rule.groups()
    }

    /// The number in groups.
    pub(super) fn write(&self, national: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        self.rule.write(
            national,
            self.rule.template(self.international),
            &[],
            &mut |byte| text.push(byte),
        );
        text
    }

    /// The format with placeholders for digits; `None` if it has too few of them.
    pub(super) fn template(&self, needed: usize) -> Option<Vec<u8>> {
        let length = self.rule.longest().min(LONGEST.len());
        let fits = needed <= length && self.rule.fits(length);
        fits.then(|| self.write(LONGEST.get(..length).unwrap_or_default()))
    }
}
