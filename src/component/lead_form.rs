//! Name and company of a caller nobody knows yet.

use leptos::prelude::*;
use ringlet_model::api::LeadDraft;

use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::{LiveCall, Panel, lead};

/// Asks for a name and makes the lead.
#[component]
pub fn LeadForm(
    /// The call of the stranger.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let t = words();
    let draft = RwSignal::new(LeadDraft::default());
    let missing = RwSignal::new(false);
    let create = move || {
        let lead = draft.get_untracked();
        if lead.first_name.trim().is_empty() {
            missing.set(true);
        } else {
            lead::create(app, call, lead);
        }
    };
    let some = |text: String| (!text.trim().is_empty()).then_some(text);
    view! {
        <form class="pop-b" part="lead-form" on:submit=move |event| { event.prevent_default(); create(); }>
            <div class="grid2">
                <div class="field">
                    <label for="lead-first">{t.first_name}</label>
                    <input
                        id="lead-first"
                        class=move || if missing.get() { "in bad" } else { "in" }
                        autocomplete="off"
                        aria-required="true"
                        aria-invalid=move || missing.get().to_string()
                        aria-describedby=move || missing.get().then_some("lead-help")
                        on:input=move |event| {
                            missing.set(false);
                            draft.update(|lead| lead.first_name = event_target_value(&event));
                        }
                    />
                </div>
                <div class="field">
                    <label for="lead-last">{t.last_name}</label>
                    <input
                        id="lead-last"
                        class="in"
                        autocomplete="off"
                        on:input=move |event| draft.update(|lead| lead.last_name = some(event_target_value(&event)))
                    />
                </div>
            </div>
            {move || {
                missing
                    .get()
                    .then(|| {
                        view! {
                            <span id="lead-help" class="help bad" role="alert">
                                {glyph(Icon::CIRCLE_ALERT, "s14")}
                                {t.first_name_needed}
                            </span>
                        }
                    })
            }}
            <div class="field">
                <label for="lead-company">{t.company} " " <span class="t3 plain">{t.optional}</span></label>
                <input
                    id="lead-company"
                    class="in"
                    autocomplete="off"
                    on:input=move |event| draft.update(|lead| lead.organization = some(event_target_value(&event)))
                />
            </div>
            <div class="row end">
                <button class="btn ghost" type="button" on:click=move |_| call.panel.set(Panel::None)>{t.cancel}</button>
                <button class="btn primary" type="submit">{t.create_lead}</button>
            </div>
        </form>
    }
}
