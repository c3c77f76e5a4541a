//! Writing something down about a call of the past: how it went, note, task, its record. The same forms as after a call.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::DialAnswer;
use web_sys::KeyboardEvent;

use super::{Detail, record_form};
use crate::component::disposition_form::DispositionForm;
use crate::component::note_editor::NoteEditor;
use crate::component::record_finder::FindRecordPanel;
use crate::component::task_form::{TaskForm, TaskLine};
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::log::actions::tell_fault;
use crate::page::log::api::encoded;
use crate::page::log::late;
use crate::session::draft::Draft;
use crate::session::{LiveCall, Panel, Saving, wrap_up};

/// What is being written.
#[derive(Clone, Copy, Default)]
pub(in crate::page::log) enum Writing {
    /// Nothing.
    #[default]
    No,
    /// The call is asked for.
    Waiting,
    /// Note first.
    Note(LiveCall),
    /// Task first.
    Task(LiveCall),
    /// Its record is looked for, or made.
    Record(LiveCall),
}

/// "Note" and "Task".
pub(super) fn buttons(detail: Detail) -> impl IntoView {
    let t = i18n::log();
    view! {
        <button type="button" class="btn" on:click=move |_| begin(detail, Writing::Note)>{glyph(Icon::NOTEBOOK_PEN, "")} {t.note}</button>
        <button type="button" class="btn" on:click=move |_| begin(detail, Writing::Task)>{glyph(Icon::LIST_CHECKS, "")} {t.task}</button>
    }
}

/// Opens the form, with what was written before and not saved.
pub(super) fn begin(detail: Detail, as_what: fn(LiveCall) -> Writing) {
    match detail.writing.get_untracked() {
        Writing::Waiting => return,
        Writing::Note(call) | Writing::Task(call) | Writing::Record(call) => {
            return detail.writing.set(as_what(call));
        }
        Writing::No => detail.writing.set(Writing::Waiting),
    }
    spawn_local(async move {
        let app = detail.app;
        let path = format!("/api/ringlet/calls/{}", encoded(&detail.id.get_value()));
        match app.client.get::<DialAnswer>(&path).await {
            Ok(answer) => {
                let Some(owner) = detail.owner.try_get_value() else {
                    return;
                };
                let call = owner.with(|| LiveCall::of_the_past(answer.call));
                let written = Draft::load(&app.user_id_untracked(), &call.id());
                call.draft.set(Draft {
                    past: true,
                    ..written
                });
                let _ = detail.writing.try_set(as_what(call));
            }
            Err(fault) => {
                let _ = detail.writing.try_set(Writing::No);
                tell_fault(app, i18n::log().detail_failed, &fault);
            }
        }
    });
}

/// The form, while something is written.
pub(super) fn form(detail: Detail) -> impl IntoView {
    move || match detail.writing.get() {
        Writing::No => None,
        writing => Some(late::part(|parts| (parts.writing)(detail, writing))),
    }
}

/// The form itself, which comes late.
pub(in crate::page::log) fn writing_form(detail: Detail, writing: Writing) -> AnyView {
    match writing {
        Writing::No => ().into_any(),
        Writing::Waiting => {
            view! { <p class="sm t2" aria-busy="true">{i18n::log().loading}</p> }.into_any()
        }
        Writing::Note(call) => open_form(detail, call, true).into_any(),
        Writing::Task(call) => open_form(detail, call, false).into_any(),
        Writing::Record(call) => record_panel(detail, call).into_any(),
    }
}

/// A contact, lead or deal is looked for, or made; the call is kept with it. Both close their panel when they are done.
fn record_panel(detail: Detail, call: LiveCall) -> impl IntoView {
    call.panel.set(Panel::FindRecord);
    Effect::new(move |_| {
        if call.panel.get() == Panel::None {
            detail.writing.set(Writing::No);
            detail.ask();
        }
    });
    let inside = move || match call.panel.get() {
        Panel::Lead => record_form::record_form(detail, call).into_any(),
        Panel::FindRecord => view! {
            <FindRecordPanel call/>
            {record_form::open_button(call)}
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! { <div class="write" role="group" aria-label=i18n::log().link_record>{inside}</div> }
}

fn open_form(detail: Detail, call: LiveCall, note_first: bool) -> impl IntoView {
    let t = i18n::call();
    let save = move || {
        spawn_local(async move {
            if wrap_up::store(detail.app, call).await {
                let _ = detail.writing.try_set(Writing::No);
            }
        });
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let discard = move |_| {
        Draft::forget(&detail.app.user_id_untracked(), &call.id());
        detail.writing.set(Writing::No);
    };
    // The form of a task closes to its line when it is done.
    let task_open = RwSignal::new(!note_first);
    let task = move || {
        if task_open.get() {
            view! { <TaskForm call done=move || task_open.set(false)/> }.into_any()
        } else {
            view! { <TaskLine call/> }.into_any()
        }
    };
    let busy = move || call.saving.with(|saving| *saving == Saving::Running);
    view! {
        <div class="write" role="group" aria-label=i18n::log().write_down on:keydown=key>
            <DispositionForm call/>
            <div class="col gap8">
                <span class="lbl">{t.note}</span>
                <NoteEditor call focus=note_first/>
            </div>
            {task}
            <div role="status">{move || refused(&call.saving.get())}</div>
            <div class="row end">
                <button type="button" class="btn ghost" on:click=discard>{t.cancel}</button>
                <button type="button" class="btn primary" aria-busy=move || busy().then_some("true") on:click=move |_| save()>
                    {move || busy().then(|| view! { <span class="spinner"></span> })}
                    {t.save}
                </button>
            </div>
        </div>
    }
}

fn refused(saving: &Saving) -> Option<impl IntoView + use<>> {
    let Saving::Refused(fault) = saving else {
        return None;
    };
    let why = if fault.is_away() {
        i18n::log().away_hint.to_owned()
    } else {
        wrap_up::refusal(fault)
    };
    Some(view! { <p class="help bad">{glyph(Icon::CIRCLE_ALERT, "s14")} <span>{why}</span></p> })
}
