//! Any text, any region: nothing panics, and nothing takes long.
#![no_main]

use std::hint::black_box;
use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;
use ringlet_phone::{AsYouType, Format, Region, Types, advise, matches, parse};

/// Far above what the slowest text takes (some 10 µs without the fuzzer's own instructions), far below what going
/// back and forth would take.
const TOO_LONG: Duration = Duration::from_millis(1);

fuzz_target!(|input: ([u8; 2], &str)| {
    let ([first, second], text) = input;
    let letters = [b'A' + first % 26, b'A' + second % 26];
    let region = std::str::from_utf8(&letters).ok().and_then(Region::new);
    let time = || {
        let start = Instant::now();
        let _ = black_box(parse(text, region));
        start.elapsed()
    };
    // Once may be slow because something else ran; ten times in a row may not.
    let slow = (0..10).all(|_| time() > TOO_LONG);
    assert!(!slow, "{text:?} takes longer than {TOO_LONG:?}");
    let parsed = parse(text, region);
    if let Ok(number) = parsed {
        for format in [
            Format::E164,
            Format::International,
            Format::National,
            Format::Rfc3966,
        ] {
            assert!(!number.format(format).is_empty());
        }
        assert_eq!(
            number.is_valid(),
            number.number_type().as_str() != "UNKNOWN"
        );
        assert!(!number.is_valid() || number.is_possible());
    }
    let _ = AsYouType::format(text, region);
    let _ = matches(text, "+1 650 253 0000");
    let _ = advise(text, region, &[Region::US], Types::embedded());
});
