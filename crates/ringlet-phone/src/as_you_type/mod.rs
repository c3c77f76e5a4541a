//! Formats a number while it is typed.

mod candidate;
mod prefix;

use alloc::string::String;
use alloc::vec::Vec;

use crate::plan::Plan;
use crate::region::Region;
use crate::unicode::digit;
use candidate::{Candidate, PLACEHOLDER};

/// Fewer digits are shown as typed.
const MIN_DIGITS: usize = 3;

/// Formats a number key by key; as libphonenumber's `AsYouTypeFormatter`.
///
/// ```
/// use ringlet_phone::{AsYouType, Region};
///
/// let mut typed = AsYouType::new(Region::new("US"));
/// for key in "6502530000".chars() {
///     typed.push(key);
/// }
/// assert_eq!(typed.shown(), "(650) 253-0000");
/// ```
pub struct AsYouType {
    region: Option<Region>,
    /// The plan the digits are formatted by: the region's, or that of the calling code typed.
    plan: Option<Plan>,
    shown: String,
    /// Everything typed; then only its plus sign and digits.
    typed: String,
    dialled: Vec<char>,
    /// The same split: prefixes as they are shown, and the national number.
    before: String,
    national: Vec<char>,
    /// The national prefix within `before`.
    national_prefix: Vec<char>,
    space_after_prefix: bool,
    able_to_format: bool,
    has_other_characters: bool,
    /// A national or international prefix was typed, so the number isn't one without its area code.
    is_complete: bool,
    expects_calling_code: bool,
    candidates: Vec<Candidate>,
    /// The groups of the candidate whose template is in use.
    groups: Vec<u8>,
    template: Vec<char>,
}

impl AsYouType {
    /// Starts empty, for keys pressed in `region`.
    #[must_use]
    pub fn new(region: Option<Region>) -> AsYouType {
        AsYouType {
            region,
            plan: region.and_then(Plan::of_region).map(Plan::main),
            shown: String::new(),
            typed: String::new(),
            dialled: Vec::new(),
            before: String::new(),
            national: Vec::new(),
            national_prefix: Vec::new(),
            space_after_prefix: false,
            able_to_format: true,
            has_other_characters: false,
            is_complete: false,
            expects_calling_code: false,
            candidates: Vec::new(),
            groups: Vec::new(),
            template: Vec::new(),
        }
    }

    /// Formats a whole text as if its characters had been typed one after the other.
    #[must_use]
    pub fn format(text: &str, region: Option<Region>) -> String {
        let mut typed = AsYouType::new(region);
        text.chars().for_each(|key| {
            typed.push(key);
        });
        typed.shown
    }

    /// Takes one more key and answers the text to show. A character other than a digit (or a leading `+`)
    /// stops the formatting: the text is then shown as typed.
    pub fn push(&mut self, key: char) -> &str {
        let first = self.typed.is_empty();
        self.typed.push(key);
        self.shown = self.accept(key, first);
        &self.shown
    }

    /// The text to show now.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Forgets everything typed.
    pub fn clear(&mut self) {
        *self = AsYouType::new(self.region);
    }

    fn accept(&mut self, key: char, first: bool) -> String {
        let key = match digit(key) {
            Some(digit) => char::from(b'0' + digit),
            None if first && matches!(key, '+' | '\u{FF0B}') => key,
            None => {
                self.able_to_format = false;
                self.has_other_characters = true;
                return self.typed.clone();
            }
        };
        self.dialled.push(key);
        if key != '+' {
            self.national.push(key);
        }
        if self.able_to_format {
            self.format_key(key)
        } else {
            self.recover()
        }
    }

    /// Formatting had failed; perhaps it was for a long prefix that is complete only now.
    fn recover(&mut self) -> String {
        if self.has_other_characters {
            return self.typed.clone();
        }
        if self.take_international_prefix() {
            if self.take_calling_code() {
                return self.start_over();
            }
        } else if self.take_longer_national_prefix() {
            self.before.push(' ');
            return self.start_over();
        }
        self.typed.clone()
    }

    fn start_over(&mut self) -> String {
        self.able_to_format = true;
        self.expects_calling_code = false;
        self.candidates.clear();
        self.template.clear();
        self.groups.clear();
        self.choose()
    }

