//! One tab among all of the same origin, by the Web Locks API.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;

/// Calls `elected` once this tab holds the lock `name`; the tab then holds it as long as it lives. Without Web Locks
/// (a page without a secure context) every tab is elected.
pub fn lead(name: &str, elected: impl FnOnce() + 'static) {
    let never = Promise::new(&mut |_, _| {});
    let granted = Closure::once_into_js(move || -> JsValue {
        elected();
        never.into()
    });
    let Some(locks) = locks() else {
        call(&granted);
        return;
    };
    let asked = Reflect::get(&locks, &"request".into())
        .and_then(JsValue::dyn_into::<Function>)
        .and_then(|request| request.call2(&locks, &name.into(), &granted));
    if asked.is_err() {
        call(&granted);
    }
}

fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

fn call(function: &JsValue) {
    if let Some(function) = function.dyn_ref::<Function>() {
        drop(function.call0(&JsValue::UNDEFINED));
    }
}
