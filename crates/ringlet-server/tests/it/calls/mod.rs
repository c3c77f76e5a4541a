//! `/calls…`

mod create;
mod detail;
mod export;
mod list;
pub(crate) mod seed;
