//! Extensions at the end of a number: `ext. 12`, `x12`, `#12`, `;ext=12`, `доб. 12`, `,,12`, `- 12#`.
//!
//! All of them end with the digits, so they are read from the end: optional `#`, digits, separators, label.

use alloc::string::String;

use super::fold::fold;
use super::viable::is_viable;
use crate::unicode::decimal;

/// Labels that say extension and nothing else. Each may have an `e` before it if it begins with `x`.
const EXPLICIT: [&str; 12] = [
    "xt",
    "xtn",
    "xtensio",
    "xtension",
    "xtensió",
    "xtensión",
    "xtensio\u{301}",
    "xtensio\u{301}n",
    "\u{FF58}\u{FF54}",
    "\u{FF58}\u{FF54}\u{FF4E}",
    "доб",
    "anexo",
];
/// Labels that may mean something else too.
const AMBIGUOUS: [&str; 8] = [
    "x",
    "\u{FF58}",
    "#",
    "\u{FF03}",
    "~",
    "\u{FF5E}",
    "int",
    "\u{FF49}\u{FF4E}\u{FF54}",
];
/// The clearer the label, the more digits are believed.
const AFTER_EXPLICIT: usize = 20;
const AFTER_DIALLING_PAUSE: usize = 15;
const AFTER_AMBIGUOUS: usize = 9;
const BEFORE_HASH: usize = 6;

/// The text without its extension, and the extension's digits as written.
pub(super) fn strip(text: &[char]) -> (&[char], Option<String>) {
    let Some(end) = End::of(text) else {
        return (text, None);
    };
    let mut first = None;
    end.each_start(text, |earliest, _| {
        first = Some(first.map_or(earliest, |first: usize| first.min(earliest)))
    });
    let number = first
        .and_then(|first| text.get(..first))
        .filter(|number| is_viable(number));
    match number {
        Some(number) => (
            number,
            Some(
                text.get(end.digits..end.end)
                    .unwrap_or_default()
                    .iter()
                    .collect(),
            ),
        ),
        None => (text, None),
    }
}

/// Whether the text ends with an extension that begins at one of the places `from..=to`.
pub(super) fn may_start_within(text: &[char], from: usize, to: usize) -> bool {
    let mut found = false;
    if let Some(end) = End::of(text) {
        end.each_start(text, |earliest, latest| {
            found |= earliest <= to && from <= latest
        });
    }
    found
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\t')
}

fn is_separator(c: char) -> bool {
    is_blank(c) || c == ','
}

/// Where the characters before `end` that are of a kind begin.
fn back(text: &[char], end: usize, is: impl Fn(char) -> bool) -> usize {
    let before = text.get(..end).unwrap_or_default();
    before
        .iter()
        .rposition(|&c| !is(c))
        .map_or(0, |last| last + 1)
}

fn ends_with(text: &[char], label: &str) -> bool {
    let length = label.chars().count();
    text.len() >= length
        && label
            .chars()
            .rev()
            .zip(text.iter().rev())
            .all(|(wanted, &have)| wanted == fold(have))
}

/// The end of a text, if it is one an extension may have.
struct End {
    /// Where the digits begin and end.
    digits: usize,
    end: usize,
    hash: bool,
    /// Where separators between label and digits begin.
    gap: usize,
    /// The same, or before a `:` or `.` there: where the label ends.
    label: usize,
}

impl End {
    fn of(text: &[char]) -> Option<End> {
        let hash = text.last() == Some(&'#');
        let end = text.len() - usize::from(hash);
        let digits = back(text, end, |c| decimal(c).is_some());
        if digits == end || digits == 0 || end - digits > AFTER_EXPLICIT {
            return None;
        }
        let gap = back(text, digits, |c| is_separator(c) || c == '-');
        let colon = gap > 0 && matches!(text.get(gap - 1), Some(':' | '.' | '\u{FF0E}'));
        Some(End {
            digits,
            end,
            hash,
            gap,
            label: gap - usize::from(colon),
        })
    }

    /// Calls `at` with every run of places (earliest, latest) where the extension may begin.
    fn each_start(&self, text: &[char], mut at: impl FnMut(usize, usize)) {
        let length = self.end - self.digits;
        let before_label = text.get(..self.label).unwrap_or_default();
        let before_digits = text.get(..self.digits).unwrap_or_default();
        if !self.hash && ends_with(before_digits, ";ext=") {
            let start = self.digits - 5;
            at(start, start);
        }
        // No label ends with a digit, and before most numbers' last digits is one.
        let labelled = before_label.last().is_some_and(|&c| decimal(c).is_none());
        for label in EXPLICIT
            .into_iter()
            .filter(|label| labelled && ends_with(before_label, label))
        {
            let latest = self.label - label.chars().count();
            at(
                back(text, before_e(text, latest, label), is_separator),
                latest,
            );
        }
        for label in AMBIGUOUS
            .into_iter()
            .filter(|label| labelled && length <= AFTER_AMBIGUOUS && ends_with(before_label, label))
        {
            let latest = self.label - label.chars().count();
            at(back(text, latest, is_separator), latest);
        }
        if self.hash && length <= BEFORE_HASH {
            let start = back(text, self.digits, |c| matches!(c, '-' | ' '));
            if start < self.digits {
                at(start, self.digits - 1);
            }
        }
        self.each_pause(text, length, at);
    }

    /// Commas and semicolons, which telephones take for a pause before the extension is dialled.
    fn each_pause(&self, text: &[char], length: usize, mut at: impl FnMut(usize, usize)) {
        let mut pause = |start: usize| at(back(text, start, is_blank), start);
        let before_label = text.get(..self.label).unwrap_or_default();
        let gap = text.get(self.gap..self.digits).unwrap_or_default();
        if length <= AFTER_DIALLING_PAUSE {
            if before_label.last() == Some(&';') {
                pause(self.label - 1);
            }
            if self.label < self.gap && before_label.ends_with(&[',', ',']) {
                pause(self.label - 2);
            }
            if let Some(pair) = gap.windows(2).position(|pair| pair == [',', ',']) {
                pause(self.gap + pair);
            }
        }
        if length <= AFTER_AMBIGUOUS {
            let commas = back(text, self.label, |c| c == ',');
            if self.label < self.gap && commas < self.label {
                pause(commas);
            }
            if let Some(comma) = gap.iter().position(|&c| c == ',') {
                pause(self.gap + comma);
            }
        }
    }
}

/// Labels that begin with x may have an e before it, of the same width.
fn before_e(text: &[char], start: usize, label: &str) -> usize {
    let e = match label.chars().next() {
        Some('x') => 'e',
        Some('\u{FF58}') => '\u{FF45}',
        _ => return start,
    };
    let before = start.checked_sub(1).and_then(|at| text.get(at));
    if before.is_some_and(|&c| fold(c) == e) {
        start - 1
    } else {
        start
    }
}
