//! What follows from what in a record, DocType by DocType.

use super::html;
use crate::doctype::{Cell, DocType, Document, Kind, Problem, Row};

/// Adds to `changes` what follows from them and the record as it is (`old`, empty for a new one).
pub(super) fn apply(
    doctype: &DocType,
    old: &Document,
    changes: &mut Document,
) -> Result<(), Problem> {
    sanitize(doctype, changes);
    match doctype.name {
        "Contact" => {
            full_name(old, changes, "full_name", "company_name");
            contact_phones(old, changes)
        }
        "CRM Lead" => {
            full_name(old, changes, "lead_name", "organization");
            Ok(())
        }
        "CRM Deal" => deal_contacts(old, changes),
        "CRM Telephony Agent" => agent_phones(old, changes),
        _ => Ok(()),
    }
}

fn sanitize(doctype: &DocType, changes: &mut Document) {
    for field in doctype
        .fields
        .iter()
        .filter(|field| field.kind == Kind::Html)
    {
        if let Some(sent) = changes.text(field.name) {
            let clean = html::sanitized(sent);
            changes.set(field.name, clean);
        }
    }
}

/// First, middle and last name in one; a company's name when there is none of them.
fn full_name(old: &Document, changes: &mut Document, field: &'static str, company: &str) {
    let whole = old.with(changes);
    let parts = ["first_name", "middle_name", "last_name"];
    let name = parts
        .iter()
        .filter_map(|part| whole.text(part))
        .collect::<Vec<_>>()
        .join(" ");
    let name = if name.is_empty() {
        whole.text(company).unwrap_or_default().to_owned()
    } else {
        name
    };
    changes.set(field, Some(name).filter(|name| !name.is_empty()));
}

/// A contact's `mobile_no` and `phone` are primary rows of `phone_nos`.
fn contact_phones(old: &Document, changes: &mut Document) -> Result<(), Problem> {
    let table = Primary {
        rows: "phone_nos",
        holds: "phone",
        flags: &["is_primary_mobile_no", "is_primary_phone"],
    };
    table.apply(old, changes, &["mobile_no", "phone"])
}

/// An agent's `mobile_no` is the primary row of `phone_nos`.
fn agent_phones(old: &Document, changes: &mut Document) -> Result<(), Problem> {
    let table = Primary {
        rows: "phone_nos",
        holds: "number",
        flags: &["is_primary"],
    };
    table.apply(old, changes, &["mobile_no"])
}

/// A deal's `contact` is the primary row of `contacts`.
fn deal_contacts(old: &Document, changes: &mut Document) -> Result<(), Problem> {
    let table = Primary {
        rows: "contacts",
        holds: "contact",
        flags: &["is_primary"],
    };
    table.apply(old, changes, &["contact"])
}

/// A child table of which one row per flag is the primary one, and whose value a field of the record repeats.
struct Primary {
    /// The child table.
    rows: &'static str,
    /// The row's field that holds the value.
    holds: &'static str,
    /// The flags; `fields[n]` of the record repeats the row with `flags[n]`.
    flags: &'static [&'static str],
}

impl Primary {
    /// A field sent with a new value makes that value's row the primary one; else the rows decide what the fields hold.
    fn apply(
        &self,
        old: &Document,
        changes: &mut Document,
        fields: &[&'static str],
    ) -> Result<(), Problem> {
        let sent = changes.rows(self.rows);
        let mut rows = sent
            .or_else(|| old.rows(self.rows))
            .unwrap_or_default()
            .to_vec();
        let mut touched = sent.is_some();
        for (field, flag) in fields.iter().zip(self.flags) {
            if changes.mentions(field) && changes.get(field) != old.get(field) {
                self.choose(&mut rows, flag, changes.text(field));
                touched = true;
            }
        }
        if !touched {
            return Ok(());
        }
        let flagged = |row: &Row| self.flags.iter().any(|flag| is_set(row, flag));
        if !rows.iter().any(flagged)
            && let Some(first) = rows.first_mut()
        {
            set(first, self.flags[0], Cell::Int(1));
        }
        for (field, flag) in fields.iter().zip(self.flags) {
            let mut chosen = rows.iter().filter(|row| is_set(row, flag));
            let value = chosen
                .next()
                .map_or(Cell::Null, |row| row.get(self.holds).clone());
            if chosen.next().is_some() {
                return Err(Problem::Rule {
                    field: self.rows,
                    message: "Only one row can be primary",
                });
            }
            changes.set(field, value);
        }
        changes.set_rows(self.rows, rows);
        Ok(())
    }

    /// Makes the row with `value` the only one with `flag`; a row is added when there is none.
    fn choose(&self, rows: &mut Vec<Row>, flag: &'static str, value: Option<&str>) {
        rows.iter_mut().for_each(|row| set(row, flag, Cell::Int(0)));
        let Some(value) = value else {
            return;
        };
        match rows
            .iter_mut()
            .find(|row| row.get(self.holds).as_text() == Some(value))
        {
            Some(row) => set(row, flag, Cell::Int(1)),
            None => {
                let mut row = Row::default();
                row.cells.push((self.holds, value.into()));
                row.cells.extend(
                    self.flags
                        .iter()
                        .map(|other| (*other, Cell::Int((other == &flag).into()))),
                );
                rows.push(row);
            }
        }
    }
}

fn is_set(row: &Row, flag: &str) -> bool {
    row.get(flag).as_int() == Some(1)
}

fn set(row: &mut Row, field: &'static str, value: Cell) {
    match row.cells.iter_mut().find(|(name, _)| *name == field) {
        Some((_, cell)) => *cell = value,
        None => row.cells.push((field, value)),
    }
}
