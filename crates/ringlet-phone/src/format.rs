//! Number → text.

use alloc::string::String;

use crate::number::{Format, Number};
use crate::pattern::{Reader, token};
use crate::plan::Plan;
use crate::table::{CORE, EXTENSIONS_AT, PREFIX_RULES_AT, TEMPLATES_AT};

/// One way of grouping numbers: which numbers it is for, and how they are written.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    template: u8,
    flags: u8,
    international: u8,
    groups: [u8; MAX_GROUPS],
    group_count: usize,
    leads: Reader<'static>,
}

const MAX_GROUPS: usize = 5;
/// In a rule's flags: the number of its text for the national prefix + 1; the prefix may be left out; it knows carrier
/// codes; in international use there is no such rule, or one with another template.
const PREFIX_RULE: u8 = 0x0f;
const PREFIX_OPTIONAL: u8 = 0x10;
const CARRIER: u8 = 0x20;
const INTERNATIONAL_NONE: u8 = 0x40;
const INTERNATIONAL_OTHER: u8 = 0x80;
/// In the first byte of a plan's formats, beside the number of its text for extensions + 1.
const HAS_INTERNATIONAL: u8 = 0x10;

/// The formats of a plan.
pub(crate) struct Rules {
    reader: Reader<'static>,
    extension: u8,
    /// It has formats of its own for international use.
    pub(crate) has_international: bool,
}

impl Rules {
    pub(crate) fn of(plan: Plan) -> Rules {
        let mut reader = plan.main().formats();
        let head = reader.next();
        Rules {
            reader,
            extension: (head & 0x0f).saturating_sub(1),
            has_international: head & HAS_INTERNATIONAL != 0,
        }
    }

    /// What goes before an extension.
    fn extension_prefix(&self) -> &'static [u8] {
        if self.extension == 0 {
            b" ext. "
        } else {
            text(EXTENSIONS_AT, self.extension)
        }
    }
}

impl Iterator for Rules {
    type Item = Rule;

    fn next(&mut self) -> Option<Rule> {
        let reader = &mut self.reader;
        if reader.peek() == token::END {
            return None;
        }
        let (template, flags) = (reader.next(), reader.next());
        let international = if flags & INTERNATIONAL_OTHER != 0 {
            reader.next()
        } else {
            template
        };
        let group_count = text(TEMPLATES_AT, template)
            .iter()
            .filter(|&&b| is_group(b))
            .max()
            .map_or(0, |&b| b.into());
        let mut groups = [0; MAX_GROUPS];
        groups
            .iter_mut()
            .take(group_count)
            .for_each(|group| *group = reader.next());
        let leads = *reader;
        while !reader.skip_to_done() {}
        Some(Rule {
            template,
            flags,
            international,
            groups,
            group_count,
            leads,
        })
    }
}

impl Rule {
    /// Whether there is such a rule for international use.
    pub(crate) fn is_international(&self) -> bool {
        self.flags & INTERNATIONAL_NONE == 0
    }

    pub(crate) fn is_prefix_optional(&self) -> bool {
        self.flags & PREFIX_OPTIONAL != 0
    }

    pub(crate) fn knows_carriers(&self) -> bool {
        self.flags & CARRIER != 0
    }

