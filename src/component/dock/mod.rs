//! Where calls float: popup, pill, chooser and toasts, inside `<call-popup>`.

mod moving;

use leptos::html::Div;
use leptos::prelude::*;

pub use moving::{DockHandle, is_sheet};

use super::chooser::Chooser;
use super::dialpad_panel::DialpadPanel;
use super::late;
use super::stack::Stack;
use super::toast::ToastList;
use crate::app::use_app;

/// The handle that moves the dock of the view being built.
///
/// # Panics
/// Outside a [`Dock`].
#[must_use]
pub fn use_dock() -> DockHandle {
    expect_context::<DockHandle>()
}

/// The calls that are up, at the edge of the viewport.
#[component]
pub fn Dock() -> impl IntoView {
    let app = use_app();
    let node = NodeRef::<Div>::new();
    let dock = DockHandle::new(app, node);
    provide_context(dock);
    Effect::new(move |_| {
        if node.get().is_some() {
            dock.appear();
        }
    });
    // Where nobody is signed in there is no call to need them.
    Effect::new(move |_| {
        if app.user_id().is_some() {
            late::parts();
        }
    });
    view! {
        <div
            class="dock"
            node_ref=node
            on:pointermove=move |event| dock.drag(&event)
            on:pointerup=move |event| dock.release(&event)
            on:pointercancel=move |event| dock.release(&event)
        >
            <Chooser/>
            <Stack/>
        </div>
        <DialpadPanel/>
        <ToastList/>
    }
}

/// A dock that doesn't move, for popups shown outside one.
#[cfg(feature = "gallery")]
pub fn provide_still_dock(app: crate::App) {
    provide_context(DockHandle::new(app, NodeRef::new()));
}
