//! Controls of a call that is up: hang up, answer, reject, mute, hold, tones.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{CallView, DialAnswer};
use ringlet_model::call::{CallState, Control};
use serde::Serialize;

use super::live_call::LiveCall;
use super::{Toast, live, voice};
use crate::App;
use crate::backend::Fault;
use crate::i18n::call as words;

/// Body of the keypad route.
#[derive(Serialize)]
struct Tones<'a> {
    digits: &'a str,
}

/// Asks the provider for something. A hang-up before the server has answered the dial waits for the call's id. Who takes a
/// call, or goes on with one, talks in that one alone: the others wait first, and it is shown.
pub fn ask(app: App, call: LiveCall, control: Control) {
    if call.asked.get_untracked().is_some() {
        return;
    }
    if !matches!(control, Control::Answer | Control::Resume) {
        return go(app, call, control);
    }
    call.asked.set(Some(control));
    spawn_local(async move {
        let is_alone = others_wait(app, call).await;
        call.asked.set(None);
        if is_alone {
            app.session.chosen.set(Some(call.key));
            go(app, call, control);
        }
    });
}

fn go(app: App, call: LiveCall, control: Control) {
    if control == Control::Hangup && app.dialpad.line().is_some_and(|line| line.hang_up(call)) {
        return;
    }
    // The server keeps that a call is held, and then the sound is switched.
    let is_kept = matches!(control, Control::Hold | Control::Resume);
    if !is_kept && voice::act(app, call, control, "") {
        return;
    }
    call.asked.set(Some(control));
    if !call.id().is_empty() {
        spawn_local(async move {
            send(app, call, control).await;
        });
    }
}

/// Lets every other call wait that talks and can; false when one talks on, which a toast has said.
async fn others_wait(app: App, call: LiveCall) -> bool {
    let talks = |view: &CallView| view.capabilities.hold && view.state == CallState::Connected;
    let calls = app.session.calls.get_untracked();
    for other in calls.into_iter().filter(|other| other.key != call.key) {
        let is_asked = other.asked.get_untracked() == Some(Control::Hold);
        if !is_asked && other.view.with_untracked(talks) {
            other.asked.set(Some(Control::Hold));
            if !send(app, other, Control::Hold).await {
                return false;
            }
        }
    }
    true
}

/// Sends what was asked while the dial was still on its way.
pub(super) fn send_waiting(app: App, call: LiveCall) {
    if let Some(control) = call.asked.get_untracked() {
        call.asked.set(None);
        ask(app, call, control);
    }
}

/// False when it didn't work, which a toast says.
async fn send(app: App, call: LiveCall, control: Control) -> bool {
    let path = format!("/api/ringlet/calls/{}/{}", call.id(), control.as_str());
    let answer: Result<DialAnswer, _> = app.client.post(&path, &Nothing {}, None).await;
    call.asked.set(None);
    match answer {
        Ok(answer) => {
            match control {
                Control::Mute => call.muted.set(true),
                Control::Unmute => call.muted.set(false),
                Control::Hold | Control::Resume => drop(voice::act(app, call, control, "")),
                _ => {}
            }
            live::receive(app, answer.call);
            true
        }
        Err(fault) => {
            failed(app, call, &fault);
            false
        }
    }
}

/// Sends one tone; it is shown at once.
pub fn tone(app: App, call: LiveCall, digit: char) {
    call.tones.update(|tones| tones.push(digit));
    if voice::act(app, call, Control::Keypad, digit.encode_utf8(&mut [0; 4])) {
        return;
    }
    spawn_local(async move {
        let path = format!(
            "/api/ringlet/calls/{}/{}",
            call.id(),
            Control::Keypad.as_str()
        );
        let digits = digit.to_string();
        let answer: Result<DialAnswer, _> = app
            .client
            .post(&path, &Tones { digits: &digits }, None)
            .await;
        if let Err(fault) = answer {
            failed(app, call, &fault);
        }
    });
}

/// An empty JSON object.
#[derive(Serialize)]
pub(super) struct Nothing {}

pub(super) fn failed(app: App, call: LiveCall, fault: &Fault) {
    let view = call.view.get_untracked();
    let explained = super::explain::dial(fault, Some(view.provider.label()), None);
    super::announce::fault(
        app,
        call.target.get_value().as_ref(),
        fault,
        &explained.sentence(),
    );
    let said = (!fault.message.is_empty()).then(|| fault.message.clone());
    app.toasts.show(Toast {
        about: "control".into(),
        tone: explained.tone,
        icon: explained.icon,
        title: words().control_failed(view.provider.label()),
        body: fault.hint.clone().or(said).or(explained.body),
        actions: Vec::new(),
    });
}
