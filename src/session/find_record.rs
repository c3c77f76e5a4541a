//! A record looked for by hand, and a call kept with it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{LinkAnswer, RecordMatch, RecordRef, RecordSearch};

use super::{Toast, Tone, live};
use crate::App;
use crate::browser::timer;
use crate::i18n::call as words;
use crate::icon::Icon;

/// Somebody still types; only what stands this long is looked for.
const TYPING_PAUSE_MS: u32 = 200;

/// Shorter texts find everything.
const FEWEST_SIGNS: usize = 2;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// Nothing was looked for.
    #[default]
    Nothing,
    /// Under way.
    Looking,
    /// These.
    Records(Vec<RecordMatch>),
    /// The server could not say; why, for a person.
    Failed(String),
}

/// A search that follows the typing.
#[derive(Clone)]
pub struct Search {
    app: App,
    found: RwSignal<Found>,
    /// Counts what was typed, so that only the answer to the last counts.
    turn: Rc<Cell<u32>>,
}

impl Search {
    /// Nothing looked for yet.
    #[must_use]
    pub fn new(app: App) -> Self {
        Self {
            app,
            found: RwSignal::new(Found::Nothing),
            turn: Rc::new(Cell::new(0)),
        }
    }

    /// What was found.
    #[must_use]
    pub fn found(&self) -> Signal<Found> {
        self.found.into()
    }

    /// Looks for `text` as soon as the typing pauses.
    pub fn look_for(&self, text: &str) {
        let text = text.trim().to_owned();
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        if text.chars().count() < FEWEST_SIGNS {
            self.found.set(Found::Nothing);
            return;
        }
        if !matches!(*self.found.read_untracked(), Found::Records(_)) {
            self.found.set(Found::Looking);
        }
        let search = self.clone();
        spawn_local(async move {
            timer::sleep(TYPING_PAUSE_MS).await;
            if search.turn.get() != turn {
                return;
            }
            let found = search.ask(&text).await;
            if search.turn.get() == turn {
                search.found.try_set(found);
            }
        });
    }

    async fn ask(&self, text: &str) -> Found {
        let text = String::from(js_sys::encode_uri_component(text));
        let path = format!("/api/ringlet/records?q={text}");
        match self.app.client.get::<RecordSearch>(&path).await {
            Ok(answer) => Found::Records(answer.records),
            Err(fault) => Found::Failed(super::wrap_up::refusal(&fault)),
        }
    }
}

/// Keeps the call with the record and says so; `kept` is told of it.
pub fn link(app: App, call_id: String, record: RecordMatch, kept: impl FnOnce() + 'static) {
    spawn_local(async move {
        let path = format!("/api/ringlet/calls/{call_id}/link");
        let reference = RecordRef {
            doctype: record.doctype,
            name: record.name,
        };
        let answer = app.client.post::<_, LinkAnswer>(&path, &reference, None);
        let (tone, icon, title, body) = match answer.await {
            Ok(answer) => {
                live::receive(app, answer.call);
                kept();
                let title = words().linked(&record.title);
                (Tone::Go, Icon::CIRCLE_CHECK, title, None)
            }
            Err(fault) => {
                let why = super::wrap_up::refusal(&fault);
                let title = words().link_failed.to_owned();
                (Tone::Stop, Icon::CIRCLE_ALERT, title, Some(why))
            }
        };
        app.toasts.show(Toast {
            about: "link".into(),
            tone,
            icon,
            title,
            body,
            actions: Vec::new(),
        });
    });
}
