//! `CRM Lead`: somebody who may become a customer.

use super::super::{DocType, Field, Kind, Naming, Sort};

/// Words of `status`, in the order of the pipeline.
const STATUSES: &[&str] = &[
    "New",
    "Contacted",
    "Nurture",
    "Qualified",
    "Unqualified",
    "Junk",
];

/// `CRM Lead`.
pub static LEAD: DocType = DocType {
    name: "CRM Lead",
    fields: &[
        Field::new("salutation", Kind::Text),
        Field::new("first_name", Kind::Text).required(),
        Field::new("middle_name", Kind::Text),
        Field::new("last_name", Kind::Text),
        Field::new("lead_name", Kind::Text).read_only(),
        Field::new("organization", Kind::Text),
        Field::new("job_title", Kind::Text),
        Field::new("email", Kind::Email),
        Field::new("mobile_no", Kind::Phone),
        Field::new("phone", Kind::Phone),
        Field::new("website", Kind::Text),
        Field::new("status", Kind::Select(STATUSES))
            .required()
            .default("New"),
        Field::new("source", Kind::Text),
        Field::new("lead_owner", Kind::Link("User")),
        Field::new("converted", Kind::Check).default("0"),
        Field::new("image", Kind::LongText),
    ],
    children: &[],
    naming: Naming::Series("CRM-LEAD"),
    sort: Sort::Modified,
};
