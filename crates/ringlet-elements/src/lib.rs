//! Stage one of the widget, the wasm part: what a page full of phone numbers needs before anything else.
//!
//! The elements themselves are thin JavaScript (`js/`); they ask here for numbers, many at once, as text: crossing the
//! border between JavaScript and wasm costs more than parsing a number. Fields are parted by tabs, rows by line feeds;
//! the JavaScript side makes both into spaces in what pages write.

mod batch;
mod find;
mod reason;
mod single;
mod types;

pub use batch::format_batch;
pub use find::find_numbers;
pub use single::{as_you_type, example, parse_number};
pub use types::load_types;
