//! What there is to say where nobody is to be called.

use leptos::prelude::*;

use super::desk::{Desk, Panel};
use super::words;
use crate::backend::{Fault, code};
use crate::i18n::{call, list as t};
use crate::icon::{Icon, glyph};

fn empty(
    icon: Icon,
    title: impl Into<String>,
    hint: impl Into<String>,
    action: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="empty" role="status">
            <span class="gl">{glyph(icon, "s18")}</span>
            <h3>{title.into()}</h3>
            <p class="t2">{hint.into()}</p>
            {action.map(|action| view! { <div class="row">{action}</div> })}
        </div>
    }
}

/// A guest.
pub(super) fn sign_in() -> impl IntoView {
    let view = empty(Icon::KEY_ROUND, t().sign_in, t().sign_in_hint, None);
    view! { <div class="card cl-one">{view}</div> }
}

/// Somebody who doesn't call.
pub(super) fn not_yours() -> impl IntoView {
    let view = empty(Icon::PHONE_OFF, t().not_yours, t().not_yours_hint, None);
    view! { <div class="card cl-one">{view}</div> }
}

/// The server didn't answer, or refused.
pub(super) fn failed(desk: Desk, fault: &Fault) -> impl IntoView + use<> {
    if fault.code == code::NOT_AUTHENTICATED {
        return sign_in().into_any();
    }
    let hint = if fault.message.is_empty() || fault.is_away() {
        t().failed_hint.to_owned()
    } else {
        fault.message.clone()
    };
    let button = view! { <button type="button" class="btn" on:click=move |_| desk.refresh()>{glyph(Icon::ROTATE_CW, "")} {call().try_again}</button> };
    let view = empty(Icon::CLOUD_OFF, t().failed, hint, Some(button.into_any()));
    view! { <div class="card cl-one">{view}</div> }.into_any()
}

/// There is no list at all.
pub(super) fn no_lists(desk: Desk) -> impl IntoView {
    move || {
        if !desk.is_admin() || desk.is_fixed() {
            return empty(Icon::LIST_CHECKS, t().no_lists, t().no_lists_agent, None).into_any();
        }
        let make = move |_| desk.panel.set(Panel::Rules(None));
        let button = view! { <button type="button" class="btn primary" on:click=make>{glyph(Icon::PLUS, "")} {t().new_list}</button> };
        empty(
            Icon::LIST_CHECKS,
            t().no_lists,
            t().no_lists_hint,
            Some(button.into_any()),
        )
        .into_any()
    }
}

/// Nobody is to be called now: why, and what can be done.
pub(super) fn nobody(desk: Desk) -> impl IntoView {
    move || {
        let list = desk.list().unwrap_or_default();
        let next = desk
            .now
            .with(|now| now.as_ref().and_then(|now| now.next_call_back.clone()));
        if list.total == 0 {
            return nobody_yet(desk).into_any();
        }
        if let Some(row) = next {
            let now = desk.app.session.server_now();
            let time = row.due_at.map(|at| words::due(at, now)).unwrap_or_default();
            let id = row.id;
            let who = [Some(words::name(&row)), row.company.clone()];
            let who: Vec<String> = who.into_iter().flatten().collect();
            let button = view! { <button type="button" class="btn" on:click=move |_| desk.call(id)>{t().call_anyway}</button> };
            return empty(
                Icon::CLOCK,
                t().next_call_back_at(&time),
                t().nothing_until(&who.join(", ")),
                Some(button.into_any()),
            )
            .into_any();
        }
        if list.left > 0 {
            return empty(Icon::USERS, t().nobody_free, t().nobody_free_hint, None).into_any();
        }
        if list.done == 0 {
            return empty(Icon::BAN, t().only_blocked, t().only_blocked_hint, None).into_any();
        }
        let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let button = view! { <button type="button" class="btn" on:click=move |_| desk.panel.set(Panel::Results)>{glyph(Icon::CHART_COLUMN, "")} {t().see_results}</button> };
        empty(
            Icon::CIRCLE_CHECK,
            t().list_done,
            t().done_sum(size(list.done), size(list.reached)),
            Some(button.into_any()),
        )
        .into_any()
    }
}

fn nobody_yet(desk: Desk) -> impl IntoView {
    if !desk.is_admin() {
        return empty(Icon::USERS, t().nobody_yet, t().nobody_yet_agent, None).into_any();
    }
    let button = view! { <button type="button" class="btn primary" on:click=move |_| desk.panel.set(Panel::Fill)>{glyph(Icon::USER_PLUS, "")} {t().add_people}</button> };
    empty(
        Icon::USERS,
        t().nobody_yet,
        t().nobody_yet_hint,
        Some(button.into_any()),
    )
    .into_any()
}
