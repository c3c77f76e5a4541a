//! Formats a number while it is typed.

mod candidate;
mod prefix;

use alloc::string::String;
use alloc::vec::Vec;

use crate::plan::Plan;
use crate::region::Region;
use crate::unicode::digit;
use candidate::{Candidate, PLACEHOLDER};

/// A full-width plus sign among digits. The reference counts it as one when it is typed first; no pattern matches it.
const WIDE_PLUS: u8 = b'?';

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
    dialled: Vec<u8>,
    /// The same split: prefixes as they are shown, and the national number.
    before: Vec<u8>,
    national: Vec<u8>,
    /// The national prefix within `before`.
    national_prefix: Vec<u8>,
    space_after_prefix: bool,
    able_to_format: bool,
    has_other_characters: bool,
    /// A national or international prefix was typed, so the number isn't one without its area code.
    is_complete: bool,
    expects_calling_code: bool,
    candidates: Vec<Candidate>,
    /// The groups of the candidate whose template is in use.
    groups: Vec<u8>,
    template: Vec<u8>,
}

/// What to show; `None` is the text as typed.
type Formatted = Option<Vec<u8>>;

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
            before: Vec::new(),
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
        let formatted = self.accept(key, first);
        self.shown.clear();
        match formatted {
            None => self.shown.push_str(&self.typed),
            Some(bytes) => self.shown.extend(bytes.iter().map(|&byte| match byte {
                WIDE_PLUS => '\u{FF0B}',
                other => other.into(),
            })),
        }
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

    fn accept(&mut self, key: char, first: bool) -> Formatted {
        let key = match (digit(key), key) {
            (Some(digit), _) => b'0' + digit,
            (None, '+') if first => b'+',
            (None, '\u{FF0B}') if first => WIDE_PLUS,
            _ => {
                self.able_to_format = false;
                self.has_other_characters = true;
                return None;
            }
        };
        self.dialled.push(key);
        if key != b'+' {
            self.national.push(key);
        }
        if self.able_to_format {
            self.format_key(key)
        } else {
            self.recover()
        }
    }

    /// Formatting had failed; perhaps it was for a long prefix that is complete only now.
    fn recover(&mut self) -> Formatted {
        if self.has_other_characters {
            return None;
        }
        if self.take_international_prefix() {
            return if self.take_calling_code() {
                self.start_over()
            } else {
                None
            };
        }
        if self.take_longer_national_prefix() {
            self.before.push(b' ');
            return self.start_over();
        }
        None
    }

    fn start_over(&mut self) -> Formatted {
        self.able_to_format = true;
        self.expects_calling_code = false;
        self.candidates.clear();
        self.template.clear();
        self.groups.clear();
        self.choose()
    }

    fn format_key(&mut self, key: u8) -> Formatted {
        if self.dialled.len() < MIN_DIGITS {
            return None;
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
            let mut shown = self.before.clone();
            shown.extend(&self.national);
            return Some(shown);
        }
        if self.candidates.is_empty() {
            return self.choose();
        }
        let filled = self.fill(key);
        if let Some(complete) = self.complete_format() {
            return Some(complete);
        }
        self.narrow();
        if self.new_template() {
            return self.fill_all();
        }
        filled
            .filter(|_| self.able_to_format)
            .map(|filled| self.with_prefix(filled))
    }

    /// Looks for formats that the national number may get.
    fn choose(&mut self) -> Formatted {
        if self.national.len() < MIN_DIGITS {
            return Some(self.with_prefix(self.national.clone()));
        }
        if let Some(plan) = self.plan {
            let has_prefix = !self.national_prefix.is_empty();
            Candidate::add_all(plan, has_prefix, self.is_complete, &mut self.candidates);
        }
        self.narrow();
        match self.complete_format() {
            None if self.new_template() => self.fill_all(),
            complete => complete,
        }
    }

    /// Keeps the candidates whose leading digits the number has.
    fn narrow(&mut self) {
        let national = &self.national;
        self.candidates
            .retain(|candidate| candidate.leads(national));
    }

    /// The number by the first candidate that it fills exactly and that shows every digit typed.
    fn complete_format(&mut self) -> Formatted {
        for candidate in &self.candidates {
            if !candidate.fits(&self.national) {
                continue;
            }
            self.space_after_prefix = candidate.spaces_prefix();
            let shown = self.with_prefix(candidate.write(&self.national));
            let diallable = shown
                .iter()
                .filter(|byte| matches!(byte, b'0'..=b'9' | b'+'));
            if diallable.eq(&self.dialled) {
                return Some(shown);
            }
        }
        None
    }

    /// Takes the template of the first candidate that has room for the number; true when it is a new one. Without
    /// one, formatting ends.
    fn new_template(&mut self) -> bool {
        let mut unfit = 0;
        let mut found = false;
        for candidate in &self.candidates {
            if candidate.groups() == self.groups {
                return self.drop_candidates(unfit, false);
            }
            if let Some(template) = candidate.template(self.national.len()) {
                self.groups = candidate.groups().into();
                self.space_after_prefix = candidate.spaces_prefix();
                self.template = template;
                found = true;
                break;
            }
            unfit += 1;
        }
        self.able_to_format = found;
        self.drop_candidates(unfit, found)
    }

    fn drop_candidates(&mut self, mut unfit: usize, found: bool) -> bool {
        self.candidates.retain(|_| {
            let keep = unfit == 0;
            unfit = unfit.saturating_sub(1);
            keep
        });
        found
    }

    /// Puts a digit into the template and answers the number up to it; `None` if there is no room.
    fn fill(&mut self, key: u8) -> Formatted {
        let Some(at) = self.template.iter().position(|&byte| byte == PLACEHOLDER) else {
            self.able_to_format &= self.candidates.len() != 1;
            self.groups.clear();
            return None;
        };
        self.template
            .iter_mut()
            .skip(at)
            .take(1)
            .for_each(|place| *place = key);
        Some(self.template.iter().take(at + 1).copied().collect())
    }

    fn fill_all(&mut self) -> Formatted {
        let mut filled = None;
        for key in self.national.clone() {
            filled = self.fill(key);
        }
        filled.map(|filled| self.with_prefix(filled))
    }

    fn with_prefix(&self, national: Vec<u8>) -> Vec<u8> {
        let mut shown = self.before.clone();
        if self.space_after_prefix && shown.last().is_some_and(|&last| last != b' ') {
            shown.push(b' ');
        }
        shown.extend(national);
        shown
    }
}
