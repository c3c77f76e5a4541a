//! Calls whose course nobody reports: handed to Dialpad's frame without events, or made on a phone of the agent's own. Their
//! time is an estimate, and how they ended is asked for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{CallView, Completion, DialAnswer};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;

use super::{LiveCall, Local, Panel, control, live, wrap_up};
use crate::App;
use crate::browser::timer;

/// A call that was handed over and of which nothing was heard for so long: perhaps nothing will be.
const SILENCE_MS: i32 = 45_000;

/// An outbound call is being set up outside: from here on the server tells, or nobody does.
pub(super) fn follow(app: App, call: LiveCall) {
    if !call.view.with_untracked(is_handed_over) {
        return;
    }
    match call.local.get_untracked() {
        Local::Nothing => call.local.set(Local::Handed),
        // It stays said that another line was taken.
        Local::FellBack { .. } => {}
        _ => return,
    }
    let own_phone = call
        .view
        .with_untracked(|view| view.provider == Provider::Manual);
    let silence = if app.dialpad.events.get_value() && !own_phone {
        SILENCE_MS
    } else {
        0
    };
    let silent = timer::Timeout::new(silence, move || {
        let is_unchanged = matches!(
            call.local.get_untracked(),
            Local::Handed | Local::FellBack { .. }
        );
        if is_unchanged && call.view.with_untracked(is_handed_over) {
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
