//! Sizes of elements as they change.

use js_sys::Function;
use leptos::prelude::{LocalStorage, StoredValue, UpdateValue, on_cleanup};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Calls `changed` when the size of one of `elements` is known or changes, until the owner of the view is cleaned up.
pub fn follow(elements: &[Element], changed: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(changed);
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref::<Function>()) else {
        return;
    };
    for element in elements {
        observer.observe(element);
    }
    let kept: StoredValue<Kept, LocalStorage> = StoredValue::new_local(Some((observer, callback)));
    on_cleanup(move || stop(kept));
}

/// What is called must live as long as what calls it.
type Kept = Option<(ResizeObserver, Closure<dyn Fn()>)>;

fn stop(kept: StoredValue<Kept, LocalStorage>) {
    if let Some((observer, _callback)) = kept.try_update_value(Option::take).flatten() {
        observer.disconnect();
    }
}
