//! Handing a call to the frame: waiting for the sign-in, posting, and what is known of it afterwards.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, Completion, DialAnswer, Handoff, Softphone};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;
use wasm_bindgen_futures::JsFuture;

use super::Phase;
use crate::App;
use crate::backend::{Fault, code};
use crate::browser::{page, timer};
use crate::session::dial::deferred;
use crate::session::{LiveCall, Local, Panel, control, live, wrap_up};
use crate::softphone::dialpad::FrameCall;
use crate::softphone::server_dial::PageRequest;

/// How long the bridge lets a dial wait for the sign-in.
const WAIT_MS: i64 = 30_000;

/// A call that was handed over and of which nothing was heard for so long: perhaps nothing will be.
const SILENCE_MS: i32 = 45_000;

/// What came of waiting.
pub(in crate::session) enum Waited {
    /// The frame takes it.
    Frame,
    /// There is no frame that speaks: the server may have another way.
    Server,
}

impl Waited {
    /// As the server is told.
    pub(in crate::session) const fn softphone(&self) -> Option<Softphone> {
        match self {
            Self::Frame => Some(Softphone::Iframe),
            Self::Server => None,
        }
    }
}

/// Why Dialpad would not take this call.
pub(in crate::session) fn refusal(app: App, request: &PageRequest) -> Option<Fault> {
    let refused = app.dialpad.bridge()?.place(&frame_call(request), false)?;
    Some(Fault::new(&refused))
}

fn frame_call(request: &PageRequest) -> FrameCall {
    FrameCall {
        phone_number: request.e164.clone().unwrap_or_default(),
        enable_current_tab: request.enable_current_tab,
        identity_type: request.identity_type.clone(),
        identity_id: request.identity_id.clone(),
        outbound_caller_id: request.outbound_caller_id.clone(),
        custom_data: request.custom_data.clone(),
    }
}

/// Waits until the frame takes a call, which the popup shows.
///
/// # Errors
/// `not-authenticated` when nobody signed in to Dialpad in time; `canceled` when the user gave up or dialled another number.
pub(in crate::session) async fn wait(app: App, call: LiveCall) -> Result<Waited, Fault> {
    if app.dialpad.phase.get_untracked() == Phase::Off {
        return Ok(Waited::Server);
    }
    let key = key(call);
    let (answer, resolve) = deferred();
    app.dialpad
        .waiting
        .update_value(|waiting| waiting.push((key, resolve.get_value())));
    // Without a bridge its code is on its way, and then asked.
    if let Some(bridge) = app.dialpad.bridge() {
        bridge.want(key);
    }
    let still_waits = app
        .dialpad
        .waiting
        .with_value(|waiting| waiting.iter().any(|(other, _)| *other == key));
    if still_waits {
        app.dialpad.chosen.set(None);
        call.view.update(|view| view.state = CallState::Queued);
        call.local.set(Local::WaitsForSignIn {
            until: Timestamp(app.session.server_now().0 + WAIT_MS),
        });
    }
    let answer = JsFuture::from(answer).await.ok();
    call.local.set(Local::Nothing);
    match answer.and_then(|answer| answer.as_string()).as_deref() {
        Some("ready") => {
            call.view.update(|view| view.state = CallState::Dialing);
            Ok(Waited::Frame)
        }
        Some("late") if app.dialpad.phase.get_untracked() == Phase::SignInNeeded => {
            Err(Fault::new(code::NOT_AUTHENTICATED))
        }
        Some("late") => Ok(Waited::Server),
        _ => Err(Fault::new(code::CANCELED)),
    }
}

fn key(call: LiveCall) -> u32 {
    u32::try_from(call.key).unwrap_or(u32::MAX)
}

/// The user no longer waits.
pub fn give_up(app: App, call: LiveCall) {
    if let Some(bridge) = app.dialpad.bridge() {
        bridge.forget(key(call));
    }
    super::resolve(app, key(call), None);
}

