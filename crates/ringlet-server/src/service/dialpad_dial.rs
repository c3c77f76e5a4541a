//! Which way a call goes out through Dialpad: by its frame in the page, by the API, or by Dialpad's own program; and what is
//! left to the page to do, also of a call that a phone of one's own makes.

use ringlet_model::api::{DialRequest, DialpadIdentity, Handoff, Softphone};
use ringlet_model::provider::Provider;
use ringlet_phone::Number;

use super::provider_line;
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::provider::company;
use crate::provider::dialpad::{launch_url, settings, token};
use crate::storage::{AgentPhones, StoredCall};

/// How a call goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// The server asks the provider.
    Server,
    /// The page posts it to Dialpad's frame, where somebody is signed in.
    Frame,
    /// The server asks Dialpad's API to ring this user (Dialpad's id) first.
    Api {
        /// Whom it rings.
        user_id: String,
        /// In whose name: kind and Dialpad's id.
        identity: Option<(DialpadIdentity, String)>,
        /// Dialpad's program may take over when the API's few calls a minute are used up.
        or_program: bool,
    },
    /// Dialpad's own program on the agent's computer.
    Program,
    /// Whatever program on the agent's computer or phone opens this address.
    Link(String),
    /// The page, by Twilio's Voice SDK: Twilio then asks what to do with the call.
    Browser,
}

impl Way {
    /// The provider isn't asked by us.
    #[must_use]
    pub const fn is_the_pages(&self) -> bool {
        matches!(
            self,
            Self::Frame | Self::Program | Self::Link(_) | Self::Browser
        )
    }
}

/// The way of this dial.
///
/// # Errors
/// `invalid` with the field, `custom-data-too-long`; `not-configured` when there is no way.
pub async fn way(
    state: &AppState,
    request: &DialRequest,
    phones: &AgentPhones,
    region: Option<&str>,
) -> ApiResult<Way> {
    let identity = identity(request)?;
    caller_id(request, region)?;
    if !token::fits(request.custom_data.as_deref().unwrap_or_default()) {
        let text = format!(
            "The custom data is longer than {} characters.",
            token::LONGEST
        );
        return Err(ApiError::new(Code::CustomDataTooLong, text).field("custom_data"));
    }
    if request.softphone == Some(Softphone::Iframe) {
        return Ok(Way::Frame);
    }
    let set_up = provider_line::set_up(state, Provider::Dialpad).await?;
    let Some((company, set)) = set_up else {
        return Err(no_way());
    };
    let or_program = set.values.is_on(settings::OPEN_APP);
    let user_id = phones.lines.get(&Provider::Dialpad).cloned();
    match user_id.filter(|_| company.hangs_up(&set)) {
        Some(user_id) => Ok(Way::Api {
            user_id,
            identity,
            or_program,
        }),
        None if or_program => Ok(Way::Program),
        None => Err(no_way()),
    }
}

/// The way of a dial through Twilio: by the page where it says that it can, and it can.
///
/// # Errors
/// Storing failed.
pub async fn twilio_way(state: &AppState, request: &DialRequest) -> ApiResult<Way> {
    let by_page = request.softphone == Some(Softphone::Browser);
    let set_up = by_page && super::twilio::is_set_up(state).await?;
    Ok(if set_up { Way::Browser } else { Way::Server })
}

/// The address that the page opens to call `number`; None: this provider is asked by the server.
#[must_use]
pub fn link(provider: Provider, number: &Number) -> Option<Way> {
    let digits = number.e164();
    company(provider)?
        .launch(digits.trim_start_matches('+'))
        .map(Way::Link)
}

fn no_way() -> ApiError {
    ApiError::new(
        Code::NotConfigured,
        "Nobody is signed in to Dialpad on this page.",
    )
    .hint("Open Dialpad here and sign in.")
}

fn identity(request: &DialRequest) -> ApiResult<Option<(DialpadIdentity, String)>> {
    match (request.identity_type, &request.identity_id) {
        (None, None) => Ok(None),
        (Some(kind), Some(id)) if id.parse::<u64>().is_ok() => Ok(Some((kind, id.clone()))),
        (Some(_), Some(_)) => Err(ApiError::invalid(
            "identity_id",
            "Dialpad’s id of an office, department or call center is a number.",
        )),
        (None, Some(_)) => Err(ApiError::invalid(
            "identity_type",
            "Say what identity_id is the id of.",
        )),
        (Some(_), None) => Err(ApiError::invalid(
            "identity_id",
            "Say which one identity_type means.",
        )),
    }
}

/// The number to show, E.164: Dialpad overlooks any other in silence.
fn caller_id(request: &DialRequest, region: Option<&str>) -> ApiResult<Option<String>> {
    let Some(text) = present(request.outbound_caller_id.as_deref()) else {
        return Ok(None);
    };
    let number = number::dialable(text, region).ok_or_else(|| {
        ApiError::invalid("outbound_caller_id", "This is not a phone number.")
            .hint("Write it with + and the country code.")
    })?;
    Ok(Some(number.e164()))
}

fn present(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// What is left to the page for a stored call; None: nothing. The same each time it is asked.
///
/// # Errors
/// As for [`way`].
pub fn handoff(
    way: &Way,
    call: &StoredCall,
    request: &DialRequest,
    region: Option<&str>,
) -> ApiResult<Option<Handoff>> {
    let Some(phone_number) = call.number_e164.clone().filter(|_| call.state.is_up()) else {
        return Ok(None);
    };
    let outbound_caller_id = caller_id(request, region)?;
    // A page's own data goes through unchanged; the call is then known by number and time.
    let custom_data = match &request.custom_data {
        Some(own) if !own.is_empty() => own.clone(),
        _ => token::of_call(&call.id),
    };
    Ok(match way {
        Way::Server | Way::Api { .. } => None,
        Way::Frame => Some(Handoff::Frame {
            phone_number,
            custom_data,
            outbound_caller_id,
        }),
        Way::Browser => Some(Handoff::Browser { phone_number }),
        Way::Link(url) => Some(Handoff::Launch { url: url.clone() }),
        Way::Program => Some(Handoff::Launch {
            url: launch_url(&phone_number, outbound_caller_id.as_deref(), &custom_data),
        }),
    })
}
