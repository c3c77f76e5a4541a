//! `/api/…`

mod method;
mod ringlet;
