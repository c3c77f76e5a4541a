//! `FCRM Note`: a note kept with a record.

use super::super::{DocType, Field, Kind, Naming, Sort};

/// `FCRM Note`.
pub static NOTE: DocType = DocType {
    name: "FCRM Note",
    fields: &[
        Field::new("title", Kind::Text).required(),
        Field::new("content", Kind::Html),
        Field::new("reference_doctype", Kind::DocTypeName).default("CRM Lead"),
        Field::new("reference_docname", Kind::DynamicLink("reference_doctype")),
    ],
    children: &[],
    naming: Naming::Random,
    sort: Sort::Modified,
};
