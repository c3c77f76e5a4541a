//! Twilio's Voice SDK in the page, as the session uses it: the bridge that stage one fetches. A call is named by our own id.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::element::Host;

#[wasm_bindgen]
extern "C" {
    /// Twilio in this page (`crates/ringlet-elements/js/twilio.js`).
    #[derive(Clone)]
    pub type Phone;

    /// Asks for the microphone; fails as the browser's `getUserMedia` does.
    #[wasm_bindgen(method, js_name = warmUp)]
    pub fn warm_up(this: &Phone) -> Promise;

    /// Begins a call that the server has stored.
    #[wasm_bindgen(method)]
    pub fn connect(this: &Phone, id: &str) -> Promise;

    /// Does a control (`answer`, `mute`, …, `keypad` with its digits) with a call; false where its sound isn't in this page.
    #[wasm_bindgen(method)]
    pub fn act(this: &Phone, what: &str, id: &str, detail: &str) -> bool;

    /// The sound of this call is in this page.
    #[wasm_bindgen(method)]
    pub fn has(this: &Phone, id: &str) -> bool;

    /// Somebody talks in this page already. A further call may be taken, but not begun.
    #[wasm_bindgen(method, js_name = isBusy)]
    pub fn is_busy(this: &Phone) -> bool;

    /// Ends every call, and rings no more.
    #[wasm_bindgen(method)]
    pub fn close(this: &Phone);
}

/// What the bridge says of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It rings in this page and may be taken.
    Rings,
    /// Its sound is on.
    Open,
    /// Its sound is gone: it ended, or somebody else took it.
    Over,
    /// The microphone is off (true) or on.
    Muted(bool),
    /// Something failed, with Twilio's error code (`twilio.com/docs/api/errors`); 0 where it gave none.
    Failed(u32),
}

impl News {
    /// Reads what the bridge said; None for what isn't known here.
    #[must_use]
    pub fn read(what: &str, code: Option<f64>) -> Option<Self> {
        Some(match what {
            "rings" => Self::Rings,
            "open" => Self::Open,
            "over" => Self::Over,
            "muted" => Self::Muted(true),
            "unmuted" => Self::Muted(false),
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "five digits; whatever else comes is saturated"
            )]
            "failed" => Self::Failed(code.unwrap_or_default() as u32),
            _ => return None,
        })
    }
}

/// The error Twilio gives where the user denied the microphone.
pub const DENIED: u32 = 31_401;

/// The browser gave no microphone because it may not; otherwise because it has none to give. By the error of `getUserMedia`.
#[must_use]
pub fn is_denied(error: &JsValue) -> bool {
    let name = js_sys::Reflect::get(error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string());
    matches!(name.as_deref(), Some("NotAllowedError" | "SecurityError"))
}

/// Opens Twilio in this page. `fetch_token` promises an access token; `tell` hears of calls by our own id.
///
/// # Errors
/// The code or the first token can't be fetched.
pub async fn open(
    host: &Host,
    fetch_token: impl Fn() -> Promise + 'static,
    tell: impl Fn(News, &str) + 'static,
) -> Result<Option<Phone>, JsValue> {
    let fetch = Closure::<dyn Fn() -> Promise>::new(fetch_token).into_js_value();
    let tell = Closure::<dyn Fn(String, String, Option<f64>)>::new(
        move |what: String, id: String, code| {
            if let Some(news) = News::read(&what, code) {
                tell(news, &id);
            }
        },
    );
    let opened = host.open_twilio(fetch.unchecked_ref(), tell.into_js_value().unchecked_ref());
    let phone = JsFuture::from(opened).await?;
    Ok((!phone.is_null()).then(|| phone.unchecked_into()))
}
