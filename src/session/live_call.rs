//! One call on this page.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, DialRequest};
use ringlet_model::call::Control;
use ringlet_model::provider::Provider;
use web_sys::Element;

use super::draft::Draft;
use crate::backend::{Fault, Repeat};
use crate::browser::timer::Timeout;

/// Names a call on this page, also before the server gave it an id.
pub type CallKey = usize;

/// What is open below the controls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Nothing.
    #[default]
    None,
    /// Tones.
    Keypad,
    /// The note.
    Note,
    /// The follow-up.
    Task,
    /// All of it, after the call.
    WrapUp,
    /// Name and company of an unknown caller.
    Lead,
    /// The search for an unknown caller's record.
    FindRecord,
}

/// Where the wrap-up is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Being written.
    #[default]
    No,
    /// Under way.
    Running,
    /// The server is away; kept here and sent later.
    Kept,
    /// The server refused it.
    Refused(Fault),
}

/// What this page knows of a call beside what the server says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Local {
    /// Nothing.
    #[default]
    Nothing,
    /// Its dial waits until somebody signs in to Dialpad.
    WaitsForSignIn {
        /// It is given up then (server time).
        until: Timestamp,
    },
    /// It was handed to Dialpad's frame.
    Handed,
    /// The same, and nothing is heard of it: its time is an estimate.
    Estimated,
    /// Its agent says that it is over, after about so long.
    Over {
        /// Since it began to be set up.
        seconds: i64,
    },
    /// The line it was meant for was away; it goes through its own instead.
    FellBack {
        /// The line that was away.
        from: Provider,
    },
    /// It no longer rings; why, isn't known yet.
    RingingStopped,
}

/// One call: what the server says of it and how this page shows it. A `Copy` handle on signals that live as long as the
/// page; a tab sees some hundreds of calls a day at most.
#[derive(Clone, Copy)]
pub struct LiveCall {
    /// Its name on this page.
    pub key: CallKey,
    /// As the server sees it; its id is empty until the dial is answered.
    pub view: RwSignal<CallView>,
    /// How this page asked for it; None for calls begun elsewhere.
    pub request: RwSignal<Option<DialRequest>>,
    /// Idempotency key of the dial.
    pub dial_key: StoredValue<String>,
    /// Why the dial failed, where this page asked.
    pub fault: RwSignal<Option<Fault>>,
    /// The control that was pressed and not yet answered.
    pub asked: RwSignal<Option<Control>>,
    /// Microphone off.
    pub muted: RwSignal<bool>,
    /// What this page knows beside that.
    pub local: RwSignal<Local>,
    /// Waits for news that may not come.
    pub(super) local_timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// What is open below the controls.
    pub panel: RwSignal<Panel>,
    /// Tones sent so far.
    pub tones: RwSignal<String>,
    /// What was written about it.
    pub draft: RwSignal<Draft>,
    /// The draft is safe on this device.
    pub draft_kept: RwSignal<bool>,
    /// Waits to say so.
    pub(super) kept_timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// Where the wrap-up is.
    pub saving: RwSignal<Saving>,
    /// Key of what is made of it: a lead, or what is written in the log.
    pub repeat: Repeat,
    /// The element that started it: its events are dispatched there.
    pub target: StoredValue<Option<Element>, LocalStorage>,
}

impl LiveCall {
    /// A call as just heard of. Call it inside an owner that lives as long as the page.
    pub(super) fn new(key: CallKey, view: CallView) -> Self {
        Self {
            key,
            view: RwSignal::new(view),
            request: RwSignal::new(None),
            dial_key: StoredValue::new(String::new()),
            fault: RwSignal::new(None),
            asked: RwSignal::new(None),
            muted: RwSignal::new(false),
            local: RwSignal::new(Local::Nothing),
            local_timer: StoredValue::new_local(None),
            panel: RwSignal::new(Panel::None),
            tones: RwSignal::new(String::new()),
            draft: RwSignal::new(Draft::default()),
            draft_kept: RwSignal::new(false),
            kept_timer: StoredValue::new_local(None),
            saving: RwSignal::new(Saving::No),
            repeat: Repeat::default(),
            target: StoredValue::new_local(None),
        }
    }

    /// A call of the past that isn't among the page's calls: what is written about it is kept and stored as of any other.
    /// Call it inside the owner of its view.
    #[must_use]
    pub fn of_the_past(view: CallView) -> Self {
        Self::new(CallKey::MAX, view)
    }

    /// The server's id; empty until the dial is answered.
    #[must_use]
    pub fn id(&self) -> String {
        self.view.with_untracked(|view| view.id.clone())
    }

    /// Opens a panel, or closes it when it is open.
    pub fn toggle(&self, panel: Panel) {
        self.panel
            .update(|open| *open = if *open == panel { Panel::None } else { panel });
    }
}
