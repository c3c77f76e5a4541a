//! Dialling: from a click to a call on the page.

use js_sys::{Function, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{
    CallView, DialAnswer, DialRequest, Handoff, NumberView, ProviderView, Softphone,
};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::{Capabilities, Provider};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::line::{self, Line};
use super::live_call::{LiveCall, Local};
use super::{Choice, Toast, Tone, announce, control, explain, live, unreported, voice};
use crate::App;
use crate::backend::{Fault, code};
use crate::browser::{page, random};
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::softphone::dialpad::FrameCall;
use crate::softphone::server_dial::PageRequest;
use crate::softphone::tel_link;

/// Dials. The popup shows the call at once; the answer is the call as the server stored it.
///
/// # Errors
/// Every code of the contract. The user has been told, and the page by `ringlet-error`, when it comes back.
pub async fn dial(
    app: App,
    request: PageRequest,
    target: Option<Element>,
) -> Result<LiveCall, Fault> {
    let (provider, is_named) = match find_line(app, &request).await {
        Ok(found) => found,
        Err(fault) => {
            let wanted = request.medium.as_deref().and_then(Provider::from_name);
            refuse(app, target.as_ref(), &request, &fault, wanted);
            return Err(fault);
        }
    };
    // What stood in the way of an earlier one is mended.
    app.toasts.dismiss("dial");
    let call = app.session.add(pending(app, &request, &provider));
    app.session.chosen.set(Some(call.key));
    app.session.minimised.set(false);
    call.target.set_value(target);
    call.dial_key.set_value(random::key());
    // Where nobody named a line the server may take another one when it is away. Dialpad's frame has to be asked here.
    let is_named = is_named || provider.id == Provider::Dialpad;
    call.request.set(Some(DialRequest {
        provider: is_named.then_some(provider.id),
        ..request.dial_request()
    }));
    place(app, call, &request).await
}

/// The same from a view, where nobody waits for the answer.
pub fn start(app: App, request: PageRequest) {
    spawn_local(async move { drop(dial(app, request, None).await) });
}

/// Calls the other side of a call (again), through `provider` or the usual line, and takes the old one off the page.
pub fn again(app: App, call: LiveCall, provider: Option<Provider>) {
    let request = call
        .view
        .with_untracked(|view| PageRequest::again(view, provider));
    super::wrap_up::leave(app, call);
    start(app, request);
}

/// Asks the server once more for the same dial, with the same key: if it did happen, the same call comes back.
pub fn repeat(app: App, call: LiveCall) {
    let request = call
        .view
        .with_untracked(|view| PageRequest::again(view, Some(view.provider)));
    call.fault.set(None);
    spawn_local(async move { drop(place(app, call, &request).await) });
}

async fn place(app: App, call: LiveCall, request: &PageRequest) -> Result<LiveCall, Fault> {
    let Some(mut body) = call.request.get_untracked() else {
        return Err(Fault::new(code::CANCELED));
    };
    let key = call.dial_key.get_value();
    let placed = match prepare(app, call, request, &mut body).await {
        Ok(()) => {
            app.client
                .post::<_, DialAnswer>("/api/ringlet/calls", &body, Some(&key))
                .await
        }
        Err(fault) => Err(fault),
    };
    let handed = match placed {
        Ok(answer) => hand_over(app, call, request, answer).await,
        Err(fault) => Err(fault),
    };
    match handed {
        Ok(()) => {
            unreported::follow(app, call);
            control::send_waiting(app, call);
            Ok(call)
        }
        Err(fault) => {
            failed(app, call, request, &fault);
            Err(fault)
        }
    }
}

/// The server has stored the dial; what is left to the page follows.
async fn hand_over(
    app: App,
    call: LiveCall,
    request: &PageRequest,
    answer: DialAnswer,
) -> Result<(), Fault> {
    live::receive(app, answer.call);
    if let Some(from) = answer.fell_back_from {
        call.local.set(Local::FellBack { from });
    }
    match answer.handoff {
        None => Ok(()),
        Some(Handoff::Browser { .. }) => voice::connect(app, call).await,
        Some(Handoff::Frame {
            phone_number,
            custom_data,
            outbound_caller_id,
        }) => {
            let stored = FrameCall {
                phone_number,
                custom_data: Some(custom_data),
                outbound_caller_id,
                ..FrameCall::default()
            };
            into_frame(app, call, request, stored)
        }
        // Only Dialpad's own program, or a phone: no answer of a server opens anything else.
        Some(Handoff::Launch { url })
            if ["dialpad://", "tel:"]
                .iter()
                .any(|own| url.starts_with(own)) =>
        {
            page::go_to(&url);
            Ok(())
        }
        Some(Handoff::Launch { .. }) => Err(Fault::new(code::UNEXPECTED_ANSWER)),
    }
}

/// Dialpad's frame places the call.
fn into_frame(
    app: App,
    call: LiveCall,
    request: &PageRequest,
    stored: FrameCall,
) -> Result<(), Fault> {
    let refused = match app.dialpad.line() {
        Some(line) => line.place(request, stored),
        None => Some(code::NOT_AUTHENTICATED.to_owned()),
    };
    let Some(refused) = refused else {
        return Ok(());
    };
    // It was stored as being placed, and never will be.
    unreported::complete(app, call, Outcome::Failed);
    Err(Fault::new(&refused))
}

/// What goes before asking the server: Dialpad's frame must take the call, or the page have a microphone.
async fn prepare(
    app: App,
    call: LiveCall,
    request: &PageRequest,
    body: &mut DialRequest,
) -> Result<(), Fault> {
    if body.provider != Some(Provider::Dialpad) {
        let provider = call.view.with_untracked(|view| view.provider);
        body.softphone = voice::prepare(app, provider).await?;
    } else if let Some(line) = app.dialpad.arrived().await {
        if let Some(fault) = line.refusal(request) {
            return Err(fault);
        }
        body.softphone = line.wait(call).await?.then_some(Softphone::Iframe);
    }
    Ok(())
}

/// The popup says it where it can; everything that concerns user, page or settings becomes a toast instead.
fn failed(app: App, call: LiveCall, request: &PageRequest, fault: &Fault) {
    call.asked.set(None);
    let in_popup = matches!(
        fault.code.as_str(),
        code::PROVIDER_REFUSED
            | code::PROVIDER_UNREACHABLE
            | code::TIMEOUT
            | code::BACKEND_UNREACHABLE
            | code::BLOCKED
    );
    let target = call.target.get_value();
    if in_popup {
        let provider = call.view.with_untracked(|view| view.provider);
        let explained = explained(app, fault, Some(provider));
        announce::fault(app, target.as_ref(), fault, &explained.sentence());
        call.fault.set(Some(fault.clone()));
        if call.id().is_empty() && explained.tone == Tone::Stop {
            call.view.update(|view| view.state = CallState::Ended);
        }
    } else {
        let through = call.view.with_untracked(|view| view.provider);
        app.session.close(call);
        refuse(app, target.as_ref(), request, fault, Some(through));
    }
}

/// A fault in words, with names of lines.
#[must_use]
pub fn explained(app: App, fault: &Fault, provider: Option<Provider>) -> explain::Explanation {
    if provider == Some(Provider::Dialpad)
        && let Some(words) = app.dialpad.line().and_then(|line| line.explain(fault))
    {
        return words;
    }
    let other = provider.and_then(|provider| other_line(app, provider));
    explain::dial(
        fault,
        provider.map(|provider| label(app, provider)).as_deref(),
        other.as_ref().map(|other| other.label.as_str()),
    )
}

/// Another line that could be used instead.
#[must_use]
pub fn other_line(app: App, provider: Provider) -> Option<ProviderView> {
    app.boot
        .with_untracked(|boot| line::other(&boot.as_ref()?.providers, provider).cloned())
}

fn label(app: App, provider: Provider) -> String {
    app.boot
        .with_untracked(|boot| {
            let found = boot
                .as_ref()?
                .providers
                .iter()
                .find(|view| view.id == provider)?;
            Some(found.label.clone())
        })
        .unwrap_or_else(|| provider.label().to_owned())
}

/// Tells user and page of a dial that never became a call.
fn refuse(
    app: App,
    target: Option<&Element>,
    request: &PageRequest,
    fault: &Fault,
    wanted: Option<Provider>,
) {
    if fault.code == code::CANCELED {
        return;
    }
    let explained = if fault.code == code::NOT_CONFIGURED && fault.status.is_none() {
        no_line()
    } else {
        explained(app, fault, wanted)
    };
    announce::fault(app, target, fault, &explained.sentence());
    app.toasts.show(Toast {
        about: "dial".into(),
        tone: explained.tone,
        icon: explained.icon,
        title: explained.title,
        body: explained.body,
        actions: ways_on(app, request, fault, wanted),
    });
}

fn no_line() -> explain::Explanation {
    let t = words();
    explain::Explanation {
        tone: Tone::Stop,
        icon: Icon::PLUG,
        title: t.no_line.into(),
        body: Some(t.no_line_body.into()),
    }
}

/// What the toast offers: another line where this one isn't allowed, the own phone where there is no line.
fn ways_on(
    app: App,
    request: &PageRequest,
    fault: &Fault,
    wanted: Option<Provider>,
) -> Vec<(String, Callback<()>)> {
    let t = words();
    let request = request.clone();
    match fault.code.as_str() {
        code::NOT_ALLOWED => wanted
            .and_then(|wanted| other_line(app, wanted))
            .map(|other| {
                let word = t.call_with(&other.label);
                let request = PageRequest {
                    medium: Some(other.id.id().into()),
                    ..request
                };
                (word, Callback::new(move |()| start(app, request.clone())))
            })
            .into_iter()
            .collect(),
        code::NOT_CONFIGURED if fault.status.is_none() || wanted == Some(Provider::Dialpad) => {
            let number = request.e164.unwrap_or(request.phone_number);
            vec![(
                t.use_phone.into(),
                Callback::new(move |()| tel_link::open(&number)),
            )]
        }
        _ => Vec::new(),
    }
}

/// The call as it is before the server has answered.
fn pending(app: App, request: &PageRequest, provider: &ProviderView) -> CallView {
    CallView {
        id: String::new(),
        revision: 0,
        state: CallState::Dialing,
        outcome: None,
        reason: None,
        direction: Direction::Outbound,
        number: NumberView {
            raw: request.phone_number.clone(),
            e164: request.e164.clone(),
            international: request.shown_number().to_owned(),
        },
        provider: provider.id,
        capabilities: Capabilities {
            hangup: provider.capabilities.hangup,
            ..Capabilities::default()
        },
        agent: None,
        display_name: request.customer_name.clone(),
        matches: Vec::new(),
        reference: request.reference.clone(),
        started_at: app.session.server_now(),
        answered_at: None,
        ended_at: None,
        duration_seconds: None,
        has_recording: false,
        disposition: None,
        wrapped_up: false,
    }
}

/// Finds the line, asking the user where that is needed; true when page or user named it.
async fn find_line(app: App, request: &PageRequest) -> Result<(ProviderView, bool), Fault> {
    if request.custom_data_excess().is_some() {
        return Err(Fault::new(code::CUSTOM_DATA_TOO_LONG));
    }
    let boot = crate::boot::signed_in(app).await?;
    let wanted = match request
        .medium
        .as_deref()
        .filter(|medium| !medium.is_empty())
    {
        Some(name) => {
            Some(Provider::from_name(name).ok_or_else(|| Fault::new(code::NOT_CONFIGURED))?)
        }
        None => None,
    };
    let (provider, is_named) = match line::choose(&boot.providers, boot.agent.as_ref(), wanted) {
        Line::Use(provider) => (provider, wanted.is_some()),
        Line::NotAllowed(_) => return Err(Fault::new(code::NOT_ALLOWED)),
        Line::Nothing => return Err(Fault::new(code::NOT_CONFIGURED)),
        Line::Ask => (ask(app, request, boot.providers.clone()).await?, true),
    };
    boot.providers
        .into_iter()
        .find(|view| view.id == provider)
        .map(|line| (line, is_named))
        .ok_or_else(|| Fault::new(code::NOT_CONFIGURED))
}

/// Asks which line to use; remembers the answer as the agent's default when asked to.
async fn ask(
    app: App,
    request: &PageRequest,
    providers: Vec<ProviderView>,
) -> Result<Provider, Fault> {
    let (answer, resolve) = deferred();
    app.session.choice.set(Some(Choice {
        name: request.customer_name.clone(),
        number: request.shown_number().to_owned(),
        providers,
        answer: Callback::new(move |choice: Option<(Provider, bool)>| {
            app.session.choice.set(None);
            if let Some((provider, true)) = choice {
                spawn_local(remember(app, provider));
            }
            let id = choice.map_or(JsValue::NULL, |(provider, _)| provider.id().into());
            resolve.with_value(|resolve| drop(resolve.call1(&JsValue::UNDEFINED, &id)));
        }),
    }));
    let chosen = JsFuture::from(answer)
        .await
        .ok()
        .and_then(|id| id.as_string());
    chosen
        .as_deref()
        .and_then(Provider::from_name)
        .ok_or_else(|| Fault::new(code::CANCELED))
}

/// A promise and what resolves it.
pub(super) fn deferred() -> (Promise, StoredValue<Function, LocalStorage>) {
    let mut resolve = JsValue::UNDEFINED;
    let promise = Promise::new(&mut |yes, _| resolve = yes.into());
    (promise, StoredValue::new_local(resolve.unchecked_into()))
}

async fn remember(app: App, provider: Provider) {
    #[derive(serde::Serialize)]
    struct Arguments {
        medium: &'static str,
    }
    let arguments = Arguments {
        medium: provider.label(),
    };
    let name = "crm.integrations.api.set_default_calling_medium";
    let stored: Result<Option<String>, Fault> = app.client.method(name, &arguments).await;
    if stored.is_ok() {
        app.boot.update(|boot| {
            if let Some(agent) = boot.as_mut().and_then(|boot| boot.agent.as_mut()) {
                agent.default_provider = Some(provider);
            }
        });
    }
}
