//! The popup: status, who, how long, what can be done.

mod body;
mod foot;
mod handle;
mod identity;
mod notice;

pub(super) use body::{panel, record_panel};
pub use identity::{named, ring};
pub use notice::{advice as notice_advice, tone_class};

use leptos::prelude::*;

use super::face::{Face, Scene};
use super::incoming_call::{PickRecord, SecondCall};
use crate::App;
use crate::app::use_app;
use crate::i18n::call as words;
use crate::session::dialpad::Phase;
use crate::session::{Link, LiveCall, Saving};

/// The face of a call, followed. It changes with the call's state, never with the clock.
pub fn face_of(app: App, call: LiveCall) -> Memo<Face> {
    let place = StoredValue::new(None);
    Memo::new(move |_| {
        let draft = call.draft.read();
        let view = call.view.read();
        let boot = app.boot.read();
        let fault = call.fault.get();
        let explained = fault
            .as_ref()
            .map(|fault| crate::session::dial::explained(app, fault, Some(view.provider)));
        let providers = boot
            .as_ref()
            .map(|boot| boot.providers.as_slice())
            .unwrap_or_default();
        if place.with_value(Option::is_none) && view.matches.is_empty() {
            place.set_value(super::incoming_call::place(app, &view.number));
        }
        Face::of(&Scene {
            call: &view,
            fault: fault
                .as_ref()
                .map(|fault| fault.code.as_str())
                .zip(explained),
            offline: matches!(app.session.link.get(), Link::Offline { .. }),
            muted: call.muted.get(),
            local: call.local.get(),
            frame_hangs_up: app.dialpad.hangs_up(call),
            dialpad_is_silent: app.dialpad.phase.get() == Phase::Unresponsive,
            panel: call.panel.get(),
            asked: call.asked.get(),
            saving: call.saving.get() == Saving::Running,
            other: crate::session::line::other(providers, view.provider)
                .map(|other| other.label.clone()),
            picked: draft.reference.as_ref(),
            record_url: boot
                .as_ref()
                .and_then(|boot| boot.site.record_url.as_deref()),
            place: place.get_value(),
        })
    })
}

/// One call, shown whole.
#[component]
pub fn CallPopup(
    /// The call.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let face = face_of(app, call);
    let key_down = move |event: web_sys::KeyboardEvent| handle::escape(app, &event);
    view! {
        <div class="pop" part="popup" role="dialog" aria-label=words().call on:keydown=key_down>
            <SecondCall open=call/>
            {handle::handle(app, call, face)}
            <div class="pop-s">
                {identity::identity(call, face)}
                {identity::record_line(face)}
                <PickRecord call face/>
                {notice::notice(face)}
                {foot::tiles(app, call, face)}
                {body::body(app, call, face)}
            </div>
            {foot::lead_row(call, face)}
            {foot::foot(app, call, face)}
        </div>
    }
}
