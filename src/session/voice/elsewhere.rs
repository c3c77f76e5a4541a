//! Calls whose sound is in another tab of this browser: what is asked of them here is done there.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::phone;
use crate::App;
use crate::backend::{from_js, to_js};
use crate::browser::tabs::Tabs;

/// What the tabs say of calls, named by our own id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    /// A tab opened and wants to know who has which.
    Who,
    /// Its sound is in the tab that says so.
    Here { id: String, muted: bool },
    /// It no longer is.
    Gone { id: String },
    /// Whoever has its sound does that: a control, with the keypad's digits.
    Do {
        id: String,
        what: String,
        digits: String,
    },
}

/// What is known of the tabs.
struct Known {
    tabs: Tabs,
    /// Calls with their sound in this tab, and whether the microphone is off.
    here: BTreeMap<String, bool>,
    /// Calls with their sound in another one.
    there: BTreeSet<String>,
}

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

fn with<T>(read: impl FnOnce(&mut Known) -> T) -> Option<T> {
    KNOWN.with_borrow_mut(|known| known.as_mut().map(read))
}

fn post(word: &Word) {
    with(|known| known.tabs.post(&to_js(word)));
}

/// Listens to the tabs of this user, and asks what they have.
pub(super) fn listen(app: App, user: &str) {
    let name = format!("ringlet-voice:{}:{user}", app.client.url(""));
    let tabs = Tabs::open(&name, move |word| {
        if let Ok(word) = from_js(word) {
            hear(app, word);
        }
    });
    KNOWN.set(Some(Known {
        tabs,
        here: BTreeMap::new(),
        there: BTreeSet::new(),
    }));
    post(&Word::Who);
}

/// Another user's calls are nobody's here, and the sound of this user's ends with the tab's part in them.
pub(super) fn forget() {
    let Some(known) = KNOWN.take() else { return };
    for id in known.here.into_keys() {
        known.tabs.post(&to_js(&Word::Gone { id }));
    }
    known.tabs.close();
}

/// Another tab has its sound.
pub(super) fn has(id: &str) -> bool {
    with(|known| known.there.contains(id)).unwrap_or_default()
}

/// Lets the tab with the sound do it; false where none has it.
pub(super) fn act(id: &str, what: &str, digits: &str) -> bool {
    let is_there = has(id);
    if is_there {
        post(&Word::Do {
            id: id.to_owned(),
            what: what.to_owned(),
            digits: digits.to_owned(),
        });
    }
    is_there
}

/// Its sound is in this tab from now on.
pub(super) fn tell_here(id: &str, muted: bool) {
    with(|known| {
        known.there.remove(id);
        known.here.insert(id.to_owned(), muted);
    });
    let id = id.to_owned();
    post(&Word::Here { id, muted });
}

/// It no longer is, where it was.
pub(super) fn tell_gone(id: &str) {
    let was_here = with(|known| known.here.remove(id)).flatten();
    if was_here.is_some() {
        post(&Word::Gone { id: id.to_owned() });
    }
}

fn hear(app: App, word: Word) {
    match word {
        Word::Who => {
            let here = with(|known| known.here.clone()).unwrap_or_default();
            for (id, muted) in here {
                post(&Word::Here { id, muted });
            }
        }
        Word::Here { id, muted } => {
            with(|known| known.there.insert(id.clone()));
            if let Some(call) = app.session.by_id(&id) {
                call.muted.set(muted);
                call.view.update(|view| phone::adorn(app, view));
            }
        }
        Word::Gone { id } => {
            with(|known| known.there.remove(&id));
            if let Some(call) = app.session.by_id(&id) {
                phone::silent(app, call);
            }
        }
        Word::Do { id, what, digits } => {
            if let Some(call) = app.session.by_id(&id)
                && phone::phone().is_some_and(|phone| phone.has(&id))
            {
                phone::act(app, call, &what, &digits);
            }
        }
    }
}
