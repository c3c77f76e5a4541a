//! Tag → view, and the views that are up.

use std::cell::RefCell;

use js_sys::Array;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::Attributes;
use crate::app::use_app;
use crate::component;
use crate::i18n;
use crate::page;

struct Mounted {
    element: Element,
    root: ShadowRoot,
    attributes: Attributes,
    view: UnmountHandle<AnyViewState>,
}

thread_local! {
    static ROOT: RefCell<Option<Owner>> = const { RefCell::new(None) };
    static MOUNTED: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

/// Style sheets after `base`, and how the view is built.
type Inside = (&'static [&'static str], fn() -> AnyView);

/// What belongs inside an element; None for a tag that isn't ours.
fn view_of(tag: &str) -> Option<Inside> {
    Some(match tag {
        "call-popup" => (
            &["call-popup", "provider-chooser", "toast", "dialpad"],
            || component::dock::Dock().into_any(),
        ),
        "call-dialer" => (&["call-dialer"], || page::dialer::CallDialer().into_any()),
        "call-log" => (&["call-log"], || page::log::CallLog().into_any()),
        "call-settings" => (&["call-settings"], || {
            page::settings::SettingsPage().into_any()
        }),
        _ => return None,
    })
}

/// Keeps the owner under which every view is built; it holds the app's context.
pub fn set_root(owner: Owner) {
    ROOT.with_borrow_mut(|root| *root = Some(owner));
}

/// Builds the view of `element` into its shadow root. An unknown tag stays empty.
pub(super) fn mount(element: Element, root: ShadowRoot) {
    unmount(&element);
    let tag = element.local_name();
    let Some((sheets, build)) = view_of(&tag) else {
        return;
    };
    let Some(owner) = ROOT.with_borrow(Clone::clone) else {
        return;
    };
    let mounted = owner.with(|| {
        let host_sheets = Array::new();
        use_app().host.with_value(|host| {
            host_sheets.push(&host.sheet("base"));
            for name in sheets {
                host_sheets.push(&host.sheet(name));
            }
        });
        root.set_adopted_style_sheets(&host_sheets);
        let attributes = Attributes::of(element.clone());
        let wrapper = wrapper(&element, &root)?;
        // Dynamic children directly below a shadow root aren't mounted by Leptos, hence the wrapper.
        let view = mount_to(wrapper, move || {
            provide_context(attributes);
            build()
        });
        Some(Mounted {
            element: element.clone(),
            root: root.clone(),
            attributes,
            view,
        })
    });
    if let Some(mounted) = mounted {
        MOUNTED.with_borrow_mut(|list| list.push(mounted));
    }
}

/// The one element below the shadow root: base class, language, direction of the text around.
fn wrapper(element: &Element, root: &ShadowRoot) -> Option<HtmlElement> {
    let window = web_sys::window()?;
    let wrapper: HtmlElement = window
        .document()?
        .create_element("div")
        .ok()?
        .unchecked_into();
    wrapper.set_class_name("rl");
    wrapper.set_lang(i18n::locale().tag());
    if let Some(style) = window.get_computed_style(element).ok().flatten() {
        wrapper.set_dir(&style.get_property_value("direction").unwrap_or_default());
    }
    root.set_inner_html("");
    root.append_child(&wrapper).ok()?;
    Some(wrapper)
}

/// Takes the view of `element` down.
pub(super) fn unmount(element: &Element) {
    let taken = MOUNTED.with_borrow_mut(|list| {
        let index = list
            .iter()
            .position(|mounted| mounted.element == *element)?;
        Some(list.swap_remove(index))
    });
    // Dropped outside the borrow: a view's clean-up may mount or unmount others.
    if let Some(mounted) = taken {
        drop(mounted.view);
        mounted.root.set_inner_html("");
    }
}

/// An attribute of `element` changed.
pub(super) fn changed(element: &Element) {
    let attributes = MOUNTED.with_borrow(|list| {
        list.iter()
            .find(|mounted| mounted.element == *element)
            .map(|mounted| mounted.attributes)
    });
    if let Some(attributes) = attributes {
        attributes.changed();
    }
}

/// Builds every view anew, for another language.
pub fn rebuild_all() {
    let all: Vec<_> = MOUNTED.with_borrow(|list| {
        list.iter()
            .map(|mounted| (mounted.element.clone(), mounted.root.clone()))
            .collect()
    });
    for (element, root) in all {
        mount(element, root);
    }
}
