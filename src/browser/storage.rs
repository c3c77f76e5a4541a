//! `localStorage` and `sessionStorage`; where a page forbids them nothing is kept and nothing breaks.

use web_sys::{Storage, window};

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// On this device, for all tabs.
    Device,
    /// In this tab, over reloads.
    Tab,
}

fn storage(keep: Keep) -> Option<Storage> {
    let window = window()?;
    match keep {
        Keep::Device => window.local_storage(),
        Keep::Tab => window.session_storage(),
    }
    .ok()
    .flatten()
}

/// The text kept under `key`.
#[must_use]
pub fn get(keep: Keep, key: &str) -> Option<String> {
    storage(keep)?.get_item(key).ok().flatten()
}

/// Keeps `text` under `key`; false when the browser refused (full, forbidden).
pub fn set(keep: Keep, key: &str, text: &str) -> bool {
    storage(keep).is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets what is under `key`.
pub fn remove(keep: Keep, key: &str) {
    if let Some(storage) = storage(keep) {
        drop(storage.remove_item(key));
    }
}

/// All keys that begin with `prefix`.
#[must_use]
pub fn keys(keep: Keep, prefix: &str) -> Vec<String> {
    let Some(storage) = storage(keep) else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}
