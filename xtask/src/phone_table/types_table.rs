//! `types.bin`: what validity, type, region and examples need.

use anyhow::{Context, Result, ensure};

use super::core_table::{length_bits, lengths_of};
use super::encode::Encoder;
use super::layout::Table;
use super::metadata::{Description, Metadata, Region};
use super::pattern::parse;
use super::rest::shorten;
use super::token;

/// `OWN + t` begins the plan of type t: its lengths, its pattern.
const OWN: u8 = 1;
/// Mobile numbers can't be told from fixed lines.
const SAME_FIXED_MOBILE: u8 = 11;
/// Begins the pattern that decides between regions sharing a calling code.
const LEADING_DIGITS: u8 = 12;
/// `AS_MAIN + t`: type t is as in the first region of this calling code.
const AS_MAIN: u8 = 13;
/// In an example, `DIGIT + d` is a digit, `RUN + n` n digits each one above the one before.
const EXAMPLE_DIGIT: u8 = token::DIGIT;
const EXAMPLE_RUN: u8 = token::NEXT;

const FIXED_LINE: usize = 8;
const MOBILE: usize = 9;

/// Writes the types table.
pub(crate) fn write(metadata: &Metadata, encoder: &Encoder) -> Result<Table> {
    let mut sets = Vec::new();
    let mut plans = Vec::new();
    let mut main: Option<&Region> = None;
    for region in &metadata.regions {
        if main.is_none_or(|main| main.code != region.code) {
            main = Some(region);
        }
        let main = main.filter(|main| main.name != region.name);
        plans.push(
            plan(region, main, &mut sets, encoder)
                .with_context(|| format!("in the plan of {}", region.name))?,
        );
    }
    let mut table = Table::default();
    // The stamp goes here once it is known.
    table.bytes.extend([0; 4]);
    table.section(
        "TYPE_LENGTH_SETS",
        sets.iter().flat_map(|bits: &u16| bits.to_le_bytes()),
    );
    table.entries("TYPES", plans)?;
    table.entries(
        "EXAMPLES",
        metadata
            .regions
            .iter()
            .map(examples)
            .collect::<Result<Vec<_>>>()?,
    )?;
    Ok(table)
}

fn plan(
    region: &Region,
    main: Option<&Region>,
    sets: &mut Vec<u16>,
    encoder: &Encoder,
) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    ensure!(region.types.len() == MOBILE + 1);
    if let Some(leading) = &region.leading_digits {
        out.push(LEADING_DIGITS);
        encoder.write(&parse(leading)?, &mut out)?;
        out.push(token::CLOSE);
    }
    for (kind, description) in (0u8..).zip(&region.types) {
        let Some((description, pattern)) = present(description) else {
            continue;
        };
        let in_main = main.and_then(|main| main.types[usize::from(kind)].as_ref());
        let as_main = in_main.is_some_and(|m| {
            m.pattern.as_deref() == Some(pattern) && m.lengths == description.lengths
        });
        if usize::from(kind) == MOBILE && region.same_fixed_mobile {
            ensure!(present(&region.types[FIXED_LINE]).is_some_and(|(_, fixed)| fixed == pattern));
            out.push(SAME_FIXED_MOBILE);
        } else if as_main {
            out.push(AS_MAIN + kind);
        } else {
            own(kind, pattern, description, sets, encoder, &mut out)?;
        }
    }
    Ok(out)
}

fn own(
    kind: u8,
    pattern: &str,
    description: &Description,
    sets: &mut Vec<u16>,
    encoder: &Encoder,
    out: &mut Vec<u8>,
) -> Result<()> {
    let lengths = lengths_of(&description.lengths)?;
    let bits = length_bits(lengths.iter().copied())?;
    let set = sets
        .iter()
        .position(|&known| known == bits)
        .unwrap_or_else(|| {
            sets.push(bits);
            sets.len() - 1
        });
    out.extend([OWN + kind, u8::try_from(set + 1)?]);
    encoder.write(&shorten(&parse(pattern)?, &lengths)?, out)?;
    out.push(token::CLOSE);
    Ok(())
}

fn present(description: &Option<Description>) -> Option<(&Description, &str)> {
    let description = description.as_ref()?;
    description
        .pattern
        .as_deref()
        .map(|pattern| (description, pattern))
}

fn examples(region: &Region) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for (kind, description) in (OWN..).zip(&region.types) {
        let example = description
            .as_ref()
            .and_then(|description| description.example.as_deref());
        let Some(example) = example else { continue };
        ensure!(
            example.bytes().all(|digit| digit.is_ascii_digit()),
            "the example {example:?}"
        );
        out.push(kind);
        let mut before = None;
        let mut run = false;
        for digit in example.bytes().map(|digit| digit - b'0') {
            let next = before.is_some_and(|before: u8| digit == (before + 1) % 10);
            match out.last_mut() {
                Some(last) if next && run => *last += 1,
                _ if next => out.push(EXAMPLE_RUN + 1),
                _ => out.push(EXAMPLE_DIGIT + digit),
            }
            (before, run) = (Some(digit), next);
        }
    }
    Ok(out)
}