    /// How the national prefix goes with the first group; empty when there is no rule.
    pub(crate) fn prefix_rule(&self) -> &'static [u8] {
        match (self.flags & PREFIX_RULE).saturating_sub(1) {
            0 => &[],
            rule => text(PREFIX_RULES_AT, rule),
        }
    }

    pub(crate) fn template(&self, international: bool) -> &'static [u8] {
        text(
            TEMPLATES_AT,
            if international {
                self.international
            } else {
                self.template
            },
        )
    }

    pub(crate) fn groups(&self) -> &[u8] {
        self.groups.get(..self.group_count).unwrap_or_default()
    }

    /// Whether the number begins as this rule's numbers do, judged by the most detailed pattern.
    pub(crate) fn leads(&self, number: &[u8]) -> bool {
        self.leads.clone().pattern(number) != 0
    }

    /// The same by the pattern for so many leading digits: the nth of the less detailed ones, if there is one.
    pub(crate) fn leads_early(&self, number: &[u8], nth: usize) -> bool {
        let mut reader = self.leads;
        if reader.skip_to_done() {
            return self.leads(number);
        }
        for _ in 0..nth {
            if reader.skip_to_done() {
                return self.leads(number);
            }
        }
        reader.pattern(number) != 0
    }

    /// Whether numbers of this length can be grouped.
    pub(crate) fn fits(&self, length: usize) -> bool {
        let sum = |count: fn(u8) -> usize| {
            self.groups()
                .iter()
                .map(|&group| count(group))
                .sum::<usize>()
        };
        sum(least) <= length && length <= sum(most)
    }

    /// Writes the number in groups. `prefix_rule` is applied to the first group written.
    pub(crate) fn write(
        &self,
        number: &[u8],
        template: &[u8],
        prefix_rule: &[u8],
        mut out: impl FnMut(u8),
    ) {
        let mut prefix_rule = prefix_rule;
        for &byte in template {
            if !is_group(byte) {
                out(byte);
            } else if prefix_rule.is_empty() {
                self.group(number, byte)
                    .iter()
                    .for_each(|&digit| out(digit));
            } else {
                for &part in prefix_rule {
                    let digits = if is_group(part) {
                        self.group(number, byte)
                    } else {
                        &[part]
                    };
                    digits.iter().for_each(|&digit| out(digit));
                }
                prefix_rule = &[];
            }
        }
    }

    /// The digits of a group: each takes as many as it may and as the later ones leave.
    fn group<'a>(&self, number: &'a [u8], wanted: u8) -> &'a [u8] {
        let mut spare = number
            .len()
            .saturating_sub(self.groups().iter().map(|&group| least(group)).sum());
        let mut rest = number;
        for (nth, &group) in (1..).zip(self.groups()) {
            let extra = spare.min(most(group) - least(group));
            spare -= extra;
            let (digits, after) = rest
                .split_at_checked(least(group) + extra)
                .unwrap_or((rest, &[]));
            if nth == wanted {
                return digits;
            }
            rest = after;
        }
        &[]
    }
}

/// How many digits a group has at least, and at most.
pub(crate) fn least(group: u8) -> usize {
    (group >> 4).into()
}

/// See [`least`].
pub(crate) fn most(group: u8) -> usize {
    least(group) + usize::from(group & 15)
}

/// Whether a byte of a template stands for a group.
pub(crate) fn is_group(byte: u8) -> bool {
    byte <= MAX_GROUPS as u8
}

/// The nth (from 1) text of a list.
fn text(list: usize, nth: u8) -> &'static [u8] {
    let texts = CORE.get(list..).unwrap_or_default();
    texts
        .split(|&b| b == token::END)
        .nth(usize::from(nth).saturating_sub(1))
        .unwrap_or_default()
}

impl Number {
    /// Writes the number out; [`Number::e164`] and its like by name.
    #[must_use]
    pub fn format(&self, format: Format) -> String {
        let mut text = String::with_capacity(32);
        match format {
            Format::E164 | Format::International => text.push('+'),
            Format::Rfc3966 => text.push_str("tel:+"),
            Format::National => {}
        }
        if format != Format::National {
            push_code(self.calling_code, &mut text);
        }
        match format {
            Format::International => text.push(' '),
            Format::Rfc3966 => text.push('-'),
            Format::E164 | Format::National => {}
        }
        match Plan::of_code(self.calling_code) {
            Some(plan) if format != Format::E164 => self.push_grouped(plan, format, &mut text),
            _ => text.push_str(self.national_significant()),
        }
        text
    }

    fn push_grouped(&self, plan: Plan, format: Format, text: &mut String) {
        let number = self.national.as_bytes();
        let mut rules = Rules::of(plan);
        let international = format != Format::National && rules.has_international;
        let extension_prefix = rules.extension_prefix();
        let fitting = |rule: &Rule| {
            (!international || rule.is_international())
                && rule.fits(number.len())
                && rule.leads(number)
        };
        match rules.find(fitting) {
            None => text.push_str(self.national_significant()),
            Some(rule) => {
                let prefix_rule = if format == Format::National {
                    rule.prefix_rule()
                } else {
                    &[]
                };
                let template = rule.template(international);
                if format == Format::Rfc3966 {
                    let mut dash = false;
                    let mut first = true;
                    rule.write(number, template, prefix_rule, |byte| {
                        let digit = byte.is_ascii_digit();
                        if digit && dash && !first {
                            text.push('-');
                        }
                        if digit {
                            text.push(byte.into());
                        }
                        (dash, first) = (!digit, first && !digit);
                    });
                } else {
                    rule.write(number, template, prefix_rule, |byte| text.push(byte.into()));
                }
            }
        }
        if let Some(extension) = self.extension() {
            let prefix = if format == Format::Rfc3966 {
                b";ext="
            } else {
                extension_prefix
            };
            prefix.iter().for_each(|&byte| text.push(byte.into()));
            text.push_str(extension);
        }
    }
}

/// A calling code in decimal.
pub(crate) fn push_code(code: u16, text: &mut String) {
    if code >= 10 {
        push_code(code / 10, text);
    }
    text.push((b'0' + (code % 10) as u8).into());
}
