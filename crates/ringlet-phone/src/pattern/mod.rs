//! Matches digits against patterns, all alternatives at once: a set of bits holds every position of the number
//! that can be reached, and each token moves the whole set. No going back, so time is the pattern's length.

pub(crate) mod token;

use crate::{step, table};

/// A set of positions in a number: bit 0 is before its first digit.
pub(crate) type Positions = u32;

/// Deeper groups don't occur in the tables; the limit keeps a damaged table from using up the stack.
const DEEPEST: u8 = 16;

/// Reads a table from some place on.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    /// A pattern wanted more digits than the number had.
    wants_more: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize) -> Reader<'a> {
        Reader {
            bytes: bytes.get(at..).unwrap_or_default(),
            wants_more: false,
        }
    }

    /// The next byte; [`token::END`] beyond the table's end.
    pub(crate) fn next(&mut self) -> u8 {
        step::count();
        match self.bytes {
            [first, rest @ ..] => {
                self.bytes = rest;
                *first
            }
            [] => token::END,
        }
    }

    /// The byte that [`Reader::next`] will give.
    pub(crate) fn peek(&self) -> u8 {
        self.bytes.first().copied().unwrap_or(token::END)
    }

    /// Matches the pattern that begins here and reads to its end.
    pub(crate) fn pattern(&mut self, number: &[u8]) -> Positions {
        self.pattern_from(number, 1)
    }

    /// Matches from a set of positions; from none, the pattern is only skipped.
    pub(crate) fn pattern_from(&mut self, number: &[u8], from: Positions) -> Positions {
        self.alternatives(number, from, DEEPEST)
    }

    /// Skips the pattern that begins here, and says whether it ended with [`token::CLOSE`].
    pub(crate) fn skip_pattern(&mut self) -> bool {
        let mut depth = 0_u8;
        loop {
            match self.next() {
                token::END | token::DONE => return false,
                token::OPEN => depth = depth.saturating_add(1),
                token::CLOSE if depth == 0 => return true,
                token::CLOSE => depth -= 1,
                token::RANGE | token::WIDE..token::DIGIT => {
                    self.next();
                }
                _ => {}
            }
        }
    }

    /// Matches like [`Reader::pattern`]; also true when more digits could make the number match.
    pub(crate) fn may_become(&mut self, number: &[u8]) -> bool {
        self.wants_more = false;
        self.pattern(number) != 0 || self.wants_more
    }

    fn alternatives(&mut self, number: &[u8], from: Positions, depth: u8) -> Positions {
        let (mut reached, mut here, mut before) = (0, from, from);
        // The lowest digit this alternative begins with; none once it has begun otherwise.
        let (mut begins, mut beginning) = (0, true);
        loop {
            let token = self.next();
            let digits = match token {
                token::END | token::CLOSE | token::DONE => return reached | here,
                token::OPEN if depth == 0 => return 0,
                token::OPEN => {
                    before = here;
                    if here == 0 {
                        self.skip_pattern();
                    } else {
                        here = self.alternatives(number, here, depth - 1);
                    }
                    beginning = false;
                    continue;
                }
                token::ALT => {
                    (reached, here, beginning) = (reached | here, from, true);
                    continue;
                }
                token::OPTIONAL => {
                    here |= before;
                    continue;
                }
                token::RANGE | token::ANY..=u8::MAX => {
                    here = self.any_digits(token, number.len(), here);
                    beginning = false;
                    continue;
                }
                token::WIDE..token::DIGIT => {
                    (u16::from(token - token::WIDE) << 8) | u16::from(self.next())
                }
                token::DIGIT..token::CLASS => 1 << (token - token::DIGIT),
                token::CLASS..token::NEXT => table::class(token - token::CLASS),
                token::NEXT..token::ANY => {
                    (reached, here, beginning) = (reached | here, from, true);
                    2 << (begins + u32::from(token - token::NEXT)).min(14)
                }
            };
            if beginning {
                (begins, beginning) = (digits.trailing_zeros(), false);
            }
            before = here;
            here = self.step(number, here, digits);
        }
    }

    /// Moves every position whose next digit is of the set.
    fn step(&mut self, number: &[u8], mut from: Positions, digits: u16) -> Positions {
        let mut reached = 0;
        while from != 0 {
            step::count();
            let at = from.trailing_zeros();
            from &= from - 1;
            match number.get(at as usize) {
                Some(digit) => reached |= (u32::from(digits >> (digit & 15)) & 1) << at << 1,
                None => self.wants_more = true,
            }
        }
        reached
    }

    fn any_digits(&mut self, token: u8, length: usize, here: Positions) -> Positions {
        let end = length.min(31) as u32;
        let (low, span) = match token {
            token::REST.. => return if here == 0 { 0 } else { 1 << end },
            token::RANGE => {
                let count = self.next();
                (count >> 4, count & 15)
            }
            _ => (token - token::ANY + 1, 0),
        };
        let within = (1 << end) | ((1 << end) - 1);
        let reached =
            (low..=low + span).fold(0, |reached, count| reached | (u64::from(here) << count));
        self.wants_more |= reached > u64::from(within);
        reached as u32 & within
    }
}

/// The furthest of some positions; `None` if there is none.
pub(crate) fn furthest(positions: Positions) -> Option<usize> {
    positions.checked_ilog2().map(|at| at as usize)
}

/// Whether the end of a number is among the positions.
pub(crate) fn reaches_end(positions: Positions, number: &[u8]) -> bool {
    number.len() < 32 && positions >> number.len() & 1 == 1
}
