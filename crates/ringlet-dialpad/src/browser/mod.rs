//! The bridge in a browser: frame, messages, clock. All it decides it asks [`Bridge`].

mod arrival;
mod frame;
mod tell;

use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent};

use crate::bridge::{Bridge, Effect};
use crate::command::{Command, Identity, InitiateCall, Refusal};
use arrival::Drops;
use frame::Frame;

/// The Mini Dialer of this page. It lives as long as the page: nothing here takes the frame away again.
#[wasm_bindgen]
pub struct Dialpad(Rc<Inner>);

type Listener = Closure<dyn Fn(JsValue)>;

struct Inner {
    frame: Frame,
    bridge: RefCell<Bridge>,
    drops: Cell<Drops>,
    /// Told of everything that concerns page or user, as objects with a `kind`.
    tell: Function,
    /// Told of the traffic, for developers.
    trace: Function,
    timer: Cell<i32>,
    /// Called by the browser for every event and time-out.
    listener: RefCell<Option<Listener>>,
}

#[wasm_bindgen]
impl Dialpad {
    /// Puts the frame into the page, hidden, and listens. `path` is the last segment of its address; `sandbox` holds
    /// further tokens. `tell` is called with `{ kind: "phase" | "authentication" | "ringing" | "ready" | "dropped", … }`,
    /// `trace` with a word and a detail.
    ///
    /// # Errors
    /// A path that isn't one, or a document without a body.
    pub fn open(
        path: &str,
        sandbox: &str,
        tell: Function,
        trace: Function,
    ) -> Result<Self, JsValue> {
        let frame = Frame::new(path, sandbox)?;
        let inner = Rc::new(Inner {
            frame,
            bridge: RefCell::new(Bridge::new(now())),
            drops: Cell::new(Drops::default()),
            tell,
            trace,
            timer: Cell::new(0),
            listener: RefCell::new(None),
        });
        let heard = Rc::clone(&inner);
        let listener = Listener::new(move |event: JsValue| heard.on(&event));
        inner.frame.listen(listener.as_ref().unchecked_ref())?;
        inner.listener.replace(Some(listener));
        inner.frame.go()?;
        inner.act(Vec::new());
        Ok(Self(inner))
    }

    /// Asks to dial. Told in time: `ready` or `dropped` with this key.
    pub fn want(&self, key: u32) {
        self.0.step(|bridge, now| bridge.want(now, key));
    }

    /// The dial of this key is given up.
    pub fn forget(&self, key: u32) {
        self.0.step(|bridge, _| {
            bridge.forget(key);
            Vec::new()
        });
    }

    /// For how many more milliseconds a dial waits; undefined: none does.
    #[wasm_bindgen(js_name = waitsFor)]
    pub fn waits_for(&self) -> Option<f64> {
        let until = self.0.bridge.borrow().waits_until()?;
        Some(until.saturating_sub(now()) as f64)
    }

    /// Why Dialpad would not take such a call; undefined: it would. `identity_id` in digits.
    #[wasm_bindgen(js_name = refusalOf)]
    pub fn refusal_of(
        phone_number: String,
        identity_type: Option<String>,
        identity_id: Option<String>,
        outbound_caller_id: Option<String>,
        custom_data: Option<String>,
    ) -> Option<String> {
        call(
            phone_number,
            true,
            identity_type,
            identity_id,
            outbound_caller_id,
            custom_data,
        )
        .and_then(|call| call.check())
        .err()
        .map(|refusal| refusal.code().into())
    }

    /// Hands a call over. Answers why not; undefined: it was posted, which is all that can be known.
    pub fn initiate(
        &self,
        phone_number: String,
        enable_current_tab: bool,
        identity_type: Option<String>,
        identity_id: Option<String>,
        outbound_caller_id: Option<String>,
        custom_data: Option<String>,
    ) -> Option<String> {
        let command = call(
            phone_number,
            enable_current_tab,
            identity_type,
            identity_id,
            outbound_caller_id,
            custom_data,
        )
        .and_then(|call| self.0.bridge.borrow().initiate(call));
        match command {
            Ok(command) => {
                self.0.post(&command);
                None
            }
            Err(refusal) => Some(refusal.code().into()),
        }
    }

    /// Makes this the tab that rings; false when nobody is signed in.
    #[wasm_bindgen(js_name = enableCurrentTab)]
    pub fn enable_current_tab(&self) -> bool {
        self.0.post_if_ready(&Command::EnableCurrentTab)
    }

