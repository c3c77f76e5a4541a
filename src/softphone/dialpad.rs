//! Dialpad's frame, as the session uses it: the bridge that stage one fetches, and what it says, as typed values.

use js_sys::{Array, Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::browser::json;
use crate::element::Host;

#[wasm_bindgen]
extern "C" {
    /// The bridge to the one frame of this page (`crates/ringlet-elements/js/dialpad.js`).
    #[derive(Clone)]
    pub type Bridge;

    /// Asks to dial: answered by [`News::Answer`] with this key, at once or later.
    #[wasm_bindgen(method)]
    pub fn want(this: &Bridge, key: u32);

    /// The dial of this key is given up.
    #[wasm_bindgen(method)]
    pub fn forget(this: &Bridge, key: u32);

    #[wasm_bindgen(method)]
    fn initiate(this: &Bridge, call: &JsValue, post: bool) -> JsValue;

    /// Makes this the tab that rings; false when nobody is signed in to Dialpad.
    #[wasm_bindgen(method, js_name = enableCurrentTab)]
    pub fn enable_current_tab(this: &Bridge) -> bool;

    /// Ends every call of the frame; false when nobody is signed in to Dialpad.
    #[wasm_bindgen(method, js_name = endAllCalls)]
    pub fn end_all_calls(this: &Bridge) -> bool;

    /// Shows the frame at this place of the viewport, in CSS pixels.
    #[wasm_bindgen(method)]
    pub fn show(this: &Bridge, x: f64, y: f64, width: f64, height: f64);

    /// Hides the frame, whose document lives on.
    #[wasm_bindgen(method)]
    pub fn hide(this: &Bridge);
}

/// Which frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Last segment of its address.
    pub path: String,
    /// Further tokens of its sandbox.
    pub sandbox: Vec<String>,
}

/// A call for the frame.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FrameCall {
    /// E.164.
    pub phone_number: String,
    /// Claim this tab first.
    pub enable_current_tab: bool,
    /// `Office`, `OfficeGroup`, `CallCenter`; together with the id.
    pub identity_type: Option<String>,
    /// Dialpad's id of it, in digits.
    pub identity_id: Option<String>,
    /// Number to show to the other side, E.164.
    pub outbound_caller_id: Option<String>,
    /// Comes back with the call's events.
    pub custom_data: Option<String>,
}

/// Where the bridge is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Told")]
pub enum Phase {
    /// There is no frame: Dialpad isn't set up, or its code is still on its way.
    #[default]
    Off,
    /// The frame is on its way.
    Loading,
    /// Nobody is signed in to Dialpad.
    SignInNeeded,
    /// Somebody is.
    SignedIn {
        /// Dialpad's user id, where the frame says it.
        user: Option<String>,
    },
    /// The frame says nothing.
    Unresponsive,
}

/// A phase as the bridge tells it. Read field by field: an enum tagged inside would bring serde's buffers along.
#[derive(Deserialize)]
struct Told {
    phase: Name,
    user: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Name {
    Off,
    Loading,
    SignInNeeded,
    SignedIn,
    Unresponsive,
}

impl From<Told> for Phase {
    fn from(told: Told) -> Self {
        match told.phase {
            Name::Off => Self::Off,
            Name::Loading => Self::Loading,
            Name::SignInNeeded => Self::SignInNeeded,
            Name::SignedIn => Self::SignedIn { user: told.user },
            Name::Unresponsive => Self::Unresponsive,
        }
    }
}

/// A call began or stopped to ring in the frame.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ringing {
    /// `on` or `off`.
    pub state: String,
    /// Dialpad's call id.
    pub id: Digits,
    /// The other side.
    pub external_number: String,
    /// Our side.
    #[serde(default)]
    pub internal_number: Option<String>,
    /// Whom Dialpad takes the caller for.
    #[serde(default)]
    pub contact: Option<Contact>,
}

/// Whom Dialpad takes a caller for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Dialpad's key.
    pub id: Option<Digits>,
    /// A name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// E.164.
    pub phone: Option<String>,
}

/// An id in digits (or any other key); where it comes as a number, that is exact, and [`crate::browser::json`] takes it for its
/// text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Digits(pub String);

/// What came of a dial that waited for the sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It may be placed.
    Ready,
    /// Nobody signed in within half a minute.
    Late,
    /// Another one took its place.
    Replaced,
}

/// What the bridge says.
#[derive(Clone, Debug)]
pub enum News {
    /// The bridge is somewhere else.
    Phase(Phase),
    /// Somebody signed in or out; `user_id` as the page is to see it.
    Authentication {
        /// Somebody is signed in.
        authenticated: bool,
        /// A number where that is exact, else digits; null.
        user_id: JsValue,
    },
    /// A call began or stopped to ring; beside it the payload as Dialpad sent it.
    Ringing(Ringing, JsValue),
    /// What came of the dial of this key.
    Answer(u32, Answer),
}

impl News {
    fn read(kind: &str, detail: JsValue) -> Option<Self> {
        #[derive(Deserialize)]
        struct Authentication {
            authenticated: bool,
        }
        let answer = |detail: JsValue, answer| Some(Self::Answer(detail.as_f64()? as u32, answer));
        match kind {
            "phase" => json::read(detail).ok().map(Self::Phase),
            "authentication" => {
                let user_id = Reflect::get(&detail, &"userId".into()).ok()?;
                let read: Authentication = json::read(detail).ok()?;
                Some(Self::Authentication {
                    authenticated: read.authenticated,
                    user_id,
                })
            }
            "ringing" => json::read(detail.clone())
                .ok()
                .map(|ringing| Self::Ringing(ringing, detail)),
            "ready" => answer(detail, Answer::Ready),
            "late" => answer(detail, Answer::Late),
            "replaced" => answer(detail, Answer::Replaced),
            _ => None,
        }
    }
}

impl Bridge {
    /// Fetches the bridge and puts the frame into the page, hidden. Everything it says goes to `hear`. There is one frame for
    /// the page's life: a second call gives the first one's.
    ///
    /// # Errors
    /// The code can't be fetched, or the frame's path isn't one.
    pub async fn open(
        host: &Host,
        frame: &Frame,
        hear: impl Fn(News) + 'static,
    ) -> Result<Self, JsValue> {
        let tell = Closure::<dyn Fn(String, JsValue)>::new(move |kind: String, detail| {
            if let Some(news) = News::read(&kind, detail) {
                hear(news);
            }
        });
        let wanted = Object::new();
        let sandbox: Array = frame
            .sandbox
            .iter()
            .map(|token| JsValue::from_str(token))
            .collect();
        Reflect::set(&wanted, &"path".into(), &frame.path.as_str().into())?;
        Reflect::set(&wanted, &"sandbox".into(), &sandbox)?;
        let opened = host.open_dialpad(&wanted, tell.into_js_value().unchecked_ref());
        Ok(JsFuture::from(opened).await?.unchecked_into())
    }

    /// Hands a call over, or with `post` false only asks whether Dialpad would take it. The code of what is wrong with it;
    /// None when it was posted, which is all that can be known.
    #[must_use]
    pub fn place(&self, call: &FrameCall, post: bool) -> Option<String> {
        self.initiate(&json::write(call), post).as_string()
    }
}