/// The server has stored the call: the frame is to place it. What the page passed itself goes to Dialpad unchanged.
pub(in crate::session) fn hand_over(
    app: App,
    call: LiveCall,
    request: &PageRequest,
    handoff: Handoff,
) -> Result<(), Fault> {
    match handoff {
        Handoff::Frame {
            phone_number,
            custom_data,
            outbound_caller_id,
        } => {
            let handed = FrameCall {
                phone_number,
                custom_data: Some(custom_data),
                outbound_caller_id,
                ..frame_call(request)
            };
            let bridge = app.dialpad.bridge();
            let refused = match bridge {
                Some(bridge) => bridge.place(&handed, true),
                None => Some(code::NOT_AUTHENTICATED.to_owned()),
            };
            if let Some(refused) = refused {
                // It was stored as being placed, and never will be.
                complete(app, call, Outcome::Failed);
                return Err(Fault::new(&refused));
            }
        }
        // Only Dialpad's own program, or a phone: no answer of a server opens anything else.
        Handoff::Launch { url }
            if ["dialpad://", "tel:"]
                .iter()
                .any(|own| url.starts_with(own)) =>
        {
            page::go_to(&url);
        }
        // Never asked for here.
        Handoff::Launch { .. } | Handoff::Browser { .. } => {
            return Err(Fault::new(code::UNEXPECTED_ANSWER));
        }
    }
    Ok(())
}

/// An outbound call through Dialpad is being set up: from here on the server tells, or nobody does.
pub(in crate::session) fn follow(app: App, call: LiveCall) {
    let waits = call.view.with_untracked(is_handed_over);
    if !waits || call.local.get_untracked() != Local::Nothing {
        return;
    }
    call.local.set(Local::Handed);
    let own_phone = call
        .view
        .with_untracked(|view| view.provider == Provider::Manual);
    let silence = if app.dialpad.events.get_value() && !own_phone {
        SILENCE_MS
    } else {
        0
    };
    let silent = timer::Timeout::new(silence, move || {
        if call.view.with_untracked(is_handed_over) && call.local.get_untracked() == Local::Handed {
            call.local.set(Local::Estimated);
        }
    });
    call.local_timer.set_value(Some(silent));
}

/// Handed over to Dialpad or to a phone of the agent's own, and nothing heard of it yet.
fn is_handed_over(call: &CallView) -> bool {
    matches!(call.provider, Provider::Dialpad | Provider::Manual)
        && call.direction == Direction::Outbound
        && !call.id.is_empty()
        && matches!(call.state, CallState::Queued | CallState::Dialing)
}

/// The agent says that the call is over: how long it took is an estimate, and how it ended is asked.
pub fn is_over(app: App, call: LiveCall) {
    let start = call.view.with_untracked(|view| view.started_at);
    let seconds = start.seconds_until(app.session.server_now()).max(0);
    call.local.set(Local::Over { seconds });
}

/// Completes a call whose end nobody reports, as its agent says it ended.
pub fn complete(app: App, call: LiveCall, outcome: Outcome) {
    let estimate = match call.local.get_untracked() {
        Local::Over { seconds } => u32::try_from(seconds).ok(),
        _ => None,
    };
    let body = Completion {
        outcome,
        duration_seconds: estimate.filter(|_| outcome == Outcome::Completed),
    };
    spawn_local(async move {
        let path = format!("/api/ringlet/calls/{}/complete", call.id());
        match app.client.post::<_, DialAnswer>(&path, &body, None).await {
            Ok(answer) => {
                live::receive(app, answer.call);
                call.local.set(Local::Nothing);
                match outcome {
                    Outcome::Completed => call.panel.set(Panel::WrapUp),
                    Outcome::Failed => {}
                    _ => wrap_up::save(app, call),
                }
            }
            Err(fault) => control::failed(app, call, &fault),
        }
    });
}

/// The frame can hang up this call: it can only end all of its calls at once, so only where this one is the only one.
/// Tracked.
#[must_use]
pub fn hangs_up(app: App, call: LiveCall) -> bool {
    let is_ours = |view: &CallView| view.provider == Provider::Dialpad && view.state.is_up();
    let calls = app.session.calls.get();
    let up = calls.iter().filter(|call| call.view.with(is_ours)).count();
    call.view.with(|view| is_ours(view) && !view.id.is_empty())
        && up == 1
        && app.dialpad.rings.with(Vec::is_empty)
        && app
            .dialpad
            .phase
            .with(|phase| matches!(phase, Phase::SignedIn { .. }))
}

/// Hangs up in the frame; false where it is left to the server.
pub(in crate::session) fn hang_up(app: App, call: LiveCall) -> bool {
    if !untrack(|| hangs_up(app, call)) || app.dialpad.end_all_calls() != Some(true) {
        return false;
    }
    if call.local.get_untracked() == Local::Estimated {
        is_over(app, call);
    }
    true
}
