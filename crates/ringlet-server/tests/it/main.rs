//! The server over real sockets. The tree mirrors the URLs; [`app`] has the scaffolding, [`auth`] what is true of all routes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by failing"
)]

mod api;
mod app;
mod auth;
mod calls;
mod command;
mod dialpad;
mod health;
mod limits;
mod one_log;
mod pages;
mod secrets;
mod telephony;
