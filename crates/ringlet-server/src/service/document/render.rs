//! Records as JSON, in Frappe's shapes.

use serde_json::{Map, Value};

use crate::doctype::query::{Aggregate, Selected};
use crate::doctype::{Cell, ChildTable, DocType, Document, Kind, Row, Zone, value};

/// Whether fields without a value are there as null or not at all. Frappe's `/api/resource` leaves them out, its methods
/// don't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nulls {
    /// As null.
    Kept,
    /// Not at all.
    Dropped,
}

/// One record.
#[must_use]
pub fn document(
    doctype: &DocType,
    document: &Document,
    nulls: Nulls,
    zone: &Zone,
) -> Map<String, Value> {
    let mut rendered = Map::new();
    for field in doctype.columns() {
        let value = value::write(field.kind, document.get(field.name), zone);
        if nulls == Nulls::Kept || !value.is_null() {
            rendered.insert(field.name.to_owned(), value);
        }
    }
    rendered.insert("doctype".to_owned(), doctype.name.into());
    for child in doctype.children {
        let rows = document.rows(child.field).unwrap_or_default();
        let rows = rows
            .iter()
            .enumerate()
            .map(|(at, row)| child_row(doctype, child, document, row, at, zone))
            .collect();
        rendered.insert(child.field.to_owned(), Value::Array(rows));
    }
    rendered
}

fn child_row(
    doctype: &DocType,
    child: &ChildTable,
    parent: &Document,
    row: &Row,
    at: usize,
    zone: &Zone,
) -> Value {
    let mut rendered = Map::new();
    rendered.insert("name".to_owned(), row.name.clone().into());
    for field in child.fields {
        rendered.insert(
            field.name.to_owned(),
            value::write(field.kind, row.get(field.name), zone),
        );
    }
    rendered.insert("docstatus".to_owned(), 0.into());
    rendered.insert("idx".to_owned(), (at + 1).into());
    rendered.insert(
        "parent".to_owned(),
        value::write(Kind::Text, parent.get("name"), zone),
    );
    rendered.insert("parentfield".to_owned(), child.field.into());
    rendered.insert("parenttype".to_owned(), doctype.name.into());
    rendered.insert("doctype".to_owned(), child.doctype.into());
    Value::Object(rendered)
}

/// Rows of a list as objects, or with `as_dict=0` as arrays.
#[must_use]
pub fn rows(select: &[Selected], rows: &[Vec<Cell>], as_arrays: bool, zone: &Zone) -> Value {
    let value = |one: &Selected, cell: &Cell| value::write(kind(one), cell, zone);
    let rows = rows.iter().map(|row| {
        let values = select.iter().zip(row);
        if as_arrays {
            values.map(|(one, cell)| value(one, cell)).collect()
        } else {
            let object = values.map(|(one, cell)| (one.key().to_owned(), value(one, cell)));
            Value::Object(object.collect())
        }
    });
    rows.collect()
}

/// How a column is written: the smallest time is a time, a count of times is a number.
fn kind(one: &Selected) -> Kind {
    match one {
        Selected::Field(field) => field.kind,
        Selected::Aggregate {
            function: Aggregate::Min | Aggregate::Max,
            of: Some(field),
            ..
        } => field.kind,
        Selected::Aggregate { .. } => Kind::Float,
    }
}
