//! The bar that is there only while something is unsaved.

use leptos::prelude::*;

use super::button::WorkButton;
use super::draft::Draft;
use super::notice::{fault_notice, notice};
use crate::backend::Fault;
use crate::session::Tone;

/// How saving a form stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    /// Nothing under way.
    #[default]
    Idle,
    /// Asked, not answered.
    Busy,
    /// Refused.
    Failed(Fault),
    /// Somebody else saved first; nothing was overwritten. Their sentence.
    Conflict(String),
}

impl Saving {
    /// What a refusal means. Only a form with a stamp of the stored version can be stale.
    #[must_use]
    pub fn of_fault(fault: Fault, has_stamp: bool) -> Self {
        let is_frappe = fault.exc_type.as_deref() == Some("TimestampMismatchError");
        if !(is_frappe || has_stamp && fault.code == "conflict") {
            return Self::Failed(fault);
        }
        // Frappe's own sentence says to reload the page, which would lose what was typed.
        let is_useless =
            fault.message.is_empty() || fault.message.starts_with("Document has been modified");
        Self::Conflict(if is_useless {
            "Somebody changed this page meanwhile.".into()
        } else {
            fault.message
        })
    }
}

/// "1 change not saved", "2 changes not saved".
#[must_use]
pub fn unsaved_words(count: usize) -> String {
    if count == 1 {
        "1 change not saved".into()
    } else {
        format!("{count} changes not saved")
    }
}

/// Says how much is unsaved and offers Save and Discard; after a conflict, to look at the others' changes first.
#[component]
pub fn SaveBar(
    /// The form.
    draft: RwSignal<Draft>,
    /// How saving stands.
    saving: RwSignal<Saving>,
    /// Stores the form.
    #[prop(into)]
    save: Callback<()>,
    /// Fetches what others stored and rebases the form on it.
    #[prop(into)]
    catch_up: Callback<()>,
) -> impl IntoView {
    let count = Memo::new(move |_| draft.with(|draft| draft.changed().len()));
    let busy = Signal::derive(move || saving.with(|saving| *saving == Saving::Busy));
    let discard = move |_| {
        draft.update(Draft::discard);
        saving.set(Saving::Idle);
    };
    view! {
        <Show when=move || count.get() != 0>
            <div class="bar">
                {move || problem(&saving.get(), count.get(), catch_up)}
                <div>
                    <span class="sm t2" role="status">{move || unsaved_words(count.get())}</span>
                    <span class="row">
                        <button type="button" class="btn" on:click=discard>"Discard"</button>
                        <WorkButton class="btn primary" word="Save" busy_word="Saving…" busy=busy press=save/>
                    </span>
                </div>
            </div>
        </Show>
    }
}

fn problem(saving: &Saving, count: usize, catch_up: Callback<()>) -> Option<AnyView> {
    match saving {
        Saving::Idle | Saving::Busy => None,
        Saving::Failed(fault) => Some(fault_notice(fault).into_any()),
        Saving::Conflict(sentence) => {
            let yours = if count == 1 {
                "Your change isn’t saved yet."
            } else {
                "Your changes aren’t saved yet."
            };
            Some(
                view! {
                    {notice(Tone::Wait, sentence.clone(), Some(yours.into()))}
                    <button type="button" class="btn" on:click=move |_| catch_up.run(())>"Show their changes"</button>
                }
                .into_any(),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_stale_form_is_a_conflict() {
        let frappe = |message: &str| Fault {
            exc_type: Some("TimestampMismatchError".into()),
            ..Fault::with_message("changed-meanwhile", message)
        };
        let conflict = |sentence: &str| Saving::Conflict(sentence.into());
        assert_eq!(
            Saving::of_fault(frappe("Asha changed it."), true),
            conflict("Asha changed it.")
        );
        assert_eq!(
            Saving::of_fault(
                frappe("Document has been modified after you have opened it."),
                true
            ),
            conflict("Somebody changed this page meanwhile.")
        );
        let own = Fault::with_message("conflict", "Asha changed this page.");
        assert_eq!(
            Saving::of_fault(own.clone(), true),
            conflict("Asha changed this page.")
        );
        assert_eq!(
            Saving::of_fault(own.clone(), false),
            Saving::Failed(own),
            "the last administrator, an id that is taken"
        );
    }

    #[test]
    fn counts_in_words() {
        assert_eq!(unsaved_words(1), "1 change not saved");
        assert_eq!(unsaved_words(2), "2 changes not saved");
    }
}
