//! The bytes patterns are written in. The generator (`cargo xtask phone-table`) includes this file too.
//!
//! A pattern is a regular expression over digits, one byte per token, ended by [`CLOSE`] or [`DONE`]. The
//! numbering plans list area codes in ascending order, so the most frequent step is "or, one digit later":
//! [`NEXT`] says it in one byte.

/// Ends an entry of a table. Never occurs inside one, so entries are found by scanning.
pub(crate) const END: u8 = 0;
/// Opens a group.
pub(crate) const OPEN: u8 = 1;
/// Separates the alternatives of a group.
pub(crate) const ALT: u8 = 2;
/// Closes a group, or ends a pattern.
pub(crate) const CLOSE: u8 = 3;
/// The class or group before it may be absent.
pub(crate) const OPTIONAL: u8 = 4;
/// Ends the leading digits of a format that has only this one pattern for them. After [`CLOSE`] comes the number of
/// patterns the plan has: all but the last are what the last one says of the first digits.
pub(crate) const DONE: u8 = 5;
/// Any digit, as often as the next byte says: at least its high half, at most its low half more.
pub(crate) const RANGE: u8 = 6;
/// `WIDE + h`: one digit of a set, a bit per digit; h is its bits 8 and 9, the next byte its bits 0 to 7.
pub(crate) const WIDE: u8 = 7;

// Brotli guesses a byte from the two before it, by which of these ranges they are in: 1 to 15, 16 to 63, 64 to 127,
// 128 to 191, 192 to 239, 240 to 254. So tokens of a kind keep to a range.

/// `DIGIT + d`: the digit d.
pub(crate) const DIGIT: u8 = 16;
/// `CLASS + n`: one digit of the n-th of the table's frequent sets.
pub(crate) const CLASS: u8 = DIGIT + 10;
/// `NEXT + n`: a further alternative, beginning with the digit n + 1 above the lowest digit that the one
/// before it begins with.
pub(crate) const NEXT: u8 = 192;
/// `ANY + n`: any digit, n + 1 times.
pub(crate) const ANY: u8 = 240;
/// Any digits up to the end of the number.
pub(crate) const REST: u8 = 254;
