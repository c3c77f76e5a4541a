//! The person to call: large enough to read with a phone at the ear.

use leptos::prelude::*;
use ringlet_model::api::CallingRow;
use ringlet_model::call::CallState;

use super::desk::{Desk, Panel};
use super::{api, empty, words};
use crate::component::face::initials;
use crate::i18n::{call, list as t};
use crate::icon::{Icon, glyph};

/// Which list, how far it is, and what comes later today.
pub(super) fn head(desk: Desk) -> impl IntoView {
    let share = move || {
        let list = desk.list().unwrap_or_default();
        list.done * 100 / list.total.max(1)
    };
    let progress = move || {
        let list = desk.list().unwrap_or_default();
        t().progress(size(list.done), size(list.total))
    };
    let later = move || {
        let count = desk.list().map_or(0, |list| list.later_today);
        (count > 0).then(|| t().later_today(size(count)))
    };
    view! {
        <div class="cl-head">
            <div class="row wrap">
                {chooser(desk)}
                <span class="sm t3">{progress}</span>
            </div>
            <span class="sm t3">{later}</span>
        </div>
        <div class="prog" role="progressbar" aria-label=t().done_share aria-valuemin="0" aria-valuemax="100" aria-valuenow=move || share().to_string()>
            <i style:inline-size=move || format!("{}%", share())></i>
        </div>
    }
}

fn size(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The list's name, or a choice where there are several.
fn chooser(desk: Desk) -> impl IntoView {
    let name = move || desk.list().map(|list| list.name).unwrap_or_default();
    let several = Memo::new(move |_| {
        let count = desk.lists.with(|lists| lists.ready().map_or(0, Vec::len));
        count > 1 && !desk.is_fixed()
    });
    let options = move || {
        let chosen = desk.chosen.get();
        let lists = desk
            .lists
            .with(|lists| lists.ready().cloned().unwrap_or_default());
        lists
            .into_iter()
            .map(|list| {
                let is_chosen = chosen.as_ref() == Some(&list.id);
                view! { <option value=list.id selected=is_chosen>{list.name}</option> }
            })
            .collect_view()
    };
    move || {
        if several.get() {
            view! {
                <span class="filt">
                    <span class="cut" aria-hidden="true">{name}</span>
                    {glyph(Icon::CHEVRON_DOWN, "s14")}
                    <select aria-label=t().calling_list on:change:target=move |event| desk.show(&event.target().value())>{options}</select>
                </span>
            }
            .into_any()
        } else {
            view! { <span class="sm t2 med">{name}</span> }.into_any()
        }
    }
}

/// Whom to call, or why nobody.
pub(super) fn body(desk: Desk) -> impl IntoView {
    // Built anew for another person only: what has the focus keeps it.
    let id = Memo::new(move |_| {
        desk.now
            .with(|now| now.as_ref()?.row.as_ref().map(|row| row.id))
    });
    move || match id.get() {
        Some(_) => person(desk).into_any(),
        None => empty::nobody(desk).into_any(),
    }
}

fn person(desk: Desk) -> impl IntoView {
    let row = desk
        .now
        .with_untracked(|now| now.as_ref().and_then(|now| now.row.clone()))
        .unwrap_or_default();
    let name = words::name(&row);
    let second = [
        row.company.clone(),
        row.name.is_some().then(|| row.display.clone()),
    ];
    let second: Vec<String> = second.into_iter().flatten().collect();
    let number = row.number.clone();
    let class = move || format!("ring s64 {}", line_state(desk, &number));
    let due = row.due_at.map(|at| {
        let text = t().call_back_at(&words::due(at, desk.app.session.server_now()));
        view! { <span class="badge wait">{glyph(Icon::CLOCK, "")} {text}</span> }
    });
    let letters = initials(&name);
    let avatar = if letters.is_empty() {
        glyph(Icon::USER_ROUND, "s20").into_any()
    } else {
        letters.into_any()
    };
    view! {
        <div class="who" aria-live="polite">
            <span class=class aria-hidden="true"><span>{avatar}</span></span>
            <div class="grow">
                <h3><bdi>{name}</bdi></h3>
                <p class="t2">{second.into_iter().map(|part| view! { <bdi>{part}</bdi> }).collect_view()} {due}</p>
            </div>
        </div>
        {facts(desk)}
        {note(desk, &row)}
        {actions(desk, row)}
    }
}

/// How the line with this number stands: the look of the ring.
fn line_state(desk: Desk, number: &str) -> &'static str {
    desk.app.session.calls.with(|calls| {
        let state = calls.iter().rev().find_map(|call| {
            call.view
                .with(|view| (view.number.e164.as_deref() == Some(number)).then_some(view.state))
        });
        match state {
            None => "",
            Some(CallState::Queued | CallState::Dialing) => "dialing",
            Some(CallState::Ringing) => "ringing",
            Some(CallState::Connected) => "connected",
            Some(CallState::OnHold) => "on-hold",
            Some(CallState::Ended) => "ended",
        }
    })
}

