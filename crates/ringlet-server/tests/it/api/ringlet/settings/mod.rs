//! `/api/ringlet/settings/…`

mod access;
mod embed;
mod site;
mod stale;
