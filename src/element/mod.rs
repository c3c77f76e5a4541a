//! Custom elements: their classes live in stage one; here each shell that it hands over gets its view.

mod attributes;
mod call_object;
mod host;
mod registry;
mod screen;
mod ui;
pub mod words;

pub use attributes::{Attributes, use_attributes};
pub use host::Host;
pub use registry::{rebuild_all, set_root};
pub use ui::ui;