    /// Ends every call of the frame; false when nobody is signed in.
    #[wasm_bindgen(js_name = endAllCalls)]
    pub fn end_all_calls(&self) -> bool {
        self.0.post_if_ready(&Command::HangUpAllCalls)
    }

    /// Shows the frame at this place of the viewport, in CSS pixels.
    pub fn show(&self, x: f64, y: f64, width: f64, height: f64) {
        self.0.frame.show(x, y, width, height);
    }

    /// Hides the frame; its document lives on.
    pub fn hide(&self) {
        self.0.frame.hide();
    }

    /// How many messages were dropped: not the browser's own, of another origin, of another window, of no known shape.
    pub fn dropped(&self) -> Vec<u32> {
        self.0.drops.get().counts().to_vec()
    }
}

fn call(
    phone_number: String,
    enable_current_tab: bool,
    identity_type: Option<String>,
    identity_id: Option<String>,
    outbound_caller_id: Option<String>,
    custom_data: Option<String>,
) -> Result<InitiateCall, Refusal> {
    Ok(InitiateCall {
        phone_number,
        enable_current_tab,
        identity: Identity::from_page(identity_type.as_deref(), identity_id.as_deref())?,
        outbound_caller_id,
        custom_data,
    })
}

impl Inner {
    /// An event, or (undefined) a time-out. Only what the browser itself sends counts.
    fn on(&self, event: &JsValue) {
        if event.is_undefined() {
            return self.step(Bridge::tick);
        }
        let event: &Event = event.unchecked_ref();
        if !event.is_trusted() {
            return self.drop_one(arrival::Drop::Untrusted);
        }
        match event.type_().as_str() {
            "message" => self.arrived(event.unchecked_ref()),
            "load" => self.step(Bridge::loaded),
            pointer => self.frame.pointer(pointer),
        }
    }

    fn arrived(&self, event: &MessageEvent) {
        match arrival::read(event, self.frame.window().as_ref()) {
            Ok(message) => {
                self.tell_developer("Dialpad says", &event.data());
                self.step(|bridge, now| bridge.hear(now, message));
            }
            Err(drop) => self.drop_one(drop),
        }
    }

    /// Counts; told at each power of two, as a page may hear thousands of others' messages.
    fn drop_one(&self, why: arrival::Drop) {
        let mut drops = self.drops.get();
        let count = drops.add(why);
        self.drops.set(drops);
        if count.is_power_of_two() {
            self.tell_developer("Messages not for Dialpad's bridge", &tell::drops(drops));
        }
    }

    /// Lets the rules decide and does what they say. No borrow is held while others are told, who may ask for more.
    fn step(&self, decide: impl FnOnce(&mut Bridge, u64) -> Vec<Effect>) {
        let effects = decide(&mut self.bridge.borrow_mut(), now());
        self.act(effects);
    }

    fn act(&self, effects: Vec<Effect>) {
        self.wake();
        for effect in effects {
            let event = match effect {
                Effect::Post(command) => {
                    self.post(&command);
                    continue;
                }
                Effect::Phase => tell::phase(self.bridge.borrow().phase()),
                Effect::Authentication(authentication) => tell::authentication(authentication),
                Effect::Ringing(ringing) => tell::ringing(&ringing),
                Effect::Ready(key) => tell::ready(key),
                Effect::Dropped(key, why) => tell::dropped(key, why),
            };
            drop(self.tell.call1(&JsValue::UNDEFINED, &event));
        }
    }

    /// Sets the one time-out anew.
    fn wake(&self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        window.clear_timeout_with_handle(self.timer.get());
        let at = self.bridge.borrow().wakes_at();
        let listener = self.listener.borrow();
        if let (Some(at), Some(listener)) = (at, listener.as_ref()) {
            let wait = at.saturating_sub(now()).min(60_000) as i32;
            let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                listener.as_ref().unchecked_ref(),
                wait,
            );
            self.timer.set(id.unwrap_or_default());
        }
    }

    fn post_if_ready(&self, command: &Command) -> bool {
        let ready = self.bridge.borrow().takes_commands();
        if ready {
            self.post(command);
        }
        ready
    }

    fn post(&self, command: &Command) {
        let message = tell::command(command);
        self.tell_developer("Told to Dialpad", &message);
        self.frame.post(&message);
    }

    fn tell_developer(&self, what: &str, detail: &JsValue) {
        drop(self.trace.call2(&JsValue::UNDEFINED, &what.into(), detail));
    }
}

/// Milliseconds of a clock that doesn't jump, rounded up so that a time-out never comes too early.
fn now() -> u64 {
    let since = web_sys::window().and_then(|window| window.performance());
    since.map_or(0, |clock| clock.now() as u64 + 1)
}
