//! `Contact`: a person with any number of phone numbers.

use super::super::{ChildTable, DocType, Field, Kind, Naming, Sort};

/// `Contact`.
pub static CONTACT: DocType = DocType {
    name: "Contact",
    fields: &[
        Field::new("salutation", Kind::Text),
        Field::new("first_name", Kind::Text).required(),
        Field::new("middle_name", Kind::Text),
        Field::new("last_name", Kind::Text),
        Field::new("full_name", Kind::Text).read_only(),
        Field::new("company_name", Kind::Text),
        Field::new("designation", Kind::Text),
        Field::new("email_id", Kind::Email),
        Field::new("mobile_no", Kind::Phone),
        Field::new("phone", Kind::Phone),
        Field::new("image", Kind::LongText),
    ],
    children: &[ChildTable {
        field: "phone_nos",
        doctype: "Contact Phone",
        fields: &[
            Field::new("phone", Kind::Phone).required(),
            Field::new("is_primary_phone", Kind::Check),
            Field::new("is_primary_mobile_no", Kind::Check),
        ],
    }],
    naming: Naming::FullName,
    sort: Sort::Modified,
};
