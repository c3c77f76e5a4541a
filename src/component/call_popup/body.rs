//! The panel that is open below the controls.

use leptos::prelude::*;

use crate::App;
use crate::component::disposition_form::OutcomeForm;
use crate::component::face::Face;
use crate::component::keypad::Keypad;
use crate::component::lead_form::LeadForm;
use crate::component::note_editor::NoteEditor;
use crate::component::task_form::TaskPanel;
use crate::component::wrap_up::WrapUpForm;
use crate::session::{LiveCall, Panel};

pub(super) fn body(_app: App, call: LiveCall, face: Memo<Face>) -> impl IntoView {
    let asks = Memo::new(move |_| face.with(|face| face.ask_outcome));
    let panel = Memo::new(move |_| call.panel.get());
    move || match panel.get() {
        Panel::None => asks.get().then(|| view! { <OutcomeForm call/> }).into_any(),
        Panel::Keypad => view! { <Keypad call/> }.into_any(),
        Panel::Note => view! { <div class="pop-b"><NoteEditor call focus=true/></div> }.into_any(),
        Panel::Task => view! { <div class="pop-b"><TaskPanel call/></div> }.into_any(),
        Panel::Lead => view! { <LeadForm call/> }.into_any(),
        Panel::WrapUp => view! { <WrapUpForm call/> }.into_any(),
    }
}
