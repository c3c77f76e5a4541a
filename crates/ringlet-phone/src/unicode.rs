//! Digits and letters of all scripts, as the reference knows them.

use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::step;
use crate::table::{CORE, DIGIT_RUNS, DIGITS_AT, LETTER_RUNS, LETTERS_AT, byte};

/// The runs of the table, decoded at the first character that isn't ASCII. Filling them twice at the same
/// time is harmless: both write the same.
struct Runs {
    ready: AtomicBool,
    /// First character << 8 | how many | first value << 4 | not decimal << 7.
    digits: [AtomicU32; DIGIT_RUNS],
    /// First character, and the one after the last, alternately.
    letters: [AtomicU32; 2 * LETTER_RUNS],
}

static RUNS: Runs = Runs {
    ready: AtomicBool::new(false),
    digits: [const { AtomicU32::new(0) }; DIGIT_RUNS],
    letters: [const { AtomicU32::new(0) }; 2 * LETTER_RUNS],
};

fn runs() -> &'static Runs {
    if !RUNS.ready.load(Ordering::Acquire) {
        let (mut at, mut character) = (DIGITS_AT, 0x80);
        for run in &RUNS.digits {
            character += distance(&mut at);
            let kind = u32::from(byte(CORE, at));
            at += 1;
            run.store(character << 8 | kind, Ordering::Relaxed);
            character += kind & 15;
        }
        let (mut at, mut character) = (LETTERS_AT, 0x80);
        for (nth, bound) in RUNS.letters.iter().enumerate() {
            character += distance(&mut at) + (nth & 1) as u32;
            bound.store(character, Ordering::Relaxed);
        }
        RUNS.ready.store(true, Ordering::Release);
    }
    &RUNS
}

/// A number of seven bits a byte, lowest first.
fn distance(at: &mut usize) -> u32 {
    let (mut value, mut shift) = (0, 0);
    loop {
        let next = byte(CORE, *at);
        *at += 1;
        value |= u32::from(next & 0x7f) << shift;
        shift += 7;
        if next < 0x80 || shift > 21 {
            return value;
        }
    }
}

/// The value of a decimal digit of any script.
pub(crate) fn decimal(character: char) -> Option<u8> {
    step::count();
    match character {
        '0'..='9' => Some(character as u8 - b'0'),
        '\0'..='\x7f' => None,
        _ => digit_in_runs(character.into(), false),
    }
}

/// The value of a digit, also of one that isn't decimal, such as ² or ①.
pub(crate) fn digit(character: char) -> Option<u8> {
    decimal(character).or_else(|| digit_in_runs(character.into(), true))
}

fn digit_in_runs(character: u32, other: bool) -> Option<u8> {
    let digits = &runs().digits;
    let after = digits.partition_point(|run| run.load(Ordering::Relaxed) >> 8 <= character);
    let run = digits.get(after.checked_sub(1)?)?.load(Ordering::Relaxed);
    let nth = character - (run >> 8);
    let is_other = run & 0x80 != 0;
    (nth < run & 15 && is_other == other).then_some((nth + (run >> 4 & 7)) as u8)
}

/// Whether a character is a letter or a number.
pub(crate) fn is_alphanumeric(character: char) -> bool {
    step::count();
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    let before = |bound: &AtomicU32| bound.load(Ordering::Relaxed) <= character.into();
    runs().letters.partition_point(before) & 1 == 1
}
