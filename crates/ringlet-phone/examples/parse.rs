//! Reads JSON lines, answers JSON lines in the same order; for comparison with other implementations.
//!
//! `{"region": "US", "input": "(650) 253-0000"}` →
//! `{"e164", "valid", "possible", "type", "international", "national", "ext"}`; where the input doesn't parse it is
//! neither valid nor possible and the rest is `null`. `{"region": "US", "keys": "6502530000"}` → `{"shown": […]}`, the text shown after each key.
//! The region `ZZ` stands for none.

use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use ringlet_phone::{AsYouType, Region, parse};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(untagged)]
enum Question {
    Keys { region: String, keys: String },
    Input { region: String, input: String },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Shown { shown: Vec<String> },
    Number(Box<Parsed>),
}

#[derive(Serialize, Default)]
struct Parsed {
    e164: Option<String>,
    valid: bool,
    possible: bool,
    #[serde(rename = "type")]
    number_type: Option<&'static str>,
    international: Option<String>,
    national: Option<String>,
    ext: Option<String>,
}

fn answer(question: &Question) -> Answer {
    match question {
        Question::Keys { region, keys } => {
            let mut typed = AsYouType::new(Region::new(region));
            Answer::Shown {
                shown: keys.chars().map(|key| typed.push(key).to_owned()).collect(),
            }
        }
        Question::Input { region, input } => {
            Answer::Number(Box::new(match parse(input, Region::new(region)) {
                Err(_) => Parsed::default(),
                Ok(number) => Parsed {
                    e164: Some(number.e164()),
                    valid: number.is_valid(),
                    possible: number.is_possible(),
                    number_type: Some(number.number_type().as_str()),
                    international: Some(number.international()),
                    national: Some(number.national()),
                    ext: number.extension().map(str::to_owned),
                },
            }))
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let question: Question = serde_json::from_str(&line)?;
        serde_json::to_writer(&mut out, &answer(&question))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
