//! The Ringlet server: sign-in, the Frappe dialect, telephony providers, the call log and live updates.
//!
//! `route` turns HTTP into calls of `service`; a service uses the traits of `storage`, `provider`, `vault` and
//! `realtime`; `app` chooses their makers.

pub mod app;
pub mod auth;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod config;
#[cfg(feature = "demo")]
pub mod demo;
pub mod doctype;
pub mod error;
mod listen;
pub mod number;
pub mod provider;
pub mod realtime;
pub mod route;
pub mod router;
pub mod service;
pub mod storage;
pub mod telemetry;
pub mod vault;
pub mod worker;
