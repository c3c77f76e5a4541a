//! The `Call` that `ringlet.initiateCall` gives a script.

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use ringlet_model::call::{CallState, Control};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use crate::App;
use crate::backend::to_js;
use crate::session::message::CallDetail;
use crate::session::{LiveCall, control};

/// A plain event target with the call's facts as properties. It fires `state` at each change and `end` once, both with
/// the call as `detail`; `hangUp()` ends the call.
pub(super) fn call_object(app: App, call: LiveCall) -> JsValue {
    let Ok(target) = EventTarget::new() else {
        return JsValue::NULL;
    };
    assign(&target, call);
    let hang_up = Closure::<dyn Fn() -> Promise>::new(move || {
        control::ask(app, call, Control::Hangup);
        future_to_promise(async { Ok(JsValue::UNDEFINED) })
    });
    set(&target, "hangUp", &hang_up.into_js_value());
    follow(call, target.clone());
    target.into()
}

fn follow(call: LiveCall, target: EventTarget) {
    let ended = StoredValue::new(false);
    let target = StoredValue::new_local(target);
    Effect::new(move |before: Option<CallState>| {
        let state = call.view.with(|view| view.state);
        target.with_value(|target| {
            assign(target, call);
            if before.is_some_and(|before| before != state) {
                fire(target, "state", call);
            }
            if state == CallState::Ended && !ended.get_value() {
                ended.set_value(true);
                fire(target, "end", call);
            }
        });
        state
    });
}

fn assign(target: &EventTarget, call: LiveCall) {
    let detail = to_js(&call.view.with_untracked(|view| CallDetail::from(view)));
    drop(Object::try_assign(target, detail.unchecked_ref()));
    set(target, "id", &call.id().into());
}

fn fire(target: &EventTarget, name: &str, call: LiveCall) {
    let init = CustomEventInit::new();
    init.set_detail(&to_js(
        &call.view.with_untracked(|view| CallDetail::from(view)),
    ));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        drop(target.dispatch_event(&event));
    }
}

fn set(target: &EventTarget, name: &str, value: &JsValue) {
    drop(Reflect::set(target, &name.into(), value));
}
