//! Messages at the edge of the page: one per fault, what happened and what to do.

use leptos::prelude::*;

use crate::icon::Icon;

/// At most so many are up; the oldest goes first.
const MOST: usize = 3;

/// What kind of news it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good news; leaves by itself.
    Go,
    /// Bad news; stays until it is closed or mended.
    Stop,
    /// Waiting for something.
    Wait,
    /// To be known.
    Info,
}

/// A message. Two with the same `about` are one fault: the later one takes the earlier one's place.
#[derive(Clone)]
pub struct Toast {
    /// Which fault or news it is about, e.g. `connection`, `dial`.
    pub about: String,
    /// Kind of news.
    pub tone: Tone,
    /// Glyph at its start.
    pub icon: Icon,
    /// What happened.
    pub title: String,
    /// What to do.
    pub body: Option<String>,
    /// Buttons: word and what it does. The toast closes when one is pressed.
    pub actions: Vec<(String, Callback<()>)>,
}

/// The messages that are up.
#[derive(Clone, Copy)]
pub struct Toasts(RwSignal<Vec<Toast>>);

impl Toasts {
    /// None yet. Call it inside an owner that lives as long as the page.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Shows a message.
    pub fn show(&self, toast: Toast) {
        self.0.update(|list| {
            list.retain(|other| other.about != toast.about);
            list.push(toast);
            let over = list.len().saturating_sub(MOST);
            list.drain(..over);
        });
    }

    /// Takes the message about this away: closed, or mended.
    pub fn dismiss(&self, about: &str) {
        if self
            .0
            .with_untracked(|list| list.iter().any(|toast| toast.about == about))
        {
            self.0
                .update(|list| list.retain(|toast| toast.about != about));
        }
    }

    /// The messages, oldest first.
    #[must_use]
    pub fn list(&self) -> Vec<Toast> {
        self.0.get()
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}
