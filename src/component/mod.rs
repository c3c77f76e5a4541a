//! Views. They read the session and ask it for things; none of them talks to the network.

pub mod call_popup;
pub mod call_timer;
pub mod chooser;
pub mod dialpad_panel;
pub mod disposition_form;
pub mod dock;
pub mod face;
pub mod form;
pub mod incoming_call;
pub mod keypad;
mod late;
pub mod lead_form;
pub mod note_editor;
pub mod pill;
pub mod record_finder;
pub mod region;
pub mod stack;
pub mod task_form;
pub mod toast;
pub mod wrap_up;
