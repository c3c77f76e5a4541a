//! What the page knows about its calls.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, Colleague, ProviderView};
use ringlet_model::call::CallState;

use super::live_call::{CallKey, LiveCall};
use super::step;
use crate::browser::clock;

/// The connection to the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Not asked yet.
    #[default]
    Unknown,
    /// Live updates arrive.
    Online,
    /// No connection; the next attempt comes at this (server) time.
    Offline {
        /// When the next attempt comes.
        retry_at: Timestamp,
    },
}

/// The question which line to use, while it is open.
#[derive(Clone)]
pub struct Choice {
    /// Who is to be called.
    pub name: Option<String>,
    /// Their number in international form.
    pub number: String,
    /// The lines, allowed or not.
    pub providers: Vec<ProviderView>,
    /// Answer: the provider and whether to remember it; None: never mind.
    pub answer: Callback<Option<(ringlet_model::provider::Provider, bool)>>,
}

/// The page's calls. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Session {
    /// All calls shown, oldest first.
    pub calls: RwSignal<Vec<LiveCall>>,
    /// The call the user unfolded; None: the rule of [`Self::open_call`] chooses.
    pub chosen: RwSignal<Option<CallKey>>,
    /// The popup is a pill.
    pub minimised: RwSignal<bool>,
    /// The connection to the server.
    pub link: RwSignal<Link>,
    /// The open question which line to use.
    pub choice: RwSignal<Option<Choice>>,
    /// The server's time; ticks once a second while a call is up.
    pub now: RwSignal<Timestamp>,
    /// Counts calls that ended, were wrapped up or got their recording: lists that show calls load again.
    pub changed: RwSignal<u32>,
    /// Counts changes of calling lists: theirs load again.
    pub lists: RwSignal<u32>,
    /// Who a task may be given to; at least the signed-in user.
    pub colleagues: RwSignal<Vec<Colleague>>,
    /// This tab is the one that rings.
    pub leads: RwSignal<bool>,
    /// Server's clock minus the computer's, in milliseconds.
    offset_ms: RwSignal<i64>,
    /// Calls closed on this page, by id: later news doesn't bring them back.
    closed: StoredValue<Vec<String>>,
    next_key: StoredValue<CallKey>,
    owner: StoredValue<Owner>,
}

impl Session {
    /// No calls. Call it inside an owner that lives as long as the page.
    #[must_use]
    pub fn new() -> Self {
        Self {
            calls: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            minimised: RwSignal::new(false),
            link: RwSignal::new(Link::Unknown),
            choice: RwSignal::new(None),
            now: RwSignal::new(Timestamp::default()),
            changed: RwSignal::new(0),
            lists: RwSignal::new(0),
            colleagues: RwSignal::new(Vec::new()),
            leads: RwSignal::new(false),
            offset_ms: RwSignal::new(0),
            closed: StoredValue::new(Vec::new()),
            next_key: StoredValue::new(0),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The server's time, now.
    #[must_use]
    pub fn server_now(&self) -> Timestamp {
        Timestamp(clock::now().0 + self.offset_ms.get_untracked())
    }

    /// Notes the server's time as just received, and moves the shown clock to it.
    pub fn set_server_time(&self, server: Timestamp) {
        self.offset_ms.set(server.0 - clock::now().0);
        self.tick();
    }

    /// Moves the shown clock to now.
    pub fn tick(&self) {
        self.now.set(self.server_now());
    }

    /// Adds a call, unfolded.
    pub fn add(&self, view: CallView) -> LiveCall {
        let key = self.next_key.get_value();
        self.next_key.set_value(key + 1);
        let owner = self.owner.get_value();
        let call = owner.with(|| LiveCall::new(key, view));
        self.calls.update(|calls| calls.push(call));
        call
    }

    /// The call with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<LiveCall> {
        self.calls.with_untracked(|calls| {
            calls
                .iter()
                .find(|call| {
                    call.view
                        .with_untracked(|view| !id.is_empty() && view.id == id)
                })
                .copied()
        })
    }

    /// The call with this key.
    #[must_use]
    pub fn by_key(&self, key: CallKey) -> Option<LiveCall> {
        self.calls
            .with_untracked(|calls| calls.iter().find(|call| call.key == key).copied())
    }

    /// The call being dialled here that `incoming` is news of.
    #[must_use]
    pub fn dialled(&self, incoming: &CallView) -> Option<LiveCall> {
        self.calls.with_untracked(|calls| {
            calls
                .iter()
                .rev()
                .find(|call| {
                    call.view
                        .with_untracked(|view| step::is_the_dialled(view, incoming))
                })
                .copied()
        })
    }

    /// Takes a call off the page; news of it won't bring it back.
    pub fn close(&self, call: LiveCall) {
        let id = call.id();
        if !id.is_empty() {
            self.closed.update_value(|closed| closed.push(id));
        }
        self.calls
            .update(|calls| calls.retain(|other| other.key != call.key));
        if self.chosen.get_untracked() == Some(call.key) {
            self.chosen.set(None);
        }
    }

    /// Takes a call off the page until there is news of it.
    pub fn put_away(&self, call: LiveCall) {
        self.calls
            .update(|calls| calls.retain(|other| other.key != call.key));
    }

    /// Unfolds the newest call with this number; false when there is none.
    pub fn reveal(&self, e164: &str) -> bool {
        let found = self.calls.with_untracked(|calls| {
            calls
                .iter()
                .rev()
                .find(|call| {
                    call.view
                        .with_untracked(|view| view.number.e164.as_deref() == Some(e164))
                })
                .copied()
        });
        if let Some(call) = found {
            self.chosen.set(Some(call.key));
            self.minimised.set(false);
        }
        found.is_some()
    }

    /// A call that was closed on this page.
    #[must_use]
    pub fn was_closed(&self, id: &str) -> bool {
        self.closed
            .with_value(|closed| closed.iter().any(|other| other == id))
    }

    /// The call shown whole: the one the user chose, else the newest that talks, else the newest that is being set up,
    /// else the newest. A call that rings in while another talks doesn't take its place; it is announced above.
    #[must_use]
    pub fn open_call(&self) -> Option<LiveCall> {
        let calls = self.calls.get();
        if let Some(call) = self
            .chosen
            .get()
            .and_then(|key| calls.iter().find(|call| call.key == key))
        {
            return Some(*call);
        }
        calls
            .iter()
            .max_by_key(|call| (call.view.with(|view| weight(view.state)), call.key))
            .copied()
    }

    /// Some call is up.
    #[must_use]
    pub fn any_up(&self) -> bool {
        self.calls.with(|calls| {
            calls
                .iter()
                .any(|call| call.view.with(|view| view.state.is_up()))
        })
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

const fn weight(state: CallState) -> u8 {
    match state {
        CallState::Connected => 3,
        CallState::Queued | CallState::Dialing | CallState::Ringing => 2,
        CallState::OnHold => 1,
        CallState::Ended => 0,
    }
}
