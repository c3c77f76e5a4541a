//! The record types that the Frappe dialect shows (DocTypes): their fields, the values these hold, and the list queries
//! asked of them. Pure: no storage, no HTTP.

mod cell;
mod definition;
mod document;
pub mod known;
mod problem;
pub mod query;
pub mod value;
pub mod zone;

pub use cell::Cell;
pub use definition::{ChildTable, DocType, Field, Kind, Naming, Sort};
pub use document::{Document, Row};
pub use problem::Problem;
pub use zone::Zone;
