//! The bar that is there only while something is unsaved.

use leptos::prelude::*;
use ringlet_model::api::CHANGED_MEANWHILE;

use super::button::WorkButton;
use super::draft::{Difference, Draft};
use super::notice::{fault_notice, notice};
use super::secret::MASK;
use crate::backend::Fault;
use crate::browser::timer::Timeout;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};
use crate::session::Tone;

/// How long it is said that a form was saved.
const SAID_MS: i32 = 4_000;

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
    /// Somebody else saved first; nothing was overwritten.
    Conflict {
        /// Who and when, as the server says it.
        sentence: String,
        /// What is stored now.
        theirs: Draft,
    },
}

/// What a refusal says of a form that is stale; None when it was refused for something else.
#[must_use]
pub fn stale(fault: &Fault) -> Option<String> {
    if !fault.is_stale() {
        return None;
    }
    // Frappe's own sentence says to reload the page, which would lose what was typed; where the server doesn't know who
    // it was, we say as much in the user's language.
    let is_useless = fault.message.is_empty()
        || fault.message == CHANGED_MEANWHILE
        || fault.message.starts_with("Document has been modified");
    Some(if is_useless {
        words().conflict.into()
    } else {
        fault.message.clone()
    })
}

/// Says how much is unsaved and offers Save and Discard; after a conflict both versions side by side instead.
#[component]
pub fn SaveBar(
    /// The form.
    draft: RwSignal<Draft>,
    /// How saving stands.
    saving: RwSignal<Saving>,
    /// Stores the form.
    #[prop(into)]
    save: Callback<()>,
) -> impl IntoView {
    let count = Memo::new(move |_| draft.with(|draft| draft.changed().len()));
    let busy = Signal::derive(move || saving.with(|saving| *saving == Saving::Busy));
    let is_conflict = move || saving.with(|saving| matches!(saving, Saving::Conflict { .. }));
    // What is on its way can't be called back: whether it was stored, the answer says.
    let discard = move |_| {
        if !busy.get_untracked() {
            draft.update(Draft::discard);
            saving.set(Saving::Idle);
        }
    };
    let saved = said_saved(saving);
    let t = words();
    view! {
        <p class="saved" role="status">
            {move || (saved.get() && count.get() == 0).then(|| view! { {glyph(Icon::CIRCLE_CHECK, "go")} {t.saved} })}
        </p>
        <Show when=move || count.get() != 0>
            <div class="bar">
                {move || problem(&saving.get(), draft, saving, save)}
                <Show when=move || !is_conflict()>
                    <div>
                        <span class="sm t2" role="status">{move || t.unsaved(count.get())}</span>
                        <span class="row">
                            <button type="button" class="btn" on:click=discard>{t.discard}</button>
                            <WorkButton class="btn primary" word=t.save busy_word=t.saving busy=busy press=save/>
                        </span>
                    </div>
                </Show>
            </div>
        </Show>
    }
}

/// True for a moment after a save that was taken.
fn said_saved(saving: RwSignal<Saving>) -> RwSignal<bool> {
    let saved = RwSignal::new(false);
    let pause = StoredValue::new_local(None);
    Effect::new(move |was_busy: Option<bool>| {
        let now = saving.get();
        if was_busy == Some(true) && now == Saving::Idle {
            saved.set(true);
            let over = Timeout::new(SAID_MS, move || saved.set(false));
            pause.set_value(Some(over));
        }
        now == Saving::Busy
    });
    saved
}

fn problem(
    state: &Saving,
    draft: RwSignal<Draft>,
    saving: RwSignal<Saving>,
    save: Callback<()>,
) -> Option<AnyView> {
    match state {
        Saving::Idle | Saving::Busy => None,
        Saving::Failed(fault) => Some(fault_notice(fault).into_any()),
        Saving::Conflict { sentence, theirs } => {
            let sentence = sentence.clone();
            Some(conflict(sentence, theirs.clone(), draft, saving, save).into_any())
        }
    }
}

/// Both versions, and the two ways on.
fn conflict(
    sentence: String,
    theirs: Draft,
    draft: RwSignal<Draft>,
    saving: RwSignal<Saving>,
    save: Callback<()>,
) -> impl IntoView {
    let t = words();
    let rows = draft
        .with_untracked(|draft| draft.differences(&theirs))
        .iter()
        .map(row)
        .collect_view();
    let mine_over = theirs.clone();
    let save_mine = move |_| {
        draft.update(|draft| draft.rebase(&mine_over));
        saving.set(Saving::Idle);
        save.run(());
    };
    let take_theirs = move |_| {
        draft.set(theirs.clone());
        saving.set(Saving::Idle);
    };
    view! {
        {notice(Tone::Wait, sentence, Some(t.conflict_hint.into()))}
        <table class="tbl both">
            <thead><tr><th>{t.field}</th><th>{t.theirs}</th><th>{t.mine}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <div class="acts end">
            <button type="button" class="btn" on:click=take_theirs>{t.take_theirs}</button>
            <button type="button" class="btn primary" on:click=save_mine>{t.save_mine}</button>
        </div>
    }
}

fn row(difference: &Difference) -> impl IntoView + use<> {
    let t = words();
    let is_secret = difference.theirs == MASK || difference.mine == MASK;
    let shown = |text: &str| match text {
        "" => t.empty.to_owned(),
        MASK => t.hidden.to_owned(),
        _ if is_secret => t.new_secret.to_owned(),
        text => text.replace('\n', ", "),
    };
    view! {
        <tr>
            <th scope="row">{difference.label.clone()}</th>
            <td><span class="m">{t.theirs} " "</span>{shown(&difference.theirs)}</td>
            <td><span class="m">{t.mine} " "</span>{shown(&difference.mine)}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use ringlet_model::api::STAMP;

    use super::*;

    #[test]
    fn only_a_stale_form_is_a_conflict() {
        let frappe = |message: &str| Fault {
            exc_type: Some("TimestampMismatchError".into()),
            ..Fault::with_message("changed-meanwhile", message)
        };
        let said = |sentence: &str| Some(sentence.to_owned());
        let own = |message: &str| Fault {
            field: Some(STAMP.into()),
            ..Fault::with_message("conflict", message)
        };
        assert_eq!(stale(&frappe("Asha changed it.")), said("Asha changed it."));
        assert_eq!(stale(&own("Asha changed it.")), said("Asha changed it."));
        for nameless in [
            frappe("Document has been modified after you have opened it."),
            own(CHANGED_MEANWHILE),
        ] {
            let ours = said("Somebody changed this page meanwhile.");
            assert_eq!(stale(&nameless), ours);
        }
        for field in [None, Some("name".into())] {
            let other = Fault {
                field,
                ..own("There is one already.")
            };
            assert_eq!(
                stale(&other),
                None,
                "the last administrator, a name that is taken"
            );
        }
    }
}
