//! The DocTypes this server keeps, with the field names and choices of Frappe CRM.

mod call_log;
mod contact;
mod deal;
mod lead;
mod note;
mod task;
mod telephony_agent;

pub use call_log::CALL_LOG;
pub use contact::CONTACT;
pub use deal::DEAL;
pub use lead::LEAD;
pub use note::NOTE;
pub use task::TASK;
pub use telephony_agent::{AGENT_LINES, TELEPHONY_AGENT, agent_field};

use super::DocType;

/// Every DocType kept as records. Settings of providers are DocTypes too, but aren't records.
pub const ALL: [&DocType; 7] = [
    &CALL_LOG,
    &TELEPHONY_AGENT,
    &CONTACT,
    &LEAD,
    &DEAL,
    &NOTE,
    &TASK,
];

/// Records a call can be kept with and a number can belong to.
pub const PARTIES: [&DocType; 3] = [&LEAD, &DEAL, &CONTACT];

/// `telephony_medium` of a call and `default_medium` of an agent: provider labels and other sources of calls.
pub const MEDIUMS: &[&str] = &[
    "",
    "Manual",
    "Twilio",
    "Exotel",
    "Tata Tele",
    "TeleCMI",
    "JT Telecom",
    "Placetel",
    "Dialpad",
    "Demo line",
    "Microsoft Teams",
    "Bluetooth",
];

/// The DocType of that name; None when it isn't kept here.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static DocType> {
    ALL.into_iter().find(|doctype| doctype.name == name)
}

/// The party DocType of that name.
#[must_use]
pub fn party(name: &str) -> Option<&'static DocType> {
    PARTIES.into_iter().find(|doctype| doctype.name == name)
}