fn facts(desk: Desk) -> impl IntoView {
    let fact = |word: &'static str, value: Signal<String>| {
        view! { <div><dt class="xs t3">{word}</dt><dd class="med cut" title=value>{value}</dd></div> }
    };
    let last = move || {
        desk.now.with(|now| {
            let last = now.as_ref().and_then(|now| now.last_call.as_ref());
            last.map_or_else(
                || t().never_called.to_owned(),
                |last| words::last_call(last, desk.app.session.server_now()),
            )
        })
    };
    let result = move || {
        desk.now.with(|now| {
            let last = now.as_ref().and_then(|now| now.last_call.as_ref());
            last.and_then(|last| last.disposition.clone())
                .unwrap_or_else(|| t().nothing_chosen.to_owned())
        })
    };
    let tries = move || {
        desk.now.with(|now| {
            let (tries, most) = now.as_ref().map_or((0, 0), |now| {
                let tries = now.row.as_ref().map_or(0, |row| row.tries);
                (tries, now.list.max_tries)
            });
            t().tries_of(size(tries), size(most))
        })
    };
    view! {
        <dl class="facts">
            {fact(t().last_call, Signal::derive(last))}
            {fact(t().last_result, Signal::derive(result))}
            {fact(t().tries, Signal::derive(tries))}
        </dl>
    }
}

/// What the list says, else the newest note on the record.
fn note(desk: Desk, row: &CallingRow) -> impl IntoView + use<> {
    let own = row.note.clone();
    move || {
        let text = own.clone().or_else(|| {
            desk.now
                .with(|now| now.as_ref().and_then(|now| now.last_note.clone()))
        });
        text.map(|text| view! { <p class="sm t2 said"><q>{text}</q></p> })
    }
}

fn actions(desk: Desk, row: CallingRow) -> impl IntoView {
    let (doctype, name) = row
        .reference
        .clone()
        .map(|reference| (reference.doctype, reference.name))
        .unzip();
    let id = row.id;
    let busy = move || desk.work.busy.get().then_some("true");
    let take_off = move |_| {
        desk.act(api::take_off(desk.app.client, desk.id(), id), |()| ());
    };
    let row = StoredValue::new(row);
    view! {
        <div class="cl-acts">
            <call-button
                phone-number=row.with_value(|row| row.number.clone())
                customer-name=row.with_value(|row| row.name.clone())
                reference-doctype=doctype
                reference-name=name
                variant="primary"
                size="lg"
            ></call-button>
            <button type="button" class="btn big" aria-busy=busy on:click=move |_| desk.skip(id)>{call().skip}</button>
            <button type="button" class="btn big ghost" on:click=move |_| desk.panel.set(Panel::Later(row.get_value()))>
                {glyph(Icon::CLOCK, "")} {t().call_later}
            </button>
            {move || desk.is_admin().then(|| view! {
                <button type="button" class="ib" aria-label=t().take_off title=t().take_off on:click=take_off>{glyph(Icon::TRASH_2, "")}</button>
            })}
        </div>
    }
}
