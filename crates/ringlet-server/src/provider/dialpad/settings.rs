//! What an administrator enters for Dialpad.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, Problem, Values};

/// The client id of the Mini Dialer.
pub const CLIENT_ID: &str = "client_id";
/// Last segment of the frame's address; empty: the client id.
pub const FRAME_PATH: &str = "frame_path";
/// Further `sandbox` tokens of the frame.
pub const SANDBOX: &str = "sandbox_tokens";
/// The API key.
pub(super) const API_KEY: &str = "api_key";
/// The secret that events are signed with.
pub const WEBHOOK_SECRET: &str = "webhook_secret";
/// Unsigned events are taken, by the key in the URL.
pub const ALLOW_PLAIN: &str = "allow_plain_json";
/// How events come: one of [`EVENT_WAYS`].
pub const EVENTS: &str = "events";
/// Dialpad calls us.
pub const BY_WEBHOOK: &str = "webhook";
/// We call Dialpad and listen.
pub const BY_WEBSOCKET: &str = "websocket";
/// Whose calls are told of over the WebSocket.
pub(super) const TARGET_TYPE: &str = "target_type";
/// Dialpad's id of that office, department, call center or user.
pub(super) const TARGET_ID: &str = "target_id";
/// The whole company's.
pub(super) const COMPANY: &str = "company";
/// Calls that no event told of are taken from Dialpad's list.
pub const FETCH_HISTORY: &str = "fetch_history";
/// Dialpad's own program may place a call where neither the frame nor the API can.
pub const OPEN_APP: &str = "open_app";
/// Where the API is.
pub(super) const ENDPOINT: &str = "api_endpoint";

const EVENT_WAYS: &[&str] = &[BY_WEBHOOK, BY_WEBSOCKET, "none"];

/// What a sandbox may be given beyond what every frame of Dialpad gets. Anything else could let the frame out of it.
const TOKENS: [&str; 5] = [
    "allow-forms",
    "allow-modals",
    "allow-downloads",
    "allow-popups-to-escape-sandbox",
    "allow-storage-access-by-user-activation",
];

/// `CRM Dialpad Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::Dialpad,
    doctype: "CRM Dialpad Settings",
    fields: &[
        Field::new(CLIENT_ID, FieldKind::Text)
            .required("Dialpad sends it after you asked for the Mini Dialer (CTI)."),
        Field::new(API_KEY, FieldKind::Secret),
        Field::new(EVENTS, FieldKind::Choice)
            .choices(EVENT_WAYS)
            .default(BY_WEBHOOK),
        Field::new(WEBHOOK_SECRET, FieldKind::Secret),
        Field::new(ALLOW_PLAIN, FieldKind::Check).default("0"),
        Field::new(TARGET_TYPE, FieldKind::Choice)
            .choices(&[
                COMPANY,
                "office",
                "department",
                "callcenter",
                "coachingteam",
                "user",
            ])
            .default(COMPANY),
        Field::new(TARGET_ID, FieldKind::Text),
        Field::new(FETCH_HISTORY, FieldKind::Check).default("1"),
        Field::new(OPEN_APP, FieldKind::Check).default("1"),
        Field::new(FRAME_PATH, FieldKind::Text),
        Field::new(SANDBOX, FieldKind::Lines).default("allow-forms"),
        Field::new(ENDPOINT, FieldKind::Url).default("https://dialpad.com/api/v2"),
        DISPOSITIONS,
    ],
    check,
    agent: AgentLine::Nothing,
    shared_phone: None,
    caller_id: None,
    probes: true,
    webhook: true,
    credentials: "API key",
    credentials_hint: "Make a new one in Dialpad under Company Settings, Authentication, API Keys, and choose Replace.",
    experimental: false,
};

fn check(values: &Values) -> Result<(), Problem> {
    for field in [CLIENT_ID, FRAME_PATH] {
        if !is_segment(values.text(field)) {
            return Err(problem(
                field,
                "It has letters, digits, “-” and “_” only.".to_owned(),
            ));
        }
    }
    if let Some(other) = values.lines(SANDBOX).find(|token| !TOKENS.contains(token)) {
        let known = TOKENS.join(", ");
        return Err(problem(
            SANDBOX,
            format!("“{other}” can’t be allowed. One a line of: {known}."),
        ));
    }
    let company = matches!(values.text(TARGET_TYPE), "" | COMPANY);
    let id = values.text(TARGET_ID);
    if !company && (id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(problem(
            TARGET_ID,
            "Enter Dialpad’s id of it, digits only.".to_owned(),
        ));
    }
    Ok(())
}

const fn problem(field: &'static str, message: String) -> Problem {
    Problem { field, message }
}

/// It can stand in the frame's address as it is.
fn is_segment(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn wrong(field: &str, value: &str) -> Option<&'static str> {
        let values = [(TARGET_TYPE, "office"), (TARGET_ID, "7"), (field, value)];
        let values: BTreeMap<_, _> = values
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
        check(&Values::new(values)).err().map(|wrong| wrong.field)
    }

    #[test]
    fn nothing_that_could_break_out_of_the_frames_address_or_sandbox() {
        for (field, good, bad) in [
            (CLIENT_ID, "aB3_-x", "a/b"),
            (CLIENT_ID, "x", "a?custom_data=1"),
            (FRAME_PATH, "open", "../x"),
            (
                SANDBOX,
                "allow-modals\nallow-downloads",
                "allow-top-navigation",
            ),
            (SANDBOX, "", "allow-forms allow-modals"),
            (TARGET_ID, "5527", "Office:5527"),
            (TARGET_ID, "1", ""),
        ] {
            assert_eq!(wrong(field, good), None, "{good}");
            assert_eq!(wrong(field, bad), Some(field), "{bad}");
        }
    }
}
