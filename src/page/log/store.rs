//! The calls that the log holds, and getting more of them.

use leptos::prelude::*;
use ringlet_model::api::{CallLogEntry, CallLogPage};

use super::api;
use super::filter::LogFilter;
use crate::app::App;
use crate::backend::Fault;
use crate::browser::{intl, timer::Timeout};

/// While somebody types, this long a pause asks the server.
const TYPING_MS: i32 = 250;
/// Several ends of calls at once make one question.
const NEWS_MS: i32 = 300;
/// After a failure it is tried again by itself.
const AGAIN_MS: i32 = 8_000;

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Asking {
    /// The first page for these filters.
    #[default]
    First,
    /// The next page.
    More,
    /// Nothing.
    No,
    /// The last question failed.
    Failed(Fault),
}

/// The log's calls. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Store {
    app: App,
    /// What is shown.
    pub(super) filter: RwSignal<LogFilter>,
    /// Newest first.
    pub(super) calls: RwSignal<Vec<CallLogEntry>>,
    /// Where the page after these begins.
    pub(super) next: RwSignal<Option<String>>,
    /// What is under way.
    pub(super) asking: RwSignal<Asking>,
    /// Answers to an older question are dropped.
    question: StoredValue<u32>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Store {
    /// Asks for the first page and goes on with every change of `filter` and every call that ends.
    pub(super) fn new(app: App, filter: RwSignal<LogFilter>) -> Self {
        let store = Self {
            app,
            filter,
            calls: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            asking: RwSignal::new(Asking::First),
            question: StoredValue::new(0),
            pause: StoredValue::new_local(None),
        };
        store.follow_filter();
        store.follow_calls();
        store
    }

    /// New filters: the list begins anew; typing waits for a pause.
    fn follow_filter(self) {
        Effect::new(move |before: Option<LogFilter>| {
            let filter = self.filter.get();
            let typing = before
                .as_ref()
                .is_some_and(|before| before.text != filter.text);
            if before.as_ref() != Some(&filter) {
                self.asking.set(Asking::First);
                self.soon(if typing { TYPING_MS } else { 0 });
            }
            filter
        });
    }

    /// A call came up or ended, or somebody signed in: the newest page is asked for again, in silence.
    fn follow_calls(self) {
        let up = Memo::new(move |_| {
            self.app.session.calls.with(|calls| {
                calls
                    .iter()
                    .map(|call| call.view.with(|view| (view.id.clone(), view.state)))
                    .collect::<Vec<_>>()
            })
        });
        Effect::new(move |before: Option<Option<Option<String>>>| {
            self.app.session.changed.track();
            // Read and not only tracked: a memo that nobody reads finds out nothing.
            up.with(|_| ());
            // None until the server said who is signed in.
            let user = self.app.boot.with(|boot| {
                boot.as_ref()
                    .map(|boot| boot.user.as_ref().map(|user| user.id.clone()))
            });
            let just_known = before == Some(None) && user.is_some();
            let failed = self
                .asking
                .with_untracked(|asking| matches!(asking, Asking::Failed(_)));
            if before.is_some() && (failed || !just_known) {
                self.soon(NEWS_MS);
            }
            user
        });
    }

    /// Asks for the newest page after a pause; a later wish takes an earlier one's place.
    fn soon(self, ms: i32) {
        self.pause
            .set_value(Some(Timeout::new(ms, move || self.ask_newest())));
    }

    /// Asks for the newest page.
    pub(super) fn ask_newest(self) {
        self.ask(None);
    }

    /// Asks for the page after the last one.
    pub(super) fn ask_more(self) {
        let next = self.next.get_untracked();
        if next.is_some() && self.asking.with_untracked(|asking| *asking == Asking::No) {
            self.asking.set(Asking::More);
            self.ask(next);
        }
    }

    fn ask(self, cursor: Option<String>) {
        let question = self.question.get_value().wrapping_add(1);
        self.question.set_value(question);
        let filter = self.filter.get_untracked();
        let start = filter
            .period
            .days_back()
            .map(|days| intl::midnight(self.app.session.server_now(), days));
        let query = filter.query(start.as_deref(), cursor.as_deref());
        leptos::task::spawn_local(async move {
            let answer = api::calls(self.app.client, &query).await;
            if self.question.try_get_value() == Some(question) {
                self.take(answer, cursor.is_some());
            }
        });
    }

    fn take(self, answer: Result<CallLogPage, Fault>, is_more: bool) {
        match answer {
            Ok(page) => {
                let anew = self
                    .asking
                    .with_untracked(|asking| matches!(asking, Asking::First | Asking::Failed(_)));
                let kept_next = self
                    .calls
                    .try_update(|calls| take_page(calls, page.calls, is_more, anew))
                    .unwrap_or_default();
                if !kept_next {
                    self.next.set(page.next_cursor);
                }
                self.asking.set(Asking::No);
            }
            Err(fault) => {
                if fault.is_away() {
                    self.soon(AGAIN_MS);
                }
                // A silent refresh that failed leaves the list as it is.
                if is_more
                    || self.calls.with_untracked(Vec::is_empty)
                    || self
                        .asking
                        .with_untracked(|asking| *asking == Asking::First)
                {
                    self.asking.set(Asking::Failed(fault));
                }
            }
        }
    }
}

