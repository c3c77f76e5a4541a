//! Who comes next.

use leptos::prelude::*;
use ringlet_model::api::CallingRow;

use super::desk::{Desk, Panel};
use super::words;
use crate::component::face::initials;
use crate::i18n::list as t;
use crate::icon::{Icon, glyph};

pub(super) fn queue(desk: Desk) -> impl IntoView {
    let left = move || {
        let left = desk.list().map_or(0, |list| list.left);
        t().left(usize::try_from(left).unwrap_or(usize::MAX))
    };
    view! {
        <div class="cl-q">
            <div class="cl-qh"><span class="lbl">{t().next_up}</span><span class="sm t3">{left}</span></div>
            <ul aria-label=t().next_up>
                <For each=move || shown(desk) key=|row| (row.id, row.due_at, row.held_by.clone(), row.blocked) let:row>{line(desk, row)}</For>
            </ul>
            <Show when=move || desk.more.with(Option::is_some)>
                <div class="cl-more"><button type="button" class="btn small" on:click=move |_| desk.ask_more()>{glyph(Icon::CHEVRON_DOWN, "s14")} {t().show_more}</button></div>
            </Show>
            {move || desk.is_admin().then(|| keeping(desk))}
        </div>
    }
}

/// The call-back that comes next, then all others in calling order; not who is being called.
fn shown(desk: Desk) -> Vec<CallingRow> {
    let (current, call_back) = desk.now.with(|now| {
        let now = now.as_ref();
        (
            now.and_then(|now| now.row.as_ref().map(|row| row.id)),
            now.and_then(|now| now.next_call_back.clone()),
        )
    });
    let mut rows = desk.rows.get();
    if let Some(first) = call_back {
        rows.retain(|row| row.id != first.id);
        rows.insert(0, first);
    }
    rows.retain(|row| Some(row.id) != current);
    rows
}

fn line(desk: Desk, row: CallingRow) -> impl IntoView {
    let now = desk.app.session.server_now();
    let name = words::name(&row);
    let due = row.due_at.map(|at| words::due(at, now));
    let me = desk.app.user_id_untracked();
    let held = row.held_by.clone().filter(|holder| *holder != me);
    let second = match (&held, &due) {
        (Some(holder), _) => t().with_somebody(&words::colleague(desk.app, holder)),
        (None, Some(time)) => t().call_back_at(time),
        (None, None) => row.company.clone().unwrap_or_else(|| row.display.clone()),
    };
    let letters = initials(&name);
    let avatar = if letters.is_empty() {
        glyph(Icon::USER_ROUND, "").into_any()
    } else {
        letters.into_any()
    };
    let id = row.id;
    let word = t().call_this_one(&name);
    let can_call = held.is_none() && !row.blocked;
    let who = view! {
        <span class="ring bare s36" aria-hidden="true"><span>{avatar}</span></span>
        <span class="grow">
            <span class="med cut" title=name.clone()><bdi>{name.clone()}</bdi></span>
            <span class="sm t2 cut">{second}</span>
        </span>
    };
    let who = if can_call {
        view! { <button type="button" class="pick" title=word on:click=move |_| desk.call(id)>{who}</button> }.into_any()
    } else {
        view! { <div class="pick">{who}</div> }.into_any()
    };
    view! { <li>{who} {badge(desk, row, due, &name)}</li> }
}

fn badge(desk: Desk, row: CallingRow, due: Option<String>, name: &str) -> Option<AnyView> {
    if row.blocked {
        return Some(
            view! { <span class="badge stop">{glyph(Icon::BAN, "")} {t().do_not_call}</span> }
                .into_any(),
        );
    }
    let time = due?;
    let word = t().change_time(name);
    let change = move |_| desk.panel.set(Panel::Later(row.clone()));
    Some(
        view! { <button type="button" class="badge wait" aria-label=format!("{time}, {word}") title=word on:click=change>{glyph(Icon::CLOCK, "")} {time.clone()}</button> }
            .into_any(),
    )
}

/// What those need who keep lists.
fn keeping(desk: Desk) -> impl IntoView {
    let edit = move |_| desk.panel.set(Panel::Rules(desk.list()));
    view! {
        <div class="cl-keep">
            <button type="button" class="btn small" on:click=move |_| desk.panel.set(Panel::Fill)>{glyph(Icon::USER_PLUS, "s14")} {t().add_people}</button>
            <span class="grow"></span>
            <button type="button" class="ib" aria-label=t().results title=t().results on:click=move |_| desk.panel.set(Panel::Results)>{glyph(Icon::CHART_COLUMN, "")}</button>
            <button type="button" class="ib" aria-label=t().edit_list title=t().edit_list on:click=edit>{glyph(Icon::PENCIL, "")}</button>
            {(!desk.is_fixed()).then(|| view! { <button type="button" class="ib" aria-label=t().new_list title=t().new_list on:click=move |_| desk.panel.set(Panel::Rules(None))>{glyph(Icon::PLUS, "")}</button> })}
        </div>
    }
}
