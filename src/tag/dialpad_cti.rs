//! Dialpad in the page, for Leptos.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Whether somebody is signed in to Dialpad.
#[derive(Clone, Debug, PartialEq)]
pub struct DialpadAuthentication {
    /// Somebody is.
    pub authenticated: bool,
    /// Dialpad's user id: a number, or digits where a number would lose some; null when nobody is signed in.
    pub user_id: JsValue,
}

/// Turns Dialpad on in this page and tells what its frame says: `<DialpadCti client_id="…" on_incoming_call=…/>`. The frame
/// is made once and stays when this component goes; there is nothing to see here, its window is Ringlet's own.
#[component]
pub fn DialpadCti(
    /// Dialpad's client id; left out: the server's.
    #[prop(optional, into)]
    client_id: Option<String>,
    /// Called when a call comes in, with Dialpad's own payload: `id`, `contact`, `external_number`, …
    #[prop(optional, into)]
    on_incoming_call: Option<Callback<JsValue>>,
    /// Called when somebody signs in to Dialpad or out, or is somebody else.
    #[prop(optional, into)]
    on_authentication_change: Option<Callback<DialpadAuthentication>>,
) -> impl IntoView {
    let Some(ringlet) = page_interface() else {
        leptos::logging::warn!("<DialpadCti/>: the page doesn't load ringlet.js");
        return;
    };
    if let Some(client_id) = client_id {
        let options = js_sys::Object::new();
        drop(Reflect::set(
            &options,
            &"dialpadClientId".into(),
            &client_id.into(),
        ));
        call(&ringlet, "configure", &Array::of1(&options));
    }
    if let Some(tell) = on_incoming_call {
        on(&ringlet, "call_ringing", move |payload, _, _| {
            let state = Reflect::get(&payload, &"state".into()).ok();
            if state.and_then(|state| state.as_string()).as_deref() == Some("on") {
                tell.run(payload);
            }
        });
    }
    if let Some(tell) = on_authentication_change {
        on(
            &ringlet,
            "authentication",
            move |authenticated, user_id, to| {
                if to.as_string().as_deref() == Some("dialpad") {
                    tell.run(DialpadAuthentication {
                        authenticated: authenticated.is_truthy(),
                        user_id,
                    });
                }
            },
        );
    }
}

/// `window.ringlet`.
fn page_interface() -> Option<JsValue> {
    let window = web_sys::window()?;
    let ringlet = Reflect::get(&window, &"ringlet".into()).ok()?;
    ringlet.is_object().then_some(ringlet)
}

/// Listens until the component goes.
fn on(ringlet: &JsValue, event: &str, handler: impl Fn(JsValue, JsValue, JsValue) + 'static) {
    let handler = Closure::<dyn Fn(JsValue, JsValue, JsValue)>::new(handler);
    let off = call(ringlet, "on", &Array::of2(&event.into(), handler.as_ref()));
    let kept = StoredValue::new_local(Some((handler, off)));
    on_cleanup(move || {
        if let Some((_, off)) = kept.try_update_value(Option::take).flatten()
            && let Some(off) = off.as_ref().and_then(|off| off.dyn_ref::<Function>())
        {
            drop(off.call0(&JsValue::UNDEFINED));
        }
    });
}

fn call(ringlet: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = Reflect::get(ringlet, &method.into())
        .ok()?
        .dyn_into()
        .ok()?;
    method.apply(ringlet, arguments).ok()
}
