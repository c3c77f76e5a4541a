//! What the calling list knows, and asking for it: whenever something changed, and before the held row would be let go.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallingList, CallingNow, CallingRow};

use super::api;
use crate::app::App;
use crate::backend::{Fault, code};
use crate::browser::storage::{self, Keep};
use crate::browser::timer::Timeout;
use crate::component::form::work::Work;
use crate::element::Attributes;
use crate::page::Loaded;

/// Several changes at once make one question.
const NEWS_MS: i32 = 300;
/// After a failure it is asked again by itself.
const AGAIN_MS: i32 = 8_000;
/// The server holds a row for ten minutes; asking again holds it on.
const HOLD_MS: i64 = 4 * 60_000;
/// Where the chosen list is remembered.
const KEY: &str = "ringlet:calling-list";

/// What stands in the place of the person to call.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Panel {
    /// Nothing.
    #[default]
    None,
    /// When to call this one back.
    Later(CallingRow),
    /// How those done with went.
    Results,
    /// Adding people.
    Fill,
    /// Name and rules: of a new list, or of the present one.
    Rules(Option<CallingList>),
}

/// The calling list. A `Copy` handle.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) app: App,
    /// The one list that the page wants shown: its name or id.
    wish: Memo<Option<String>>,
    /// Those this user may work.
    pub(super) lists: RwSignal<Loaded<Vec<CallingList>>>,
    /// The id of the one shown.
    pub(super) chosen: RwSignal<Option<String>>,
    /// Whom to call.
    pub(super) now: RwSignal<Option<CallingNow>>,
    /// Those still to be called.
    pub(super) rows: RwSignal<Vec<CallingRow>>,
    /// Where more of them begin.
    pub(super) more: RwSignal<Option<String>>,
    /// What stands in the person's place.
    pub(super) panel: RwSignal<Panel>,
    /// What is being done by a button.
    pub(super) work: Work,
    question: StoredValue<u32>,
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Desk {
    /// Asks at once, and again with all that may change the answer.
    pub(super) fn new(app: App, attributes: Attributes) -> Self {
        let wish = Memo::new(move |_| attributes.get("list").filter(|text| !text.is_empty()));
        let desk = Self {
            app,
            wish,
            lists: RwSignal::new(Loaded::Waiting),
            chosen: RwSignal::new(None),
            now: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            more: RwSignal::new(None),
            panel: RwSignal::new(Panel::None),
            work: Work::new(),
            question: StoredValue::new(0),
            pause: StoredValue::new_local(None),
        };
        desk.follow();
        desk
    }

    /// Calls that ended or were wrapped up, lists that changed, who is signed in, which list the page wants.
    fn follow(self) {
        Effect::new(move |before: Option<()>| {
            self.app.session.changed.track();
            self.app.session.lists.track();
            self.wish.track();
            if self.app.user_id().is_some() {
                self.soon(if before.is_some() { NEWS_MS } else { 0 });
            }
        });
    }

    fn soon(self, ms: i32) {
        self.pause
            .set_value(Some(Timeout::new(ms, move || self.refresh())));
    }

    /// Asks for the lists, whom to call and who is next.
    pub(super) fn refresh(self) {
        let question = self.question.get_value().wrapping_add(1);
        self.question.set_value(question);
        leptos::task::spawn_local(async move {
            let answer = self.ask().await;
            if self.question.try_get_value() == Some(question) {
                self.take(answer);
            }
        });
    }

    async fn ask(self) -> Result<Answer, Fault> {
        let client = self.app.client;
        let lists = api::lists(client).await?.lists;
        let Some(id) = self.choose(&lists) else {
            return Ok(Answer { lists, shown: None });
        };
        let now = api::next(client, &id, None).await?;
        let page = api::rows(client, &id, None).await?;
        Ok(Answer {
            lists,
            shown: Some((id, now, page.rows, page.next_cursor)),
        })
    }

    /// The list to show: the page's, else the one chosen before, else the first with somebody to call.
    fn choose(self, lists: &[CallingList]) -> Option<String> {
        let of = |wish: &str| {
            let found = lists
                .iter()
                .find(|list| list.id == wish || list.name == wish);
            found.map(|list| list.id.clone())
        };
        if let Some(wish) = self.wish.get_untracked() {
            return of(&wish);
        }
        let before = self
            .chosen
            .get_untracked()
            .or_else(|| storage::get(Keep::Device, KEY));
        before
            .and_then(|before| of(&before))
            .or_else(|| {
                let open = lists.iter().find(|list| list.left > 0);
                open.map(|list| list.id.clone())
            })
            .or_else(|| lists.first().map(|list| list.id.clone()))
    }

    fn take(self, answer: Result<Answer, Fault>) {
        let wait = match answer {
            Ok(Answer { lists, shown }) => {
                let (id, now, rows, more) = match shown {
                    Some((id, now, rows, more)) => (Some(id), Some(now), rows, more),
                    None => (None, None, Vec::new(), None),
                };
                let wait = now.as_ref().map_or(HOLD_MS, |now| self.wait(now));
                self.chosen.set(id);
                self.now.set(now);
                self.rows.set(rows);
                self.more.set(more);
                self.lists.set(Loaded::Ready(lists));
                i32::try_from(wait).unwrap_or(AGAIN_MS)
            }
            Err(fault) => {
                // What is shown stays when a silent question failed.
                if self.lists.with_untracked(|lists| lists.ready().is_none())
                    || fault.code == code::NOT_AUTHENTICATED
                {
                    self.lists.set(Loaded::Failed(fault));
                }
                AGAIN_MS
            }
        };
        self.soon(wait);
    }

    /// Until when the answer holds: the row is to be held on; a call-back's time, or somebody whom another holds, may come
    /// before.
    fn wait(self, now: &CallingNow) -> i64 {
        let due = now.next_call_back.as_ref().and_then(|row| row.due_at);
        let next = due.into_iter().chain(now.free_at).min();
        let until = next.map(|at| at.0 - self.app.session.server_now().0 + 1_000);
        until.map_or(HOLD_MS, |ms| ms.clamp(1_000, HOLD_MS))
    }

    /// Shows that list from now on.
    pub(super) fn show(self, id: &str) {
        storage::set(Keep::Device, KEY, id);
        self.chosen.set(Some(id.to_owned()));
        self.panel.set(Panel::None);
        self.work.forget();
        self.refresh();
    }

    /// Does something; when it is done or refused, asks anew.
    pub(super) fn act<T: 'static>(
        self,
        doing: impl Future<Output = Result<T, Fault>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        let asking = async move {
            let answer = doing.await;
            if !self.question.is_disposed() {
                self.refresh();
            }
            answer
        };
        self.work.run(asking, done);
    }

    /// Takes this one next, out of turn.
    pub(super) fn call(self, row: i64) {
        let (client, list) = (self.app.client, self.id());
        self.act(
            async move { api::next(client, &list, Some(row)).await },
            move |now| {
                self.panel.set(Panel::None);
                self.now.set(Some(now));
            },
        );
    }

    /// Has somebody called back at that time.
    pub(super) fn later(self, row: i64, due_at: Timestamp) {
        let doing = api::later(self.app.client, self.id(), row, due_at);
        self.act(doing, move |()| self.panel.set(Panel::None));
    }

    /// Puts somebody at the end.
    pub(super) fn skip(self, row: i64) {
        self.act(api::skip(self.app.client, self.id(), row), |()| ());
    }

    /// Asks for more of the queue.
    pub(super) fn ask_more(self) {
        let (client, list) = (self.app.client, self.id());
        let Some(cursor) = self.more.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            if let Ok(page) = api::rows(client, &list, Some(&cursor)).await {
                let _ = self.rows.try_update(|rows| rows.extend(page.rows));
                let _ = self.more.try_set(page.next_cursor);
            }
        });
    }

    /// The id of the list shown.
    pub(super) fn id(self) -> String {
        self.chosen.get_untracked().unwrap_or_default()
    }

    /// The list shown, as it stands.
    pub(super) fn list(self) -> Option<CallingList> {
        self.now
            .with(|now| now.as_ref().map(|now| now.list.clone()))
    }

    /// Whether the user keeps lists.
    pub(super) fn is_admin(self) -> bool {
        self.has_role(&["admin"])
    }

    /// Whether the user works lists.
    pub(super) fn is_agent(self) -> bool {
        self.has_role(&["admin", "agent"])
    }

    fn has_role(self, roles: &[&str]) -> bool {
        self.app.boot.with(|boot| {
            let user = boot.as_ref().and_then(|boot| boot.user.as_ref());
            user.is_some_and(|user| user.roles.iter().any(|role| roles.contains(&role.as_str())))
        })
    }

    /// The page says which list is shown.
    pub(super) fn is_fixed(self) -> bool {
        self.wish.with(Option::is_some)
    }
}

/// All that one round of questions brings.
struct Answer {
    lists: Vec<CallingList>,
    /// The list shown: its id, whom to call, those who follow, and where more of them begin.
    shown: Option<(String, CallingNow, Vec<CallingRow>, Option<String>)>,
}
