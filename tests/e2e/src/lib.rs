//! Whole journeys by WebDriver: a real browser, a page on a second origin, and the real server binary.
//!
//! A journey is an async function over a [`Stage`]; [`journey!`] makes it one test per browser. `docs/testing.md` tells
//! how to run and debug them.

mod axe;
mod bare;
mod browser;
mod clock;
mod console;
mod engine;
mod journey;
mod outside;
mod pages;
mod pointer;
mod process;
mod server;
mod stage;
mod view;
mod wait;

pub use axe::Scan;
pub use bare::{browse, browse_at_dialpad, browse_within};
pub use browser::Browser;
pub use engine::Engine;
pub use journey::{Failure, run, run_outside};
pub use outside::{DIALPAD_KEY, Outside, TWILIO_TOKEN};
pub use pages::{Page, Pages};
pub use pointer::Held;
pub use server::{ADMIN, AGENT, Api, Server, VIEWER};
pub use stage::Stage;
pub use wait::{until, until_within};
