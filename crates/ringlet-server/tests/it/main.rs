//! The server over real sockets. The tree mirrors the URLs; [`app`] has the scaffolding.

mod api;
mod app;
mod health;
mod pages;
