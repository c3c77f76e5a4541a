//! `CRM Deal`: a sale in the making, with the people it is made with.

use super::super::{ChildTable, DocType, Field, Kind, Naming, Sort};

/// Words of `status`, in the order of the pipeline.
const STATUSES: &[&str] = &[
    "Qualification",
    "Demo/Making",
    "Proposal/Quotation",
    "Negotiation",
    "Ready to Close",
    "Won",
    "Lost",
];

/// `CRM Deal`.
pub static DEAL: DocType = DocType {
    name: "CRM Deal",
    fields: &[
        Field::new("organization", Kind::Text),
        Field::new("status", Kind::Select(STATUSES))
            .required()
            .default("Qualification"),
        Field::new("deal_owner", Kind::Link("User")),
        Field::new("deal_value", Kind::Float),
        Field::new("probability", Kind::Float),
        Field::new("next_step", Kind::Text),
        Field::new("lead", Kind::Link("CRM Lead")),
        Field::new("contact", Kind::Link("Contact")),
        Field::new("lead_name", Kind::Text),
        Field::new("first_name", Kind::Text),
        Field::new("last_name", Kind::Text),
        Field::new("email", Kind::Email),
        Field::new("mobile_no", Kind::Phone),
        Field::new("phone", Kind::Phone),
        Field::new("source", Kind::Text),
    ],
    children: &[ChildTable {
        field: "contacts",
        doctype: "CRM Contacts",
        fields: &[
            Field::new("contact", Kind::Link("Contact")).required(),
            Field::new("full_name", Kind::Text).read_only(),
            Field::new("email", Kind::Text).read_only(),
            Field::new("mobile_no", Kind::Text).read_only(),
            Field::new("phone", Kind::Text).read_only(),
            Field::new("is_primary", Kind::Check),
        ],
    }],
    naming: Naming::Series("CRM-DEAL"),
    sort: Sort::Modified,
};
