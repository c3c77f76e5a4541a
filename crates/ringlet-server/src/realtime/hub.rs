//! The fan-out: which tabs are listening, by user.
//!
//! Each tab has a bounded queue. A tab that doesn't keep up is dropped: its connection ends, the browser comes back with
//! `Last-Event-ID` and is replayed what it missed from the outbox. So a slow tab costs nobody else anything.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_util::Stream;
use tokio::sync::mpsc;

use crate::storage::LiveEvent;

/// Events waiting for one tab at most.
const QUEUE: usize = 64;
/// Tabs of one user at most; a further one ends the oldest.
const TABS: usize = 32;

/// Who is listening. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Hub(Arc<Mutex<Tabs>>);

#[derive(Debug, Default)]
struct Tabs {
    next_id: u64,
    closed: bool,
    by_user: HashMap<String, Vec<Tab>>,
}

#[derive(Debug)]
struct Tab {
    id: u64,
    queue: mpsc::Sender<Arc<LiveEvent>>,
}

/// One tab's queue, as a stream that ends when the tab is dropped by the hub. Dropping it takes the tab off the list.
#[derive(Debug)]
pub struct Subscription {
    hub: Hub,
    user_id: String,
    id: u64,
    queue: mpsc::Receiver<Arc<LiveEvent>>,
}

impl Hub {
    /// Sends each event to its user's tabs.
    pub fn publish(&self, events: &[Arc<LiveEvent>]) {
        let mut tabs = self.tabs();
        for event in events {
            if let Some(own) = tabs.by_user.get_mut(&event.user_id) {
                own.retain(|tab| tab.queue.try_send(Arc::clone(event)).is_ok());
            }
        }
    }

    /// Puts a tab on the list.
    #[must_use]
    pub fn subscribe(&self, user_id: &str) -> Subscription {
        let (sender, queue) = mpsc::channel(QUEUE);
        let mut tabs = self.tabs();
        tabs.next_id += 1;
        let id = tabs.next_id;
        if !tabs.closed {
            let own = tabs.by_user.entry(user_id.to_owned()).or_default();
            if own.len() >= TABS {
                own.remove(0);
            }
            own.push(Tab { id, queue: sender });
        }
        drop(tabs);
        Subscription {
            hub: self.clone(),
            user_id: user_id.to_owned(),
            id,
            queue,
        }
    }

    /// Ends the connections of a user who may no longer listen.
    pub fn close_user(&self, user_id: &str) {
        self.tabs().by_user.remove(user_id);
    }

    /// Ends all connections, also those to come: the server is stopping.
    pub fn close(&self) {
        let mut tabs = self.tabs();
        tabs.closed = true;
        tabs.by_user.clear();
    }

    /// How many tabs are listening.
    #[must_use]
    pub fn count(&self) -> usize {
        self.tabs().by_user.values().map(Vec::len).sum()
    }

    fn tabs(&self) -> std::sync::MutexGuard<'_, Tabs> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unsubscribe(&self, user_id: &str, id: u64) {
        let mut tabs = self.tabs();
        if let Some(own) = tabs.by_user.get_mut(user_id) {
            own.retain(|tab| tab.id != id);
            if own.is_empty() {
                tabs.by_user.remove(user_id);
            }
        }
    }
}

impl Stream for Subscription {
    type Item = Arc<LiveEvent>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.queue.poll_recv(context)
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hub.unsubscribe(&self.user_id, self.id);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt as _, StreamExt as _};

    use super::*;

    fn event(seq: i64, user: &str) -> Arc<LiveEvent> {
        Arc::new(LiveEvent {
            seq,
            user_id: user.to_owned(),
            name: "demo_call".to_owned(),
            data: "{}".to_owned(),
        })
    }

    fn received(tab: &mut Subscription) -> Vec<i64> {
        std::iter::from_fn(|| tab.next().now_or_never().flatten())
            .map(|event| event.seq)
            .collect()
    }

    #[test]
    fn every_tab_of_the_user_and_nobody_else_is_told() {
        let hub = Hub::default();
        let (mut a1, mut a2, mut b) = (hub.subscribe("a"), hub.subscribe("a"), hub.subscribe("b"));
        hub.publish(&[event(1, "a"), event(2, "b"), event(3, "a")]);
        assert_eq!(received(&mut a1), [1, 3]);
        assert_eq!(received(&mut a2), [1, 3]);
        assert_eq!(received(&mut b), [2]);
    }

    #[test]
    fn a_tab_that_lags_is_dropped_and_gets_what_was_queued_before() {
        let hub = Hub::default();
        let mut tab = hub.subscribe("a");
        for seq in 0..=QUEUE as i64 {
            hub.publish(&[event(seq, "a")]);
        }
        assert_eq!(hub.count(), 0);
        assert_eq!(received(&mut tab).len(), QUEUE);
        assert_eq!(tab.next().now_or_never(), Some(None));
    }

    #[test]
    fn a_tab_that_goes_leaves_the_list() {
        let hub = Hub::default();
        let tab = hub.subscribe("a");
        assert_eq!(hub.count(), 1);
        drop(tab);
        assert_eq!(hub.count(), 0);
    }

    #[test]
    fn too_many_tabs_end_the_oldest() {
        let hub = Hub::default();
        let mut tabs: Vec<_> = (0..=TABS).map(|_| hub.subscribe("a")).collect();
        assert_eq!(hub.count(), TABS);
        assert_eq!(tabs[0].next().now_or_never(), Some(None));
    }

    #[test]
    fn closing_ends_present_and_coming_tabs() {
        let hub = Hub::default();
        let mut before = hub.subscribe("a");
        hub.close();
        let mut after = hub.subscribe("a");
        assert_eq!(before.next().now_or_never(), Some(None));
        assert_eq!(after.next().now_or_never(), Some(None));
    }
}
