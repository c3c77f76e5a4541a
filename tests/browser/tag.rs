//! The elements as Leptos components: what a page of Leptos writes is what stands in the page.

use std::sync::{Arc, Mutex};

use leptos::mount::mount_to;
use leptos::prelude::*;
use ringlet::tag::call_button::{CallButton, Size, Variant};
use ringlet::tag::{CallLog, CallPopup, DialpadAuthentication, DialpadCti};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

/// An empty place in the page.
fn place() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let place = document.create_element("section").unwrap();
    document.body().unwrap().append_child(&place).unwrap();
    place.dyn_into().unwrap()
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

#[wasm_bindgen_test]
async fn a_call_button_has_its_props_as_attributes_and_follows_signals() {
    let place = place();
    let number = RwSignal::new("+91 98765 43210".to_owned());
    let mounted = mount_to(place.clone(), move || {
        view! {
            <CallButton
                phone_number=number
                customer_name="Lata Shah"
                region="IN"
                variant=Variant::Secondary
                size=Size::Small
            />
        }
    });
    let button = place.query_selector("call-button").unwrap().unwrap();
    assert_eq!(
        attribute(&button, "phone-number").as_deref(),
        Some("+91 98765 43210")
    );
    assert_eq!(
        attribute(&button, "customer-name").as_deref(),
        Some("Lata Shah")
    );
    assert_eq!(attribute(&button, "region").as_deref(), Some("IN"));
    assert_eq!(attribute(&button, "variant").as_deref(), Some("secondary"));
    assert_eq!(attribute(&button, "size").as_deref(), Some("sm"));
    assert_eq!(attribute(&button, "label"), None);
    assert!(!button.has_attribute("disabled"));

    number.set("+49 30 901820".to_owned());
    leptos::task::tick().await;
    assert_eq!(
        attribute(&button, "phone-number").as_deref(),
        Some("+49 30 901820")
    );
    drop(mounted);
}

#[wasm_bindgen_test]
async fn a_call_buttons_events_reach_the_page_and_a_dial_can_be_vetoed() {
    let place = place();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let (dialled, ended) = (Arc::clone(&heard), Arc::clone(&heard));
    let mounted = mount_to(place.clone(), move || {
        let on_dial = Callback::new(move |event: CustomEvent| {
            dialled.lock().unwrap().push(event.type_());
            event.prevent_default();
        });
        let on_call_end = Callback::new(move |event: CustomEvent| {
            ended.lock().unwrap().push(event.type_());
        });
        view! { <CallButton phone_number="12" on_dial=on_dial on_call_end=on_call_end/> }
    });
    let button = place.query_selector("call-button").unwrap().unwrap();
    let init = CustomEventInit::new();
    init.set_cancelable(true);
    let tell = |name: &str| {
        let event = CustomEvent::new_with_event_init_dict(name, &init).unwrap();
        button.dispatch_event(&event).unwrap()
    };
    assert!(!tell("ringlet-dial"), "not vetoed");
    assert!(tell("ringlet-call-end"));
    assert_eq!(*heard.lock().unwrap(), ["ringlet-dial", "ringlet-call-end"]);
    drop(mounted);
}

#[wasm_bindgen_test]
async fn a_log_of_one_record_and_a_popup_of_the_pages_own() {
    let place = place();
    let mounted = mount_to(place.clone(), || {
        view! {
            <CallLog reference_doctype="CRM Lead" reference_name="CRM-LEAD-1"/>
            <CallPopup/>
        }
    });
    let log = place.query_selector("call-log").unwrap().unwrap();
    assert_eq!(
        attribute(&log, "reference-doctype").as_deref(),
        Some("CRM Lead")
    );
    assert_eq!(
        attribute(&log, "reference-name").as_deref(),
        Some("CRM-LEAD-1")
    );
    assert!(place.query_selector("call-popup").unwrap().is_some());
    drop(mounted);
}

/// Stands in for `ringlet.js`: keeps what it is asked, and calls the handlers that `say` names.
const RINGLET: &str = "window.ringlet = {
    configured: [], handlers: [],
    configure(options) { this.configured.push(options); },
    on(name, handler) {
        const one = { name, handler };
        this.handlers.push(one);
        return () => this.handlers.splice(this.handlers.indexOf(one), 1);
    },
    say(event, ...words) { for (const { name, handler } of this.handlers) if (name === event) handler(...words); },
}";

fn script(text: &str) -> wasm_bindgen::JsValue {
    js_sys::eval(text).unwrap()
}

#[wasm_bindgen_test]
async fn dialpad_is_turned_on_and_what_its_frame_says_reaches_the_page() {
    script(RINGLET);
    let place = place();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let (rung, signed) = (Arc::clone(&heard), Arc::clone(&heard));
    let mounted = mount_to(place.clone(), move || {
        let on_incoming_call = Callback::new(move |call: wasm_bindgen::JsValue| {
            let number = js_sys::Reflect::get(&call, &"external_number".into()).unwrap();
            rung.lock().unwrap().push(number.as_string().unwrap());
        });
        let on_authentication_change = Callback::new(move |told: DialpadAuthentication| {
            let who = told.user_id.as_f64().map(|id| id.to_string());
            let said = format!("{} {}", told.authenticated, who.unwrap_or_default());
            signed.lock().unwrap().push(said);
        });
        view! { <DialpadCti client_id="team_7" on_incoming_call on_authentication_change/> }
    });
    leptos::task::tick().await;
    let configured = script("JSON.stringify(ringlet.configured)");
    assert_eq!(
        configured.as_string().as_deref(),
        Some(r#"[{"dialpadClientId":"team_7"}]"#)
    );

    script("ringlet.say('authentication', true, 'agent@example.test', 'ringlet')");
    script("ringlet.say('authentication', true, 5171365938069504, 'dialpad')");
    script("ringlet.say('call_ringing', { state: 'on', external_number: '+14155550132' })");
    script("ringlet.say('call_ringing', { state: 'off', external_number: '+14155550132' })");
    script("ringlet.say('authentication', false, null, 'dialpad')");
    assert_eq!(
        *heard.lock().unwrap(),
        ["true 5171365938069504", "+14155550132", "false "]
    );

    drop(mounted);
    assert_eq!(
        script("ringlet.handlers.length"),
        0,
        "nobody listens any more"
    );
    script("delete window.ringlet");
}
