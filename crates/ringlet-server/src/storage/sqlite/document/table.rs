//! Where a DocType's fields are kept: the one place that knows tables and columns. Every text here is our own.

use std::borrow::Cow;

use ringlet_model::provider::Provider;

use crate::doctype::known::AGENT_LINES;
use crate::doctype::{ChildTable, DocType};

/// The table of a DocType.
pub(super) fn table(doctype: &DocType) -> &'static str {
    match doctype.name {
        "CRM Call Log" => "call",
        "CRM Telephony Agent" => "telephony_agent",
        "Contact" => "contact",
        "CRM Lead" => "lead",
        "CRM Deal" => "deal",
        "CRM Task" => "task",
        _ => "note",
    }
}

/// The table of a child table's rows.
pub(super) fn child_table(child: &ChildTable) -> &'static str {
    match child.doctype {
        "Contact Phone" => "contact_phone",
        "CRM Contacts" => "deal_contact",
        "CRM Telephony Phone" => "telephony_phone",
        _ => "call_link",
    }
}

/// The DocType is a view of the table of calls.
pub(super) fn is_call(doctype: &DocType) -> bool {
    doctype.name == "CRM Call Log"
}

/// What reads a field: a column, or an expression where the field belongs to another table.
pub(super) fn column(doctype: &DocType, field: &'static str) -> Cow<'static, str> {
    match (doctype.name, field) {
        ("CRM Call Log", _) => call_column(field).into(),
        ("CRM Telephony Agent", "user_name") => {
            "(SELECT u.name FROM user_account u WHERE u.id = telephony_agent.\"user\")".into()
        }
        ("CRM Telephony Agent", _) => match agent_line(field) {
            Some(provider) => format!(
                "(SELECT l.number FROM agent_line l WHERE l.agent = telephony_agent.name AND l.provider = '{}')",
                provider.id()
            )
            .into(),
            None => quoted(field).into(),
        },
        _ => quoted(field).into(),
    }
}

/// The provider whose line of the agent a field holds; None: the field is a column.
pub(super) fn agent_line(field: &str) -> Option<Provider> {
    let mut lines = AGENT_LINES.iter();
    lines.find(|(name, _)| *name == field).map(|(_, of)| *of)
}

/// What reads a field of a child row. What a deal shows of its contacts is theirs.
pub(super) fn child_column(child: &ChildTable, field: &'static str) -> Cow<'static, str> {
    let of_contact = match (child.doctype, field) {
        ("CRM Contacts", "full_name" | "mobile_no" | "phone") => field,
        ("CRM Contacts", "email") => "email_id",
        _ => return quoted(field).into(),
    };
    format!("(SELECT c.{of_contact} FROM contact c WHERE c.name = deal_contact.contact)").into()
}

/// A column name in quotes.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// The condition of "only this user's", with the user as the first parameter; None: the DocType has no owner.
pub(super) fn own(doctype: &DocType) -> Option<&'static str> {
    match doctype.name {
        "CRM Call Log" => Some("coalesce(agent, owner) = $1"),
        "CRM Telephony Agent" => Some("\"user\" = $1"),
        _ => None,
    }
}

/// Frappe's fields of a call. `status` spells [`ringlet_model::call::frappe_status`] in SQL.
fn call_column(field: &str) -> &'static str {
    match field {
        "owner" => "coalesce(owner, agent, 'Administrator')",
        "creation" => "created_at",
        "modified" => "modified_at",
        "modified_by" => "coalesce(modified_by, owner, agent, 'Administrator')",
        "docstatus" | "idx" => "0",
        "telephony_medium" => MEDIUM,
        "from" => {
            "CASE direction WHEN 'inbound' THEN coalesce(number_e164, number_raw) ELSE coalesce(own_number, '') END"
        }
        "to" => {
            "CASE direction WHEN 'inbound' THEN coalesce(own_number, '') ELSE coalesce(number_e164, number_raw) END"
        }
        "type" => "CASE direction WHEN 'inbound' THEN 'Incoming' ELSE 'Outgoing' END",
        "status" => STATUS,
        "duration" => "duration_seconds",
        "medium" => "medium",
        "start_time" => "started_at",
        "end_time" => "ended_at",
        "caller" => "CASE direction WHEN 'inbound' THEN NULL ELSE agent END",
        "receiver" => "CASE direction WHEN 'inbound' THEN agent END",
        // A provider's address may hold a key: only one that somebody typed in is shown.
        "recording_url" => {
            "CASE WHEN recording_url IS NULL OR progress = '{}' THEN recording_url
                  ELSE '/api/ringlet/calls/' || id || '/recording' END"
        }
        "note" => "note",
        "reference_doctype" => "coalesce(reference_doctype, 'CRM Lead')",
        "reference_docname" => "reference_name",
        _ => "id",
    }
}

