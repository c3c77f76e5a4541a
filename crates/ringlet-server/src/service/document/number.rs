//! The numbers that a record holds.

use crate::doctype::known::AGENT_LINES;
use crate::doctype::{Cell, DocType, Document};
use crate::number;
use crate::storage::NumberEntry;

/// All numbers of a record, its first choice first. Of a call it is the other side's.
pub(super) fn entries(
    doctype: &DocType,
    whole: &Document,
    region: Option<&str>,
) -> Vec<NumberEntry> {
    let fields: &[&str] = match doctype.name {
        "CRM Call Log" if whole.text("type") == Some("Incoming") => &["from"],
        "CRM Call Log" => &["to"],
        "Contact" | "CRM Lead" | "CRM Deal" => &["mobile_no", "phone"],
        "CRM Telephony Agent" => &["mobile_no"],
        _ => &[],
    };
    let lines = AGENT_LINES.iter().map(|(field, _)| field);
    let of_agent = doctype.name == "CRM Telephony Agent";
    let own = fields
        .iter()
        .chain(lines.filter(|_| of_agent))
        .enumerate()
        .map(|(at, field)| (whole.get(field), at == 0));
    let rows = whole.children.iter().flat_map(|(field, rows)| {
        let number = match *field {
            "phone_nos" if doctype.name == "Contact" => "phone",
            "phone_nos" => "number",
            _ => "",
        };
        rows.iter().map(move |row| (row.get(number), false))
    });
    own.chain(rows)
        .filter_map(|(cell, primary)| entry(cell, primary, region))
        .collect()
}

fn entry(cell: &Cell, primary: bool, region: Option<&str>) -> Option<NumberEntry> {
    let raw = cell.as_text()?;
    Some(NumberEntry {
        raw: raw.to_owned(),
        key: number::key(raw, region)?,
        primary,
    })
}
