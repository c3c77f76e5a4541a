//! Dialling: may this person, through which provider, from which phone? The call is stored before the provider is asked.

use std::collections::BTreeMap;

use ringlet_model::Role;
use ringlet_model::api::{DialRequest, Handoff, SiteSettings};
use ringlet_model::call::{CallEvent, EventKind, Facts, Outcome, Stamp};
use ringlet_model::provider::Provider;
use ringlet_phone::Number;

use super::dial_phone::agent_number;
use super::dialpad_dial::{self, Way};
use super::provider_line::{self, OpenLine};
use super::{access, announce, do_not_call, fall_back, webhook_key};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::number;
use crate::provider::{PlaceCall, Placed, ProviderError, form, live_id};
use crate::storage::{
    AgentPhones, AuditRecord, DialDraft, DialStart, NewDial, OwnStep, RequestKey, StoredCall,
};
use crate::telemetry::mask_number;

/// Dials of one agent within a minute: more than any person makes by hand.
const PER_MINUTE: u32 = 20;
/// Longest custom data, UTF-16 units, as page authors count.
const CUSTOM_DATA: usize = 2_000;
/// Longest text of any other field.
const TEXT: usize = 300;

/// A dial that may go out.
pub(super) struct Dial {
    pub(super) provider: Provider,
    pub(super) open: OpenLine,
    pub(super) agent_number: String,
    number: Number,
    pub(super) way: Way,
    region: Option<String>,
    variables: BTreeMap<String, String>,
}

/// A dial that was stored.
#[derive(Debug)]
pub struct Dialled {
    /// The call.
    pub call: StoredCall,
    /// What is left to the page to do; None: the server has done it.
    pub handoff: Option<Handoff>,
    /// The provider it was meant to go through was away; the call's own is another.
    pub fell_back_from: Option<Provider>,
}

/// What comes beside the request.
#[derive(Default)]
pub struct Extra {
    /// Makes a repeat find the first one's call.
    pub key: Option<RequestKey>,
    /// One of the agent's own phones, to be rung instead of the usual one.
    pub from_number: Option<String>,
    /// The provider to use when the request names none.
    pub prefer: Option<Provider>,
    /// An extension of the preferred provider's to be rung instead of the agent's own; who may name it was checked before.
    pub extension: Option<String>,
    /// What else is to go with the call, where the provider can carry it.
    pub variables: BTreeMap<String, String>,
}

/// Dials. Returns the stored call, for a repeated key the first one's, and what is left to the page.
///
/// # Errors
/// `invalid-number`, `custom-data-too-long`, `not-allowed`, `not-configured`, `too-many-calls`, `provider-refused`,
/// `provider-unreachable`, `timeout`. From `provider-refused` on the call is stored, ended with its reason; after
/// `timeout` it stays up until its fate is known.
pub async fn dial(
    state: &AppState,
    user: &CurrentUser,
    request: DialRequest,
    extra: Extra,
) -> ApiResult<Dialled> {
    let dial = match prepare(state, user, &request, &extra).await {
        Ok(dial) => dial,
        Err(refusal) => return Err(refused(state, user, &request, refusal).await),
    };
    let blocked = do_not_call::reason(state, &dial.number.e164()).await?;
    let draft = draft(state, user, &request, &dial, extra.key).await;
    if let Some(reason) = blocked {
        return Err(do_not_call::block(state, user, draft, reason).await?);
    }
    match state.store.start_dial(draft).await? {
        DialStart::Stored(call) if dial.way.is_the_pages() => {
            hand_over(state, &request, &dial.way, &dial, call).await
        }
        DialStart::Stored(call) => place(state, user, request, dial, call).await,
        DialStart::Repeat(call) => Ok(Dialled {
            fell_back_from: (call.source != dial.provider.id()).then_some(dial.provider),
            ..told(&request, &dial.way, &dial, call)?
        }),
        DialStart::KeyReused => Err(ApiError::new(
            Code::Conflict,
            "This Idempotency-Key came with another call before.",
        )),
        DialStart::TooMany => {
            let refusal =
                ApiError::new(Code::TooManyCalls, "That were many calls within a minute.")
                    .hint("Wait a moment, then try again.")
                    .retry_after(30);
            Err(refused(state, user, &request, refusal).await)
        }
    }
}

