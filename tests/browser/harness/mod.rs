//! One page and one server per test.

mod sample;

use std::cell::Cell;

use js_sys::Promise;
use ringlet::backend::{from_js, parse, to_js};
use ringlet::element::Host;
use ringlet::i18n::{Area, Locale, built_in};
use ringlet_model::Timestamp;
use ringlet_model::api::{Boot, CallView, NumberView, RecordMatch, UserView};
use ringlet_model::call::{CallState, Direction};
use ringlet_model::provider::Provider;
pub(crate) use sample::{ALL, boot};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

#[wasm_bindgen(module = "/tests/browser/harness/fake.js")]
extern "C" {
    #[wasm_bindgen(js_name = openServer)]
    fn open_server(origin: &str);
    fn answer(origin: &str, method: &str, path: &str, status: u16, body: &str);
    fn forget(origin: &str, method: &str, path: &str);
    #[wasm_bindgen(js_name = setAway)]
    fn set_away(origin: &str, away: bool);
    fn asked(origin: &str, method: &str, path: &str) -> String;
    fn send(origin: &str, text: &str) -> bool;
    #[wasm_bindgen(js_name = makeHost)]
    fn make_host(origin: &str) -> Host;
    #[wasm_bindgen(js_name = makeElement)]
    fn make_element(tag: &str) -> Element;
    fn mount(host: &Host, element: &Element);
    fn dial(host: &Host, request: &JsValue) -> Promise;
    fn events(host: &Host) -> String;
    fn notified(host: &Host) -> String;
    fn live(host: &Host) -> String;
}

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// The words of the build, as stage one would fetch them.
#[allow(clippy::needless_pass_by_value, reason = "called by JavaScript")]
fn built_in_words(area: String, language: String) -> Promise {
    let areas = [
        Area::Call,
        Area::Log,
        Area::Dialer,
        Area::Settings,
        Area::Fields,
    ];
    let area = areas.into_iter().find(|known| known.name() == area);
    let text = built_in(area.unwrap(), Locale::from_tag(&language));
    Promise::resolve(&JsValue::from_str(text))
}

/// A request as the fake server remembers it.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Asked {
    /// With the query.
    pub(crate) path: String,
    /// JSON body.
    pub(crate) body: String,
    /// `Idempotency-Key`.
    pub(crate) key: String,
}

/// A page with a popup (or another element) and its server.
pub(crate) struct Page {
    host: Host,
    origin: String,
    element: Element,
}

impl Page {
    /// A page on which `boot` is signed in.
    pub(crate) async fn start(boot: Boot) -> Self {
        Self::start_in(boot, "call-popup").await
    }

    /// A page with this element in the popup's place.
    pub(crate) async fn start_in(boot: Boot, tag: &str) -> Self {
        Self::start_prepared(boot, tag, |_| {}).await
    }

    /// The same in a language of ours.
    pub(crate) async fn start_speaking(boot: Boot, tag: &str, language: &'static str) -> Self {
        let speak = |page: &Self| {
            let said = Closure::<dyn Fn() -> JsValue>::new(move || language.into());
            js_sys::Reflect::set(&page.host, &"locale".into(), &said.into_js_value()).unwrap();
        };
        Self::start_prepared(boot, tag, speak).await
    }

    /// The same, prepared before the element's inside is mounted.
    pub(crate) async fn start_prepared(boot: Boot, tag: &str, prepare: impl FnOnce(&Self)) -> Self {
        let number = COUNT.get();
        COUNT.set(number + 1);
        let origin = format!("https://server-{number}.test");
        open_server(&origin);
        let host = make_host(&origin);
        let words = Closure::<dyn Fn(String, String) -> Promise>::new(built_in_words);
        js_sys::Reflect::set(&host, &"words".into(), &words.into_js_value()).unwrap();
        let page = Self {
            host: host.clone(),
            origin,
            element: make_element(tag),
        };
        let user = boot.user.map(|user| UserView {
            id: format!("user-{number}@example.test"),
            ..user
        });
        page.answers(
            "GET",
            "/api/ringlet/boot",
            200,
            &Boot {
                user,
                server_time: now(),
                ..boot
            },
        );
        page.answers("GET", "/api/ringlet/calls/active", 200, &calls(&[]));
        prepare(&page);
        ringlet::boot::start(host).await.unwrap();
        mount(&page.host, &page.element);
        page.until("the stream is open", || send(&page.origin, ": here\n\n"))
            .await;
        page
    }

