//! Something done over the network by a button: under way, done, or refused.

use leptos::prelude::*;

use super::notice::fault_notice;
use crate::backend::Fault;

/// How it stands. A `Copy` handle that lives as long as the view. Done to a row of several, it knows which one.
#[derive(Clone, Copy, Default)]
pub struct Work {
    /// Under way.
    pub busy: RwSignal<bool>,
    /// Why it failed.
    pub fault: RwSignal<Option<Fault>>,
    row: RwSignal<Option<String>>,
}

impl Work {
    /// Nothing under way.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// [`Self::run`] with one row of several.
    pub fn run_row<T: 'static>(
        self,
        row: String,
        asking: impl Future<Output = Result<T, Fault>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if !self.busy.get_untracked() {
            self.row.set(Some(row));
            self.run(asking, done);
        }
    }

    /// It is under way with this row.
    pub fn is_busy_with(self, row: String) -> Signal<bool> {
        Signal::derive(move || {
            self.busy.get() && self.row.with(|busy| busy.as_deref() == Some(row.as_str()))
        })
    }

    /// Does it, unless it is under way; `done` gets the answer while the view is still there.
    pub fn run<T: 'static>(
        self,
        asking: impl Future<Output = Result<T, Fault>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        leptos::task::spawn_local(async move {
            let answer = asking.await;
            if self.busy.is_disposed() {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(answer) => done(answer),
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    /// Forgets that it failed.
    pub fn forget(self) {
        self.fault.set(None);
    }

    /// Why it failed at this field; None: it didn't, or not because of this field.
    pub fn said_of(self, field: &str) -> Option<String> {
        self.fault.with(|fault| {
            let fault = fault.as_ref()?;
            (fault.field.as_deref() == Some(field)).then(|| fault.message.clone())
        })
    }

    /// Why it failed, in a box.
    pub fn notice(self) -> impl IntoView {
        move || self.fault.get().map(|fault| fault_notice(&fault))
    }

    /// The same, but not what a field says itself.
    pub fn notice_beside_fields(self) -> impl IntoView {
        move || {
            let fault = self.fault.get().filter(|fault| fault.field.is_none());
            fault.map(|fault| fault_notice(&fault))
        }
    }
}
