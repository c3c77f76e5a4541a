//! Messages to the other tabs of the same origin.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel to the other tabs; a tab doesn't hear itself. It stays open as long as the page.
#[derive(Clone)]
pub struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Opens the channel and hears what other tabs post. Without `BroadcastChannel` nothing is heard.
    pub fn open(name: &str, heard: impl Fn(JsValue) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let closure = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                heard(event.data())
            });
            channel.set_onmessage(Some(closure.into_js_value().unchecked_ref()));
        }
        Self(channel)
    }

    /// Hears and posts nothing more.
    pub fn close(&self) {
        if let Some(channel) = &self.0 {
            channel.close();
        }
    }

    /// Posts to the other tabs.
    pub fn post(&self, message: &JsValue) {
        if let Some(channel) = &self.0 {
            drop(channel.post_message(message));
        }
    }
}