async fn prepare(
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

/// Writes the refusal into the audit log.
async fn refused(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    refusal: ApiError,
) -> ApiError {
    let entry = AuditRecord::by(&user.id, "dial-refused")
        .target(mask_number(&request.to_number))
        .detail(format!("{}: {}", refusal.code.as_str(), refusal.message));
    if let Err(error) = state.store.record(entry).await {
        tracing::error!(%error, "a refusal is missing in the audit log");
    }
    refusal
}

async fn draft(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    dial: &Dial,
    key: Option<RequestKey>,
) -> DialDraft {
    let e164 = dial.number.e164();
    let shown = request
        .outbound_caller_id
        .clone()
        .or_else(|| dial.open.caller_id.clone());
    DialDraft {
        audit: AuditRecord::by(&user.id, "dial")
            .target(mask_number(&e164))
            .detail(dial.provider.label()),
        key,
        per_minute: PER_MINUTE,
        announce: announce::call,
        call: NewDial {
            id: state.chance.record_name(),
            source: dial.provider.id().to_owned(),
            agent: user.id.clone(),
            number_raw: request.to_number.trim().to_owned(),
            matches: super::who_calls::matches(state, &e164).await,
            number_e164: Some(e164),
            own_number: shown.or_else(|| present(Some(&dial.agent_number))),
            display_name: present(request.customer_name.as_ref()),
            customer_id: present(request.customer_id.as_ref()),
            job_id: present(request.job_id.as_ref()),
            custom_data: present(request.custom_data.as_ref()),
            reference: request
                .reference
                .clone()
                .filter(|record| !record.doctype.is_empty() && !record.name.is_empty()),
        },
    }
}

fn present(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// Leaves a stored call to the page. Whether the page does it is heard from the provider, if at all.
async fn hand_over(
    state: &AppState,
    request: &DialRequest,
    way: &Way,
    dial: &Dial,
    call: StoredCall,
) -> ApiResult<Dialled> {
    let event = CallEvent::new(Stamp::exact(state.clock.now()), EventKind::Dialing);
    let step = OwnStep {
        detail: Some(format!("Handed to {}.", dial.provider.label())),
        ..OwnStep::new(&call.id, "handed-over", event, announce::call)
    };
    let call = state.store.add_step(step).await?.unwrap_or(call);
    told(request, way, dial, call)
}

fn told(request: &DialRequest, way: &Way, dial: &Dial, call: StoredCall) -> ApiResult<Dialled> {
    let handoff = dialpad_dial::handoff(way, &call, request, dial.region.as_deref())?;
    Ok(Dialled {
        call,
        handoff,
        fell_back_from: None,
    })
}

/// Asks the provider, in a task of its own: a browser that goes away must not leave the answer unread.
async fn place(
    state: &AppState,
    user: &CurrentUser,
    request: DialRequest,
    dial: Dial,
    call: StoredCall,
) -> ApiResult<Dialled> {
    let (state, user) = (state.clone(), user.clone());
    let asked = tokio::spawn(async move { ask(&state, &user, &request, dial, call).await });
    asked.await.map_err(ApiError::internal)?
}

/// Asks one provider after the other until one takes the call, or one has said no.
async fn ask(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    meant: Dial,
    mut call: StoredCall,
) -> ApiResult<Dialled> {
    let mut others = fall_back::Others::new(state, user, request, meant.provider).await?;
    let first = meant.provider;
    let mut dial = meant;
    loop {
        let error = match ask_once(state, request, &dial, call.clone()).await? {
            Asked::Taken(dialled) => {
                return Ok(Dialled {
                    fell_back_from: (dial.provider != first).then_some(first),
                    ..*dialled
                });
            }
            Asked::Refused(error) => error,
        };
        let next = match error.is_away() && request.provider.is_none() {
            true => others.next().await?,
            false => None,
        };
        let Some(next) = next else {
            let step = failed(state, dial.provider, &call.id, &error, &user.id);
            state.store.add_step(step).await?;
            let told = provider_line::explain(dial.provider, &error);
            return Err(match error.is_away() {
                true => others.named(told).await?,
                false => told,
            });
        };
        let step = fall_back::step(state, &call, &error, dial.provider, &next);
        call = state.store.add_step(step).await?.unwrap_or(call);
        dial = next;
    }
}

/// How asking one provider went.
enum Asked {
    /// It took the call, or the page does.
    Taken(Box<Dialled>),
    /// It didn't.
    Refused(ProviderError),
}

async fn ask_once(
    state: &AppState,
    request: &DialRequest,
    dial: &Dial,
    call: StoredCall,
) -> ApiResult<Asked> {
    let wish = PlaceCall {
        webhook_url: webhook_url(state, dial.provider).await?,
        at: state.clock.now(),
        ..wish(request, dial, &call)
    };
    let answer = dial.open.line.place(&wish).await;
    let program_may = matches!(
        dial.way,
        Way::Api {
            or_program: true,
            ..
        }
    );
    if program_may && matches!(answer, Err(ProviderError::TooMany { .. })) {
        let handed = hand_over(state, request, &Way::Program, dial, call).await?;
        return Ok(Asked::Taken(Box::new(handed)));
    }
    let fault = answer.as_ref().err().and_then(ProviderError::fault);
    state
        .store
        .note_provider_answer(dial.provider, fault)
        .await?;
    let placed = match answer {
        Ok(placed) => placed,
        Err(error) => return Ok(Asked::Refused(error)),
    };
    let step = accepted(state, dial.provider, &call.id, &placed);
    let call = state.store.add_step(step).await?.unwrap_or(call);
    Ok(Asked::Taken(Box::new(Dialled {
        call,
        handoff: None,
        fell_back_from: None,
    })))
}

fn wish(request: &DialRequest, dial: &Dial, call: &StoredCall) -> PlaceCall {
    let (agent_number, identity) = match &dial.way {
        Way::Api {
            user_id, identity, ..
        } => (user_id.clone(), identity.clone()),
        _ => (dial.agent_number.clone(), None),
    };
    PlaceCall {
        call_id: call.id.clone(),
        caller_id: call
            .own_number
            .clone()
            .filter(|number| *number != agent_number),
        agent_number,
        customer_number: dial.number.e164().trim_start_matches('+').to_owned(),
        custom_data: present(request.custom_data.as_ref()),
        identity,
        variables: dial.variables.clone(),
        webhook_url: String::new(),
        at: call.started_at,
    }
}

async fn webhook_url(state: &AppState, provider: Provider) -> ApiResult<String> {
    match form(provider) {
        Some(form) if form.webhook => webhook_key::address(state, provider).await,
        _ => Ok(String::new()),
    }
}

fn accepted(state: &AppState, provider: Provider, call_id: &str, placed: &Placed) -> OwnStep {
    let event = CallEvent::new(Stamp::exact(state.clock.now()), EventKind::Dialing);
    OwnStep {
        detail: Some(format!("{} took the call.", provider.label())),
        live_id: live_id(provider, &placed.aliases).map(ToOwned::to_owned),
        aliases: placed.aliases.clone(),
        ..OwnStep::new(call_id, "accepted", event, announce::call)
    }
}

fn failed(
    state: &AppState,
    provider: Provider,
    call_id: &str,
    error: &ProviderError,
    user: &str,
) -> OwnStep {
    let told = provider_line::explain(provider, error);
    let reason = match &told.hint {
        Some(hint) => format!("{} {hint}", told.message),
        None => told.message.to_string(),
    };
    let unknown = *error == ProviderError::Timeout;
    // Whether a provider that doesn't answer has placed the call is found out later.
    let kind = if unknown {
        EventKind::Other
    } else {
        EventKind::Ended(Some(Outcome::Failed))
    };
    let facts = Facts {
        reason: (!unknown).then(|| reason.clone()),
        ..Facts::default()
    };
    let word = if unknown { "no-reply" } else { "refused" };
    let event = CallEvent::new(Stamp::exact(state.clock.now()), kind).with(facts);
    OwnStep {
        detail: Some(reason.clone()),
        wrapped_up: !unknown,
        audit: Some(
            AuditRecord::by(user, "dial-refused")
                .target(call_id)
                .detail(reason),
        ),
        ..OwnStep::new(call_id, word, event, announce::call)
    }
}
