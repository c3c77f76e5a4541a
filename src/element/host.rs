//! Stage one's door to the page, as stage two sees it.

use js_sys::{Function, Object, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element};

#[wasm_bindgen]
extern "C" {
    /// The object stage one passes to `start`. It outlives stage two.
    #[derive(Clone, Debug)]
    pub type Host;

    /// The page's settings; see [`crate::config::Config`].
    #[wasm_bindgen(method)]
    pub fn config(this: &Host) -> JsValue;

    /// BCP 47 tag of the language that the page, else the browser, asks for; one that we speak.
    #[wasm_bindgen(method)]
    pub fn locale(this: &Host) -> String;

    /// The catalogue of an area of the words in a language; fetched once.
    #[wasm_bindgen(method)]
    pub fn words(this: &Host, area: &str, language: &str) -> Promise;

    /// Takes the region that the site's administrator chose, for numbers without `+`.
    #[wasm_bindgen(method, js_name = setSiteRegion)]
    pub fn set_site_region(this: &Host, region: Option<&str>);

    /// Takes the language that the site's administrator chose; None: the page's.
    #[wasm_bindgen(method, js_name = setSiteLocale)]
    pub fn set_site_locale(this: &Host, tag: Option<&str>);

    /// Calls `callback` whenever `ringlet.configure()` changed something.
    #[wasm_bindgen(method, js_name = onConfig)]
    pub fn on_config(this: &Host, callback: &Function);

    /// Parses a number: the same object as `ringlet.parseNumber` gives.
    #[wasm_bindgen(method, catch)]
    pub fn parse(this: &Host, text: &str, region: Option<&str>) -> Result<JsValue, JsValue>;

    /// Formats a number while it is typed.
    #[wasm_bindgen(method, catch, js_name = asYouType)]
    pub fn as_you_type(this: &Host, text: &str, region: Option<&str>) -> Result<String, JsValue>;

    /// International form of an example number of a region.
    #[wasm_bindgen(method, catch)]
    pub fn example(this: &Host, region: &str) -> Result<Option<String>, JsValue>;

    /// The bridge to Dialpad's frame `{ path, sandbox }`, which is made with the first call; see
    /// [`crate::softphone::dialpad`].
    #[wasm_bindgen(method, js_name = openDialpad)]
    pub fn open_dialpad(this: &Host, frame: &JsValue, tell: &Function) -> Promise;

    /// Twilio in this page, made at each call; null where the browser has no calls. See [`crate::softphone::twilio`].
    #[wasm_bindgen(method, js_name = openTwilio)]
    pub fn open_twilio(this: &Host, fetch_token: &Function, tell: &Function) -> Promise;

    /// Dispatches a bubbling, composed event on `target`, or on the document; false when a handler vetoed it.
    #[wasm_bindgen(method)]
    pub fn emit(
        this: &Host,
        target: Option<&Element>,
        name: &str,
        detail: &JsValue,
        cancelable: bool,
    ) -> bool;

    /// Calls the handlers that `ringlet.on(event, …)` registered with `arguments`.
    #[wasm_bindgen(method, variadic)]
    pub fn notify(this: &Host, event: &str, arguments: &js_sys::Array);

    /// Says which numbers have a call up: `[{ e164, state: "loading" | "calling" }]`.
    #[wasm_bindgen(method, js_name = setLive)]
    pub fn set_live(this: &Host, list: &JsValue);

    /// A constructable style sheet of the build by name (`base`, `call-popup`, …), one per page.
    #[wasm_bindgen(method)]
    pub fn sheet(this: &Host, name: &str) -> CssStyleSheet;

    /// Resolves once a style sheet has its text: a screen's own is fetched with the screen.
    #[wasm_bindgen(method, js_name = fetchSheet)]
    pub fn fetch_sheet(this: &Host, name: &str) -> Promise;

    /// Hands stage two over; stage one then mounts waiting elements and flushes the queue.
    #[wasm_bindgen(method)]
    pub fn register(this: &Host, ui: &Object);
}
