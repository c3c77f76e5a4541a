//! `core.bin`: what parsing, possibility and formats need.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};

use super::encode::Encoder;
use super::format::{self, Texts};
use super::language::lengths;
use super::layout::Table;
use super::metadata::{Description, Metadata, Region};
use super::pattern::{Pattern, parse};
use super::prefix::{self, Captured, NationalPrefix};
use super::rest::shorten;
use super::token;

/// Writes the core table.
pub(crate) fn write(metadata: &Metadata, encoder: &Encoder) -> Result<Table> {
    let regions = &metadata.regions;
    let mut table = Table::default();
    table.section(
        "CLASSES",
        encoder.classes().iter().flat_map(|set| set.to_le_bytes()),
    );
    region_columns(regions, &mut table)?;
    length_columns(regions, &mut table)?;
    let mut texts = Texts::default();
    let (formats, leads) = table_of_formats(regions, &mut texts, encoder)?;
    table.count("TEMPLATES", texts.templates.len());
    for (name, list) in [
        ("TEMPLATES", texts.templates),
        ("PREFIX_RULES", texts.prefix_rules),
        ("EXTENSIONS", texts.extensions),
    ] {
        table.entries(name, list)?;
    }
    unicode(metadata, &mut table)?;
    table.entries("GENERAL", each(regions, |region| general(region, encoder))?)?;
    table.entries(
        "PREFIXES",
        each(regions, |region| prefixes(region, encoder))?,
    )?;
    table.entries("FORMATS", formats)?;
    table.entries("LEADS", leads)?;
    Ok(table)
}

fn each(regions: &[Region], write: impl Fn(&Region) -> Result<Vec<u8>>) -> Result<Vec<Vec<u8>>> {
    regions
        .iter()
        .map(|region| write(region).with_context(|| format!("in the plan of {}", region.name)))
        .collect()
}

fn region_columns(regions: &[Region], table: &mut Table) -> Result<()> {
    let letters: Vec<&[u8]> = regions
        .iter()
        .map(|region| region.name.as_bytes())
        .collect();
    ensure!(
        letters
            .iter()
            .all(|name| name.len() == 2 || *name == b"001"),
        "a region with an unknown name"
    );
    ensure!(
        regions.len() < 255,
        "more regions than an index of one byte reaches"
    );
    table.count("REGIONS", regions.len());
    table.section("FIRST_LETTERS", letters.iter().map(|name| name[0]));
    table.section("SECOND_LETTERS", letters.iter().map(|name| name[1]));
    let mut before = 0;
    let mut steps = Vec::new();
    for region in regions {
        let step = region
            .code
            .checked_sub(before)
            .context("regions are not in the order of their calling codes")?;
        steps.push(u8::try_from(step)?);
        before = region.code;
    }
    table.section("CODE_STEPS", steps);
    Ok(())
}

/// A set of lengths as bits: bit 0 is length 2.
pub(crate) fn length_bits(lengths: impl IntoIterator<Item = u8>) -> Result<u16> {
    lengths.into_iter().try_fold(0, |bits, length| {
        ensure!((2..=17).contains(&length), "a number of {length} digits");
        Ok(bits | 1 << (length - 2))
    })
}

/// The lengths of a description; -1 stands for none at all.
pub(crate) fn lengths_of(list: &[i8]) -> Result<BTreeSet<u8>> {
    list.iter()
        .filter(|&&length| length != -1)
        .map(|&length| Ok(u8::try_from(length)?))
        .collect()
}

fn length_columns(regions: &[Region], table: &mut Table) -> Result<()> {
    let mut sets: Vec<u16> = Vec::new();
    let mut column = |lengths: &dyn Fn(&Region) -> Result<BTreeSet<u8>>| -> Result<Vec<u8>> {
        regions
            .iter()
            .map(|region| {
                let bits = length_bits(lengths(region)?)?;
                let at = sets
                    .iter()
                    .position(|&known| known == bits)
                    .unwrap_or_else(|| {
                        sets.push(bits);
                        sets.len() - 1
                    });
                Ok(u8::try_from(at)?)
            })
            .collect()
    };
    let possible = column(&|region| lengths_of(&region.general.lengths))?;
    let local = column(&|region| lengths_of(&region.general.local))?;
    let matched = column(&|region| Ok(lengths(&general_pattern(&region.general)?)))?;
    table.section(
        "LENGTH_SETS",
        sets.iter().flat_map(|bits| bits.to_le_bytes()),
    );
    table.section("POSSIBLE", possible);
    table.section("LOCAL", local);
    table.section("MATCHED", matched);
    Ok(())
}

