//! Any text, any region: nothing panics, and nothing takes long.
#![no_main]

use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;
use ringlet_phone::{AsYouType, Format, Region, Types, advise, matches, parse};

/// Far above what the slowest text takes (some 10 µs without the fuzzer's own instructions), far below what going
/// back and forth would take.
const TOO_LONG: Duration = Duration::from_millis(20);

fuzz_target!(|input: ([u8; 2], &str)| {
    let ([first, second], text) = input;
    let letters = [b'A' + first % 26, b'A' + second % 26];
    let region = std::str::from_utf8(&letters).ok().and_then(Region::new);
    let start = Instant::now();
    let parsed = parse(text, region);
    assert!(
        start.elapsed() < TOO_LONG,
        "{text:?} took {:?}",
        start.elapsed()
    );
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
