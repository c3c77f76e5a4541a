//! Which phone rings first when an agent dials.

use ringlet_model::api::AgentLine;
use ringlet_model::provider::Provider;

use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::service::provider_line::{self, OpenLine};
use crate::storage::AgentPhones;

/// What is rung first; empty where nothing is.
pub(super) fn agent_number(
    phones: &AgentPhones,
    provider: Provider,
    open: &OpenLine,
    from_number: Option<&str>,
) -> ApiResult<String> {
    let usual = provider_line::agent_number(phones, provider).or_else(|| open.shared_phone.clone());
    match (usual, from_number) {
        (None, _) if provider_line::needs(provider) == AgentLine::Nothing => Ok(String::new()),
        (None, _) => Err(no_phone(provider)),
        (Some(usual), Some(wanted)) => own_phone(phones, usual, wanted),
        (Some(usual), None) => Ok(usual),
    }
}

fn no_phone(provider: Provider) -> ApiError {
    let text = format!("{} doesn’t know your phone yet.", provider.label());
    ApiError::new(Code::NotConfigured, text)
        .field("agent_number")
        .hint("Ask an administrator to enter your number under Settings, Agents.")
}

/// Another of the agent's own phones.
fn own_phone(phones: &AgentPhones, usual: String, wanted: &str) -> ApiResult<String> {
    let key = |text: &str| number::key(text, Some("IN"));
    let own = [Some(&usual), phones.mobile_no.as_ref()];
    own.into_iter()
        .flatten()
        .find(|phone| key(phone) == key(wanted))
        .cloned()
        .ok_or_else(|| ApiError::invalid("from_number", "This is not one of your phones."))
}
