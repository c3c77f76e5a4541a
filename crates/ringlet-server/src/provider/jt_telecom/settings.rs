//! What an administrator enters for the PABX em nuvem.

use ringlet_model::api::{AgentLine, FieldKind};
use ringlet_model::provider::Provider;

use super::super::{DISPOSITIONS, Field, Form, anything};

/// Where the interface is.
pub(super) const ENDPOINT: &str = "api_endpoint";
/// The interface's user.
pub(super) const USER: &str = "auth_user";
/// The interface's token.
pub(super) const TOKEN: &str = "auth_token";
/// In which form a call is asked for.
pub(super) const DIAL_BODY: &str = "dial_body";
/// Where POST, PUT and DELETE carry the credentials.
pub(super) const CREDENTIALS_IN: &str = "credentials_in";
/// Shown to the other side, where the form can carry it.
pub(super) const CALLER_ID: &str = "caller_id";
/// The PABX's clock.
pub(super) const UTC_OFFSET: &str = "utc_offset";
/// How often its history is read.
pub(super) const POLL_SECONDS: &str = "poll_seconds";
/// How often it may be asked.
pub(super) const PER_MINUTE: &str = "requests_per_minute";

/// `{dados: {numero_ramal_origem, numero_destino, variaveis}}`.
pub(super) const DADOS: &str = "dados";
/// `{ramal, numero, caller_id}`.
pub(super) const FLAT: &str = "flat";
/// In the JSON body.
pub(super) const BODY: &str = "body";
/// In the query, as for GET.
pub(super) const QUERY: &str = "query";

/// `CRM JT Telecom Settings`.
pub(super) static FORM: Form = Form {
    provider: Provider::JtTelecom,
    doctype: "CRM JT Telecom Settings",
    fields: &[
        Field::new(ENDPOINT, FieldKind::Url).default("https://emnuvem.meupabxip.com.br/suite/api"),
        Field::new(USER, FieldKind::Text)
            .required("JT Telecom gives it out together with the token."),
        Field::new(TOKEN, FieldKind::Secret).required(
            "Ask JT Telecom for it; the module Click2Call must be part of your contract.",
        ),
        Field::new(DIAL_BODY, FieldKind::Choice)
            .choices(&[DADOS, FLAT])
            .default(DADOS),
        Field::new(CREDENTIALS_IN, FieldKind::Choice)
            .choices(&[BODY, QUERY])
            .default(BODY),
        Field::new(CALLER_ID, FieldKind::Phone),
        Field::new(UTC_OFFSET, FieldKind::Choice)
            .choices(&["-02:00", "-03:00", "-04:00", "-05:00"])
            .default("-03:00"),
        Field::new(POLL_SECONDS, FieldKind::Number)
            .between(15, 3_600)
            .default("60"),
        Field::new(PER_MINUTE, FieldKind::Number)
            .between(6, 600)
            .default("30"),
        DISPOSITIONS,
    ],
    check: anything,
    agent: AgentLine::Id,
    shared_phone: None,
    caller_id: Some(CALLER_ID),
    probes: true,
    webhook: true,
    credentials: "user and token",
    credentials_hint: "Check user and token, and that JT Telecom allows this server's address.",
    experimental: true,
};
