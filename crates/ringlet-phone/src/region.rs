//! Regions by ISO 3166-1 code.

use core::fmt;

use crate::plan::Plan;
use crate::table::REGIONS;

/// A region by its two ISO 3166-1 letters (`US`), or `001` for numbers that belong to no country.
///
/// Cheap to make and to copy. It need not be one the tables know: parsing then behaves as libphonenumber
/// does for an unknown region, and only numbers written with `+` are understood.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region([u8; 3]);

impl Region {
    /// Numbers such as +800 that belong to the world, not to a country.
    pub const WORLD: Region = Region(*b"001");

    /// The United States, what a site gets that says nothing at all.
    pub const US: Region = Region([b'U', b'S', 0]);

    /// Reads two ASCII letters of either case, or `001`. `ZZ` (unknown) and anything else is `None`.
    #[must_use]
    pub const fn new(code: &str) -> Option<Region> {
        match code.as_bytes() {
            b"001" => Some(Region::WORLD),
            &[a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                let letters = [a.to_ascii_uppercase(), b.to_ascii_uppercase(), 0];
                if letters[0] == b'Z' && letters[1] == b'Z' {
                    None
                } else {
                    Some(Region(letters))
                }
            }
            _ => None,
        }
    }

    /// Two letters that are known to be such; anything else is [`Region::WORLD`].
    pub(crate) fn from_letters([first, second]: [u8; 2]) -> Region {
        if first.is_ascii_alphabetic() {
            Region([first, second, 0])
        } else {
            Region::WORLD
        }
    }

    pub(crate) fn letters(self) -> [u8; 2] {
        [self.0[0], self.0[1]]
    }

    /// Every region whose numbers the tables know, by calling code; without [`Region::WORLD`].
    pub fn all() -> impl Iterator<Item = Region> {
        (0..REGIONS)
            .map(|nth| Plan(nth).region())
            .filter(|&region| region != Region::WORLD)
    }

    /// The calling code of its numbers, such as 1 or 49; `None` for a region the tables don't know.
    #[must_use]
    pub fn calling_code(self) -> Option<u16> {
        Plan::of_region(self).map(Plan::code)
    }

    /// The code in upper case: `"US"`, `"001"`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 3 };
        core::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Region({})", self.as_str())
    }
}
