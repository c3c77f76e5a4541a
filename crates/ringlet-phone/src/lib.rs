//! Phone numbers as Google's libphonenumber understands them: parse, E.164, possible, valid, type,
//! formats, as-you-type; small enough for a web page, without a regular expression engine.
//!
//! ```
//! use ringlet_phone::{Region, parse};
//!
//! let number = parse("(650) 253-0000 ext. 12", Region::new("US")).unwrap();
//! assert_eq!(number.e164(), "+16502530000");
//! assert_eq!(number.extension(), Some("12"));
//! ```
//!
//! What a number *is* comes in two tables. The core table is always linked: it parses, says whether a
//! number is possible, and formats. [`Types`] says whether a number is valid, what kind it is and which of
//! the regions sharing a calling code it belongs to; a page loads it after first paint with
//! [`Types::from_bytes`], a server embeds it (feature `types`, on by default).
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod advice;
mod as_you_type;
mod compare;
mod digits;
mod format;
mod number;
mod parse;
mod pattern;
mod plan;
mod region;
mod step;
mod table;
mod types;
mod unicode;

pub use advice::{Advice, advise, default_region};
pub use as_you_type::AsYouType;
pub use compare::{Match, matches};
pub use number::{Format, Number, Possibility};
pub use parse::{ParseError, parse};
pub use region::Region;
#[cfg(feature = "types")]
pub use types::example;
pub use types::{NumberType, Types, TypesError};