    /// Puts up an answer.
    pub(crate) fn answers<T: Serialize>(&self, method: &str, path: &str, status: u16, body: &T) {
        let text = js_sys::JSON::stringify(&to_js(body)).unwrap();
        answer(&self.origin, method, path, status, &String::from(text));
    }

    /// Puts up an answer in place of those before.
    pub(crate) fn answers_instead<T: Serialize>(
        &self,
        method: &str,
        path: &str,
        status: u16,
        body: &T,
    ) {
        forget(&self.origin, method, path);
        self.answers(method, path, status, body);
    }

    /// The network is away, or back.
    pub(crate) fn away(&self, away: bool) {
        set_away(&self.origin, away);
    }

    /// What was asked of a path.
    pub(crate) fn asked(&self, method: &str, path: &str) -> Vec<Asked> {
        from_json(&asked(&self.origin, method, path))
    }

    /// The server tells of a call.
    pub(crate) fn tells(&self, call: &CallView) {
        #[derive(Serialize)]
        struct Message<'a> {
            call: &'a CallView,
        }
        let data = String::from(js_sys::JSON::stringify(&to_js(&Message { call })).unwrap());
        assert!(send(
            &self.origin,
            &format!("event: demo_call\nid: {}\ndata: {data}\n\n", call.revision)
        ));
    }

    /// The server tells something else, as soon as somebody listens.
    pub(crate) async fn sends(&self, name: &str, data: &str) {
        let text = format!("event: {name}\nid: 1\ndata: {data}\n\n");
        self.until("somebody listens", || send(&self.origin, &text))
            .await;
    }

    /// A script dials. The promise is dropped; what came of it shows on the page.
    pub(crate) fn dials(&self, request: &Request) -> Promise {
        dial(&self.host, &to_js(request))
    }

    /// DOM events of this name, as JSON of their details.
    pub(crate) fn events(&self, name: &str) -> Vec<String> {
        #[derive(serde::Deserialize)]
        struct Event {
            name: String,
        }
        let text = events(&self.host);
        let list: Vec<Event> = from_json(&text);
        let all = js_sys::Array::from(&parse(&text).unwrap());
        list.iter()
            .zip(all.iter())
            .filter(|(event, _)| event.name == name)
            .map(|(_, value)| {
                let detail = js_sys::Reflect::get(&value, &"detail".into()).unwrap();
                String::from(js_sys::JSON::stringify(&detail).unwrap())
            })
            .collect()
    }

    /// What handlers were called with, as JSON.
    pub(crate) fn notified(&self) -> String {
        notified(&self.host)
    }

    /// What the buttons were told, as JSON.
    pub(crate) fn live(&self) -> String {
        live(&self.host)
    }

    /// The first element that `selector` finds in the element.
    pub(crate) fn find(&self, selector: &str) -> Option<HtmlElement> {
        let root = self.element.shadow_root().unwrap();
        root.query_selector(selector)
            .unwrap()
            .map(JsCast::unchecked_into)
    }

    /// The text of the first element that `selector` finds; empty without one.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector)
            .and_then(|found| found.text_content())
            .unwrap_or_default()
    }

    /// Texts of all elements that `selector` finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let found = self
            .element
            .shadow_root()
            .unwrap()
            .query_selector_all(selector)
            .unwrap();
        (0..found.length())
            .filter_map(|index| found.get(index)?.text_content())
            .collect()
    }

    /// Clicks the first element that `selector` finds, once it is there.
    pub(crate) async fn click(&self, selector: &str) {
        self.shows(selector).await;
        self.find(selector).unwrap().click();
    }

    /// Clicks the one with this text of all that `selector` finds.
    pub(crate) fn click_named(&self, selector: &str, text: &str) {
        let root = self.element.shadow_root().unwrap();
        let found = root.query_selector_all(selector).unwrap();
        let mut found = (0..found.length()).filter_map(|index| found.get(index));
        let named = found.find(|one| one.text_content().is_some_and(|all| all.trim() == text));
        named.unwrap().unchecked_into::<HtmlElement>().click();
    }

    /// Sets an attribute of the element.
    pub(crate) fn attribute(&self, name: &str, value: &str) {
        self.element.set_attribute(name, value).unwrap();
    }

    /// The value of the field that `selector` finds.
    pub(crate) fn value(&self, selector: &str) -> String {
        self.find(selector)
            .map(|field| field.unchecked_into::<HtmlInputElement>().value())
            .unwrap_or_default()
    }

    /// Types over what is in the field that `selector` finds, once it is there.
    pub(crate) async fn types(&self, selector: &str, text: &str) {
        self.shows(selector).await;
        let field: HtmlInputElement = self.find(selector).unwrap().unchecked_into();
        field.set_value(text);
        fire(&field, "input");
    }

    /// Chooses from the list that `selector` finds, once it is there.
    pub(crate) async fn chooses(&self, selector: &str, value: &str) {
        self.shows(selector).await;
        let list: HtmlSelectElement = self.find(selector).unwrap().unchecked_into();
        list.set_value(value);
        fire(&list, "change");
    }

    /// Presses a key in what `selector` finds, once it is there.
    pub(crate) async fn key(&self, selector: &str, key: &str) {
        self.shows(selector).await;
        let init = web_sys::KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_composed(true);
        let event =
            web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.find(selector).unwrap().dispatch_event(&event).unwrap();
    }

    /// Waits until `selector` finds something.
    pub(crate) async fn shows(&self, selector: &str) {
        self.until(selector, || self.find(selector).is_some()).await;
    }

    /// Waits until the text of what `selector` finds is `text`.
    pub(crate) async fn says(&self, selector: &str, text: &str) {
        self.until(
            &format!("{selector} says {text:?}, not {:?}", self.text(selector)),
            || self.text(selector) == text,
        )
        .await;
    }

    /// Waits until `holds`, at most five seconds.
    pub(crate) async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        for _ in 0..500 {
            if holds() {
                return;
            }
            ringlet::browser::timer::sleep(10).await;
        }
        panic!(
            "waited in vain: {what}\n{}",
            self.element
                .shadow_root()
                .map(|root| root.inner_html())
                .unwrap_or_default()
        );
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// A promise's value, or its reason.
pub(crate) async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}

