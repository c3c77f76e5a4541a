//! What can be done with the list: shown by day, synced, exported, added to.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortController;

use super::api::with_query;
use super::menu::{Menu, item, menu_button};
use super::store::Store;
use super::sync::{has_teams, sync_button};
use super::{Beside, Look, Open};
use crate::app::App;
use crate::backend::Fault;
use crate::browser::{download, intl};
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::session::{Toast, Tone, wrap_up};

/// The buttons at the end of the summary's line.
pub(super) fn actions(app: App, store: Store, look: RwSignal<Look>, open: Open) -> impl IntoView {
    let writes = Memo::new(move |_| may_write(app));
    view! {
        <span class="row">
            {looks(look)}
            <Show when=move || writes.get() && has_teams(app)>{sync_button(app, store)}</Show>
            {export_button(app, store)}
            <Show when=move || writes.get()>{more_button(open)}</Show>
        </span>
    }
}

/// Agents and administrators; a viewer looks.
pub(super) fn may_write(app: App) -> bool {
    app.boot.with(|boot| {
        boot.as_ref()
            .and_then(|boot| boot.user.as_ref())
            .is_some_and(|user| {
                user.roles
                    .iter()
                    .any(|role| role == "admin" || role == "agent")
            })
    })
}

/// As a list, or a day at a time.
fn looks(look: RwSignal<Look>) -> impl IntoView {
    let t = i18n::log();
    let button = move |of: Look, icon: Icon, word: &'static str| {
        let is_on = move || if look.get() == of { "true" } else { "false" };
        view! {
            <button type="button" aria-pressed=is_on aria-label=word title=word on:click=move |_| look.set(of)>{glyph(icon, "")}</button>
        }
    };
    view! {
        <span class="seg" role="group" aria-label=t.look>
            {button(Look::List, Icon::LIST, t.as_list)}
            {button(Look::Day, Icon::CHART_GANTT, t.as_day)}
        </span>
    }
}

/// A glyph and a word; the glyph alone where it is narrow.
pub(super) fn face(icon: Icon, word: &'static str) -> impl IntoView {
    view! { {glyph(icon, "")} <span class="wide">{word}</span> }
}

fn export_button(app: App, store: Store) -> impl IntoView {
    let t = i18n::log();
    let menu = Menu::new();
    let busy = RwSignal::new(false);
    let run = move |ending: &'static str| {
        move || {
            if !busy.get_untracked() {
                busy.set(true);
                spawn_local(async move {
                    export(app, store, ending).await;
                    let _ = busy.try_set(false);
                });
            }
        }
    };
    let shown = move || {
        if busy.get() {
            view! { <span class="spinner"></span> <span class="wide">{t.exporting}</span> }
                .into_any()
        } else {
            face(Icon::DOWNLOAD, t.export).into_any()
        }
    };
    let inside = view! {
        <p class="mg help">{t.export_hint}</p>
        {item(menu, Icon::DOWNLOAD, "CSV", run("csv"))}
        {item(menu, Icon::DOWNLOAD, "Excel (XLSX)", run("xlsx"))}
    };
    menu_button(
        menu,
        "btn small ghost",
        || i18n::log().export.to_owned(),
        shown,
        inside,
    )
}

/// Saves exactly what is filtered.
async fn export(app: App, store: Store, ending: &'static str) {
    let Ok(cancel) = AbortController::new() else {
        return;
    };
    let path = with_query(&format!("/calls.{ending}"), &store.query());
    match app.client.file(&path, &cancel).await {
        Ok(file) => {
            let day = intl::iso_day(app.session.server_now());
            download::save_blob(&file, &format!("calls-{day}.{ending}"));
        }
        Err(fault) => tell_fault(app, i18n::log().export_failed, &fault),
    }
}

/// Says what went wrong at the edge of the page.
pub(super) fn tell_fault(app: App, title: &str, fault: &Fault) {
    let body = if fault.is_away() {
        i18n::log().away_hint.to_owned()
    } else {
        wrap_up::refusal(fault)
    };
    tell(app, Tone::Stop, title.to_owned(), Some(body));
}

/// Says something at the edge of the page.
pub(super) fn tell(app: App, tone: Tone, title: String, body: Option<String>) {
    let icon = match tone {
        Tone::Stop => Icon::CIRCLE_ALERT,
        _ => Icon::CIRCLE_CHECK,
    };
    app.toasts.show(Toast {
        about: "log".into(),
        tone,
        icon,
        title,
        body,
        actions: Vec::new(),
    });
}

fn more_button(open: Open) -> impl IntoView {
    let t = i18n::log();
    let menu = Menu::new();
    let inside = view! {
        {item(menu, Icon::PLUS, t.add_call, move || open.set(Some(Beside::NewCall)))}
        {item(menu, Icon::UPLOAD, t.import_calls, move || open.set(Some(Beside::Import)))}
    };
    menu_button(
        menu,
        "btn small ghost",
        || i18n::log().add_or_import.to_owned(),
        glyph(Icon::ELLIPSIS, ""),
        inside,
    )
}
