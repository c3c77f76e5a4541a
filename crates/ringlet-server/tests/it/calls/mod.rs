//! `/calls…`

mod create;
mod detail;
mod export;
mod import_csv;
mod import_pbap;
mod list;
pub(crate) mod seed;
mod teams;
