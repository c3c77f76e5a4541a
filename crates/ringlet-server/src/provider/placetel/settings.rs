//! What an administrator enters for Placetel.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, Problem, Values};

/// Base address of the interface.
pub(super) const ENDPOINT: &str = "api_endpoint";
/// The API key.
pub(super) const KEY: &str = "api_key";
/// The SIP user that calls for agents without one of their own.
pub(super) const SIP_USER: &str = "sip_user";
/// The name that the agent's phone shows while it rings.
pub(super) const FROM_NAME: &str = "from_name";
/// Signs webhooks.
pub(super) const SHARED_SECRET: &str = "shared_secret";

/// `CRM Placetel Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::Placetel,
    doctype: "CRM Placetel Settings",
    fields: &[
        Field::new(ENDPOINT, FieldKind::Url).default("https://api.placetel.de/v2"),
        Field::new(KEY, FieldKind::Secret)
            .required("It is made in the Placetel portal under Settings, Integrations, Web API."),
        Field::new(SIP_USER, FieldKind::Text),
        Field::new(FROM_NAME, FieldKind::Text).default("Ringlet"),
        Field::new(SHARED_SECRET, FieldKind::Secret),
        DISPOSITIONS,
    ],
    check,
    agent: AgentLine::Id,
    shared_phone: Some(SIP_USER),
    caller_id: None,
    probes: true,
    webhook: true,
    credentials: "API key",
    credentials_hint: "Make a new one in the Placetel portal under Settings, Integrations, Web API, and choose Replace.",
    experimental: false,
};

fn check(values: &Values) -> Result<(), Problem> {
    let user = values.text(SIP_USER);
    if user.is_empty()
        || user
            .split_once('@')
            .is_some_and(|(id, host)| !id.is_empty() && !host.is_empty())
    {
        return Ok(());
    }
    Err(Problem {
        field: SIP_USER,
        message: "A SIP user looks like 7771234567@fpbx.de.".to_owned(),
    })
}
