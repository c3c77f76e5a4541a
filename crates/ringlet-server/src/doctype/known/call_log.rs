//! `CRM Call Log`: Frappe's view of a stored call.

use super::super::{ChildTable, DocType, Field, Kind, Naming, Sort};
use super::MEDIUMS;

/// Words of `status`.
const STATUSES: &[&str] = &[
    "Initiated",
    "Ringing",
    "In Progress",
    "Completed",
    "Failed",
    "Busy",
    "No Answer",
    "Queued",
    "Canceled",
];

/// `CRM Call Log`.
pub static CALL_LOG: DocType = DocType {
    name: "CRM Call Log",
    fields: &[
        Field::new("id", Kind::Text),
        Field::new("telephony_medium", Kind::Select(MEDIUMS)).default("Manual"),
        Field::new("from", Kind::Text).required(),
        Field::new("to", Kind::Text).required(),
        Field::new("type", Kind::Select(&["Incoming", "Outgoing"]))
            .required()
            .default("Incoming"),
        Field::new("status", Kind::Select(STATUSES))
            .required()
            .default("Initiated"),
        Field::new("duration", Kind::Duration),
        Field::new("medium", Kind::Text),
        Field::new("start_time", Kind::Datetime),
        Field::new("end_time", Kind::Datetime),
        Field::new("caller", Kind::Link("User")),
        Field::new("receiver", Kind::Link("User")),
        Field::new("recording_url", Kind::LongText),
        Field::new("note", Kind::Link("FCRM Note")),
        Field::new("reference_doctype", Kind::DocTypeName).default("CRM Lead"),
        Field::new("reference_docname", Kind::DynamicLink("reference_doctype")),
    ],
    children: &[ChildTable {
        field: "links",
        doctype: "Dynamic Link",
        fields: &[
            Field::new("link_doctype", Kind::DocTypeName).required(),
            Field::new("link_name", Kind::DynamicLink("link_doctype")).required(),
        ],
    }],
    naming: Naming::Field("id"),
    sort: Sort::Modified,
};