const STATUS: &str = "CASE state
    WHEN 'queued' THEN 'Queued'
    WHEN 'dialing' THEN 'Initiated'
    WHEN 'ringing' THEN 'Ringing'
    WHEN 'ended' THEN CASE outcome
        WHEN 'completed' THEN 'Completed'
        WHEN 'no-answer' THEN 'No Answer' WHEN 'missed' THEN 'No Answer' WHEN 'voicemail' THEN 'No Answer'
        WHEN 'busy' THEN 'Busy' WHEN 'rejected' THEN 'Busy'
        WHEN 'canceled' THEN 'Canceled'
        ELSE 'Failed' END
    ELSE 'In Progress' END";

const MEDIUM: &str = "CASE source
    WHEN 'twilio' THEN 'Twilio' WHEN 'exotel' THEN 'Exotel' WHEN 'tata_tele' THEN 'Tata Tele'
    WHEN 'telecmi' THEN 'TeleCMI' WHEN 'jt_telecom' THEN 'JT Telecom' WHEN 'placetel' THEN 'Placetel'
    WHEN 'dialpad' THEN 'Dialpad' WHEN 'demo' THEN 'Demo line' WHEN 'teams' THEN 'Microsoft Teams'
    WHEN 'bluetooth_pbap' THEN 'Bluetooth' ELSE 'Manual' END";

/// Sources and the words `telephony_medium` has for them; what `MEDIUM` spells in SQL.
pub(super) const SOURCES: [(&str, &str); 11] = [
    ("manual", "Manual"),
    ("twilio", "Twilio"),
    ("exotel", "Exotel"),
    ("tata_tele", "Tata Tele"),
    ("telecmi", "TeleCMI"),
    ("jt_telecom", "JT Telecom"),
    ("placetel", "Placetel"),
    ("dialpad", "Dialpad"),
    ("demo", "Demo line"),
    ("teams", "Microsoft Teams"),
    ("bluetooth_pbap", "Bluetooth"),
];

/// The source that a word of `telephony_medium` stands for.
pub(super) fn source_of(medium: &str) -> &'static str {
    SOURCES
        .iter()
        .find(|(_, word)| *word == medium)
        .map_or("manual", |(source, _)| source)
}

#[cfg(test)]
mod tests {
    use ringlet_model::call::{CallState, Outcome, frappe_status};
    use ringlet_model::provider::Provider;
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn sql_spells_statuses_as_the_model_does() {
        let db = Connection::open_in_memory().unwrap();
        let outcomes = Outcome::BY_STRENGTH.into_iter().map(Some).chain([None]);
        for outcome in outcomes {
            for state in [
                CallState::Queued,
                CallState::Dialing,
                CallState::Ringing,
                CallState::Connected,
                CallState::OnHold,
                CallState::Ended,
            ] {
                let spelled: String = db
                    .query_row(
                        &format!("SELECT {STATUS} FROM (SELECT $1 AS state, $2 AS outcome)"),
                        (state.as_str(), outcome.map(Outcome::as_str)),
                        |row| row.get(0),
                    )
                    .unwrap();
                assert_eq!(
                    spelled,
                    frappe_status(state, outcome),
                    "{state:?} {outcome:?}"
                );
            }
        }
    }

    #[test]
    fn every_source_has_its_medium_and_back() {
        let db = Connection::open_in_memory().unwrap();
        for (source, word) in SOURCES {
            let spelled: String = db
                .query_row(
                    &format!("SELECT {MEDIUM} FROM (SELECT $1 AS source)"),
                    [source],
                    |row| row.get(0),
                )
                .unwrap();
            assert_eq!(spelled, word);
            assert_eq!(source_of(word), source);
            assert!(crate::doctype::known::MEDIUMS.contains(&word));
        }
        for provider in Provider::ALL {
            assert_eq!(source_of(provider.label()), provider.id());
        }
    }
}
