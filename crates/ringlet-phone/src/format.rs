//! Number → text.

use alloc::string::String;

use crate::number::{Format, Number};
use crate::pattern::{Reader, token};
use crate::plan::Plan;
use crate::table::{CORE, EXTENSIONS_AT, PREFIX_RULES_AT, Starts, TEMPLATES, TEMPLATES_AT};

/// One way of grouping numbers: which numbers it is for, and how they are written.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    template: u8,
    flags: u8,
    international: u8,
    groups: [u8; MAX_GROUPS],
    group_count: usize,
    leads: Reader<'static>,
    lead_count: u8,
}

/// The first pattern for leading digits is for this many.
const MIN_LEADING_DIGITS: usize = 3;

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
    leads: Reader<'static>,
    extension: u8,
    /// It has formats of its own for international use.
    pub(crate) has_international: bool,
}

impl Rules {
    pub(crate) fn of(plan: Plan) -> Rules {
        let main = plan.main();
        let mut reader = main.formats();
        let head = reader.next();
        Rules {
            reader,
            leads: main.leads(),
            extension: (head & 0x0f).saturating_sub(1),
            has_international: head & HAS_INTERNATIONAL != 0,
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
        let group_count = template_text(template)
            .iter()
            .filter(|&&b| is_group(b))
            .max()
            .map_or(0, |&b| b.into());
        let mut groups = [0; MAX_GROUPS];
        groups
            .iter_mut()
            .take(group_count)
            .for_each(|group| *group = reader.next());
        let leads = self.leads;
        let lead_count = if self.leads.skip_pattern() {
            self.leads.next()
        } else {
            1
        };
        Some(Rule {
            template,
            flags,
            international,
            groups,
            group_count,
            leads,
            lead_count,
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
        template_text(if international {
            self.international
        } else {
            self.template
        })
    }

    pub(crate) fn groups(&self) -> &[u8] {
        self.groups.get(..self.group_count).unwrap_or_default()
    }

    /// Whether the number begins as this rule's numbers do, judged by the most detailed pattern.
    pub(crate) fn leads(&self, number: &[u8]) -> bool {
        self.leads.clone().pattern(number) != 0
    }

    /// The same while the number is typed. The plan has several patterns, for three leading digits and more; with
    /// fewer digits than the last is for, it is enough that the number may still become one of this rule's.
    pub(crate) fn leads_typed(&self, number: &[u8]) -> bool {
        let enough = number.len() + 1 >= MIN_LEADING_DIGITS + usize::from(self.lead_count);
        if enough {
            self.leads(number)
        } else {
            self.leads.clone().may_become(number)
        }
    }

    /// Whether numbers of this length can be grouped.
    pub(crate) fn fits(&self, length: usize) -> bool {
        self.shortest() <= length && length <= self.longest()
    }

    fn shortest(&self) -> usize {
        self.groups().iter().map(|&group| least(group)).sum()
    }

    /// How many digits there is room for.
    pub(crate) fn longest(&self) -> usize {
        self.groups().iter().map(|&group| most(group)).sum()
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

/// Every rule that is passed over asks for its template.
static TEMPLATE_STARTS: Starts<TEMPLATES> = Starts::new();

/// The nth (from 1) template.
fn template_text(nth: u8) -> &'static [u8] {
    let nth = usize::from(nth).saturating_sub(1);
    text(TEMPLATE_STARTS.of(CORE, TEMPLATES_AT, nth), 1)
}

/// What goes before an extension; 0: what most plans have.
fn extension_prefix(nth: u8) -> &'static [u8] {
    if nth == 0 {
        b" ext. "
    } else {
        text(EXTENSIONS_AT, nth)
    }
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
        let mut put = |byte: u8| text.push(byte.into());
        let (before, after): (&[u8], &[u8]) = match format {
            Format::E164 => (b"+", b""),
            Format::International => (b"+", b" "),
            Format::Rfc3966 => (b"tel:+", b"-"),
            Format::National => (b"", b""),
        };
        before.iter().copied().for_each(&mut put);
        if format != Format::National {
            push_code(self.calling_code, &mut put);
        }
        after.iter().copied().for_each(&mut put);
        let number = self.national.as_bytes();
        match Plan::of_code(self.calling_code).filter(|_| format != Format::E164) {
            None => number.iter().copied().for_each(put),
            Some(plan) => {
                let rules = Rules::of(plan);
                let before_extension = rules.extension;
                rules.write(number, format, &mut put);
                if let Some(extension) = &self.extension {
                    let prefix = match format {
                        Format::Rfc3966 => b";ext=",
                        _ => extension_prefix(before_extension),
                    };
                    prefix.iter().copied().for_each(put);
                    text.push_str(extension);
                }
            }
        }
        text
    }
}

impl Rules {
    /// Writes the number by the first rule that fits it, or as it is.
    fn write(mut self, number: &[u8], format: Format, out: &mut dyn FnMut(u8)) {
        let international = format != Format::National && self.has_international;
        let rule = self.find(|rule| {
            (!international || rule.is_international())
                && rule.fits(number.len())
                && rule.leads(number)
        });
        let Some(rule) = rule else {
            return number.iter().copied().for_each(out);
        };
        let prefix_rule = if format == Format::National {
            rule.prefix_rule()
        } else {
            &[]
        };
        let template = rule.template(international);
        if format != Format::Rfc3966 {
            return rule.write(number, template, prefix_rule, out);
        }
        // Whatever separates the groups becomes a dash.
        let mut last = b'-';
        rule.write(number, template, prefix_rule, &mut |byte: u8| {
            if byte.is_ascii_digit() {
                out(byte);
                last = byte;
            } else if last != b'-' {
                out(b'-');
                last = b'-';
            }
        });
    }
}

/// A calling code in decimal.
pub(crate) fn push_code(code: u16, out: &mut dyn FnMut(u8)) {
    if code >= 10 {
        push_code(code / 10, out);
    }
    out(b'0' + (code % 10) as u8);
}
