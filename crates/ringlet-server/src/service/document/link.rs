//! Links of a record: which records must exist.

use crate::doctype::{Cell, DocType, Document, Field, Kind, Problem, known};
use crate::storage::LinkCheck;

/// The links in the fields that change.
pub(super) fn checks(
    doctype: &'static DocType,
    whole: &Document,
    changes: &Document,
) -> Result<Vec<LinkCheck>, Problem> {
    let mut checks = Vec::new();
    for field in doctype
        .fields
        .iter()
        .filter(|field| changes.mentions(field.name))
    {
        checks.extend(check(field, |name| whole.get(name))?);
    }
    for child in doctype.children {
        for row in changes.rows(child.field).unwrap_or_default() {
            for field in child.fields {
                checks.extend(check(field, |name| row.get(name))?);
            }
        }
    }
    Ok(checks)
}

/// The link that one field holds.
fn check<'a>(
    field: &Field,
    value: impl Fn(&str) -> &'a Cell,
) -> Result<Option<LinkCheck>, Problem> {
    let Some(name) = value(field.name).as_text().filter(|name| !name.is_empty()) else {
        return Ok(None);
    };
    let missing = |value: &str| Problem::Link {
        field: field.name.to_owned(),
        value: value.to_owned(),
    };
    let doctype = match field.kind {
        Kind::Link(doctype) => doctype,
        Kind::DynamicLink(of) => value(of).as_text().ok_or_else(|| missing(name))?,
        Kind::DocTypeName => {
            return known::by_name(name)
                .map(|_| None)
                .ok_or_else(|| missing(name));
        }
        _ => return Ok(None),
    };
    Ok(Some(LinkCheck {
        field: field.name.to_owned(),
        doctype: doctype.to_owned(),
        name: name.to_owned(),
    }))
}
