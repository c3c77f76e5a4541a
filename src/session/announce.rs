//! News to the page: DOM events and the handlers of `ringlet.on(…)`.

use js_sys::Array;
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
        host.notify("call_ringing", &Array::of1(&payload));
    });
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

/// Who is signed in, now that it is known or changed.
pub fn authentication(app: App, user: Option<&str>) {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Detail<'a> {
        authenticated: bool,
        user_id: Option<&'a str>,
    }
    let detail = to_js(&Detail {
        authenticated: user.is_some(),
        user_id: user,
    });
    let user_id = user.map_or(JsValue::NULL, JsValue::from_str);
    app.host.with_value(|host| {
        host.emit(None, "ringlet-authentication", &detail, false);
        host.notify(
            "authentication",
            &Array::of2(&user.is_some().into(), &user_id),
        );
    });
}
