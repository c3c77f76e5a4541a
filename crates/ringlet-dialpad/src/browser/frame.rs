//! The frame: one per page, made once, never moved in the document (that would load it anew and end a call), only shown
//! and hidden by style. Styles are set through the CSSOM, which a strict content security policy allows.

use core::cell::Cell;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Document, HtmlIFrameElement, Window};

use crate::address::{self, ALLOW, ORIGIN};

/// How the frame looks before it is shown anywhere. It is rendered: while the user must sign in, Dialpad's page wants to be.
const STYLE: [(&str, &str); 9] = [
    ("position", "fixed"),
    ("left", "0"),
    ("top", "0"),
    ("width", "400px"),
    ("height", "520px"),
    ("border", "0"),
    ("visibility", "hidden"),
    ("color-scheme", "light"),
    ("z-index", "var(--ringlet-z)"),
];

/// While one of these is going on, the frame lets the pointer through to the page.
const BEGINNINGS: [&str; 2] = ["pointerdown", "dragstart"];

/// Whatever ends it.
const ENDS: [&str; 4] = ["pointerup", "pointercancel", "dragend", "drop"];

pub(super) struct Frame {
    element: HtmlIFrameElement,
    address: alloc::string::String,
    pressed: Cell<bool>,
    dragged: Cell<bool>,
}

fn document() -> Result<Document, JsValue> {
    web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)
}

impl Frame {
    /// Made, not yet in the page.
    pub(super) fn new(path: &str, sandbox: &str) -> Result<Self, JsValue> {
        let address = address::frame(path).ok_or(JsValue::NULL)?;
        let element: HtmlIFrameElement = document()?.create_element("iframe")?.unchecked_into();
        for (name, value) in [
            ("title", "Dialpad"),
            ("allow", ALLOW),
            ("sandbox", &address::sandbox(sandbox)),
            ("data-ringlet", "dialpad"),
        ] {
            element.set_attribute(name, value)?;
        }
        let frame = Self {
            element,
            address,
            pressed: Cell::new(false),
            dragged: Cell::new(false),
        };
        for (name, value) in STYLE {
            frame.set(name, value);
        }
        Ok(frame)
    }

    /// Hears messages, loads, and whether something is dragged.
    pub(super) fn listen(&self, listener: &Function) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        window.add_event_listener_with_callback("message", listener)?;
        self.element
            .add_event_listener_with_callback("load", listener)?;
        for name in BEGINNINGS.into_iter().chain(ENDS) {
            window.add_event_listener_with_callback_and_bool(name, listener, true)?;
        }
        Ok(())
    }

    /// Into the page.
    pub(super) fn go(&self) -> Result<(), JsValue> {
        self.element.set_src(&self.address);
        document()?
            .body()
            .ok_or(JsValue::NULL)?
            .append_child(&self.element)?;
        Ok(())
    }

    /// Its window; None once the page has taken it away.
    pub(super) fn window(&self) -> Option<Window> {
        self.element.content_window()
    }

    pub(super) fn post(&self, message: &JsValue) {
        if let Some(window) = self.window() {
            drop(window.post_message(message, ORIGIN));
        }
    }

    pub(super) fn show(&self, x: f64, y: f64, width: f64, height: f64) {
        for (name, value) in [
            ("left", x),
            ("top", y),
            ("width", width),
            ("height", height),
        ] {
            let pixels = js_sys::Number::from(value.max(0.0));
            if let Ok(text) = pixels.to_string_with_radix(10) {
                self.set(name, &[&alloc::string::String::from(text), "px"].concat());
            }
        }
        self.set("visibility", "visible");
    }

    pub(super) fn hide(&self) {
        self.set("visibility", "hidden");
    }

    /// A frame swallows what the pointer does over it, so a drag of the page would stick at its edge.
    pub(super) fn pointer(&self, event: &str) {
        match event {
            "pointerdown" => self.pressed.set(true),
            "dragstart" => self.dragged.set(true),
            // A drag of the browser's own takes the pointer away before it begins.
            "pointerup" | "pointercancel" => self.pressed.set(false),
            _ => self.dragged.set(false),
        }
        let lets_through = self.pressed.get() || self.dragged.get();
        self.set("pointer-events", if lets_through { "none" } else { "auto" });
    }

    fn set(&self, name: &str, value: &str) {
        let style: CssStyleDeclaration = self.element.style();
        drop(style.set_property(name, value));
    }
}
