//! The call widget (stage two): popup, session, log, settings. Compiled to wasm32 and started by stage one, which owns
//! the custom elements' classes, phone numbers and `window.ringlet`, and hands its page-side door over as [`element::Host`].
//!
//! Who may use whom: `element`, `page` → `component` → `session` (read) → `ringlet_model`; `session::runner` →
//! `softphone`, `backend` → `browser`. A component never fetches.

pub mod app;
pub mod backend;
pub mod boot;
pub mod browser;
pub mod component;
pub mod config;
pub mod element;
pub mod i18n;
pub mod icon;
pub mod late;
pub mod page;
pub mod session;
pub mod softphone;
pub mod tag;

pub use app::App;
pub use tag::{CallButton, CallLog, CallPopup, DialpadCti, SettingsPage};
