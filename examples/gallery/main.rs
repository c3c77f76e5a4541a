//! Every state of the popup on one page, with fixed calls: to look at while working on it. Not part of the build.
//!
//! `examples/gallery/run` builds and serves it.

mod states;

use leptos::mount::mount_to;
use leptos::prelude::*;
use ringlet::App;
use ringlet::component::call_popup::CallPopup;
use ringlet::component::chooser::Chooser;
use ringlet::component::dock::provide_still_dock;
use ringlet::component::pill::Pill;
use ringlet::component::stack::Stack;
use ringlet::component::toast::ToastList;
use ringlet::config::Config;
use ringlet::element::Host;
use ringlet::i18n::{Area, Locale, built_in, set_locale, take};
use states::{Cell, Section, Shows};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, ShadowRootInit, ShadowRootMode};

/// Fills the page; `locale` and `dir` come from its address.
#[wasm_bindgen]
pub fn gallery(host: Host, locale: &str) {
    console_error_panic_hook::set_once();
    drop(any_spawner::Executor::init_wasm_bindgen());
    let locale = Locale::from_tag(locale);
    set_locale(locale);
    take(Area::Call, built_in(Area::Call, locale).to_owned());
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let owner = Owner::new();
    owner.with(|| {
        for section in states::sections() {
            show_section(&document, &host, section);
        }
    });
    std::mem::forget(owner);
}

fn show_section(document: &Document, host: &Host, section: Section) {
    let (Ok(part), Some(body)) = (document.create_element("section"), document.body()) else {
        return;
    };
    part.set_id(section.id);
    part.set_inner_html(&format!("<h2>{}</h2><div class=grid></div>", section.title));
    drop(body.append_child(&part));
    let Ok(Some(grid)) = part.query_selector(".grid") else {
        return;
    };
    for cell in section.cells {
        let Ok(element) = document.create_element("div") else {
            return;
        };
        element.set_inner_html(&format!(
            "<span class=cap>{}</span><div></div>",
            cell.caption
        ));
        drop(grid.append_child(&element));
        if let Some(place) = element.last_element_child() {
            show_cell(document, host, &place, cell);
        }
    }
}

fn show_cell(document: &Document, host: &Host, place: &Element, cell: Cell) {
    let Ok(root) = place.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)) else {
        return;
    };
    let sheets = js_sys::Array::new();
    for name in ["base", "call-popup", "provider-chooser", "toast"] {
        sheets.push(&host.sheet(name));
    }
    root.set_adopted_style_sheets(&sheets);
    let Ok(wrapper) = document.create_element("div") else {
        return;
    };
    wrapper.set_class_name("rl");
    if let Some(direction) = document
        .document_element()
        .and_then(|root| root.get_attribute("dir"))
    {
        drop(wrapper.set_attribute("dir", &direction));
    }
    drop(root.append_child(&wrapper));
    let app = App::new(host.clone(), Config::default());
    let shows = cell.shows;
    let call = (cell.set_up)(app);
    let handle = mount_to(wrapper.unchecked_into::<HtmlElement>(), move || {
        provide_context(app);
        provide_still_dock(app);
        match shows {
            Shows::Popup => call.map(|call| view! { <CallPopup call/> }).into_any(),
            Shows::Pill => call.map(|call| view! { <Pill call/> }).into_any(),
            Shows::Stack => view! { <Stack/> }.into_any(),
            Shows::Chooser => view! { <Chooser/> }.into_any(),
            Shows::Toasts => view! { <ToastList/> }.into_any(),
        }
    });
    handle.forget();
}
