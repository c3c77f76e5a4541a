//! `<call-list>`: who is to be called next, one person at a time; the queue beside it, and what those who keep lists need.

mod api;
mod desk;
mod empty;
mod fill;
mod later;
mod now;
mod overtaken;
mod preview;
mod queue;
mod results;
mod rules;
mod words;

use leptos::prelude::*;

use self::desk::{Desk, Panel};
use crate::app::use_app;
use crate::backend::Fault;
use crate::element::use_attributes;
use crate::i18n::list as t;
use crate::icon::{Icon, glyph};
use crate::page::Loaded;

/// `<call-list>`: the calling lists the user may work, or the one that the attribute `list` names.
#[component]
pub fn CallList() -> impl IntoView {
    let desk = Desk::new(use_app(), use_attributes());
    let seen = Memo::new(move |_| seen(desk));
    view! {
        <div class="clbox">
            {move || match seen.get() {
                Seen::Waiting => skeleton().into_any(),
                Seen::Guest => empty::sign_in().into_any(),
                Seen::Viewer => empty::not_yours().into_any(),
                Seen::Failed(fault) => empty::failed(desk, &fault).into_any(),
                Seen::NoLists => no_lists(desk).into_any(),
                Seen::List => list(desk).into_any(),
            }}
        </div>
    }
}

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
enum Seen {
    Waiting,
    Guest,
    Viewer,
    Failed(Fault),
    NoLists,
    List,
}

fn seen(desk: Desk) -> Seen {
    let known = desk.app.boot.with(Option::is_some);
    if known && desk.app.user_id().is_none() {
        return Seen::Guest;
    }
    if known && !desk.is_agent() {
        return Seen::Viewer;
    }
    desk.lists.with(|lists| match lists {
        Loaded::Waiting => Seen::Waiting,
        Loaded::Failed(fault) => Seen::Failed(fault.clone()),
        Loaded::Ready(_) if desk.now.with(Option::is_none) => Seen::NoLists,
        Loaded::Ready(_) => Seen::List,
    })
}

fn list(desk: Desk) -> impl IntoView {
    let name = move || desk.list().map(|list| list.name).unwrap_or_default();
    view! {
        <div class="cl card" role="region" aria-label=name>
            <div class="cl-now">
                {now::head(desk)}
                {fault(desk)}
                {move || match desk.panel.get() {
                    Panel::None => now::body(desk).into_any(),
                    Panel::Later(row) => later::panel(desk, row).into_any(),
                    Panel::Results => results::panel(desk).into_any(),
                    Panel::Fill => fill::panel(desk).into_any(),
                    Panel::Rules(list) => rules::panel(desk, list).into_any(),
                }}
            </div>
            {queue::queue(desk)}
        </div>
    }
}

/// No list is there, or a new one is being made.
fn no_lists(desk: Desk) -> impl IntoView {
    view! {
        <div class="card cl-one">
            {move || match desk.panel.get() {
                Panel::Rules(list) => view! { <div class="cl-now">{fault(desk)} {rules::panel(desk, list)}</div> }.into_any(),
                _ => empty::no_lists(desk).into_any(),
            }}
        </div>
    }
}

/// Why something wasn't done.
fn fault(desk: Desk) -> impl IntoView {
    move || {
        let fault = desk.work.fault.get()?;
        let (title, body) = words::fault(&fault);
        Some(view! {
            <div class="note stop" role="alert">
                {glyph(Icon::CIRCLE_ALERT, "")}
                <div><p class="med">{title}</p> {body.map(|body| view! { <p>{body}</p> })}</div>
            </div>
        })
    }
}

/// The geometry of what comes, after a moment.
fn skeleton() -> impl IntoView {
    view! {
        <div class="cl card wait-rows" aria-busy="true">
            <span class="vh" role="status">{t().loading}</span>
            <div class="cl-now" aria-hidden="true">
                <span class="skel line"></span>
                <div class="who"><span class="skel disc"></span><div class="grow"><span class="skel title"></span><span class="skel line"></span></div></div>
                <span class="skel block"></span>
            </div>
            <div class="cl-q" aria-hidden="true">
                <ul><li><span class="skel line"></span></li><li><span class="skel line"></span></li><li><span class="skel line"></span></li></ul>
            </div>
        </div>
    }
}
