//! Tag → view, and the views that are up.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::Attributes;
use super::screen::{self, Screen};
use crate::app::use_app;
use crate::i18n;

struct Mounted {
    element: Element,
    root: ShadowRoot,
    /// None while the code of its screen is on its way.
    inside: Option<Inside>,
    /// Tells this mounting from a later one of the same element.
    number: u32,
}

struct Inside {
    attributes: Attributes,
    _view: UnmountHandle<AnyViewState>,
}

thread_local! {
    static ROOT: RefCell<Option<Owner>> = const { RefCell::new(None) };
    static MOUNTED: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
    static LAST_NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// Keeps the owner under which every view is built; it holds the app's context.
pub fn set_root(owner: Owner) {
    ROOT.with_borrow_mut(|root| *root = Some(owner));
}

/// Builds the view of `element` into its shadow root, once its screen's code is there. An unknown tag stays empty.
pub(super) fn mount(element: Element, root: ShadowRoot) {
    unmount(&element);
    let number = LAST_NUMBER.get() + 1;
    LAST_NUMBER.set(number);
    let tag = element.local_name();
    MOUNTED.with_borrow_mut(|list| {
        list.push(Mounted {
            element: element.clone(),
            root: root.clone(),
            inside: None,
            number,
        });
    });
    let Some(owner) = ROOT.with_borrow(Clone::clone) else {
        return;
    };
    let host = owner.with(|| use_app().host.get_value());
    spawn_local(async move {
        let Some(screen) = screen::of(&tag, &host).await else {
            return;
        };
        let still_wanted =
            || MOUNTED.with_borrow(|list| list.iter().any(|mounted| mounted.number == number));
        let inside = if still_wanted() {
            owner.with(|| fill(&element, &root, &screen))
        } else {
            None
        };
        MOUNTED.with_borrow_mut(|list| {
            if let Some(mounted) = list.iter_mut().find(|mounted| mounted.number == number) {
                mounted.inside = inside;
            }
        });
    });
}

/// Style sheets and view of an element. Call it inside the app's owner.
fn fill(element: &Element, root: &ShadowRoot, screen: &Screen) -> Option<Inside> {
    let sheets = Array::new();
    use_app().host.with_value(|host| {
        sheets.push(&host.sheet("base"));
        for name in screen.sheets {
            sheets.push(&host.sheet(name));
        }
    });
    root.set_adopted_style_sheets(&sheets);
    let attributes = Attributes::of(element.clone());
    let wrapper = wrapper(element, root)?;
    let build = screen.build;
    // Dynamic children directly below a shadow root aren't mounted by Leptos, hence the wrapper.
    let view = mount_to(wrapper, move || {
        provide_context(attributes);
        build()
    });
    Some(Inside {
        attributes,
        _view: view,
    })
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
        drop(mounted.inside);
        mounted.root.set_inner_html("");
    }
}

/// An attribute of `element` changed.
pub(super) fn changed(element: &Element) {
    let attributes = MOUNTED.with_borrow(|list| {
        list.iter()
            .find(|mounted| mounted.element == *element)?
            .inside
            .as_ref()
            .map(|inside| inside.attributes)
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