    fn format_key(&mut self, key: char) -> String {
        if self.dialled.len() < MIN_DIGITS {
            return self.typed.clone();
        }
        if self.dialled.len() == MIN_DIGITS {
            if !self.take_international_prefix() {
                self.national_prefix = self.take_national_prefix();
                return self.choose();
            }
            self.expects_calling_code = true;
        }
        if self.expects_calling_code {
            self.expects_calling_code = !self.take_calling_code();
            return self
                .before
                .chars()
                .chain(self.national.iter().copied())
                .collect();
        }
        if self.candidates.is_empty() {
            return self.choose();
        }
        let filled = self.fill(key);
        if let Some(complete) = self.complete_format() {
            return complete;
        }
        self.narrow();
        if self.new_template() {
            self.fill_all()
        } else if self.able_to_format {
            self.with_prefix(&filled)
        } else {
            self.typed.clone()
        }
    }

    /// Looks for formats that the national number may get.
    fn choose(&mut self) -> String {
        if self.national.len() < MIN_DIGITS {
            let national: String = self.national.iter().collect();
            return self.with_prefix(&national);
        }
        let plan = self.plan;
        let has_prefix = !self.national_prefix.is_empty();
        self.candidates.extend(
            plan.into_iter()
                .flat_map(|plan| Candidate::all(plan, has_prefix, self.is_complete)),
        );
        self.narrow();
        if let Some(complete) = self.complete_format() {
            complete
        } else if self.new_template() {
            self.fill_all()
        } else {
            self.typed.clone()
        }
    }

    /// Keeps the candidates whose leading digits the number has.
    fn narrow(&mut self) {
        let national = as_digits(&self.national);
        self.candidates
            .retain(|candidate| candidate.leads(&national));
    }

    /// The number by the first candidate that it fills exactly and that shows every digit typed.
    fn complete_format(&mut self) -> Option<String> {
        let national = as_digits(&self.national);
        for candidate in &self.candidates {
            if !candidate.fits(&national) {
                continue;
            }
            self.space_after_prefix = candidate.spaces_prefix();
            let shown = self.with_prefix(&candidate.write(&national));
            let diallable = shown
                .chars()
                .filter(|c| matches!(c, '0'..='9' | '+' | '*' | '#'));
            if diallable.eq(self.dialled.iter().copied()) {
                return Some(shown);
            }
        }
        None
    }

    /// Takes the template of the first candidate that has room for the number; true when it is a new one.
    fn new_template(&mut self) -> bool {
        while let Some(candidate) = self.candidates.first() {
            if candidate.groups() == self.groups {
                return false;
            }
            if let Some(template) = candidate.template(self.national.len()) {
                self.groups = candidate.groups().to_vec();
                self.space_after_prefix = candidate.spaces_prefix();
                self.template = template;
                return true;
            }
            self.candidates.remove(0);
        }
        self.able_to_format = false;
        false
    }

    /// Puts a digit into the template and answers the template up to it.
    fn fill(&mut self, key: char) -> String {
        let Some(at) = self.template.iter().position(|&c| c == PLACEHOLDER) else {
            // More digits than the template has room for.
            self.able_to_format &= self.candidates.len() != 1;
            self.groups.clear();
            return self.typed.clone();
        };
        if let Some(place) = self.template.get_mut(at) {
            *place = key;
        }
        self.template.iter().take(at + 1).collect()
    }

    fn fill_all(&mut self) -> String {
        let mut filled = String::new();
        for key in self.national.clone() {
            filled = self.fill(key);
        }
        if self.able_to_format {
            self.with_prefix(&filled)
        } else {
            self.typed.clone()
        }
    }

    fn with_prefix(&self, national: &str) -> String {
        let mut shown = self.before.clone();
        if self.space_after_prefix && !shown.is_empty() && !shown.ends_with(' ') {
            shown.push(' ');
        }
        shown.push_str(national);
        shown
    }
}

/// Digits for matching. A full-width plus, which the reference counts among the digits, matches nothing.
fn as_digits(characters: &[char]) -> Vec<u8> {
    characters
        .iter()
        .map(|&c| if c.is_ascii_digit() { c as u8 } else { b'?' })
        .collect()
}
