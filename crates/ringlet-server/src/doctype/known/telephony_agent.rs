//! `CRM Telephony Agent`: the phones of a user who takes calls.

use super::super::{ChildTable, DocType, Field, Kind, Naming, Sort};
use super::MEDIUMS;

/// `CRM Telephony Agent`. The `…_number` fields hold what one provider rings this agent by.
pub static TELEPHONY_AGENT: DocType = DocType {
    name: "CRM Telephony Agent",
    fields: &[
        Field::new("user", Kind::Link("User")).required(),
        Field::new("user_name", Kind::Text).read_only(),
        Field::new("mobile_no", Kind::Phone),
        Field::new("exotel_number", Kind::Text),
        Field::new("twilio_number", Kind::Text),
        Field::new("tata_tele_agent_number", Kind::Text),
        Field::new("demo_agent_number", Kind::Text),
        Field::new("default_medium", Kind::Select(MEDIUMS)),
        Field::new(
            "call_receiving_device",
            Kind::Select(&["Computer", "Phone"]),
        )
        .default("Computer"),
    ],
    children: &[ChildTable {
        field: "phone_nos",
        doctype: "CRM Telephony Phone",
        fields: &[
            Field::new("number", Kind::Phone).required(),
            Field::new("is_primary", Kind::Check),
        ],
    }],
    naming: Naming::Field("user"),
    sort: Sort::Modified,
};