/// Puts a page into the list: behind it, in its place, or before what is older. True when older calls stayed, so that
/// the list's own end still is where the next page begins.
fn take_page(
    calls: &mut Vec<CallLogEntry>,
    page: Vec<CallLogEntry>,
    is_more: bool,
    anew: bool,
) -> bool {
    if is_more {
        let known = calls.len();
        calls.extend(page);
        drop_doubles(calls, known);
        return false;
    }
    if anew {
        *calls = page;
        return false;
    }
    let Some(last) = page.last().map(|call| (call.started_at, call.id.clone())) else {
        calls.clear();
        return false;
    };
    let older: Vec<CallLogEntry> = calls
        .drain(..)
        .filter(|call| (call.started_at, call.id.as_str()) < (last.0, last.1.as_str()))
        .collect();
    let stayed = !older.is_empty();
    *calls = page;
    calls.extend(older);
    stayed
}

/// A call that moved between two pages while they were read is shown once.
fn drop_doubles(calls: &mut Vec<CallLogEntry>, known: usize) {
    let mut index = known;
    while index < calls.len() {
        let is_double = calls
            .iter()
            .take(known)
            .any(|call| calls.get(index).is_some_and(|other| other.id == call.id));
        if is_double {
            calls.remove(index);
        } else {
            index += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::log::sample::entry;

    fn ids(calls: &[CallLogEntry]) -> Vec<&str> {
        calls.iter().map(|call| call.id.as_str()).collect()
    }

    #[test]
    fn a_next_page_goes_behind_without_doubles() {
        let mut calls = vec![entry("d", 4), entry("c", 3)];
        assert!(!take_page(
            &mut calls,
            vec![entry("c", 3), entry("b", 2)],
            true,
            false
        ));
        assert_eq!(ids(&calls), ["d", "c", "b"]);
    }

    #[test]
    fn new_filters_begin_anew() {
        let mut calls = vec![entry("d", 4)];
        assert!(!take_page(&mut calls, vec![entry("b", 2)], false, true));
        assert_eq!(ids(&calls), ["b"]);
    }

    #[test]
    fn a_refresh_keeps_what_is_older_than_its_page() {
        let mut calls = vec![entry("c", 3), entry("b", 2), entry("a", 1)];
        assert!(take_page(
            &mut calls,
            vec![entry("d", 4), entry("c", 3)],
            false,
            false
        ));
        assert_eq!(ids(&calls), ["d", "c", "b", "a"]);
    }

    #[test]
    fn a_refresh_drops_what_is_gone() {
        let mut calls = vec![entry("c", 3), entry("b", 2)];
        assert!(!take_page(&mut calls, vec![entry("b", 2)], false, false));
        assert_eq!(ids(&calls), ["b"]);
        assert!(!take_page(&mut calls, Vec::new(), false, false));
        assert!(calls.is_empty());
    }
}
