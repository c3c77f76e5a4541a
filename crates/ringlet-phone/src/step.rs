//! Counts the steps of the parser, in tests only: so that they can show that it is linear on any machine.

/// One step: a byte of a pattern, a position of a set, a character looked at.
#[inline]
pub(crate) fn count() {
    #[cfg(test)]
    tests::STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
mod tests {
    extern crate std;

    use alloc::borrow::ToOwned;
    use alloc::string::String;
    use core::cell::Cell;

    use crate::{AsYouType, Region, parse};

    std::thread_local! {
        pub(super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    fn steps(work: impl FnOnce()) -> usize {
        STEPS.with(|steps| steps.set(0));
        work();
        STEPS.with(Cell::get)
    }

    /// Texts that make careless parsers go back and forth.
    const PARTS: [&str; 46] = [
        "1",
        "+",
        "+1",
        " ",
        "x",
        "#",
        "1x",
        "x1",
        "1 ",
        " 1",
        "1,",
        ",1",
        ",,",
        ";",
        "/ x",
        "/ ",
        "\\",
        "1;ext=",
        "ext",
        "\u{A0}",
        "١",
        "²",
        "۔",
        "𝟙",
        "a",
        "-",
        "1-",
        "(",
        "()",
        "*",
        ".",
        "1.",
        "tel:",
        ";phone-context=",
        ";isub=",
        "1~",
        "999",
        "0",
        "00",
        "\u{301}",
        "😀",
        "語",
        "xtensio\u{301}n",
        "доб",
        "anexo",
        "FLOWERS",
    ];

    fn repeated(begin: &str, part: &str, length: usize) -> String {
        let mut text = begin.to_owned();
        while text.chars().count() + part.chars().count() <= length {
            text.push_str(part);
        }
        text
    }

    #[test]
    fn steps_grow_with_the_length_and_not_faster() {
        // The indexes are made before anything is counted.
        parse("+1 650 253 0000 ext. ١", None).unwrap();
        for region in ["US", "AR", "BR", "DE", "AU"].map(Region::new) {
            for (begin, part) in ["", "123", "+1650"]
                .iter()
                .flat_map(|begin| PARTS.map(|part| (begin, part)))
            {
                let of = |length| steps(|| drop(parse(&repeated(begin, part, length), region)));
                let (quarter, full, beyond) = (of(60), of(240), of(4096));
                assert!(
                    full <= 6 * quarter + 6000,
                    "{begin}{part}…: {quarter} steps, then {full}"
                );
                assert!(
                    full < 25_000,
                    "{begin}{part}…: {full} steps for 240 characters"
                );
                assert!(
                    beyond <= 251,
                    "{begin}{part}…: {beyond} steps for what is too long anyway"
                );
            }
        }
    }

    #[test]
    fn a_key_takes_no_more_steps_the_more_were_typed() {
        for region in ["US", "AR", "DE", "CN"].map(Region::new) {
            for part in ["1", "9", "0", "15", "8005", "+49"] {
                let mut typed = AsYouType::new(region);
                for key in repeated("", part, 200).chars() {
                    let steps = steps(|| {
                        typed.push(key);
                    });
                    assert!(
                        steps < 30_000,
                        "{steps} steps for a key after {}",
                        typed.shown()
                    );
                }
            }
        }
    }
}
