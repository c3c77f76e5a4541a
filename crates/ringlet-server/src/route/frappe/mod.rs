//! What the two halves of Frappe's dialect, methods and resources, have in common.

mod args;
pub mod errors;
mod list_params;
mod record;

pub use args::Args;
pub use list_params::{conditions, list, list_query};
pub use record::{known_doctype, sent};
