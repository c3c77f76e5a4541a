//! What a client sends → what is to be stored.

use serde_json::{Map, Value};

use super::{link, number, rule};
use crate::doctype::{Cell, ChildTable, DocType, Document, Problem, Row, Zone, known, value};
use crate::storage::Draft;

/// Rows of a child table at most.
const MOST_CHILD_ROWS: usize = 500;

/// A new record from the fields sent. Fields the DocType doesn't have are passed over, as Frappe does.
pub(super) fn new(
    doctype: &'static DocType,
    sent: &Map<String, Value>,
    zone: &Zone,
    region: Option<&str>,
) -> Result<Draft, Problem> {
    let mut document = changes(doctype, sent, zone)?;
    if doctype.name == known::CALL_LOG.name && document.text("id").is_none() {
        return Err(Problem::Rule {
            field: "id",
            message: "ID is required",
        });
    }
    for field in doctype.fields {
        if let (true, Some(default)) = (document.get(field.name).is_blank(), field.default) {
            document.set(field.name, value::read(field, &Value::from(default), zone)?);
        }
    }
    for (_, rows) in &mut document.children {
        rows.iter_mut().for_each(|row| row.name.clear());
    }
    finish(doctype, &Document::default(), document, region)
}

/// The change of a record that the fields sent make.
pub(super) fn change(
    doctype: &'static DocType,
    old: &Document,
    mut changes: Document,
    region: Option<&str>,
) -> Result<Draft, Problem> {
    for (field, rows) in &mut changes.children {
        let stored = old.rows(field).unwrap_or_default();
        keep_own_names(rows, stored);
    }
    finish(doctype, old, changes, region)
}

/// A row may only keep a name that it has: any other could belong to somebody else's record.
fn keep_own_names(rows: &mut [Row], stored: &[Row]) {
    let mut free: Vec<_> = stored.iter().map(|row| row.name.as_str()).collect();
    for row in rows {
        match free.iter().position(|name| *name == row.name) {
            Some(at) => drop(free.swap_remove(at)),
            None => row.name.clear(),
        }
    }
}

/// Adds what follows from the fields sent, and checks the whole.
fn finish(
    doctype: &'static DocType,
    old: &Document,
    mut changes: Document,
    region: Option<&str>,
) -> Result<Draft, Problem> {
    rule::apply(doctype, old, &mut changes)?;
    let whole = old.with(&changes);
    let missing: Vec<_> = doctype
        .fields
        .iter()
        .filter(|field| field.required && whole.get(field.name).is_blank())
        .map(|field| field.name)
        .collect();
    if !missing.is_empty() {
        return Err(Problem::Mandatory {
            doctype: doctype.name,
            fields: missing,
        });
    }
    Ok(Draft {
        links: link::checks(doctype, &whole, &changes)?,
        numbers: number::entries(doctype, &whole, region),
        document: changes,
    })
}

/// The fields and child rows sent, each value checked for itself.
pub(super) fn changes(
    doctype: &'static DocType,
    sent: &Map<String, Value>,
    zone: &Zone,
) -> Result<Document, Problem> {
    let mut document = Document::default();
    for field in doctype.fields.iter().filter(|field| !field.read_only) {
        if let Some(sent) = sent.get(field.name) {
            document.set(field.name, value::read(field, sent, zone)?);
        }
    }
    for child in doctype.children {
        if let Some(sent) = sent.get(child.field) {
            document.set_rows(child.field, rows(child, sent, zone)?);
        }
    }
    Ok(document)
}

fn rows(child: &'static ChildTable, sent: &Value, zone: &Zone) -> Result<Vec<Row>, Problem> {
    let wrong = |wanted| Problem::Type {
        field: child.field.to_owned(),
        wanted,
    };
    let list = match sent {
        Value::Null => return Ok(Vec::new()),
        Value::Array(list) => list,
        _ => return Err(wrong("a list of rows")),
    };
    if list.len() > MOST_CHILD_ROWS {
        return Err(wrong("at most 500 rows"));
    }
    list.iter()
        .map(|item| match item {
            Value::Object(sent) => row(child, sent, zone),
            _ => Err(wrong("a list of objects")),
        })
        .collect()
}

fn row(child: &'static ChildTable, sent: &Map<String, Value>, zone: &Zone) -> Result<Row, Problem> {
    let mut row = Row {
        name: sent
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        cells: Vec::new(),
    };
    for field in child.fields.iter().filter(|field| !field.read_only) {
        let cell = sent
            .get(field.name)
            .map_or(Ok(Cell::Null), |sent| value::read(field, sent, zone))?;
        if field.required && cell.is_blank() {
            return Err(Problem::Mandatory {
                doctype: child.doctype,
                fields: vec![field.name],
            });
        }
        row.cells.push((field.name, cell));
    }
    Ok(row)
}
