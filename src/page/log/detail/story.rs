//! What was written down about a call, and what happened in it.

use leptos::prelude::*;
use ringlet_model::api::{CallLogDetail, CallLogEvent, CallLogLeg, CallNote, CallTask};
use ringlet_model::call::{Leg, LegState};

use super::{Detail, same};
use crate::app::App;
use crate::browser::{html, intl};
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::Loaded;
use crate::page::log::words;

/// Sources, notes, tasks, legs and events, once they are here.
pub(super) fn story(detail: Detail, answer: &Loaded<CallLogDetail>) -> AnyView {
    let t = i18n::log();
    match answer {
        Loaded::Waiting => view! { <div class="wait-rows" aria-busy="true"><span class="skel w1">" "</span></div> }.into_any(),
        Loaded::Failed(_) => view! {
            <div class="note stop" role="alert">
                {glyph(Icon::CIRCLE_ALERT, "")}
                <div>
                    <p class="med">{t.detail_failed}</p>
                    <button type="button" class="tlink" on:click=move |_| detail.ask()>{i18n::call().try_again}</button>
                </div>
            </div>
        }
        .into_any(),
        Loaded::Ready(answer) => view! {
            {same::sources(detail, answer)}
            {answer.notes.iter().map(note).collect_view()}
            {answer.tasks.iter().map(|task| task_view(detail.app, task)).collect_view()}
            {legs(&answer.legs)}
            {events(&answer.events, answer.same.is_empty())}
            {same::join(detail, answer)}
        }
        .into_any(),
    }
}

fn note(note: &CallNote) -> impl IntoView + use<> {
    view! {
        <div class="part">
            <span class="lbl">{i18n::log().note}</span>
            <p class="text" dir="auto">{html::text_of(&note.content)}</p>
        </div>
    }
}

fn task_view(app: App, task: &CallTask) -> impl IntoView + use<> {
    let t = i18n::log();
    let due = task
        .due_date
        .as_ref()
        .map(|date| t.due(date.get(..16).unwrap_or(date)));
    let me = app.user_id_untracked();
    let assigned = task.assigned_to.clone().filter(|user| *user != me);
    let line = [
        Some(task.status.clone()),
        Some(task.priority.clone()),
        due,
        assigned,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ");
    view! {
        <div class="part">
            <span class="lbl">{t.task}</span>
            <p class="text" dir="auto">{task.title.clone()}</p>
            <p class="text t2"><bdi>{line}</bdi></p>
        </div>
    }
}

/// Each party's connection: whose, how far it came, when.
fn legs(legs: &[CallLogLeg]) -> Option<AnyView> {
    let t = i18n::log();
    let at = |moment| intl::time_exact(moment, i18n::locale().tag());
    let line = |leg: &CallLogLeg| {
        let whose = match leg.leg {
            Leg::Agent => t.agent_phone,
            Leg::Customer => t.other_side,
        };
        let how = match (leg.state, leg.answered_at, leg.rang_at) {
            (LegState::Answered, Some(moment), _) => t.answered_at(&at(moment)),
            (LegState::Answered, None, _) => t.answered.to_owned(),
            (LegState::Ringing, _, Some(moment)) => t.rang_at(&at(moment)),
            (LegState::Ringing, _, None) => t.rang.to_owned(),
        };
        view! { <dt>{whose}</dt> <dd><bdi>{how}</bdi></dd> }
    };
    (!legs.is_empty()).then(|| {
        view! {
            <div class="part">
                <span class="lbl">{t.legs}</span>
                <dl class="ctx">{legs.iter().map(line).collect_view()}</dl>
            </div>
        }
        .into_any()
    })
}

/// The events in order; who told of each is said where several sources did.
fn events(events: &[CallLogEvent], one_source: bool) -> Option<AnyView> {
    let line = |event: &CallLogEvent| {
        let (word, tone) = words::event(&event.kind, event.state);
        let source =
            (!one_source && !event.source.is_empty()).then(|| words::source(&event.source));
        let more = [source, event.detail.clone()].into_iter().flatten();
        let more: String = more.map(|text| format!(" · {text}")).collect();
        view! {
            <li class=tone>
                <time>{intl::time_exact(event.at, i18n::locale().tag())}</time>
                <span>{word} <span class="t2">{more}</span></span>
            </li>
        }
    };
    (!events.is_empty()).then(|| {
        view! {
            <div class="part">
                <span class="lbl">{i18n::log().what_happened}</span>
                <ol class="legs">{events.iter().map(line).collect_view()}</ol>
            </div>
        }
        .into_any()
    })
}
