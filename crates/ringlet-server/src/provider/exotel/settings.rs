//! What an administrator enters for Exotel. The fields are those of Frappe CRM's `CRM Exotel Settings`.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;
use url::Url;

use super::super::form::web_address;
use super::super::{DISPOSITIONS, Field, Form, Problem, Values};

/// The host of the account's region.
pub(super) const SUBDOMAIN: &str = "subdomain";
/// The account.
pub(super) const ACCOUNT: &str = "account_sid";
/// User of the interface.
pub(super) const KEY: &str = "api_key";
/// Its password.
pub(super) const TOKEN: &str = "api_token";
/// The number to show, for agents without one of their own.
pub(super) const CALLER_ID: &str = "caller_id";
/// Calls are recorded.
pub(super) const RECORD: &str = "record_call";

const FOUND: &str = "It stands in the Exotel dashboard under Settings, API.";

/// `CRM Exotel Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::Exotel,
    doctype: "CRM Exotel Settings",
    fields: &[
        Field::new(SUBDOMAIN, FieldKind::Text).default("api.exotel.com"),
        Field::new(ACCOUNT, FieldKind::Text).required(FOUND),
        Field::new(KEY, FieldKind::Text).required(FOUND),
        Field::new(TOKEN, FieldKind::Secret).required(FOUND),
        Field::new(CALLER_ID, FieldKind::Phone),
        Field::new(RECORD, FieldKind::Check).default("0"),
        DISPOSITIONS,
    ],
    check,
    agent: AgentLine::CallerId,
    shared_phone: None,
    caller_id: Some(CALLER_ID),
    probes: true,
    webhook: true,
    credentials: "account SID, API key or API token",
    credentials_hint: "Compare all three with the Exotel dashboard under Settings, API, and choose Replace.",
    experimental: false,
};

fn check(values: &Values) -> Result<(), Problem> {
    base(values)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
    for field in [ACCOUNT, KEY] {
        if !values.text(field).chars().all(plain) {
            return Err(Problem {
                field,
                message: "It has letters, digits, “_” and “-” only.".to_owned(),
            });
        }
    }
    Ok(())
}

/// The account's address: a host as Exotel names it, or a whole web address.
pub(super) fn base(values: &Values) -> Result<Url, Problem> {
    let text = values.text(SUBDOMAIN);
    let whole = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    web_address(&whole).map_err(|why| Problem {
        field: SUBDOMAIN,
        message: why.to_owned(),
    })
}
