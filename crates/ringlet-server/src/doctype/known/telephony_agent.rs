//! `CRM Telephony Agent`: the phones of a user who takes calls.

use ringlet_model::provider::Provider;

use super::super::{ChildTable, DocType, Field, Kind, Naming, Sort};
use super::MEDIUMS;

/// The fields that hold what one provider knows this agent by: a phone, an extension or an id.
pub const AGENT_LINES: [(&str, Provider); 9] = [
    ("exotel_number", Provider::Exotel),
    ("twilio_number", Provider::Twilio),
    ("tata_tele_agent_number", Provider::TataTele),
    ("demo_agent_number", Provider::Demo),
    ("telecmi_user_id", Provider::Telecmi),
    ("jt_telecom_extension", Provider::JtTelecom),
    ("placetel_sip_user", Provider::Placetel),
    ("dialpad_user_id", Provider::Dialpad),
    ("teams_user_id", Provider::Teams),
];

/// The field that holds what `provider` knows an agent by; None: it knows none.
#[must_use]
pub fn agent_field(provider: Provider) -> Option<&'static str> {
    let mut fields = AGENT_LINES.iter();
    fields
        .find(|(_, of)| *of == provider)
        .map(|(field, _)| *field)
}

/// `CRM Telephony Agent`. What a provider knows the agent by is in [`AGENT_LINES`].
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
        Field::new("telecmi_user_id", Kind::Text),
        Field::new("jt_telecom_extension", Kind::Text),
        Field::new("placetel_sip_user", Kind::Text),
        Field::new("dialpad_user_id", Kind::Text),
        Field::new("teams_user_id", Kind::Text),
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
