//! What an administrator enters for Microsoft Teams.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, anything};

/// The directory (tenant) of the company.
pub(super) const TENANT: &str = "tenant_id";
/// The registered application.
pub(super) const CLIENT: &str = "client_id";
/// Its secret.
pub(super) const SECRET: &str = "client_secret";
/// Where tokens are given.
pub(super) const LOGIN: &str = "login_endpoint";
/// Microsoft Graph.
pub(super) const GRAPH: &str = "api_endpoint";
/// Teams tells of new calls by itself.
pub const SUBSCRIBE: &str = "subscribe";
/// The logs of calling plans and direct routing are read, too.
pub const PHONE_LOGS: &str = "phone_logs";
/// Minutes between two looks at the list; 0: never.
pub const SYNC_MINUTES: &str = "sync_minutes";

const FOUND: &str = "It is shown in the Entra admin center under App registrations, Overview.";

/// `CRM Teams Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::Teams,
    doctype: "CRM Teams Settings",
    fields: &[
        Field::new(TENANT, FieldKind::Text).required(FOUND),
        Field::new(CLIENT, FieldKind::Text).required(FOUND),
        Field::new(SECRET, FieldKind::Secret).required(
            "It is made in the Entra admin center under App registrations, Certificates & secrets.",
        ),
        Field::new(SUBSCRIBE, FieldKind::Check).default("1"),
        Field::new(SYNC_MINUTES, FieldKind::Number)
            .default("60")
            .between(0, 1440),
        Field::new(PHONE_LOGS, FieldKind::Check).default("0"),
        Field::new(GRAPH, FieldKind::Url).default("https://graph.microsoft.com/v1.0"),
        Field::new(LOGIN, FieldKind::Url).default("https://login.microsoftonline.com"),
        DISPOSITIONS,
    ],
    check: anything,
    agent: AgentLine::Id,
    shared_phone: None,
    caller_id: None,
    probes: true,
    // It is registered by the server itself.
    webhook: false,
    credentials: "client secret",
    credentials_hint: "Make a new one in the Entra admin center under App registrations, Certificates & secrets, and choose Replace.",
    experimental: false,
};
