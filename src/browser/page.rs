//! The page around the widget: its title, whether it is looked at, notifications, links.

use wasm_bindgen::JsValue;
use web_sys::{
    Document, Notification, NotificationOptions, NotificationPermission, VisibilityState, window,
};

fn document() -> Option<Document> {
    window()?.document()
}

/// Nobody looks at this tab.
#[must_use]
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// The page's title.
#[must_use]
pub fn title() -> String {
    document()
        .map(|document| document.title())
        .unwrap_or_default()
}

/// Changes the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Shows a notification if the user allowed them before; never asks. `tag` names it, so that two tabs show one.
#[must_use]
pub fn notify(title: &str, body: &str, tag: &str) -> Option<Notification> {
    // A page without the API has no such property; asking the permission there would throw.
    let window = window()?;
    if js_sys::Reflect::get(&window, &"Notification".into()).is_ok_and(|api| api.is_undefined())
        || Notification::permission() != NotificationPermission::Granted
    {
        return None;
    }
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    Notification::new_with_options(title, &options).ok()
}

/// Goes to an address such as `tel:+919999988888`, in this tab.
pub fn go_to(address: &str) {
    if let Some(window) = window() {
        drop(window.location().set_href(address));
    }
}

/// Calls `handler` on every `event` of the window, as long as the page lives.
pub fn on_window(event: &str, handler: impl Fn() + 'static) {
    listen(window().map(Into::into), event, handler);
}

/// Calls `handler` on every `event` of the document, as long as the page lives.
pub fn on_document(event: &str, handler: impl Fn() + 'static) {
    listen(document().map(Into::into), event, handler);
}

fn listen(target: Option<web_sys::EventTarget>, event: &str, handler: impl Fn() + 'static) {
    use wasm_bindgen::JsCast;
    let Some(target) = target else { return };
    let closure = wasm_bindgen::closure::Closure::<dyn Fn(JsValue)>::new(move |_| handler());
    drop(target.add_event_listener_with_callback(event, closure.into_js_value().unchecked_ref()));
}
