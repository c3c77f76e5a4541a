//! Handing a call to the frame: waiting for the sign-in, posting, hanging up.

use std::rc::Rc;

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::CallView;
use ringlet_model::call::CallState;
use ringlet_model::provider::Provider;
use wasm_bindgen_futures::JsFuture;

use super::explain::explain;
use super::line::FrameLine;
use super::{Chosen, Line, Phase, Waiting};
use crate::backend::{Fault, code};
use crate::session::dial::deferred;
use crate::session::explain::Explanation;
use crate::session::{LiveCall, Local, unreported};
use crate::softphone::dialpad::{Bridge, FrameCall};
use crate::softphone::server_dial::PageRequest;

/// How long the bridge lets a dial wait for the sign-in.
const WAIT_MS: i64 = 30_000;

impl Line for FrameLine {
    fn refusal(&self, request: &PageRequest) -> Option<Fault> {
        let refused = self.bridge()?.place(&frame_call(request), false)?;
        Some(Fault::new(&refused))
    }

    fn wait(self: Rc<Self>, call: LiveCall) -> Waiting {
        Box::pin(async move { self.until_it_takes(call).await })
    }

    fn give_up(&self, call: LiveCall) {
        if let Some(bridge) = self.bridge() {
            bridge.forget(key(call));
        }
        self.resolve(key(call), None);
    }

    fn place(&self, request: &PageRequest, stored: FrameCall) -> Option<String> {
        let call = FrameCall {
            phone_number: stored.phone_number,
            custom_data: stored.custom_data,
            outbound_caller_id: stored.outbound_caller_id,
            ..frame_call(request)
        };
        match self.bridge() {
            Some(bridge) => bridge.place(&call, true),
            None => Some(code::NOT_AUTHENTICATED.to_owned()),
        }
    }

    fn hangs_up(&self, call: LiveCall) -> bool {
        let app = self.app;
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

    fn hang_up(&self, call: LiveCall) -> bool {
        if !untrack(|| self.hangs_up(call)) || self.end_all_calls() != Some(true) {
            return false;
        }
        if call.local.get_untracked() == Local::Estimated {
            unreported::is_over(self.app, call);
        }
        true
    }

    fn enable_current_tab(&self) -> Option<bool> {
        self.bridge().map(Bridge::enable_current_tab)
    }

    fn end_all_calls(&self) -> Option<bool> {
        self.bridge().map(Bridge::end_all_calls)
    }

    fn show(&self, [x, y, width, height]: [f64; 4]) {
        if let Some(bridge) = self.bridge() {
            bridge.show(x, y, width, height);
        }
    }

    fn hide(&self) {
        if let Some(bridge) = self.bridge() {
            bridge.hide();
        }
    }

    fn explain(&self, fault: &Fault) -> Option<Explanation> {
        explain(fault)
    }
}

impl FrameLine {
    async fn until_it_takes(&self, call: LiveCall) -> Result<bool, Fault> {
        let app = self.app;
        if app.dialpad.phase.get_untracked() == Phase::Off {
            return Ok(false);
        }
        let key = key(call);
        let (answer, resolve) = deferred();
        self.waiting.borrow_mut().push((key, resolve.get_value()));
        // Without a bridge its code is on its way, and then asked.
        if let Some(bridge) = self.bridge() {
            bridge.want(key);
        }
        if self.waiting_keys().contains(&key) {
            app.dialpad.chosen.set(Chosen::Nothing);
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
                Ok(true)
            }
            Some("late") if app.dialpad.phase.get_untracked() == Phase::SignInNeeded => {
                Err(Fault::new(code::NOT_AUTHENTICATED))
            }
            Some("late") => Ok(false),
            _ => Err(Fault::new(code::CANCELED)),
        }
    }
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

fn key(call: LiveCall) -> u32 {
    u32::try_from(call.key).unwrap_or(u32::MAX)
}
