//! "Sync Teams now".

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::TeamsSync;
use ringlet_model::timestamp::iso8601;

use super::actions::{face, tell, tell_fault};
use super::api::with_query;
use super::period::Period;
use super::store::Store;
use crate::app::App;
use crate::i18n;
use crate::icon::Icon;
use crate::session::Tone;

/// Teams is set up.
pub(super) fn has_teams(app: App) -> bool {
    app.boot
        .with(|boot| boot.as_ref().is_some_and(|boot| boot.teams))
}

/// The button.
pub(super) fn sync_button(app: App, store: Store) -> impl IntoView {
    let t = i18n::log();
    let busy = RwSignal::new(false);
    let press = move |_| {
        if !busy.get_untracked() {
            busy.set(true);
            spawn_local(async move {
                sync(app, store).await;
                let _ = busy.try_set(false);
            });
        }
    };
    view! {
        <button type="button" class="btn small ghost" aria-label=t.sync_teams title=t.sync_teams aria-busy=move || busy.get().then_some("true") on:click=press>
            {move || if busy.get() {
                view! { <span class="spinner"></span> <span class="wide">{t.syncing}</span> }.into_any()
            } else {
                face(Icon::REFRESH_CW, t.sync_teams).into_any()
            }}
        </button>
    }
}

/// Brings what Teams has of the shown period; of the last seven days where everything is shown.
async fn sync(app: App, store: Store) {
    let t = i18n::log();
    let now = app.session.server_now();
    let wished = store
        .filter
        .with_untracked(|filter| filter.period.bounds(now));
    let start = wished.start.or_else(|| Period::Week.bounds(now).start);
    let end = wished.end.unwrap_or_else(|| iso8601::format(now));
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("start", &start.unwrap_or_default())
        .append_pair("end", &end);
    let path = with_query("/calls/sync/teams", &query.finish());
    match app.client.post::<(), TeamsSync>(&path, &(), None).await {
        Ok(done) => {
            let count = |count: u32| usize::try_from(count).unwrap_or_default();
            let mut more = done.notes;
            if done.waiting > 0 {
                more.insert(0, t.sync_waiting(count(done.waiting)));
            }
            let title = t.synced(count(done.added), count(done.updated));
            let body = (!more.is_empty()).then(|| more.join(" "));
            tell(app, Tone::Go, title, body);
            store.ask_newest();
        }
        Err(fault) => tell_fault(app, t.sync_failed, &fault),
    }
}
