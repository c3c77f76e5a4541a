//! A button with a menu below it. The menu is a popover: the browser opens it over everything, closes it with Escape or a
//! click elsewhere, and gives the focus back.

use leptos::html::{Button, Div};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::component::form::new_id;
use crate::i18n;
use crate::icon::{Icon, glyph};

/// Width of a menu in CSS pixels; `.menu` in the style sheet says the same.
const WIDTH: f64 = 264.0;
/// Between a menu and its button, and the page's edge.
const GAP: f64 = 4.0;

/// A menu's own handle, for what is inside it.
#[derive(Clone, Copy)]
pub(super) struct Menu {
    element: NodeRef<Div>,
}

impl Menu {
    pub(super) fn new() -> Self {
        Self {
            element: NodeRef::new(),
        }
    }

    /// Closes it.
    pub(super) fn close(self) {
        if let Some(element) = self.element.get_untracked() {
            // It may be closed already.
            drop(element.hide_popover());
        }
    }
}

/// Puts a menu below its button, within the page's width.
fn place(button: &Element, menu: &HtmlElement) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(root) = window
        .document()
        .and_then(|document| document.document_element())
    else {
        return;
    };
    let edges = button.get_bounding_client_rect();
    let is_rtl = button
        .closest("[dir=rtl]")
        .is_ok_and(|found| found.is_some());
    let wished = if is_rtl {
        edges.right() - WIDTH
    } else {
        edges.left()
    };
    let widest = f64::from(root.client_width()) - WIDTH - 2.0 * GAP;
    let left = wished.min(widest).max(2.0 * GAP) + window.scroll_x().unwrap_or_default();
    let top = edges.bottom() + GAP + window.scroll_y().unwrap_or_default();
    for (name, length) in [("left", left), ("top", top)] {
        drop(menu.style().set_property(name, &format!("{length}px")));
    }
}

/// The button, and the menu it opens. `class` is the button's.
pub(super) fn menu_button(
    menu: Menu,
    class: &'static str,
    name: impl Fn() -> String + Send + Sync + 'static,
    face: impl IntoView,
    inside: impl IntoView,
) -> impl IntoView {
    let id = new_id("m");
    let button = NodeRef::<Button>::new();
    let open = move |_| {
        if let (Some(button), Some(menu)) = (button.get_untracked(), menu.element.get_untracked()) {
            place(&button, &menu);
        }
    };
    let name = Memo::new(move |_| name());
    view! {
        <button type="button" class=class node_ref=button popovertarget=id.clone() aria-label=name title=name on:click=open>{face}</button>
        <div id=id class="menu" popover="auto" role="group" aria-label=name node_ref=menu.element>{inside}</div>
    }
}

/// A filter: its word or what is picked, its menu, and a cross that takes it away.
pub(super) fn filter_button(
    menu: Menu,
    icon: Option<Icon>,
    word: Signal<String>,
    is_on: Signal<bool>,
    clear: Option<Callback<()>>,
    inside: impl IntoView,
) -> impl IntoView {
    let face = view! {
        {icon.map(|icon| glyph(icon, "s14"))}
        <span>{word}</span>
        {move || (clear.is_none() || !is_on.get()).then(|| glyph(Icon::CHEVRON_DOWN, "s14"))}
    };
    let cross = move || {
        clear.filter(|_| is_on.get()).map(|clear| {
            let name = i18n::log().without(&word.get_untracked());
            view! {
                <button type="button" class="x" aria-label=name.clone() title=name on:click=move |_| clear.run(())>{glyph(Icon::X, "s14")}</button>
            }
        })
    };
    view! {
        <span class="filt" class:on=is_on>
            {menu_button(menu, "fb", move || word.get(), face, inside)}
            {cross}
        </span>
    }
}

/// A line of a menu that does something and closes it.
pub(super) fn item(
    menu: Menu,
    icon: Icon,
    word: &'static str,
    act: impl Fn() + 'static,
) -> impl IntoView {
    let press = move |_| {
        menu.close();
        act();
    };
    view! { <button type="button" class="mi" on:click=press>{glyph(icon, "")} <span>{word}</span></button> }
}
