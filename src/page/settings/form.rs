//! A page's form: its draft, saving it, what happens when somebody else saved first, and not losing it by leaving.

use std::pin::Pin;

use leptos::prelude::*;

use super::Settings;
use crate::backend::Fault;
use crate::component::form::draft::{Draft, in_words};
use crate::component::form::notice::notice;
use crate::component::form::save_bar::{SaveBar, Saving};
use crate::session::Tone;

type Work = Pin<Box<dyn Future<Output = Result<Draft, Fault>>>>;

/// What a form does over the network.
struct Ways {
    store: Box<dyn Fn(Draft) -> Work>,
    fetch: Box<dyn Fn() -> Work>,
    is_valid: Box<dyn Fn(&Draft) -> bool>,
}

/// The form of a page. A `Copy` handle that lives as long as the page.
#[derive(Clone, Copy)]
pub struct Form {
    /// What stands in it and what is stored.
    pub draft: RwSignal<Draft>,
    /// How saving stands.
    pub saving: RwSignal<Saving>,
    /// What the form is of, e.g. "Tata Tele".
    pub of: &'static str,
    /// What others changed, after [`Self::catch_up`].
    theirs: RwSignal<Option<String>>,
    ways: StoredValue<Ways, LocalStorage>,
}

impl Form {
    /// A form, watched by the settings so that leaving the page asks first. `store` answers with what is stored then,
    /// `fetch` with what is stored now.
    pub fn new<S, F>(
        settings: Settings,
        of: &'static str,
        draft: Draft,
        store: impl Fn(Draft) -> S + 'static,
        fetch: impl Fn() -> F + 'static,
        is_valid: impl Fn(&Draft) -> bool + 'static,
    ) -> Self
    where
        S: Future<Output = Result<Draft, Fault>> + 'static,
        F: Future<Output = Result<Draft, Fault>> + 'static,
    {
        let ways = Ways {
            store: Box::new(move |draft| Box::pin(store(draft))),
            fetch: Box::new(move || Box::pin(fetch())),
            is_valid: Box::new(is_valid),
        };
        let form = Self {
            draft: RwSignal::new(draft),
            saving: RwSignal::new(Saving::Idle),
            of,
            theirs: RwSignal::new(None),
            ways: StoredValue::new_local(ways),
        };
        settings.watch(form);
        form
    }

    /// Something is unsaved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.draft
            .try_with(|draft| !draft.changed().is_empty())
            .unwrap_or_default()
    }

    /// The stored version has a stamp, so that the server notices a stale form.
    fn has_stamp(&self) -> bool {
        self.draft
            .with_untracked(|draft| !draft.get("modified").is_empty())
    }

    /// The value behind `key`.
    #[must_use]
    pub fn value(&self, key: &'static str) -> Signal<String> {
        let draft = self.draft;
        Memo::new(move |_| draft.with(|draft| draft.get(key).to_owned())).into()
    }

    /// Takes what is typed into the field behind `key`.
    #[must_use]
    pub fn write(&self, key: &'static str) -> Callback<String> {
        let draft = self.draft;
        Callback::new(move |text: String| draft.update(|draft| draft.set(key, text)))
    }

    /// The switch behind `key`.
    #[must_use]
    pub fn is_on(&self, key: &'static str) -> Signal<bool> {
        let draft = self.draft;
        Memo::new(move |_| draft.with(|draft| draft.is_on(key))).into()
    }

    /// Turns the switch behind `key`.
    #[must_use]
    pub fn turn(&self, key: &'static str) -> Callback<bool> {
        let draft = self.draft;
        Callback::new(move |on: bool| {
            draft.update(|draft| draft.set(key, if on { "1" } else { "" }))
        })
    }

    /// Stores the form, unless a field can't be right.
    pub fn save(self) {
        if self.saving.with_untracked(|saving| *saving == Saving::Busy) {
            return;
        }
        let draft = self.draft.get_untracked();
        if !self.ways.with_value(|ways| (ways.is_valid)(&draft)) {
            let fault = Fault {
                hint: Some("Correct what is marked in red, then save.".into()),
                ..Fault::with_message("invalid-input", "Not everything can be right yet.")
            };
            self.saving.set(Saving::Failed(fault));
            return;
        }
        self.saving.set(Saving::Busy);
        let work = self.ways.with_value(|ways| (ways.store)(draft));
        leptos::task::spawn_local(async move {
            let answer = work.await;
            if self.saving.is_disposed() {
                return;
            }
            match answer {
                Ok(stored) => {
                    self.draft.set(stored);
                    self.theirs.set(None);
                    self.saving.set(Saving::Idle);
                }
                Err(fault) => self.saving.set(Saving::of_fault(fault, self.has_stamp())),
            }
        });
    }

    /// Fetches what is stored now: my changes stay in the form, everything else follows.
    pub fn catch_up(self) {
        let work = self.ways.with_value(|ways| (ways.fetch)());
        leptos::task::spawn_local(async move {
            let answer = work.await;
            if self.saving.is_disposed() {
                return;
            }
            match answer {
                Ok(stored) => {
                    let changed = self
                        .draft
                        .try_update(|draft| draft.rebase(&stored))
                        .unwrap_or_default();
                    let changed: Vec<&str> = changed
                        .into_iter()
                        .filter(|name| !name.is_empty())
                        .collect();
                    self.theirs.set(
                        (!changed.is_empty())
                            .then(|| format!("They changed {}.", in_words(&changed))),
                    );
                    self.saving.set(Saving::Idle);
                }
                Err(fault) => self.saving.set(Saving::Failed(fault)),
            }
        });
    }

    /// The save bar, with what others changed above it.
    pub fn bar(self) -> impl IntoView {
        let theirs = move || {
            self.theirs
                .get()
                .filter(|_| self.is_dirty())
                .map(|changed| {
                    let yours = self.draft.with(|draft| in_words(&draft.changed()));
                    notice(
                        Tone::Info,
                        changed,
                        Some(format!("You changed {yours}. Saving now keeps both.")),
                    )
                })
        };
        view! {
            {theirs}
            <SaveBar draft=self.draft saving=self.saving save=Callback::new(move |()| self.save()) catch_up=Callback::new(move |()| self.catch_up())/>
        }
    }
}
