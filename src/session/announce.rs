//! News to the page: DOM events and the handlers of `ringlet.on(…)`.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use ringlet_model::api::CallView;
use wasm_bindgen::JsValue;

use super::live_call::LiveCall;
use super::message::{CallDetail, RingingPayload};
use super::step::Effect;
use crate::App;
use crate::backend::{Fault, to_js};

/// Tells the page what `effects` mean for it.
pub fn effects(app: App, call: LiveCall, effects: &[Effect]) {
    let view = call.view.get_untracked();
    for effect in effects {
        match effect {
            Effect::Ringing => ringing(app, call, &view, true),
            Effect::RingingOver => ringing(app, call, &view, false),
            Effect::State => event(app, call, &view, "ringlet-call-state", "call_state"),
            Effect::Ended => event(app, call, &view, "ringlet-call-end", "call_end"),
            Effect::Disposition => event(app, call, &view, "ringlet-disposition", "disposition"),
            Effect::Open | Effect::Close => {}
        }
    }
}

fn event(app: App, call: LiveCall, view: &CallView, name: &str, short: &str) {
    let detail = to_js(&CallDetail::from(view));
    app.host.with_value(|host| {
        call.target
            .with_value(|target| host.emit(target.as_ref(), name, &detail, false));
        host.notify(short, &Array::of1(&detail));
    });
}

/// Ringing starts: event and handlers. Ringing stops: handlers only, as in Dialpad's own interface.
fn ringing(app: App, call: LiveCall, view: &CallView, on: bool) {
    let payload = to_js(&RingingPayload::new(view, on));
    app.host.with_value(|host| {
        if on {
            let detail = to_js(&CallDetail::from(view));
            call.target.with_value(|target| {
                host.emit(target.as_ref(), "ringlet-call-ringing", &detail, false)
            });
        }
        // A page with Dialpad's frame hears of it in Dialpad's own words.
        if !app.dialpad.tells_of(view) {
            host.notify("call_ringing", &Array::of1(&payload));
        }
    });
}

/// Dialpad's frame says that a call began or stopped to ring: handlers hear its own payload.
pub(super) fn frame_rings(app: App, payload: &JsValue) {
    app.host
        .with_value(|host| host.notify("call_ringing", &Array::of1(payload)));
}

/// A fault, once: event on the element concerned and handlers.
pub fn fault(app: App, target: Option<&web_sys::Element>, fault: &Fault, sentence: &str) {
    #[derive(serde::Serialize)]
    struct Detail<'a> {
        code: &'a str,
        message: &'a str,
    }
    let detail = to_js(&Detail {
        code: &fault.code,
        message: sentence,
    });
    app.host.with_value(|host| {
        host.emit(target, "ringlet-error", &detail, false);
        host.notify("error", &Array::of1(&detail));
    });
}

/// Who is signed in to Ringlet, now that it is known or changed.
pub fn authentication(app: App, user: Option<&str>) {
    let user_id = user.map_or(JsValue::NULL, JsValue::from_str);
    signed_in(app, user.is_some(), &user_id, "ringlet");
}

/// Somebody signed in to Dialpad or out; `user_id` is a number, digits or null.
pub(super) fn dialpad_authentication(app: App, authenticated: bool, user_id: &JsValue) {
    signed_in(app, authenticated, user_id, "dialpad");
}

fn signed_in(app: App, authenticated: bool, user_id: &JsValue, to: &str) {
    let detail = Object::new();
    for (name, value) in [
        ("authenticated", authenticated.into()),
        ("userId", user_id.clone()),
        ("to", to.into()),
    ] {
        drop(Reflect::set(&detail, &name.into(), &value));
    }
    app.host.with_value(|host| {
        host.emit(None, "ringlet-authentication", &detail, false);
        let arguments = Array::of3(&authenticated.into(), user_id, &to.into());
        host.notify("authentication", &arguments);
    });
}