/// A composed, bubbling event, as the browser makes them for typing.
fn fire(target: &Element, name: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = web_sys::Event::new_with_event_init_dict(name, &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

fn from_json<T: DeserializeOwned>(text: &str) -> T {
    from_js(parse(text).unwrap()).unwrap()
}

/// The time, by the same clock as the server's.
pub(crate) fn now() -> Timestamp {
    ringlet::browser::clock::now()
}

/// What a script asks for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    pub(crate) phone_number: &'static str,
    pub(crate) e164: &'static str,
    pub(crate) international: &'static str,
    pub(crate) customer_name: Option<&'static str>,
    pub(crate) medium: Option<&'static str>,
    pub(crate) custom_data: Option<String>,
}

/// Lata Shah's number.
pub(crate) fn lata() -> Request {
    Request {
        phone_number: "99999 88888",
        e164: "+919999988888",
        international: "+91 99999 88888",
        customer_name: Some("Lata Shah"),
        medium: None,
        custom_data: None,
    }
}

/// An outbound call to Lata Shah in this state.
pub(crate) fn call(state: CallState, revision: u64) -> CallView {
    let started = now();
    CallView {
        id: "c4ll".into(),
        revision,
        state,
        outcome: None,
        reason: None,
        direction: Direction::Outbound,
        number: NumberView {
            raw: "99999 88888".into(),
            e164: Some("+919999988888".into()),
            international: "+91 99999 88888".into(),
        },
        provider: Provider::TataTele,
        capabilities: ALL,
        agent: None,
        display_name: Some("Lata Shah".into()),
        matches: vec![RecordMatch {
            doctype: "CRM Lead".into(),
            name: "LEAD-1".into(),
            title: "Lata Shah".into(),
            subtitle: Some("Shah Textiles".into()),
        }],
        reference: None,
        started_at: started,
        answered_at: matches!(state, CallState::Connected | CallState::OnHold).then_some(started),
        ended_at: (state == CallState::Ended).then_some(started),
        duration_seconds: None,
        has_recording: false,
        disposition: None,
        wrapped_up: false,
    }
}

/// Body of the answer with one call.
#[derive(Serialize)]
pub(crate) struct One<'a> {
    pub(crate) call: &'a CallView,
}

/// Body of the active calls.
#[derive(Serialize)]
pub(crate) struct Many<'a> {
    calls: &'a [CallView],
}

/// Body of the active calls.
pub(crate) const fn calls(calls: &[CallView]) -> Many<'_> {
    Many { calls }
}

/// Body of an error.
#[derive(Serialize)]
pub(crate) struct ErrorAnswer {
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
}
