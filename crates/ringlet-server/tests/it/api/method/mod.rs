//! `/api/method/…`

mod client;
mod integration;
mod login;
