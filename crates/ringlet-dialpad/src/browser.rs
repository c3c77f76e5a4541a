//! The rules, for JavaScript. What they answer goes through [`Page`], which the JavaScript passes in.

mod tell;

use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::arrived::{Fields, Value};
use crate::bridge::{Bridge, Effect, Why};
use crate::command::{Command, Identity, InitiateCall, Refusal};
use crate::message::Message;

#[wasm_bindgen]
extern "C" {
    /// The JavaScript side: reads what arrives, makes objects, and does what it is told.
    pub type Page;

    /// The own data property of an object: undefined, null, a boolean, a number, a text of at most 2,000 units or an
    /// object that is no array; a symbol for anything else. Never throws.
    #[wasm_bindgen(method)]
    fn read(this: &Page, object: &JsValue, name: &str) -> JsValue;

    /// An empty object.
    #[wasm_bindgen(method)]
    fn object(this: &Page) -> JsValue;

    /// Gives the object an own property, unless the value is undefined.
    #[wasm_bindgen(method)]
    fn put(this: &Page, object: &JsValue, name: &str, value: JsValue);

    /// Something to do or to know: `post` a message, `wake` after so many milliseconds (undefined: never), and for the
    /// page `phase`, `authentication`, `ringing`, and of a dial's key `ready`, `late`, `replaced`.
    #[wasm_bindgen(method)]
    fn tell(this: &Page, kind: &str, detail: JsValue);
}

/// The rules of one frame. Times are milliseconds of `performance.now()`.
#[wasm_bindgen]
pub struct Rules {
    page: Page,
    bridge: RefCell<Bridge>,
}

#[wasm_bindgen]
impl Rules {
    /// The frame is about to be put into the page.
    #[wasm_bindgen(constructor)]
    pub fn new(page: Page, now: f64) -> Self {
        let rules = Self {
            page,
            bridge: RefCell::new(Bridge::new(whole(now))),
        };
        rules.act(whole(now), Vec::new());
        rules
    }

    /// A document arrived in the frame.
    pub fn loaded(&self, now: f64) {
        self.step(now, Bridge::loaded);
    }

    /// The frame's window sent this from Dialpad's origin; false when it is no message.
    pub fn hear(&self, now: f64, data: JsValue) -> bool {
        let message = Message::read(&Data {
            page: &self.page,
            object: data,
        });
        let is_message = message.is_some();
        if let Some(message) = message {
            self.step(now, |bridge, now| bridge.hear(now, message));
        }
        is_message
    }

    /// Asks to dial. Told in time, with this key: `ready`, `late` or `replaced`.
    pub fn want(&self, now: f64, key: u32) {
        self.step(now, |bridge, now| bridge.want(now, key));
    }

    /// The dial of this key is given up.
    pub fn forget(&self, now: f64, key: u32) {
        self.step(now, |bridge, _| {
            bridge.forget(key);
            Vec::new()
        });
    }

    /// Hands a call over: `{ phone_number, enable_current_tab, identity_type, identity_id (digits), outbound_caller_id,
    /// custom_data }`. Answers the code of what is wrong with it; undefined: it was posted, which is all that can be
    /// known, or would be, with `post` false.
    pub fn initiate(&self, call: JsValue, post: bool) -> Option<String> {
        let call = read_call(&Data {
            page: &self.page,
            object: call,
        });
        let command = match call {
            Ok(call) if post => self.bridge.borrow().initiate(call),
            Ok(call) => call.check().map(|()| Command::EnableCurrentTab),
            Err(refusal) => Err(refusal),
        };
        match command {
            Ok(command) if post => self.post(&command),
            Ok(_) => {}
            Err(refusal) => return Some(refusal.code().into()),
        }
        None
    }

    /// Makes this the tab that rings, or ends every call of the frame; false when nobody is signed in.
    pub fn command(&self, hang_up: bool) -> bool {
        let ready = self.bridge.borrow().takes_commands();
        if ready {
            self.post(if hang_up {
                &Command::HangUpAllCalls
            } else {
                &Command::EnableCurrentTab
            });
        }
        ready
    }

    /// It is time.
    pub fn tick(&self, now: f64) {
        self.step(now, Bridge::tick);
    }

    /// Lets the rules decide and does what they say. No borrow is held while others are told, who may ask for more.
    fn step(&self, now: f64, decide: impl FnOnce(&mut Bridge, u64) -> Vec<Effect>) {
        let now = whole(now);
        let effects = decide(&mut self.bridge.borrow_mut(), now);
        self.act(now, effects);
    }

    fn act(&self, now: u64, effects: Vec<Effect>) {
        let wait = self
            .bridge
            .borrow()
            .wakes_at()
            .map(|at| at.saturating_sub(now) as f64);
        self.page
            .tell("wake", wait.map_or(JsValue::UNDEFINED, JsValue::from_f64));
        for effect in effects {
            let page = &self.page;
            match effect {
                Effect::Post(command) => self.post(&command),
                Effect::Phase => {
                    let phase = self.bridge.borrow().phase();
                    page.tell("phase", tell::phase(page, phase));
                }
                Effect::Authentication(state) => {
                    page.tell("authentication", tell::authentication(page, state))
                }
                Effect::Ringing(ringing) => page.tell("ringing", tell::ringing(page, &ringing)),
                Effect::Ready(key) => page.tell("ready", key.into()),
                Effect::Dropped(key, Why::TimedOut) => page.tell("late", key.into()),
                Effect::Dropped(key, Why::Replaced) => page.tell("replaced", key.into()),
            }
        }
    }

    fn post(&self, command: &Command) {
        self.page.tell("post", tell::command(&self.page, command));
    }
}

/// Rounded up, so that no time-out comes too early for its own rule.
fn whole(now: f64) -> u64 {
    now as u64 + 1
}

/// An object that came from outside.
struct Data<'a> {
    page: &'a Page,
    object: JsValue,
}

impl Fields for Data<'_> {
    fn field(&self, name: &str) -> Value<Self> {
        let value = self.page.read(&self.object, name);
        if value.is_undefined() {
            Value::Absent
        } else if value.is_null() {
            Value::Null
        } else if let Some(flag) = value.as_bool() {
            Value::Flag(flag)
        } else if let Some(number) = value.as_f64() {
            Value::Number(number)
        } else if let Some(text) = value.as_string() {
            Value::Text(text)
        } else if value.is_object() {
            Value::Object(Self {
                page: self.page,
                object: value,
            })
        } else {
            Value::Other
        }
    }
}

fn read_call(call: &Data<'_>) -> Result<InitiateCall, Refusal> {
    let text = |name: &str, wrong: Refusal| call.field(name).optional_text().ok_or(wrong);
    let kind = text("identity_type", Refusal::Identity)?;
    let id = text("identity_id", Refusal::Identity)?;
    Ok(InitiateCall {
        phone_number: text("phone_number", Refusal::Number)?.unwrap_or_default(),
        enable_current_tab: matches!(call.field("enable_current_tab"), Value::Flag(true)),
        identity: Identity::from_page(kind.as_deref(), id.as_deref())?,
        outbound_caller_id: text("outbound_caller_id", Refusal::CallerId)?,
        custom_data: text("custom_data", Refusal::CustomData)?,
    })
}
