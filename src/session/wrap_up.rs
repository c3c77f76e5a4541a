//! After the call: the draft is kept here until the server has stored note, task and disposition together.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{CallView, WrapUp, WrapUpAnswer};

use super::draft::Draft;
use super::live_call::{LiveCall, Panel, Saving};
use super::step::Effect;
use super::{Toast, Tone, announce, live, record_page};
use crate::App;
use crate::backend::Fault;
use crate::browser::{page, random, timer};
use crate::i18n::call as words;
use crate::icon::Icon;

/// How long after the last key the editor says that the draft is kept.
const KEPT_AFTER_MS: i32 = 1_000;
const TRY_AGAIN_MS: u32 = 8_000;

/// Changes what is written and keeps it on the device.
pub fn edit(app: App, call: LiveCall, change: impl FnOnce(&mut Draft)) {
    call.draft.update(|draft| {
        change(draft);
        // What waits may have arrived, and its key goes with what was written then.
        if let Some(key) = &mut draft.waiting_key {
            *key = random::key();
        }
    });
    let kept = call
        .draft
        .with_untracked(|draft| draft.keep(&app.user_id_untracked(), &call.id()));
    call.draft_kept.set(false);
    let show = timer::Timeout::new(KEPT_AFTER_MS, move || call.draft_kept.set(kept));
    call.kept_timer.set_value(Some(show));
}

/// The call is over: a draft begun during it is finished in the wrap-up.
pub(super) fn at_end(call: LiveCall) {
    let written = call.draft.with_untracked(Draft::has_writing);
    let open = call.panel.get_untracked();
    call.panel
        .set(if written || matches!(open, Panel::Note | Panel::Task) {
            Panel::WrapUp
        } else {
            Panel::None
        });
}

/// Saves what was written. While the server is away it stays here and is sent as soon as it is back.
pub fn save(app: App, call: LiveCall) {
    if call.saving.get_untracked() == Saving::Running {
        return;
    }
    let key = call
        .draft
        .with_untracked(|draft| draft.waiting_key.clone())
        .unwrap_or_else(random::key);
    let body = call.draft.with_untracked(Draft::wrap_up);
    send(app, call, body, key);
}

/// Throws the draft away and stores that nothing was to be said, where that isn't stored yet.
pub fn skip(app: App, call: LiveCall) {
    Draft::forget(&app.user_id_untracked(), &call.id());
    call.draft.set(Draft::default());
    let (is_up, is_stored) = call
        .view
        .with_untracked(|view| (view.state.is_up(), view.id.is_empty() || view.wrapped_up));
    if is_up {
        app.session.put_away(call);
    } else if is_stored {
        app.session.close(call);
    } else {
        send(app, call, WrapUp::default(), random::key());
    }
}

/// Closes the window. What was written isn't thrown away: the call then waits as a pill.
pub fn close(app: App, call: LiveCall) {
    if call.draft.with_untracked(Draft::has_writing) {
        app.session.minimised.set(true);
    } else {
        skip(app, call);
    }
}

/// Takes an ended call off the page because another takes its place; a draft stays on the device.
pub(super) fn leave(app: App, call: LiveCall) {
    if !call.draft.with_untracked(Draft::has_writing) {
        close(app, call);
    }
}

/// Sends every wrap-up that waits for the server.
pub(super) fn send_waiting(app: App) {
    for call in app.session.calls.get_untracked() {
        if call.saving.get_untracked() != Saving::Running
            && call
                .draft
                .with_untracked(|draft| draft.waiting_key.is_some())
        {
            save(app, call);
        }
    }
}

/// Stores what was written about a call of the past. True when it is stored; else [`LiveCall::saving`] says why not.
pub async fn store(app: App, call: LiveCall) -> bool {
    if call.saving.get_untracked() == Saving::Running {
        return false;
    }
    call.saving.set(Saving::Running);
    let body = call.draft.with_untracked(Draft::wrap_up);
    let path = format!("/api/ringlet/calls/{}/wrap-up", call.id());
    let answer = app
        .client
        .post_once::<_, WrapUpAnswer>(&path, &body, call.repeat)
        .await;
    match answer {
        Ok(answer) => {
            Draft::forget(&app.user_id_untracked(), &call.id());
            let chosen = body.disposition.is_some();
            if chosen && call.view.try_set(answer.call.clone()).is_none() {
                announce::effects(app, call, &[Effect::Disposition]);
            }
            live::receive(app, answer.call);
            let _ = call.saving.try_set(Saving::No);
            true
        }
        Err(fault) => {
            let _ = call.saving.try_set(Saving::Refused(fault));
            false
        }
    }
}

fn send(app: App, call: LiveCall, body: WrapUp, key: String) {
    call.saving.set(Saving::Running);
    spawn_local(async move {
        let path = format!("/api/ringlet/calls/{}/wrap-up", call.id());
        match app
            .client
            .post::<_, WrapUpAnswer>(&path, &body, Some(&key))
            .await
        {
            Ok(answer) => saved(app, call, &body, answer),
            Err(fault) if fault.is_away() => keep(app, call, key).await,
            Err(fault) => call.saving.set(Saving::Refused(fault)),
        }
    });
}

fn saved(app: App, call: LiveCall, body: &WrapUp, answer: WrapUpAnswer) {
    Draft::forget(&app.user_id_untracked(), &call.id());
    call.saving.set(Saving::No);
    let (said_something, name) = (
        *body != WrapUp::default(),
        answer
            .call
            .matches
            .first()
            .map(|record| record.title.clone()),
    );
    let name = name.or_else(|| answer.call.display_name.clone());
    let page = page_of(app, &answer.call);
    live::receive(app, answer.call);
    if said_something {
        let title = name.map_or_else(|| words().saved.to_owned(), |name| words().saved_to(&name));
        app.toasts.show(Toast {
            about: "saved".into(),
            tone: Tone::Go,
            icon: Icon::CIRCLE_CHECK,
            title,
            body: None,
            actions: page.into_iter().map(open).collect(),
        });
    }
}

/// Where the record has its page that the call is kept with.
fn page_of(app: App, call: &CallView) -> Option<String> {
    let record = call.reference.as_ref()?;
    app.boot.with_untracked(|boot| {
        let template = boot.as_ref()?.site.record_url.as_deref()?;
        Some(record_page::address(
            template,
            &record.doctype,
            &record.name,
        ))
    })
}

fn open(address: String) -> (String, Callback<()>) {
    let open = Callback::new(move |()| page::go_to(&address));
    (words().open_record.to_owned(), open)
}

/// The server is away: the draft and its key stay on the device, and it is tried again later.
async fn keep(app: App, call: LiveCall, key: String) {
    call.draft.update(|draft| draft.waiting_key = Some(key));
    call.draft
        .with_untracked(|draft| draft.keep(&app.user_id_untracked(), &call.id()));
    call.saving.set(Saving::Kept);
    timer::sleep_or_online(TRY_AGAIN_MS).await;
    if call.saving.get_untracked() == Saving::Kept {
        save(app, call);
    }
}

/// What went wrong with a save, for people.
#[must_use]
pub fn refusal(fault: &Fault) -> String {
    fault
        .hint
        .clone()
        .or_else(|| (!fault.message.is_empty()).then(|| fault.message.clone()))
        .unwrap_or_else(|| fault.code.clone())
}
