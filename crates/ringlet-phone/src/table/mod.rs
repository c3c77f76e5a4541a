//! The core table, and where its entries begin.

mod layout;

use core::sync::atomic::{AtomicBool, AtomicU8, AtomicU16, Ordering};

pub(crate) use layout::*;

use crate::pattern::token;

/// The core table; `cargo xtask phone-table` makes it.
pub(crate) static CORE: &[u8] = include_bytes!("../../data/core.bin");

/// The byte at a place of a table; 0 beyond its end.
pub(crate) fn byte(table: &[u8], at: usize) -> u8 {
    table.get(at).copied().unwrap_or(0)
}

/// The nth of the numbers of two bytes that begin at a place.
pub(crate) fn word(table: &[u8], at: usize, nth: usize) -> u16 {
    u16::from_le_bytes([byte(table, at + 2 * nth), byte(table, at + 2 * nth + 1)])
}

/// The nth of the frequent sets of digits.
pub(crate) fn class(nth: u8) -> u16 {
    word(CORE, CLASSES_AT, nth.into())
}

/// Where the entries of a list begin, found once by scanning for their ends. Filling it twice at the same time
/// is harmless: both write the same.
pub(crate) struct Starts<const N: usize = REGIONS> {
    ready: AtomicBool,
    starts: [AtomicU16; N],
}

impl<const N: usize> Starts<N> {
    pub(crate) const fn new() -> Starts<N> {
        Starts {
            ready: AtomicBool::new(false),
            starts: [const { AtomicU16::new(0) }; N],
        }
    }

    /// Where the nth entry of the list that begins at `list` begins.
    pub(crate) fn of(&self, table: &[u8], list: usize, nth: usize) -> usize {
        if !self.ready.load(Ordering::Acquire) {
            let mut at = list;
            for start in &self.starts {
                start.store(at as u16, Ordering::Relaxed);
                while byte(table, at) != token::END {
                    at += 1;
                }
                at += 1;
            }
            self.ready.store(true, Ordering::Release);
        }
        self.starts
            .get(nth)
            .map_or(table.len(), |start| start.load(Ordering::Relaxed).into())
    }
}

/// Which plan a region's letters or a calling code leads to. Kept as the plan's number + 1.
struct Directory {
    ready: AtomicBool,
    by_letters: [AtomicU8; 26 * 26],
    by_code: [AtomicU8; 1000],
    codes: [AtomicU16; REGIONS],
}

static DIRECTORY: Directory = Directory {
    ready: AtomicBool::new(false),
    by_letters: [const { AtomicU8::new(0) }; 26 * 26],
    by_code: [const { AtomicU8::new(0) }; 1000],
    codes: [const { AtomicU16::new(0) }; REGIONS],
};

fn directory() -> &'static Directory {
    let directory = &DIRECTORY;
    if !directory.ready.load(Ordering::Acquire) {
        let mut code = 0;
        for nth in 0..REGIONS {
            let step = u16::from(byte(CORE, CODE_STEPS_AT + nth));
            code += step;
            if let Some(at) = directory.codes.get(nth) {
                at.store(code, Ordering::Relaxed);
            }
            if let (Some(at), true) = (directory.by_code.get(usize::from(code)), step > 0) {
                at.store(nth as u8 + 1, Ordering::Relaxed);
            }
            if let Some(at) =
                letters_index(letters(nth)).and_then(|at| directory.by_letters.get(at))
            {
                at.store(nth as u8 + 1, Ordering::Relaxed);
            }
        }
        directory.ready.store(true, Ordering::Release);
    }
    directory
}

/// The two letters of the nth plan; `00` for numbers of the world.
pub(crate) fn letters(nth: usize) -> [u8; 2] {
    [
        byte(CORE, FIRST_LETTERS_AT + nth),
        byte(CORE, SECOND_LETTERS_AT + nth),
    ]
}

fn letters_index([first, second]: [u8; 2]) -> Option<usize> {
    let first = first.checked_sub(b'A')?;
    let second = second.checked_sub(b'A').filter(|&second| second < 26)?;
    Some(usize::from(first) * 26 + usize::from(second))
}

fn found(at: Option<&AtomicU8>) -> Option<usize> {
    usize::from(at?.load(Ordering::Relaxed)).checked_sub(1)
}

/// The plan of a region by its two letters.
pub(crate) fn by_letters(letters: [u8; 2]) -> Option<usize> {
    found(directory().by_letters.get(letters_index(letters)?))
}

/// The plan of the main region of a calling code.
pub(crate) fn by_code(code: u16) -> Option<usize> {
    found(directory().by_code.get(usize::from(code)))
}

/// The calling code of the nth plan.
pub(crate) fn code(nth: usize) -> u16 {
    directory()
        .codes
        .get(nth)
        .map_or(0, |code| code.load(Ordering::Relaxed))
}
