//! The list that scrolls: only the rows near its window are in the page, each where it belongs. It stays as smooth with a
//! million calls as with ten, and what is looked at stays in its place when calls come in above.

use std::sync::Arc;

use leptos::html::{Div, I};
use leptos::prelude::*;
use ringlet_model::api::CallLogEntry;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::layout::{self, Heights, Layout, Slice};
use super::rows::Rows;
use super::store::{Asking, Store};
use crate::browser::size;

/// So far above and below the window rows are drawn, in CSS pixels: a turn of the wheel shows no gap.
const BEYOND: f64 = 400.0;
/// The next page is asked for when its beginning is this near.
const AHEAD: f64 = 4_000.0;
/// What the rows measure until they are measured.
const USUAL: Heights = Heights {
    day: 40.0,
    row: 52.0,
};

/// A day with what of it is drawn.
#[derive(Clone, PartialEq)]
pub(super) struct Drawn {
    /// The day, and which of its rows.
    pub(super) slice: Slice,
    /// Those rows.
    pub(super) calls: Vec<Arc<CallLogEntry>>,
}

impl Drawn {
    /// Where a call stands within its day, from 0.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        let at = self.calls.iter().position(|call| call.id == id)?;
        Some(self.slice.rows.get(at)? - self.slice.span.first)
    }
}

/// The scrolled list. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Scroller {
    store: Store,
    /// What scrolls.
    pub(super) element: NodeRef<Div>,
    /// As high as a day's line.
    pub(super) day_probe: NodeRef<I>,
    /// As high as a row.
    pub(super) row_probe: NodeRef<I>,
    scrolled: RwSignal<f64>,
    view: RwSignal<f64>,
    pub(super) heights: RwSignal<Heights>,
    /// The one row that the Tab key stops at.
    pub(super) active: RwSignal<Option<String>>,
    has_focus: RwSignal<bool>,
    /// The first row in the window, and how far below the window's upper edge it begins.
    anchor: StoredValue<Option<(String, f64)>>,
}

impl Scroller {
    pub(super) fn new(store: Store) -> Self {
        Self {
            store,
            element: NodeRef::new(),
            day_probe: NodeRef::new(),
            row_probe: NodeRef::new(),
            scrolled: RwSignal::new(0.0),
            view: RwSignal::new(600.0),
            heights: RwSignal::new(USUAL),
            active: RwSignal::new(None),
            has_focus: RwSignal::new(false),
            anchor: StoredValue::new(None),
        }
    }

    /// Where everything lies; call it once.
    pub(super) fn layout(self) -> Memo<Layout> {
        let layout = Memo::new(move |_| {
            self.store
                .rows
                .with(|rows| Layout::new(rows.spans(), self.heights.get()))
        });
        self.measure();
        self.stay(layout);
        self.ask_ahead(layout);
        layout
    }

    /// What is drawn now.
    pub(super) fn drawn(self, layout: Memo<Layout>) -> Memo<Vec<Drawn>> {
        let focused = Memo::new(move |_| {
            let id = self.active.get().filter(|_| self.has_focus.get())?;
            self.store.rows.with(|rows| rows.index_of(&id))
        });
        Memo::new(move |_| {
            let top = self.scrolled.get();
            let slices = layout.with(|layout| {
                layout.between_and(top - BEYOND, top + self.view.get() + BEYOND, focused.get())
            });
            self.store.rows.with(|rows| {
                let calls = |slice: &Slice| {
                    let calls = slice.rows.iter().filter_map(|index| rows.get(*index));
                    calls.map(|row| Arc::clone(&row.call)).collect()
                };
                slices
                    .into_iter()
                    .map(|slice| Drawn {
                        calls: calls(&slice),
                        slice,
                    })
                    .collect()
            })
        })
    }

    /// The Tab key stops at this row: the one that had the focus last, else the first.
    pub(super) fn is_stop(self, id: &str) -> bool {
        let first = self
            .store
            .rows
            .with(|rows| rows.get(0).is_some_and(|row| row.call.id == id));
        self.active.with(|active| match active {
            Some(active) => {
                active == id
                    || first && self.store.rows.with(|rows| rows.index_of(active).is_none())
            }
            None => first,
        })
    }

    /// The upper edge of a row within its day, by its place there.
    pub(super) fn top_of_place(self, place: usize) -> String {
        let row = self.heights.with(|heights| heights.row);
        format!("{}px", layout::pixels(place, row))
    }

    /// Follows the sizes of window, line and row; the page's text size and the element's width change them.
    fn measure(self) {
        Effect::new(move |_| {
            let (Some(element), Some(day), Some(row)) = (
                self.element.get(),
                self.day_probe.get(),
                self.row_probe.get(),
            ) else {
                return;
            };
            let watched: [Element; 3] = [
                element.clone().unchecked_into(),
                day.clone().unchecked_into(),
                row.clone().unchecked_into(),
            ];
            size::follow(&watched, move || {
                let height = |of: &Element| of.get_bounding_client_rect().height();
                let heights = Heights {
                    day: height(day.unchecked_ref()),
                    row: height(row.unchecked_ref()),
                };
                let view = f64::from(element.client_height());
                // A hidden element has no height, and no rows that could be seen.
                if heights.row > 0.0 && view > 0.0 {
                    let _ = self.view.try_set(view);
                    if self.heights.try_get_untracked() != Some(heights) {
                        let _ = self.heights.try_set(heights);
                    }
                }
            });
        });
    }

