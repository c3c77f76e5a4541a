//! Frappe's fields of a call → columns of the table of calls. The other way round is [`super::table`].

use ringlet_model::call::{Direction, Outcome, from_frappe_status};

use super::table::source_of;
use crate::doctype::{Cell, Document};
use crate::storage::NumberEntry;

/// Columns of a call and their values.
pub(super) type Columns = Vec<(&'static str, Cell)>;

/// The columns to write when the fields named in `changed` change and the document then is `document`.
pub(super) fn columns(document: &Document, changed: &Document, numbers: &[NumberEntry]) -> Columns {
    let changes = |fields: &[&str]| fields.iter().any(|field| changed.mentions(field));
    let mut columns = Columns::new();
    if changes(&["from", "to", "type"]) {
        parties(document, numbers, &mut columns);
    }
    if changes(&["caller", "receiver", "type"]) {
        let agent = if inbound(document) {
            "receiver"
        } else {
            "caller"
        };
        columns.push(("agent", document.get(agent).clone()));
    }
    if changes(&["status", "type"]) {
        status(document, &mut columns);
    }
    if changes(&["reference_doctype", "reference_docname"]) {
        let kept = document.text("reference_docname").is_some();
        let of = |field| {
            if kept {
                document.get(field).clone()
            } else {
                Cell::Null
            }
        };
        columns.push(("reference_doctype", of("reference_doctype")));
        columns.push(("reference_name", of("reference_docname")));
    }
    if changes(&["telephony_medium"]) {
        let medium = document.text("telephony_medium").unwrap_or("Manual");
        columns.push(("source", source_of(medium).into()));
    }
    for (field, column) in [
        ("duration", "duration_seconds"),
        ("medium", "medium"),
        ("end_time", "ended_at"),
        ("recording_url", "recording_url"),
        ("note", "note"),
    ] {
        // What we show instead of a provider's address must not take its place when the document is saved as read.
        let shown = field == "recording_url"
            && document
                .text(field)
                .is_some_and(|url| url.starts_with("/api/ringlet/calls/"));
        if changed.mentions(field) && !shown {
            columns.push((column, document.get(field).clone()));
        }
    }
    // A call always has a start: leaving it empty keeps the one it has.
    if !document.get("start_time").is_blank() && changed.mentions("start_time") {
        columns.push(("started_at", document.get("start_time").clone()));
    }
    columns
}

fn inbound(document: &Document) -> bool {
    document.text("type") == Some("Incoming")
}

/// Which side is ours follows from the direction.
fn parties(document: &Document, numbers: &[NumberEntry], columns: &mut Columns) {
    let (remote, own) = if inbound(document) {
        ("from", "to")
    } else {
        ("to", "from")
    };
    let direction = if inbound(document) {
        "inbound"
    } else {
        "outbound"
    };
    let e164 = numbers
        .iter()
        .map(|number| number.key.as_str())
        .find(|key| key.starts_with('+'));
    columns.push(("direction", direction.into()));
    columns.push((
        "number_raw",
        document.text(remote).unwrap_or_default().into(),
    ));
    columns.push(("number_e164", e164.into()));
    columns.push(("own_number", document.get(own).clone()));
}

fn status(document: &Document, columns: &mut Columns) {
    let direction = if inbound(document) {
        Direction::Inbound
    } else {
        Direction::Outbound
    };
    let word = document.text("status").unwrap_or_default();
    if let Some((state, outcome)) = from_frappe_status(word, direction) {
        columns.push(("state", state.as_str().into()));
        columns.push(("outcome", outcome.map(Outcome::as_str).into()));
    }
}
