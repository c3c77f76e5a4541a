//! One conversation, several sources: which they are, setting one apart, and joining what the rule left apart.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::Timestamp;
use ringlet_model::api::{CallLogDetail, CallLogEntry, CallLogPage, JoinCalls};
use ringlet_model::timestamp::iso8601;
use serde::Serialize;

use super::Detail;
use crate::backend::Fault;
use crate::browser::intl;
use crate::component::call_timer::clock_text;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::log::actions::{may_write, tell_fault};
use crate::page::log::api::{encoded, with_query};
use crate::page::log::words;
use crate::page::{Loaded, load};

/// Calls that begin this near may be the same one.
const NEAR_MS: i64 = 2 * 3_600_000;

/// The sources, where several told of this call; each but the shown one can be set apart.
pub(super) fn sources(detail: Detail, answer: &CallLogDetail) -> Option<AnyView> {
    let t = i18n::log();
    let writes = may_write(detail.app);
    let call = &answer.call;
    let entries = answer
        .same
        .iter()
        .map(|other| entry(detail, other, writes))
        .collect_view();
    (!answer.same.is_empty()).then(|| {
        view! {
            <div class="part">
                <span class="lbl"><bdi>{t.sources_count(answer.same.len() + 1)}</bdi></span>
                <ul class="same">
                    <li>{told(call)}</li>
                    {entries}
                </ul>
            </div>
        }
        .into_any()
    })
}

/// Who told of it; when and how long, as that source tells it.
fn told(call: &CallLogEntry) -> impl IntoView + use<> {
    let at = intl::time_exact(call.started_at, i18n::locale().tag());
    let length = call.duration_seconds.filter(|seconds| *seconds > 0);
    let facts = length.map_or_else(
        || at.clone(),
        |seconds| format!("{at} · {}", clock_text(seconds)),
    );
    view! { <span class="grow">{words::source(&call.source)} <span class="block t2"><bdi>{facts}</bdi></span></span> }
}

fn entry(detail: Detail, other: &CallLogEntry, writes: bool) -> impl IntoView + use<> {
    let id = StoredValue::new(other.id.clone());
    let press = move |_| {
        let path = format!("/calls/{}/apart", encoded(&id.get_value()));
        change(detail, path, ());
    };
    view! {
        <li>
            {told(other)}
            {writes.then(|| view! { <button type="button" class="tlink" on:click=press>{i18n::log().not_the_same}</button> })}
        </li>
    }
}

/// Does one of the two and shows what came of it.
fn change<B: Serialize + 'static>(detail: Detail, path: String, body: B) {
    spawn_local(async move {
        let answer = detail
            .app
            .client
            .post::<_, CallLogDetail>(&path, &body, None)
            .await;
        match answer {
            Ok(answer) if detail.id.try_get_value().as_ref() == Some(&answer.call.id) => {
                detail.take(answer);
            }
            // What was set apart stands alone now; this call is asked for again.
            Ok(_) => {
                detail.ask();
                detail.store.ask_newest();
            }
            Err(fault) => tell_fault(detail.app, i18n::log().change_failed, &fault),
        }
    });
}

/// Offers calls with the same number at about the same time.
pub(super) fn join(detail: Detail, answer: &CallLogDetail) -> Option<AnyView> {
    let t = i18n::log();
    if !may_write(detail.app) || answer.call.remote_number.is_empty() {
        return None;
    }
    let is_open = RwSignal::new(false);
    let near = RwSignal::new(Loaded::<Vec<CallLogEntry>>::Waiting);
    let call = StoredValue::new(answer.call.clone());
    let known: Vec<String> = answer.same.iter().map(|other| other.id.clone()).collect();
    let known = StoredValue::new(known);
    let toggle = move |_| {
        is_open.update(|is_open| *is_open = !*is_open);
        if is_open.get_untracked() {
            load(near, async move {
                let mut calls = calls_near(detail, &call.get_value()).await?;
                calls.retain(|other| !known.with_value(|known| known.contains(&other.id)));
                Ok(calls)
            });
        }
    };
    let view = view! {
        <div class="part">
            <button type="button" class="tlink sm" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                {glyph(Icon::MERGE, "s14")} <span>{t.join_with}</span>
            </button>
            {move || is_open.get().then(|| near.with(|near| candidates(detail, near)))}
        </div>
    };
    Some(view.into_any())
}

async fn calls_near(detail: Detail, call: &CallLogEntry) -> Result<Vec<CallLogEntry>, Fault> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let moment = |by: i64| iso8601::format(Timestamp(call.started_at.0 + by));
    query
        .append_pair("number", &call.remote_number)
        .append_pair("start", &moment(-NEAR_MS))
        .append_pair("end", &moment(NEAR_MS));
    let path = with_query("/calls", &query.finish());
    let page: CallLogPage = detail.app.client.get(&path).await?;
    let mut calls = page.calls;
    calls.retain(|other| other.id != call.id);
    Ok(calls)
}

fn candidates(detail: Detail, near: &Loaded<Vec<CallLogEntry>>) -> AnyView {
    let t = i18n::log();
    match near {
        Loaded::Waiting => view! { <p class="sm t2" aria-busy="true">{t.loading}</p> }.into_any(),
        Loaded::Failed(_) => view! { <p class="sm stop" role="alert">{t.failed}</p> }.into_any(),
        Loaded::Ready(calls) if calls.is_empty() => {
            view! { <p class="sm t2" role="status">{t.none_near}</p> }.into_any()
        }
        Loaded::Ready(calls) => {
            let row = |other: &CallLogEntry| {
                let with = other.id.clone();
                let press = move |_| {
                    let path = format!("/calls/{}/join", encoded(&detail.id.get_value()));
                    change(detail, path, JoinCalls { with: with.clone() });
                };
                view! {
                    <li>
                        {told(other)}
                        <button type="button" class="tlink" on:click=press>{t.the_same}</button>
                    </li>
                }
            };
            view! { <ul class="same">{calls.iter().map(row).collect_view()}</ul> }.into_any()
        }
    }
}
