//! What stage one may ask of stage two.

use js_sys::{Error, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::call::Control;
use ringlet_model::provider::Provider;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Element, ShadowRoot};

use super::{call_object, registry, words};
use crate::App;
use crate::backend::{Fault, code, from_js};
use crate::browser::timer::sleep_or_online;
use crate::i18n::call as words;
use crate::i18n::{self, Area};
use crate::session::{control, dial};

/// Between attempts to fetch the words of an element.
const TRY_AGAIN_MS: u32 = 8_000;

/// The object for `host.register`: `mount`, `unmount`, `changed`, `dial`, `reveal`, `enableCurrentTab`, `endAllCalls`.
#[must_use]
pub fn ui(app: App) -> Object {
    let object = Object::new();
    let put = |name: &str, function: JsValue| drop(Reflect::set(&object, &name.into(), &function));
    put(
        "mount",
        Closure::<dyn Fn(Element, ShadowRoot)>::new(move |element, root| {
            mount(app, element, root);
        })
        .into_js_value(),
    );
    put(
        "unmount",
        Closure::<dyn Fn(Element)>::new(|element: Element| registry::unmount(&element))
            .into_js_value(),
    );
    put(
        "changed",
        Closure::<dyn Fn(Element)>::new(|element: Element| registry::changed(&element))
            .into_js_value(),
    );
    put(
        "dial",
        Closure::<dyn Fn(JsValue) -> Promise>::new(move |request| dial_promise(app, request))
            .into_js_value(),
    );
    put(
        "reveal",
        Closure::<dyn Fn(String) -> bool>::new(move |e164: String| app.session.reveal(&e164))
            .into_js_value(),
    );
    put(
        "enableCurrentTab",
        Closure::<dyn Fn() -> Promise>::new(move || enable_current_tab(app)).into_js_value(),
    );
    put(
        "endAllCalls",
        Closure::<dyn Fn() -> Promise>::new(move || end_all(app)).into_js_value(),
    );
    object
}

/// Builds the view as soon as its words are here.
fn mount(app: App, element: Element, root: ShadowRoot) {
    let areas = Area::of_tag(&element.local_name());
    let loaded = i18n::loaded();
    if areas.iter().all(|area| loaded.contains(area)) {
        return registry::mount(element, root);
    }
    spawn_local(async move {
        let host = app.host.get_value();
        while words::load(&host, areas).await.is_err() {
            sleep_or_online(TRY_AGAIN_MS).await;
        }
        if element.is_connected() {
            registry::mount(element, root);
        }
    });
}

fn dial_promise(app: App, request: JsValue) -> Promise {
    let target = Reflect::get(&request, &"target".into())
        .ok()
        .and_then(|target| target.dyn_into::<Element>().ok());
    // The element isn't data; the rest of the request is read as a whole.
    drop(Reflect::set(&request, &"target".into(), &JsValue::NULL));
    future_to_promise(async move {
        let request = from_js(request).map_err(|fault| error_object(&fault))?;
        let call = dial::dial(app, request, target)
            .await
            .map_err(|fault| error_object(&fault))?;
        Ok(call_object::call_object(app, call))
    })
}

/// Makes this the tab in which Dialpad rings; nothing to do where there is no Dialpad.
fn enable_current_tab(app: App) -> Promise {
    let enabled = app
        .dialpad
        .line()
        .and_then(|line| line.enable_current_tab());
    let answer = match enabled {
        Some(false) => {
            let sentence = words().dialpad_sign_in;
            let fault = Fault::with_message(code::NOT_AUTHENTICATED, sentence);
            Err(error_object(&fault))
        }
        Some(true) | None => Ok(JsValue::UNDEFINED),
    };
    future_to_promise(async { answer })
}

/// Hangs up whatever is up and can be hung up: Dialpad's calls in its frame, where somebody is signed in to it.
fn end_all(app: App) -> Promise {
    let ended = app.dialpad.line().and_then(|line| line.end_all_calls());
    let in_frame = ended == Some(true);
    for call in app.session.calls.get_untracked() {
        let (can, is_ended) = call.view.with_untracked(|view| {
            (
                view.state.is_up() && view.capabilities.hangup,
                in_frame && view.provider == Provider::Dialpad,
            )
        });
        if can && !is_ended {
            control::ask(app, call, Control::Hangup);
        }
    }
    future_to_promise(async { Ok(JsValue::UNDEFINED) })
}

/// A JavaScript `Error` with the contract's `code`.
fn error_object(fault: &Fault) -> JsValue {
    let sentence = if fault.message.is_empty() {
        fault.code.as_str()
    } else {
        fault.message.as_str()
    };
    let error = Error::new(sentence);
    drop(Reflect::set(
        &error,
        &"code".into(),
        &fault.code.as_str().into(),
    ));
    error.into()
}
