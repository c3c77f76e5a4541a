//! May this person dial that number, through which provider, from which phone?

use ringlet_model::Role;
use ringlet_model::api::{DialRequest, SiteSettings};
use ringlet_model::provider::Provider;
use ringlet_phone::Number;

use super::phone::agent_number;
use super::{Dial, Extra};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::service::access;
use crate::service::dialpad_dial::{self, Way};
use crate::service::provider_line::{self, OpenLine};
use crate::storage::AgentPhones;

/// Longest custom data, UTF-16 units, as page authors count.
const CUSTOM_DATA: usize = 2_000;
/// Longest text of any other field.
const TEXT: usize = 300;

/// The dial, through the provider that was named, preferred or is this user's.
pub(super) async fn prepare(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    extra: &Extra,
) -> ApiResult<Dial> {
    user.require(Role::Agent)?;
    check_texts(request)?;
    let site = state.store.site().await?;
    let phones = state.store.agent_phones(&user.id).await?;
    let provider = match request.provider.or(extra.prefer) {
        Some(provider) => provider,
        None => choose(state, user, phones.as_ref(), &site).await?,
    };
    through(state, user, request, extra, (provider, phones, &site)).await
}

/// The dial through this provider.
pub(super) async fn through(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    extra: &Extra,
    (provider, phones, site): (Provider, Option<AgentPhones>, &SiteSettings),
) -> ApiResult<Dial> {
    if !access::may_call(state, user, provider).await? {
        return Err(ApiError::not_allowed(format!(
            "You may not call through {}.",
            provider.label()
        ))
        .hint("An administrator decides who may, in the settings."));
    }
    let region = request.region.as_deref().or(site.region.as_deref());
    let number = read_number(&request.to_number, region)?;
    let open = provider_line::open(state, provider).await?;
    let phones = phones.unwrap_or_default();
    let way = match provider {
        Provider::Dialpad => dialpad_dial::way(state, request, &phones, region).await?,
        Provider::Twilio => dialpad_dial::twilio_way(state, request).await?,
        _ => dialpad_dial::link(provider, &number).unwrap_or(Way::Server),
    };
    let caller_id =
        provider_line::agent_caller_id(&phones, provider).or_else(|| open.caller_id.clone());
    Ok(Dial {
        provider,
        agent_number: match extra
            .extension
            .as_ref()
            .filter(|_| extra.prefer == Some(provider))
        {
            Some(extension) => extension.clone(),
            // No phone is rung.
            None if way == Way::Browser => String::new(),
            None => agent_number(&phones, provider, &open, extra.from_number.as_deref())?,
        },
        open: OpenLine { caller_id, ..open },
        number,
        way,
        region: region.map(ToOwned::to_owned),
        variables: extra.variables.clone(),
    })
}

fn check_texts(request: &DialRequest) -> ApiResult<()> {
    let custom_data = request.custom_data.as_deref().unwrap_or_default();
    if custom_data.encode_utf16().count() > CUSTOM_DATA {
        let text = format!("The custom data is longer than {CUSTOM_DATA} characters.");
        return Err(ApiError::new(Code::CustomDataTooLong, text).field("custom_data"));
    }
    for (field, text) in [
        ("to_number", Some(&request.to_number)),
        ("customer_name", request.customer_name.as_ref()),
        ("customer_id", request.customer_id.as_ref()),
        ("job_id", request.job_id.as_ref()),
        ("outbound_caller_id", request.outbound_caller_id.as_ref()),
        (
            "reference",
            request.reference.as_ref().map(|record| &record.doctype),
        ),
        (
            "reference",
            request.reference.as_ref().map(|record| &record.name),
        ),
    ] {
        if text.is_some_and(|text| text.chars().count() > TEXT) {
            return Err(ApiError::invalid(
                field,
                format!("“{field}” is longer than {TEXT} characters."),
            ));
        }
    }
    Ok(())
}

async fn choose(
    state: &AppState,
    user: &CurrentUser,
    phones: Option<&AgentPhones>,
    site: &SiteSettings,
) -> ApiResult<Provider> {
    let mut usable = Vec::new();
    for provider in provider_line::enabled(state).await? {
        if access::may_call(state, user, provider).await? {
            usable.push(provider);
        }
    }
    if usable.is_empty() {
        return Err(ApiError::new(
            Code::NotConfigured,
            "There is no line you may call through.",
        )
        .hint("An administrator can set one up in the settings."));
    }
    provider_line::default_of(&usable, phones, site)
        .ok_or_else(|| ApiError::invalid("provider", "Choose the line to call through."))
}

fn read_number(text: &str, region: Option<&str>) -> ApiResult<Number> {
    number::dialable(text, Some(region.unwrap_or("US"))).ok_or_else(|| {
        ApiError::new(Code::InvalidNumber, "This number can’t be dialled.")
            .field("to_number")
            .hint("Write it with + and the country code.")
    })
}
