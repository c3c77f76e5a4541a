//! `/api/ringlet/…`

mod boot;
