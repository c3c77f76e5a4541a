//! What an administrator enters for Twilio. The names are those of Frappe CRM's own `CRM Twilio Settings`.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, Problem, Values};

/// The account.
pub(super) const ACCOUNT: &str = "account_sid";
/// Signs webhooks; also opens the interface where there is no API key.
pub(super) const AUTH_TOKEN: &str = "auth_token";
/// An API key, and its secret.
pub(super) const API_KEY: &str = "api_key";
/// The API key's secret.
pub(super) const API_SECRET: &str = "api_secret";
/// One of our numbers at Twilio: what customers see.
pub(super) const PHONE: &str = "phone_number";
/// Records calls from the answer on.
pub(super) const RECORD: &str = "record_calls";
/// The TwiML app that browsers call through.
pub(super) const APP: &str = "twiml_sid";
/// Its name in the account.
pub(super) const APP_NAME: &str = "app_name";
/// Names of all TwiML apps of the account, with commas between them.
pub(super) const APPS: &str = "twilio_apps";
/// Signs webhooks by SHA-256, where Twilio was told to.
pub(super) const SHARED_KEY: &str = "webhook_shared_key";
/// Where the interface is.
pub(super) const ENDPOINT: &str = "api_endpoint";

/// `CRM Twilio Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::Twilio,
    doctype: "CRM Twilio Settings",
    fields: &[
        Field::new(ACCOUNT, FieldKind::Text)
            .begins("AC")
            .required("Twilio Console, Account info: it begins with AC."),
        Field::new(AUTH_TOKEN, FieldKind::Secret)
            .required("Twilio Console, Account info: it signs the webhooks."),
        Field::new(API_KEY, FieldKind::Text).begins("SK"),
        Field::new(API_SECRET, FieldKind::Secret),
        Field::new(PHONE, FieldKind::Phone)
            .required("Twilio Console, Phone Numbers: a number of yours that can place calls."),
        Field::new(RECORD, FieldKind::Check).default("0"),
        Field::new(APP_NAME, FieldKind::Text).default("Ringlet"),
        Field::new(APP, FieldKind::Text).begins("AP"),
        Field::new(APPS, FieldKind::Text).ours(),
        Field::new(SHARED_KEY, FieldKind::Secret),
        Field::new(ENDPOINT, FieldKind::Url).default("https://api.twilio.com"),
        DISPOSITIONS,
    ],
    check,
    agent: AgentLine::CallerId,
    shared_phone: None,
    caller_id: Some(PHONE),
    probes: true,
    webhook: true,
    credentials: "Account SID and token",
    credentials_hint: "Copy both again from the Twilio Console, or make a new API key.",
    experimental: false,
};

/// Twilio's ids say what they are, so a key in the wrong field is found at once.
fn check(values: &Values) -> Result<(), Problem> {
    for (field, name) in [
        (ACCOUNT, "An Account SID"),
        (API_KEY, "An API key"),
        (APP, "A TwiML app"),
    ] {
        let begins = FORM.field(field).map_or("", |field| field.begins);
        if values.filled(field).is_some_and(|sid| !is_sid(sid, begins)) {
            return Err(Problem {
                field,
                message: format!("{name} is {begins} and 32 digits or letters a–f."),
            });
        }
    }
    Ok(())
}

/// A SID of this kind: two letters and 32 hexadecimal digits.
pub(super) fn is_sid(text: &str, begins: &str) -> bool {
    text.strip_prefix(begins)
        .is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
