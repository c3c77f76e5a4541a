//! The calls that the log holds, and getting more of them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{CallLogEntry, CallLogPage};
use web_sys::AbortController;

use super::api;
use super::filter::LogFilter;
use super::rows::{Row, Rows};
use super::summary::Summary;
use crate::app::App;
use crate::backend::Fault;
use crate::browser::{intl, page, timer::Timeout};

/// Calls of the first page, which is asked for again with every news.
const FIRST: u32 = 50;
/// Calls of a further page: somebody scrolls.
const MORE: u32 = 200;
/// While somebody types, this long a pause asks the server.
const TYPING_MS: i32 = 250;
/// Several ends of calls at once make one question.
const NEWS_MS: i32 = 300;
/// After a failure it is tried again by itself.
pub(super) const AGAIN_MS: i32 = 8_000;
/// Calls of colleagues and of sources that don't ring here bring no live message: the newest page is looked at again.
const LOOK_MS: i32 = 20_000;

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
    pub(super) app: App,
    /// What is shown.
    pub(super) filter: RwSignal<LogFilter>,
    /// Newest first.
    pub(super) rows: RwSignal<Rows>,
    /// Where the page after these begins.
    pub(super) next: RwSignal<Option<String>>,
    /// What is under way.
    pub(super) asking: RwSignal<Asking>,
    /// Counted by the server; None while it isn't known for these filters.
    pub(super) summary: RwSignal<Option<Summary>>,
    /// Counts how often the list began anew, so that it is scrolled up.
    pub(super) begun: RwSignal<u32>,
    /// Ends the question under way: its answer is no longer wanted.
    calls_asked: StoredValue<Option<AbortController>, LocalStorage>,
    summary_asked: StoredValue<Option<AbortController>, LocalStorage>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
    look: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Store {
    /// Asks for the first page and goes on with every change of `filter` and every call that ends.
    pub(super) fn new(app: App, filter: RwSignal<LogFilter>) -> Self {
        let store = Self {
            app,
            filter,
            rows: RwSignal::new(Rows::default()),
            next: RwSignal::new(None),
            asking: RwSignal::new(Asking::First),
            summary: RwSignal::new(None),
            begun: RwSignal::new(0),
            calls_asked: StoredValue::new_local(None),
            summary_asked: StoredValue::new_local(None),
            pause: StoredValue::new_local(None),
            look: StoredValue::new_local(None),
        };
        store.follow_filter();
        store.follow_calls();
        store.look_later();
        on_cleanup(move || store.give_up());
        store
    }

    /// The parameters of the server's lists for what is shown now.
    pub(super) fn query(self) -> String {
        let now = self.app.session.server_now();
        self.filter
            .with_untracked(|filter| filter.query(&filter.period.bounds(now)))
    }

    /// New filters: the list begins anew; typing waits for a pause. What was under way is given up.
    fn follow_filter(self) {
        Effect::new(move |before: Option<LogFilter>| {
            let filter = self.filter.get();
            let typing = before
                .as_ref()
                .is_some_and(|before| before.text != filter.text || before.number != filter.number);
            if before.as_ref() != Some(&filter) {
                self.give_up();
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

    /// Looks at the newest page now and then, while somebody looks at the list.
    fn look_later(self) {
        let look = move || {
            let idle = self
                .asking
                .try_with_untracked(|asking| *asking == Asking::No);
            if idle == Some(true) && !page::is_hidden() {
                self.ask_newest();
            }
            if idle.is_some() {
                self.look_later();
            }
        };
        self.look.set_value(Some(Timeout::new(LOOK_MS, look)));
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

    /// Tries again what failed: the next page where there are calls, else the first.
    pub(super) fn try_again(self) {
        if self.rows.with_untracked(Rows::is_empty) {
            self.asking.set(Asking::First);
            self.ask_newest();
        } else {
            self.asking.set(Asking::No);
            self.ask_more();
        }
    }

    /// Takes a call as it is now, without asking for the list.
    pub(super) fn replace(self, call: &CallLogEntry) {
        let _ = self.rows.try_update(|rows| rows.replace(call));
    }

    /// What is asked for takes the place of all that is there.
    fn begins_anew(self) -> bool {
        self.rows.with_untracked(Rows::is_empty)
            || self
                .asking
                .with_untracked(|asking| *asking == Asking::First)
    }

    fn give_up(self) {
        for asked in [self.calls_asked, self.summary_asked] {
            if let Some(asked) = asked.try_update_value(Option::take).flatten() {
                asked.abort();
            }
        }
    }

    fn ask(self, cursor: Option<String>) {
        let Ok(cancel) = AbortController::new() else {
            return;
        };
        if let Some(before) = self
            .calls_asked
            .try_update_value(|asked| asked.replace(cancel.clone()))
            .flatten()
        {
            before.abort();
        }
        let query = self.query();
        let limit = if cursor.is_some() { MORE } else { FIRST };
        if self.begins_anew() {
            self.ask_summary(query.clone());
        }
        spawn_local(async move {
            let answer =
                api::calls(self.app.client, &query, limit, cursor.as_deref(), &cancel).await;
            if self.is_wanted(self.calls_asked, &cancel) {
                self.take(answer, cursor.is_some());
            }
        });
    }

    /// Counts anew. A failure leaves the line empty; the list says what is wrong.
    fn ask_summary(self, query: String) {
        let Ok(cancel) = AbortController::new() else {
            return;
        };
        if let Some(before) = self
            .summary_asked
            .try_update_value(|asked| asked.replace(cancel.clone()))
            .flatten()
        {
            before.abort();
        }
        spawn_local(async move {
            let answer = api::summary(self.app.client, &query, &cancel).await;
            if self.is_wanted(self.summary_asked, &cancel) {
                let _ = self.summary.try_set(answer.ok());
            }
        });
    }

    /// Nobody asked for something else meanwhile, and the list is still there.
    fn is_wanted(
        self,
        asked: StoredValue<Option<AbortController>, LocalStorage>,
        mine: &AbortController,
    ) -> bool {
        asked
            .try_with_value(|asked| asked.as_ref() == Some(mine))
            .unwrap_or_default()
    }

    fn take(self, answer: Result<CallLogPage, Fault>, is_more: bool) {
        match answer {
            Ok(page) => self.take_page(page, is_more),
            Err(fault) => {
                if fault.is_away() {
                    self.soon(AGAIN_MS);
                }
                // A silent refresh that failed leaves the list as it is; other filters never show what these found.
                if is_more {
                    self.asking.set(Asking::Failed(fault));
                } else if self.begins_anew() {
                    self.rows.set(Rows::default());
                    self.next.set(None);
                    self.asking.set(Asking::Failed(fault));
                }
            }
        }
    }

    fn take_page(self, page: CallLogPage, is_more: bool) {
        let rows: Vec<Row> = page.calls.into_iter().map(row).collect();
        if is_more {
            self.rows.update(|list| list.append(rows));
            self.next.set(page.next_cursor);
        } else if self.begins_anew() {
            self.rows.set(Rows::of(rows));
            self.next.set(page.next_cursor);
            self.begun.update(|count| *count = count.wrapping_add(1));
        } else {
            self.refresh(rows, page.next_cursor);
        }
        self.asking.set(Asking::No);
    }

    /// Puts the newest page in place. Nothing is drawn and counted anew where nothing changed.
    fn refresh(self, page: Vec<Row>, next: Option<String>) {
        let mut list = self.rows.get_untracked();
        let stayed = list.refresh(page);
        if !stayed {
            self.next.set(next);
        }
        if self.rows.with_untracked(|rows| *rows != list) {
            self.rows.set(list);
            self.ask_summary(self.query());
        }
    }
}

fn row(call: CallLogEntry) -> Row {
    Row {
        day: intl::day_number(call.started_at),
        call: Arc::new(call),
    }
}
