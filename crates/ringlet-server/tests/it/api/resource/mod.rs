//! `/api/resource/…`

mod permission;
mod record;
mod refusal;
