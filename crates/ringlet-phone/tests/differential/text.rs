//! Seeded random texts that look like numbers often enough to get far into the parser.

use ringlet_phone::Region;

/// A small generator of random numbers (xorshift*), so that a seed means the same everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.max(1))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

const BEGINS: [&str; 22] = [
    "", "", "", "", "", "+", "+", "00", "011", "810", "0", "1", "8", "06", "tel:", "tel:+", "(",
    "++", "\u{FF0B}", "Tel. ", "\u{202A}", "x",
];
const BETWEEN: [&str; 18] = [
    "", "", "", "", "", "", "", "", "-", " ", ".", "/", "(", ")", "\u{A0}", "\u{2013}", "x", "*",
];
/// Extensions a text may end with.
pub(crate) const EXTENSIONS: [&str; 8] = [
    " ext. 12",
    "x345",
    " #6",
    ";ext=7",
    " доб. 89",
    ",,12",
    ";12",
    " - 503#",
];
const OTHER_ENDS: [&str; 4] = [
    ";isub=1",
    ";phone-context=+1",
    ";phone-context=a.com",
    " /x1",
];

/// A text: a beginning, digits of some script with something between them now and then, an end.
pub(crate) fn text(random: &mut Random) -> String {
    let mut text = random.pick(&BEGINS).to_owned();
    if random.below(3) == 0 {
        let codes = [
            1, 7, 20, 39, 44, 49, 52, 54, 55, 61, 81, 91, 262, 290, 358, 590, 599, 800, 870, 979,
        ];
        text.push_str(&codes[random.below(codes.len())].to_string());
    }
    let zero = match random.below(20) {
        0 => '\u{660}',
        1 => '\u{966}',
        2 => '\u{FF10}',
        _ => '0',
    };
    let letters = random.below(25) == 0;
    for _ in 0..2 + random.below(14) {
        let digit = random.below(10) as u32;
        if letters && digit > 4 {
            text.push(char::from(b'A' + random.below(26) as u8));
        } else {
            text.push(char::from_u32(u32::from(zero) + digit).unwrap());
        }
        if random.below(4) == 0 {
            text.push_str(random.pick(&BETWEEN));
        }
    }
    text.push_str(match random.below(10) {
        0..=3 => random.pick(&EXTENSIONS),
        4 | 5 => random.pick(&OTHER_ENDS),
        _ => "",
    });
    text
}

/// A region, or none.
pub(crate) fn region(random: &mut Random, regions: &[Region]) -> Option<Region> {
    regions.get(random.below(regions.len() + 8)).copied()
}
