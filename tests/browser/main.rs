//! The views in a browser, against a server that is only a fake `fetch`.
#![cfg(target_arch = "wasm32")]
// The lints know `#[test]`, but not the browser's kind of test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod harness;

mod controls;
mod dial;
mod dialer;
mod incoming;
mod json;
mod log;
mod moving;
mod note;
mod settings;
mod tag;
mod wrap_up;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
