//! A page's form: its draft, saving it, what happens when somebody else saved first, and not losing it by leaving.

use std::pin::Pin;

use leptos::prelude::*;

use super::Settings;
use crate::backend::Fault;
use crate::component::form::draft::Draft;
use crate::component::form::save_bar::{SaveBar, Saving, stale};
use crate::i18n::settings as words;

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
    ways: StoredValue<Ways, LocalStorage>,
}

impl Form {
    /// A form, watched by the settings so that leaving the page asks first. `store` answers with what is stored then,
    /// `fetch` with what is stored now.
    pub fn new<S, F>(
        settings: Settings,
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

    /// The value behind `key`.
    #[must_use]
    pub fn value(&self, key: impl Into<String>) -> Signal<String> {
        let (draft, key) = (self.draft, key.into());
        Memo::new(move |_| draft.with(|draft| draft.get(&key).to_owned())).into()
    }

    /// Takes what is typed into the field behind `key`.
    #[must_use]
    pub fn write(&self, key: impl Into<String>) -> Callback<String> {
        let (draft, key) = (self.draft, key.into());
        Callback::new(move |text: String| draft.update(|draft| draft.set(&key, text)))
    }

    /// The switch behind `key`.
    #[must_use]
    pub fn is_on(&self, key: impl Into<String>) -> Signal<bool> {
        let value = self.value(key);
        Signal::derive(move || value.with(|value| value == "1"))
    }

    /// Turns the switch behind `key`.
    #[must_use]
    pub fn turn(&self, key: impl Into<String>) -> Callback<bool> {
        let write = self.write(key);
        Callback::new(move |on: bool| write.run(if on { "1" } else { "" }.into()))
    }

    /// Stores the form, unless a field can't be right.
    pub fn save(self) {
        if self.saving.with_untracked(|saving| *saving == Saving::Busy) {
            return;
        }
        let draft = self.draft.get_untracked();
        if !self.ways.with_value(|ways| (ways.is_valid)(&draft)) {
            let fault = Fault {
                hint: Some(words().invalid_hint.into()),
                ..Fault::with_message("invalid-input", words().invalid)
            };
            self.saving.set(Saving::Failed(fault));
            return;
        }
        self.saving.set(Saving::Busy);
        let work = self.ways.with_value(|ways| (ways.store)(draft.clone()));
        leptos::task::spawn_local(async move {
            let answer = work.await;
            if self.saving.is_disposed() {
                return;
            }
            match answer {
                Ok(mut stored) => {
                    self.draft
                        .with_untracked(|typed| stored.retype(&draft, typed));
                    self.draft.set(stored);
                    self.saving.set(Saving::Idle);
                }
                Err(fault) => match stale(&fault) {
                    Some(sentence) => self.compare(sentence).await,
                    None => self.saving.set(Saving::Failed(fault)),
                },
            }
        });
    }

    /// Somebody else saved first: fetches what is stored now, to be shown beside what stands here.
    async fn compare(self, sentence: String) {
        let work = self.ways.with_value(|ways| (ways.fetch)());
        let answer = work.await;
        if self.saving.is_disposed() {
            return;
        }
        match answer {
            Ok(theirs)
                if self
                    .draft
                    .with_untracked(|mine| mine.differences(&theirs).is_empty()) =>
            {
                self.draft.set(theirs);
                self.saving.set(Saving::Idle);
            }
            Ok(theirs) => self.saving.set(Saving::Conflict { sentence, theirs }),
            Err(fault) => self.saving.set(Saving::Failed(fault)),
        }
    }

    /// The save bar.
    pub fn bar(self) -> impl IntoView {
        view! { <SaveBar draft=self.draft saving=self.saving save=Callback::new(move |()| self.save())/> }
    }
}
