//! Somebody else changed the list while its rules were edited: what is stored now beside what is typed, and the two ways on.

use leptos::prelude::*;

use crate::component::form::draft::{Difference, Draft};
use crate::i18n::list as t;
use crate::icon::{Icon, glyph};

/// The note, while there is somebody else's version.
pub(super) fn note(
    draft: RwSignal<Draft>,
    theirs: RwSignal<Option<Draft>>,
    save: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    move || {
        let stored = theirs.get()?;
        let rows = draft.with_untracked(|draft| draft.differences(&stored));
        let rows = rows.iter().map(row).collect_view();
        let mine_over = stored.clone();
        let save_mine = move |_| {
            draft.update(|draft| draft.rebase(&mine_over));
            theirs.set(None);
            save();
        };
        let take_theirs = move |_| {
            draft.set(stored.clone());
            theirs.set(None);
        };
        Some(view! {
            <div class="note wait" role="alert">
                {glyph(Icon::TRIANGLE_ALERT, "")}
                <div>
                    <p class="med">{t().changed_meanwhile}</p>
                    <p>{t().nothing_overwritten}</p>
                    {rows}
                    <div class="row wrap">
                        <button type="button" class="btn small" on:click=take_theirs>{t().take_theirs}</button>
                        <button type="button" class="btn small" on:click=save_mine>{t().save_mine}</button>
                    </div>
                </div>
            </div>
        })
    }
}

fn row(difference: &Difference) -> impl IntoView + use<> {
    let shown = |text: &str| text.replace('\n', ", ");
    let (theirs, mine) = (shown(&difference.theirs), shown(&difference.mine));
    view! { <p class="sm">{t().theirs_and_mine(&difference.label, &theirs, &mine)}</p> }
}
