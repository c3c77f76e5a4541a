//! The states, grouped as in the visual reference.

mod around;
mod build;
mod calling;
mod ending;
mod incoming;

use ringlet::App;
use ringlet::session::LiveCall;

/// Cells that belong together.
pub(crate) struct Section {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) cells: Vec<Cell>,
}

/// What a cell shows.
#[derive(Clone, Copy)]
pub(crate) enum Shows {
    Popup,
    Pill,
    Stack,
    Chooser,
    Toasts,
}

/// One state.
pub(crate) struct Cell {
    pub(crate) caption: &'static str,
    pub(crate) shows: Shows,
    pub(crate) set_up: Box<dyn Fn(App) -> Option<LiveCall>>,
}

/// Every section.
pub(crate) fn sections() -> Vec<Section> {
    vec![
        Section {
            id: "popup-call",
            title: "Call popup: outgoing and in progress",
            cells: calling::calling(),
        },
        Section {
            id: "popup-panels",
            title: "Call popup: keypad, note, task",
            cells: calling::panels(),
        },
        Section {
            id: "popup-end",
            title: "Call popup: endings",
            cells: ending::endings(),
        },
        Section {
            id: "popup-wrapup",
            title: "Call popup: wrap-up",
            cells: ending::wrap_ups(),
        },
        Section {
            id: "popup-incoming",
            title: "Call popup: incoming",
            cells: incoming::incoming(),
        },
        Section {
            id: "pill-stack",
            title: "Minimised pill and several calls",
            cells: around::pills(),
        },
        Section {
            id: "chooser",
            title: "Chooser",
            cells: around::chooser(),
        },
        Section {
            id: "toasts",
            title: "Toasts",
            cells: around::toasts(),
        },
    ]
}
