//! Moving the dock by pointer and arrow keys. Nothing here goes through signals: a pointer move is one property set.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent, ResizeObserver, window};

use crate::App;
use crate::browser::drag::{Offset, Rect};
use crate::browser::page;
use crate::browser::storage::{self, Keep};

/// Name of the dock's own place.
const DOCK: &str = "position";
const MARGIN: f64 = 8.0;
const STEP: f64 = 8.0;
const LONG_STEP: f64 = 40.0;
/// A sheet pulled down this far becomes a pill.
const SWIPE: f64 = 56.0;
/// Below this width the popup is a sheet; the same number stands in `call-popup.css`.
const SHEET: &str = "(max-width: 479.98px)";

/// A drag under way.
#[derive(Clone, Copy)]
struct Drag {
    from: (f64, f64),
    before: Offset,
    home: Rect,
    viewport: (f64, f64),
}

/// Moves the dock. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct DockHandle {
    app: App,
    node: NodeRef<Div>,
    /// What is moved, as its place is kept under.
    name: &'static str,
    /// Where the user wants it.
    wanted: StoredValue<Offset>,
    /// Where it is.
    offset: StoredValue<Offset>,
    drag: StoredValue<Option<Drag>>,
}

impl DockHandle {
    pub(super) fn new(app: App, node: NodeRef<Div>) -> Self {
        Self::named(app, node, DOCK)
    }

    /// The same for another window of ours. As a sheet it stays where it is.
    pub fn named(app: App, node: NodeRef<Div>, name: &'static str) -> Self {
        Self {
            app,
            node,
            name,
            wanted: StoredValue::new(Offset::default()),
            offset: StoredValue::new(Offset::default()),
            drag: StoredValue::new(None),
        }
    }

    fn element(&self) -> Option<HtmlElement> {
        self.node.get_untracked().map(|div| (*div).clone())
    }

    fn key_of_user(&self) -> String {
        format!("ringlet:{}:{}", self.name, self.app.user_id_untracked())
    }

    /// Puts the dock where this user left it, and keeps it inside whatever changes its size or the viewport's.
    pub fn appear(self) {
        Effect::new(move |_| {
            drop(self.app.user_id());
            if let Some(kept) = storage::get(Keep::Device, &self.key_of_user())
                .and_then(|text| Offset::from_text(&text))
            {
                self.wanted.set_value(kept);
            }
            self.settle();
        });
        page::on_window("resize", move || self.settle());
        let settle = Closure::<dyn Fn()>::new(move || self.settle()).into_js_value();
        if let (Some(element), Ok(observer)) =
            (self.element(), ResizeObserver::new(settle.unchecked_ref()))
        {
            observer.observe(&element);
        }
    }

    /// Applies the offset, clamped to the viewport as it is now. A sheet has none.
    fn settle(self) {
        let Some(element) = self.node.try_get_untracked().flatten() else {
            return;
        };
        if is_sheet() {
            drop(HtmlElement::style(&element).remove_property("translate"));
            return;
        }
        if self.drag.with_value(Option::is_some) {
            return;
        }
        let Some(viewport) = viewport() else { return };
        // The rectangle is measured where the last offset put it, which may not be the one remembered.
        drop(HtmlElement::style(&element).remove_property("translate"));
        let home = rect(&element);
        let offset = self.wanted.get_value().clamped(home, viewport, MARGIN);
        self.offset.set_value(offset);
        self.apply(&element, offset);
    }

    fn apply(&self, element: &HtmlElement, offset: Offset) {
        drop(HtmlElement::style(element).set_property("translate", &offset.css()));
    }

    /// The pointer went down on the handle. Moves and the end of the drag are then for the moved element to pass on.
    pub fn press(&self, event: &PointerEvent) {
        let on_button = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let on_button =
            on_button.is_some_and(|target| target.closest("button, a").ok().flatten().is_some());
        let (Some(element), Some(viewport)) = (self.element(), viewport()) else {
            return;
        };
        if on_button || event.button() != 0 || (self.name != DOCK && is_sheet()) {
            return;
        }
        // What is moved hears the pointer from now on: the handle may be another one before it is let go, when the call
        // has gone on meanwhile.
        drop(element.set_pointer_capture(event.pointer_id()));
        let now = rect(&element);
        let before = if is_sheet() {
            Offset::default()
        } else {
            self.offset.get_value()
        };
        let home = Rect {
            x: now.x - before.x,
            y: now.y - before.y,
            ..now
        };
        let from = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.drag.set_value(Some(Drag {
            from,
            before,
            home,
            viewport,
        }));
    }

    /// The pointer moves.
    pub fn drag(&self, event: &PointerEvent) {
        let (Some(drag), Some(element)) = (self.drag.get_value(), self.element()) else {
            return;
        };
        let moved = (
            f64::from(event.client_x()) - drag.from.0,
            f64::from(event.client_y()) - drag.from.1,
        );
        if is_sheet() {
            self.apply(
                &element,
                Offset {
                    x: 0.0,
                    y: moved.1.max(0.0),
                },
            );
            return;
        }
        let wanted = Offset {
            x: drag.before.x + moved.0,
            y: drag.before.y + moved.1,
        };
        let offset = wanted.clamped(drag.home, drag.viewport, MARGIN);
        self.offset.set_value(offset);
        self.apply(&element, offset);
    }

    /// The pointer went up or was taken away.
    pub fn release(&self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_value() else {
            return;
        };
        self.drag.set_value(None);
        if is_sheet() {
            self.settle();
            if f64::from(event.client_y()) - drag.from.1 > SWIPE {
                self.app.session.minimised.set(true);
            }
            return;
        }
        self.keep();
        // Its size may have changed under way.
        self.settle();
    }

    /// An arrow key on the handle itself.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.target() != event.current_target() || is_sheet() {
            return;
        }
        let step = if event.shift_key() { LONG_STEP } else { STEP };
        let (x, y) = match event.key().as_str() {
            "ArrowLeft" => (-step, 0.0),
            "ArrowRight" => (step, 0.0),
            "ArrowUp" => (0.0, -step),
            "ArrowDown" => (0.0, step),
            _ => return,
        };
        event.prevent_default();
        let (Some(element), Some(viewport)) = (self.element(), viewport()) else {
            return;
        };
        let before = self.offset.get_value();
        let now = rect(&element);
        let home = Rect {
            x: now.x - before.x,
            y: now.y - before.y,
            ..now
        };
        let offset = Offset {
            x: before.x + x,
            y: before.y + y,
        }
        .clamped(home, viewport, MARGIN);
        self.offset.set_value(offset);
        self.apply(&element, offset);
        self.keep();
    }

    fn keep(&self) {
        let offset = self.offset.get_value();
        self.wanted.set_value(offset);
        storage::set(Keep::Device, &self.key_of_user(), &offset.text());
    }
}

fn rect(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        x: rect.x(),
        y: rect.y(),
        width: rect.width(),
        height: rect.height(),
    }
}

fn viewport() -> Option<(f64, f64)> {
    let window = window()?;
    Some((
        window.inner_width().ok()?.as_f64()?,
        window.inner_height().ok()?.as_f64()?,
    ))
}

/// The viewport is so narrow that windows are sheets at its edges.
pub fn is_sheet() -> bool {
    window()
        .and_then(|window| window.match_media(SHEET).ok().flatten())
        .is_some_and(|media| media.matches())
}
