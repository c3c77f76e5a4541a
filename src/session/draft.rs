//! What an agent has written about a call and not yet saved; kept on the device so that a reload loses nothing.

use ringlet_model::api::{NoteDraft, RecordRef, TaskDraft, WrapUp};
use ringlet_model::call::Outcome;
use serde::{Deserialize, Serialize};

use crate::backend::{from_js, parse, stringify};
use crate::browser::storage::{self, Keep};

const PREFIX: &str = "ringlet:draft:";

/// A wrap-up in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Chosen disposition.
    pub disposition: Option<String>,
    /// HTML of the note; empty when there is none.
    pub note: String,
    /// The follow-up.
    pub task: Option<TaskDraft>,
    /// The record chosen of several.
    pub reference: Option<RecordRef>,
    /// The agent's word where the provider reported no result.
    pub outcome: Option<Outcome>,
    /// It is about a call of the past, written in the log: the popup leaves it alone.
    pub past: bool,
    /// Save was pressed and the server was away: send it with this key as soon as it is back.
    pub waiting_key: Option<String>,
}

impl Draft {
    /// Nothing was written or chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let past = self.past;
        *self
            == Self {
                past,
                ..Self::default()
            }
    }

    /// Something that a person wrote, so that it must not be thrown away without asking.
    #[must_use]
    pub fn has_writing(&self) -> bool {
        !self.note.is_empty() || self.task.is_some() || self.disposition.is_some()
    }

    /// As the server takes it.
    #[must_use]
    pub fn wrap_up(&self) -> WrapUp {
        let note = NoteDraft {
            title: String::new(),
            content: self.note.clone(),
        };
        WrapUp {
            disposition: self.disposition.clone(),
            note: (!self.note.is_empty()).then_some(note),
            task: self.task.clone(),
            reference: self.reference.clone(),
            outcome: self.outcome,
            ..WrapUp::default()
        }
    }

    /// The draft kept for a call of this user.
    #[must_use]
    pub fn load(user: &str, call: &str) -> Self {
        storage::get(Keep::Device, &key(user, call))
            .and_then(|text| from_js(parse(&text)?).ok())
            .unwrap_or_default()
    }

    /// Keeps it; an empty one is forgotten. False when the device refused.
    pub fn keep(&self, user: &str, call: &str) -> bool {
        if self.is_empty() {
            storage::remove(Keep::Device, &key(user, call));
            return true;
        }
        storage::set(Keep::Device, &key(user, call), &stringify(self))
    }

    /// Forgets what was kept for a call.
    pub fn forget(user: &str, call: &str) {
        storage::remove(Keep::Device, &key(user, call));
    }
}

/// Ids of the calls that this user left drafts about on the device; those written in the log stay there.
#[must_use]
pub fn calls_with_drafts(user: &str) -> Vec<String> {
    let prefix = key(user, "");
    storage::keys(Keep::Device, &prefix)
        .iter()
        .filter_map(|key| key.strip_prefix(&prefix))
        .filter(|call| !Draft::load(user, call).past)
        .map(String::from)
        .collect()
}

fn key(user: &str, call: &str) -> String {
    format!("{PREFIX}{user}:{call}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_draft_is_a_skipped_wrap_up() {
        assert_eq!(Draft::default().wrap_up(), WrapUp::default());
        assert!(!Draft::default().has_writing());
    }

    #[test]
    fn everything_written_goes_to_the_server() {
        let task = TaskDraft {
            title: "Send the revised quote".into(),
            ..TaskDraft::default()
        };
        let draft = Draft {
            disposition: Some("Interested".into()),
            note: "<b>Wants 300 m</b>".into(),
            task: Some(task.clone()),
            ..Draft::default()
        };
        let sent = draft.wrap_up();
        assert_eq!(sent.disposition.as_deref(), Some("Interested"));
        assert_eq!(
            sent.note.map(|note| note.content).as_deref(),
            Some("<b>Wants 300 m</b>")
        );
        assert_eq!(sent.task, Some(task));
        assert!(draft.has_writing());
    }
}
