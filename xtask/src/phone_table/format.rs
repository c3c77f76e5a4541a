//! How numbers are grouped when they are written out.

use anyhow::{Context, Result, ensure};

use super::encode::{Encoder, spread};
use super::language::foretells;
use super::metadata::{NumberFormat, Region};
use super::pattern::{Pattern, parse};
use super::token;

/// The texts that formats share, each written once: templates, rules for the national prefix, names of extensions.
/// A group is the byte of its number (1 to 5).
#[derive(Default)]
pub(crate) struct Texts {
    pub(crate) templates: Vec<Vec<u8>>,
    pub(crate) prefix_rules: Vec<Vec<u8>>,
    pub(crate) extensions: Vec<Vec<u8>>,
}

/// The international format of a record: like the national one, none, or another template.
const INTERNATIONAL_NONE: u8 = 0x40;
const INTERNATIONAL_OTHER: u8 = 0x80;
/// The first pattern for leading digits is for this many.
const MIN_LEADING_DIGITS: u8 = 3;
const PREFIX_OPTIONAL: u8 = 0x10;
const CARRIER: u8 = 0x20;
/// In the first byte of a region's entry: it has formats of its own for international use.
const HAS_INTERNATIONAL: u8 = 0x10;

/// Writes the entries of a main region: its extension prefix and its formats; the leading digits of each.
pub(crate) fn write(
    region: &Region,
    texts: &mut Texts,
    encoder: &Encoder,
    out: &mut Vec<u8>,
    leads: &mut Vec<u8>,
) -> Result<()> {
    let extension = match &region.extension_prefix {
        Some(prefix) => number_of(&mut texts.extensions, template(prefix)?)?,
        None => 0,
    };
    ensure!(extension < HAS_INTERNATIONAL);
    let international = if region.international_formats.is_empty() {
        0
    } else {
        HAS_INTERNATIONAL
    };
    out.push((1 + extension) | international);
    let mut others = region.international_formats.iter().peekable();
    for format in &region.formats {
        let other =
            others.next_if(|other| other.pattern == format.pattern && other.leads == format.leads);
        let kind = match other {
            _ if international == 0 => International::Same,
            None => International::None,
            Some(other) if other.template == format.template => International::Same,
            Some(other) => International::Other(&other.template),
        };
        record(format, &kind, texts, out)
            .and_then(|()| write_leads(&format.leads, encoder, leads))
            .with_context(|| format!("in the format {} of {}", format.pattern, region.name))?;
    }
    ensure!(
        others.next().is_none(),
        "an international format of {} without a national one",
        region.name
    );
    Ok(())
}

enum International<'a> {
    Same,
    None,
    Other(&'a str),
}

fn record(
    format: &NumberFormat,
    international: &International<'_>,
    texts: &mut Texts,
    out: &mut Vec<u8>,
) -> Result<()> {
    let written = template(&format.template)?;
    let groups = groups(&format.pattern)?;
    ensure!(
        written.iter().filter(|&&b| b < 6).count() <= groups.len(),
        "the template uses unknown groups"
    );
    let last = written.iter().filter(|&&b| b < 6).max();
    ensure!(
        last.map(|&b| usize::from(b)) == Some(groups.len()),
        "the template doesn't end with the last group"
    );
    let rule = match &format.prefix_rule {
        Some(rule) => number_of(&mut texts.prefix_rules, template(rule)?)?,
        None => 0,
    };
    ensure!(
        rule + 1 < PREFIX_OPTIONAL,
        "too many rules for national prefixes"
    );
    let mut flags = rule + 1;
    flags |= if format.prefix_optional {
        PREFIX_OPTIONAL
    } else {
        0
    };
    flags |= if format.carrier { CARRIER } else { 0 };
    flags |= match international {
        International::Same => 0,
        International::None => INTERNATIONAL_NONE,
        International::Other(_) => INTERNATIONAL_OTHER,
    };
    out.extend([number_of(&mut texts.templates, written)?, flags]);
    if let International::Other(other) = international {
        out.push(number_of(&mut texts.templates, template(other)?)?);
    }
    out.extend(groups);
    Ok(())
}

/// The leading digits: the most detailed pattern; an empty one when any will do. The patterns for fewer digits only
/// say which numbers may still fit it, so that their number suffices.
fn write_leads(leads: &[String], encoder: &Encoder, out: &mut Vec<u8>) -> Result<()> {
    let patterns: Vec<Pattern> = leads
        .iter()
        .map(|lead| parse(lead))
        .collect::<Result<_>>()?;
    let Some((last, earlier)) = patterns.split_last() else {
        out.push(token::DONE);
        return Ok(());
    };
    for (length, pattern) in (MIN_LEADING_DIGITS..).zip(earlier) {
        ensure!(
            foretells(pattern, last, length),
            "the leading digits {leads:?} don't become more exact"
        );
    }
    encoder.write(last, out)?;
    match u8::try_from(patterns.len())? {
        1 => out.push(token::DONE),
        several => out.extend([token::CLOSE, several]),
    }
    Ok(())
}

/// `(\d{3})(\d{2,4})` as one byte per group.
fn groups(pattern: &str) -> Result<Vec<u8>> {
    let parse_one = |group: &str| -> Result<u8> {
        let count = group
            .strip_prefix("(\\d")
            .and_then(|rest| rest.strip_suffix(')'))
            .context("an unknown group")?;
        let count = match count {
            "" => "1",
            _ => count
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'))
                .context("an unknown count")?,
        };
        let (low, high) = count.split_once(',').unwrap_or((count, count));
        let (low, high): (u8, u8) = (low.parse()?, high.parse()?);
        ensure!(0 < low && low <= high && high < 16, "an unknown count");
        spread(low, high)
    };
    let groups: Vec<u8> = pattern
        .split_inclusive(')')
        .map(parse_one)
        .collect::<Result<_>>()?;
    ensure!(
        (1..=5).contains(&groups.len()),
        "an unknown number of groups"
    );
    Ok(groups)
}

/// `(\1) \2` with a byte per group.
fn template(text: &str) -> Result<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut written = Vec::new();
    while let Some(byte) = bytes.next() {
        written.push(match byte {
            b'\\' => match bytes.next() {
                Some(group @ b'1'..=b'5') => group - b'0',
                _ => anyhow::bail!("an unknown reference in {text:?}"),
            },
            b' '..=b'~' if byte != b'$' => byte,
            _ => anyhow::bail!("an unknown character in {text:?}"),
        });
    }
    Ok(written)
}

/// The number (from 1) of a text among those already known, which it joins if need be.
fn number_of(texts: &mut Vec<Vec<u8>>, text: Vec<u8>) -> Result<u8> {
    let at = texts
        .iter()
        .position(|known| *known == text)
        .unwrap_or_else(|| {
            texts.push(text);
            texts.len() - 1
        });
    Ok(u8::try_from(at + 1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_templates_are_understood_or_refused() {
        assert_eq!(groups("(\\d)(\\d{3,4})").unwrap(), [0x10, 0x31]);
        assert_eq!(template("(\\1) \\2").unwrap(), b"(\x01) \x02");
        assert!(
            groups("\\d{3}").is_err() && groups("(\\d+)").is_err() && groups("([2-9])").is_err()
        );
        assert!(template("$NP\\1").is_err() && template("\\9").is_err());
    }
}
