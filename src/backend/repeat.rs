//! Asking again for what may have been done already.

use leptos::prelude::*;

use crate::browser::random;

/// The `Idempotency-Key` of what somebody sends. It stays the same until something else is sent or it was taken: who presses
/// again because the answer was lost makes nothing twice. A `Copy` handle.
#[derive(Clone, Copy, Default)]
pub struct Repeat(StoredValue<Option<Sent>>);

/// What was sent, and its key.
#[derive(Clone)]
struct Sent {
    path: String,
    body: String,
    key: String,
}

impl Repeat {
    /// The key for this body at this path.
    pub(super) fn key(self, path: &str, body: &str) -> String {
        let before = self.0.try_get_value().flatten();
        if let Some(before) = before.filter(|sent| sent.path == path && sent.body == body) {
            return before.key;
        }
        let key = random::key();
        let _ = self.0.try_set_value(Some(Sent {
            path: path.into(),
            body: body.into(),
            key: key.clone(),
        }));
        key
    }

    /// It was taken: the same once more is meant.
    pub(super) fn forget(self) {
        let _ = self.0.try_set_value(None);
    }
}
