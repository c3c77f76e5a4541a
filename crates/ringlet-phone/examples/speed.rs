//! How long parsing takes natively: `cargo run --release -p ringlet-phone --example speed`.
#![allow(clippy::print_stdout, reason = "a measurement is printed")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ringlet_phone::{Region, parse};

/// The quickest of many rounds: what the work takes when nothing else runs.
fn quickest(mut work: impl FnMut()) -> Duration {
    (0..200)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Texts of some length that make careless parsers slow.
fn hostile(characters: usize) -> Vec<String> {
    let parts = [
        "1",
        "+",
        " ",
        "x",
        "#",
        "1x",
        "1,",
        ",,",
        "/ ",
        "1;ext=",
        "1ext",
        "\u{A0}",
        "١",
        "語",
        "。",
        "𞤀",
        "😀。",
        "-",
        "1-",
        ";phone-context=",
        "1~",
        "999",
        "xtensio\u{301}n",
        "FLOWERS",
        "1²",
    ];
    let repeat = |(begin, part): (&str, &str)| {
        let mut text = begin.to_owned();
        while text.chars().count() < characters {
            text.push_str(part);
        }
        text.chars().take(characters).collect()
    };
    ["", "123", "+1650"]
        .iter()
        .flat_map(|&begin| parts.map(|part| (begin, part)))
        .map(repeat)
        .collect()
}

fn main() {
    let region = Region::US;
    let ordinary = [
        "(650) 253-0000",
        "+44 20 7946 0018",
        "98765 43210",
        "+5491123456789",
        "1-800-FLOWERS ext. 12",
    ];
    let start = Instant::now();
    black_box(parse("+1 650 253 0000", None).is_ok());
    println!("first call: {:?}", start.elapsed());
    for text in ordinary {
        let time = quickest(|| {
            for _ in 0..100 {
                black_box(parse(black_box(text), Some(region)).map(|number| number.e164())).ok();
            }
        });
        println!("{text:24} {:?}", time / 100);
    }
    for characters in [60, 250, 4096] {
        let slowest = hostile(characters).into_iter().map(|text| {
            let time = quickest(|| {
                black_box(parse(black_box(&text), Some(region))).ok();
            });
            (time, text)
        });
        if let Some((time, text)) = slowest.max() {
            let begin: String = text.chars().take(12).collect();
            println!("slowest hostile text of {characters} characters: {time:?} ({begin:?}…)");
        }
    }
}
