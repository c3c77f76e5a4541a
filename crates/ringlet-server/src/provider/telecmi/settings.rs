//! What an administrator enters for TeleCMI.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, Problem, Values};

/// Base address of the interface.
pub(super) const ENDPOINT: &str = "api_endpoint";
/// The app id.
pub(super) const APP_ID: &str = "app_id";
/// The app secret.
pub(super) const SECRET: &str = "app_secret";
/// The TeleCMI user that calls for agents without one of their own.
pub(super) const USER: &str = "user_id";
/// The number to show.
pub(super) const CALLER_ID: &str = "caller_id";
/// What of the agent's rings first.
pub(super) const RINGS: &str = "rings";
/// The agent's phone, by TeleCMI's follow-me.
pub(super) const PHONE: &str = "phone";

/// `CRM TeleCMI Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::Telecmi,
    doctype: "CRM TeleCMI Settings",
    fields: &[
        Field::new(ENDPOINT, FieldKind::Url).default("https://rest.telecmi.com/v2"),
        Field::new(APP_ID, FieldKind::Number)
            .between(1, 999_999_999_999)
            .required("It stands in the TeleCMI dashboard under Settings, Developer."),
        Field::new(SECRET, FieldKind::Secret)
            .required("It stands in the TeleCMI dashboard under Settings, Developer."),
        Field::new(USER, FieldKind::Text),
        Field::new(CALLER_ID, FieldKind::Phone),
        Field::new(RINGS, FieldKind::Choice)
            .choices(&[PHONE, "softphone"])
            .default(PHONE),
        DISPOSITIONS
            .default("Interested\nNot Interested\nCall Back Later\nNo Response\nWrong Number"),
    ],
    check,
    agent: AgentLine::Id,
    shared_phone: Some(USER),
    caller_id: Some(CALLER_ID),
    probes: true,
    webhook: true,
    credentials: "app id or secret",
    credentials_hint: "Compare both with the TeleCMI dashboard under Settings, Developer, and choose Replace.",
    experimental: false,
};

fn check(values: &Values) -> Result<(), Problem> {
    let user = values.text(USER);
    let plain = |c: char| c.is_ascii_digit() || c == '_';
    if user.chars().all(plain) {
        return Ok(());
    }
    Err(Problem {
        field: USER,
        message: "A TeleCMI user is an extension such as 5003, or 5003_2222223.".to_owned(),
    })
}
