//! After the call: how it went, note, task, saved together.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::call_popup::notice_advice;
use super::disposition_form::DispositionForm;
use super::face::Notice;
use super::incoming_call::PickRecordForm;
use super::note_editor::NoteEditor;
use super::task_form::TaskLine;
use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{LiveCall, Saving, Tone, wrap_up};

/// The wrap-up of a call. Ctrl+Enter saves.
#[component]
pub fn WrapUpForm(
    /// The call that ended.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            wrap_up::save(app, call);
        }
    };
    view! {
        <div class="pop-b line" part="wrap-up" on:keydown=key>
            <PickRecordForm call/>
            <DispositionForm call/>
            <div class="col gap8">
                <span class="lbl">{words().note}</span>
                <NoteEditor call/>
            </div>
            <TaskLine call/>
            <div role="status">{move || saving_notice(&call.saving.get()).map(notice_advice)}</div>
        </div>
    }
}

fn saving_notice(saving: &Saving) -> Option<Notice> {
    let t = words();
    let notice = |tone, icon, title: &str, body: String| Notice {
        until: None,
        tone,
        icon,
        title: Some(title.to_owned()),
        body: Some(body),
        hides_record: false,
    };
    match saving {
        Saving::Kept => Some(notice(
            Tone::Wait,
            Icon::CLOUD_OFF,
            t.not_saved,
            t.kept_here.to_owned(),
        )),
        Saving::Refused(fault) => Some(notice(
            Tone::Stop,
            Icon::CIRCLE_ALERT,
            t.save_failed,
            wrap_up::refusal(fault),
        )),
        Saving::No | Saving::Running => None,
    }
}
