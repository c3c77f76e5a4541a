//! Whole screens, made of components. A screen asks the server for what only it shows; live calls come from the session.

pub mod dialer;
pub mod list;
mod loaded;
pub mod log;
pub mod settings;
pub mod stats;

pub use loaded::{Loaded, load};
