//! `CRM Task`: something to be done, with a date and a person.

use super::super::{DocType, Field, Kind, Naming, Sort};

/// Words of `status`.
const STATUSES: &[&str] = &["Backlog", "Todo", "In Progress", "Done", "Canceled"];

/// Words of `priority`.
const PRIORITIES: &[&str] = &["Low", "Medium", "High"];

/// `CRM Task`.
pub static TASK: DocType = DocType {
    name: "CRM Task",
    fields: &[
        Field::new("title", Kind::Text).required(),
        Field::new("description", Kind::Html),
        Field::new("status", Kind::Select(STATUSES)).default("Backlog"),
        Field::new("priority", Kind::Select(PRIORITIES)).default("Low"),
        Field::new("start_date", Kind::Date),
        Field::new("due_date", Kind::Datetime),
        Field::new("assigned_to", Kind::Link("User")),
        Field::new("reference_doctype", Kind::DocTypeName).default("CRM Lead"),
        Field::new("reference_docname", Kind::DynamicLink("reference_doctype")),
    ],
    children: &[],
    naming: Naming::Counter,
    sort: Sort::Modified,
};
