//! A pretend Dialpad: the Mini Dialer that a page frames, and the company behind it with its API and its events.

mod api;
mod call;
mod company;
mod event;
mod feed;
#[cfg(feature = "browser")]
pub mod page;

pub use call::{PEOPLE, User};
pub use company::{DialpadCompany, SeenRequest};
