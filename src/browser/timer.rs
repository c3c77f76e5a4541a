//! Time-outs that end with their owner.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A running time-out; dropping it cancels it.
pub struct Timeout {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Calls `callback` once, `ms` milliseconds from now.
    #[must_use]
    pub fn new(ms: i32, callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let id = web_sys::window()
            .and_then(|window| {
                window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(
                        callback.as_ref().unchecked_ref(),
                        ms,
                    )
                    .ok()
            })
            .unwrap_or_default();
        Self {
            id,
            _callback: callback,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Waits `ms` milliseconds.
pub async fn sleep(ms: u32) {
    wait(ms, false).await;
}

/// Waits `ms` milliseconds, or until the browser reports that the network is back.
pub async fn sleep_or_online(ms: u32) {
    wait(ms, true).await;
}

async fn wait(ms: u32, or_online: bool) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let Some(window) = web_sys::window() else {
            return;
        };
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms));
        if or_online {
            let once = web_sys::AddEventListenerOptions::new();
            once.set_once(true);
            drop(
                window.add_event_listener_with_callback_and_add_event_listener_options(
                    "online", &resolve, &once,
                ),
            );
        }
    });
    drop(JsFuture::from(promise).await);
}
