//! `/api/ringlet/…`

mod audit;
mod boot;
mod events;
mod settings;
mod token;
mod users;