    /// It was scrolled.
    pub(super) fn on_scroll(self, layout: Memo<Layout>) {
        let Some(element) = self.element.get_untracked() else {
            return;
        };
        let top = f64::from(element.scroll_top());
        self.scrolled.set(top);
        let index = layout.with_untracked(|layout| layout.row_at(top));
        let id = self
            .store
            .rows
            .with_untracked(|rows| rows.get(index).map(|row| row.call.id.clone()));
        let below = layout.with_untracked(|layout| layout.top_of(index)) - top;
        self.anchor.set_value(id.map(|id| (id, below)));
    }

    /// Calls that come in above what is looked at don't move it; a list that begins anew is seen from its beginning.
    fn stay(self, layout: Memo<Layout>) {
        Effect::new(move |before: Option<u32>| {
            let begun = self.store.begun.get();
            layout.track();
            if before.is_some_and(|before| before != begun) {
                self.anchor.set_value(None);
                request_animation_frame(move || self.scroll_to(0.0));
            } else if before.is_some() {
                request_animation_frame(move || self.keep_anchor(layout));
            }
            begun
        });
    }

    fn keep_anchor(self, layout: Memo<Layout>) {
        let (Some(Some((id, below))), Some(top)) = (
            self.anchor.try_get_value(),
            self.scrolled.try_get_untracked(),
        ) else {
            return;
        };
        // At the very top one wants to see what comes in.
        if top <= 0.0 {
            return;
        }
        let index = self.store.rows.with_untracked(|rows| rows.index_of(&id));
        if let Some(index) = index {
            let wished = layout.with_untracked(|layout| layout.top_of(index)) - below;
            if (wished - top).abs() >= 1.0 {
                self.scroll_to(wished);
            }
        }
    }

    fn scroll_to(self, top: f64) {
        if let Some(element) = self.element.try_get_untracked().flatten() {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "browsers limit heights far below 2^31"
            )]
            element.set_scroll_top(top as i32);
            let _ = self.scrolled.try_set(f64::from(element.scroll_top()));
        }
    }

    /// Asks for the next page while its place is still far below the window.
    fn ask_ahead(self, layout: Memo<Layout>) {
        Effect::new(move |_| {
            let end = self.scrolled.get() + self.view.get() + AHEAD;
            let is_near = layout.with(|layout| layout.total < end);
            let is_idle = self.store.asking.with(|asking| *asking == Asking::No);
            if is_near && is_idle && self.store.next.with(Option::is_some) {
                self.store.ask_more();
            }
        });
    }

    /// The focus came to a row, or left the list.
    pub(super) fn focused(self, event: &web_sys::FocusEvent, is_in: bool) {
        if !is_in {
            self.has_focus.set(false);
            return;
        }
        self.has_focus.set(true);
        let row = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("[data-call]").ok().flatten())
            .and_then(|row| row.get_attribute("data-call"));
        if row.is_some() && self.active.get_untracked() != row {
            self.active.set(row);
        }
    }

    /// Arrow keys go from row to row, Page Up and Page Down by a window, Home and End to the ends of what is loaded.
    pub(super) fn key(self, event: &KeyboardEvent, layout: Memo<Layout>) {
        let on_row = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.class_list().contains("lr"));
        let Some(now) = self
            .active
            .get_untracked()
            .filter(|_| on_row)
            .and_then(|id| self.store.rows.with_untracked(|rows| rows.index_of(&id)))
        else {
            return;
        };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some rows fit a window"
        )]
        let window = (self.view.get_untracked() / self.heights.get_untracked().row) as usize;
        let last = self.store.rows.with_untracked(Rows::len).saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now + window.saturating_sub(1).max(1),
            "PageUp" => now.saturating_sub(window.saturating_sub(1).max(1)),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        self.go_to(to.min(last), layout);
    }

    /// Gives the focus to a row, wherever it is.
    fn go_to(self, index: usize, layout: Memo<Layout>) {
        let id = self
            .store
            .rows
            .with_untracked(|rows| rows.get(index).map(|row| row.call.id.clone()));
        let Some(id) = id else { return };
        self.active.set(Some(id.clone()));
        let (scrolled, view) = (self.scrolled.get_untracked(), self.view.get_untracked());
        let top = layout.with_untracked(|layout| layout.reveal(index, scrolled, view));
        if let Some(top) = top {
            self.scroll_to(top);
            self.on_scroll(layout);
        }
        request_animation_frame(move || self.focus_row(&id));
    }

    /// Gives the focus to a row that is drawn.
    pub(super) fn focus_row(self, id: &str) {
        let row = self.element.try_get_untracked().flatten().and_then(|list| {
            list.query_selector(&format!("[data-call='{id}']"))
                .ok()
                .flatten()
        });
        if let Some(row) = row {
            let quiet = web_sys::FocusOptions::new();
            quiet.set_prevent_scroll(true);
            let _ = row
                .unchecked_into::<HtmlElement>()
                .focus_with_options(&quiet);
        }
    }
}
