//! The browser's own services, each behind a small door: nothing here knows of calls.

pub mod clock;
pub mod date;
pub mod download;
pub mod drag;
pub mod html;
pub mod intl;
pub mod json;
pub mod locks;
pub mod page;
pub mod random;
pub mod rich_text;
pub mod ring;
pub mod size;
pub mod storage;
pub mod tabs;
pub mod timer;
