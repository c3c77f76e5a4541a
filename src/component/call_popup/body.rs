//! The panel that is open below the controls.

use leptos::prelude::*;

use crate::App;
use crate::component::disposition_form::OutcomeForm;
use crate::component::face::Face;
use crate::component::keypad::Keypad;
use crate::component::late;
use crate::component::lead_form::LeadForm;
use crate::component::note_editor::NoteEditor;
use crate::component::record_finder::FindRecordPanel;
use crate::component::task_form::TaskPanel;
use crate::component::wrap_up::WrapUpForm;
use crate::session::{LiveCall, Panel};

pub(super) fn body(_app: App, call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let asks = Memo::new(move |_| face.with(|face| face.ask_outcome));
    let panel = Memo::new(move |_| call.panel.get());
    move || {
        let parts = late::parts();
        let panel = panel.get();
        if panel == Panel::None && !asks.get() {
            return ().into_any();
        }
        parts.map(|parts| (parts.panel)(call, panel)).into_any()
    }
}

/// The open panel; without one, the question what came of the call.
pub(in crate::component) fn panel(call: LiveCall, panel: Panel) -> AnyView {
    match panel {
        Panel::None => view! { <OutcomeForm call/> }.into_any(),
        Panel::Keypad => view! { <Keypad call/> }.into_any(),
        Panel::Note => view! { <div class="pop-b"><NoteEditor call focus=true/></div> }.into_any(),
        Panel::Task => view! { <div class="pop-b"><TaskPanel call/></div> }.into_any(),
        Panel::Lead | Panel::FindRecord => {
            (move || late::record_panel().map(|build| build(call, panel))).into_any()
        }
        Panel::WrapUp => view! { <WrapUpForm call/> }.into_any(),
    }
}

/// A record for a caller whom nobody knows: looked for, or made.
pub(in crate::component) fn record_panel(call: LiveCall, panel: Panel) -> AnyView {
    match panel {
        Panel::Lead => view! { <LeadForm call/> }.into_any(),
        Panel::FindRecord => view! { <FindRecordPanel call/> }.into_any(),
        _ => ().into_any(),
    }
}
