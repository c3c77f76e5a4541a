//! What an administrator enters for Smartflo.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, anything};

/// Where calls are placed.
pub(super) const ENDPOINT: &str = "api_endpoint";
/// The API token.
pub(super) const TOKEN: &str = "api_token";

/// `CRM Tata Tele Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::TataTele,
    doctype: "CRM Tata Tele Settings",
    fields: &[
        Field::new(ENDPOINT, FieldKind::Url)
            .default("https://api-smartflo.tatateleservices.com/v1/click_to_call"),
        Field::new(TOKEN, FieldKind::Secret)
            .required("Make one in Smartflo under API Connect, API Tokens."),
        // For the administrator's own use; no request of Smartflo's carries it.
        Field::new("account_id", FieldKind::Text),
        Field::new("phone_number", FieldKind::Phone),
        DISPOSITIONS,
    ],
    check: anything,
    agent: AgentLine::PhoneOrId,
    shared_phone: Some("phone_number"),
    caller_id: None,
    probes: true,
    webhook: true,
    credentials: "API token",
    credentials_hint: "Make a new one in Smartflo under API Connect, API Tokens, and choose Replace.",
    experimental: false,
};