fn general_pattern(general: &Description) -> Result<Pattern> {
    parse(
        general
            .pattern
            .as_deref()
            .context("a plan without its general pattern")?,
    )
}

fn general(region: &Region, encoder: &Encoder) -> Result<Vec<u8>> {
    let pattern = general_pattern(&region.general)?;
    let mut out = Vec::new();
    encoder.write(&shorten(&pattern, &lengths(&pattern))?, &mut out)?;
    out.push(token::CLOSE);
    Ok(out)
}

/// International prefix, national prefix; empty patterns where there is none.
fn prefixes(region: &Region, encoder: &Encoder) -> Result<Vec<u8>> {
    let national = match &region.national_prefix {
        Some(pattern) => prefix::split(pattern, region.transform.as_deref())?,
        None => NationalPrefix::default(),
    };
    let mut out = Vec::new();
    if let Some(international) = &region.international_prefix {
        encoder.write(&parse(international)?, &mut out)?;
    }
    out.push(token::CLOSE);
    if let Some(plain) = &national.plain {
        encoder.write(plain, &mut out)?;
    }
    out.push(token::CLOSE);
    if let Some(captured) = &national.captured {
        self::captured(captured, encoder, &mut out)?;
    }
    Ok(out)
}

/// The digits put, ended by `DONE` where the number must end too; then what is around the kept part.
fn captured(captured: &Captured, encoder: &Encoder, out: &mut Vec<u8>) -> Result<()> {
    out.extend(
        captured
            .put
            .bytes()
            .map(|digit| token::DIGIT + digit - b'0'),
    );
    ensure!(
        captured.put.len() <= 4,
        "{} digits put in place of a national prefix",
        captured.put.len()
    );
    out.push(if captured.whole {
        token::DONE
    } else {
        token::CLOSE
    });
    for part in [&captured.before, &captured.kept, &captured.after] {
        encoder.write(part, out)?;
        out.push(token::CLOSE);
    }
    Ok(())
}

/// Regions that share a calling code are formatted by the first of them; the others' entries stay empty.
/// The leading digits that decide between the formats are a list of their own: Brotli packs it better.
fn table_of_formats(
    regions: &[Region],
    texts: &mut Texts,
    encoder: &Encoder,
) -> Result<(Entries, Entries)> {
    let (mut formats, mut leads) = (Vec::new(), Vec::new());
    let mut before = 0;
    for region in regions {
        let (mut of_formats, mut of_leads) = (Vec::new(), Vec::new());
        if region.code != before {
            format::write(region, texts, encoder, &mut of_formats, &mut of_leads)?;
        }
        before = region.code;
        formats.push(of_formats);
        leads.push(of_leads);
    }
    Ok((formats, leads))
}

/// An entry per region.
type Entries = Vec<Vec<u8>>;

/// Digits and letters of all scripts, each run as the distance from the end of the one before.
fn unicode(metadata: &Metadata, table: &mut Table) -> Result<()> {
    let mut digits = Vec::new();
    let mut at = 0x80;
    let runs: Vec<_> = metadata.digits.iter().filter(|run| run.0 >= at).collect();
    for &&(first, count, value, decimal) in &runs {
        ensure!(
            count < 16 && value < 8 && (!decimal || (count, value) == (10, 0)),
            "an unknown run of digits"
        );
        distance(first - at, &mut digits);
        digits.push(count | value << 4 | u8::from(!decimal) << 7);
        at = first + u32::from(count);
    }
    table.count("DIGIT_RUNS", runs.len());
    table.section("DIGITS", digits);
    let mut letters = Vec::new();
    let mut at = 0x80;
    let runs: Vec<_> = metadata
        .alphanumeric
        .iter()
        .filter(|run| run.0 >= at)
        .collect();
    for &&(first, last) in &runs {
        distance(first - at, &mut letters);
        distance(last - first, &mut letters);
        at = last + 1;
    }
    table.count("LETTER_RUNS", runs.len());
    table.section("LETTERS", letters);
    Ok(())
}

/// Seven bits a byte, the highest bit says that more follow.
fn distance(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
