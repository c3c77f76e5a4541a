//! What a company told of an account and that is worth keeping for a while, so that not every dial asks again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use ringlet_model::Timestamp;

/// Lists by account, with the time they were asked for. One per server.
#[derive(Debug, Default)]
pub(super) struct Remembered(Mutex<HashMap<String, (Timestamp, Vec<String>)>>);

impl Remembered {
    /// The list of `account`, unless it is older than `keep_millis` at `now`. `account` names it among all providers' and
    /// holds no secret.
    pub(super) fn fresh(
        &self,
        account: &str,
        now: Timestamp,
        keep_millis: i64,
    ) -> Option<Vec<String>> {
        let lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, list) = lists.get(account)?;
        let is_fresh = (0..keep_millis).contains(&(now.0 - at.0));
        is_fresh.then(|| list.clone())
    }

    /// Keeps a list in place of the one before.
    pub(super) fn keep(&self, account: String, now: Timestamp, list: Vec<String>) {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.insert(account, (now, list));
    }
}
