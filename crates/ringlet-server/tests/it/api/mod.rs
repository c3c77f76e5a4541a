//! `/api/…`

mod frappe_answers;
mod method;
mod resource;
mod ringlet;
