//! `<call-stats>`, the dashboard: five numbers compared with the period before, and charts that are tables as well.

mod bar;
mod change;
mod chart;
mod days;
mod figure;
mod hours;
mod parts;
mod period;
mod question;
mod tiles;
mod words;

use leptos::prelude::*;

use self::figure::figure;
use self::question::Counts;
use crate::app::use_app;
use crate::backend::{Fault, code};
use crate::i18n::{call, stats as t};
use crate::icon::{Icon, glyph};
use crate::page::Loaded;

/// `<call-stats>`: everybody's calls for an administrator, else the user's own.
#[component]
pub fn CallStats() -> impl IntoView {
    let app = use_app();
    let counts = Counts::new(app);
    let is_guest = Memo::new(move |_| app.boot.with(Option::is_some) && app.user_id().is_none());
    view! {
        <section class="stbox" aria-label=t().dashboard>
            {move || if is_guest.get() {
                let sign_in = empty(Icon::KEY_ROUND, t().sign_in, t().sign_in_hint, None);
                view! { <div class="card">{sign_in}</div> }.into_any()
            } else {
                view! { <div class="stats">{bar::bar(counts)} {body(counts)}</div> }.into_any()
            }}
        </section>
    }
}

/// What is shown below the filters.
#[derive(Clone, PartialEq)]
enum Seen {
    Waiting,
    Failed(Fault),
    None,
    Counts,
}

fn body(counts: Counts) -> impl IntoView {
    let seen = Memo::new(move |_| {
        counts.answer.with(|answer| match answer {
            Loaded::Waiting => Seen::Waiting,
            Loaded::Failed(fault) => Seen::Failed(fault.clone()),
            Loaded::Ready(stats) if stats.total_calls == 0 => Seen::None,
            Loaded::Ready(_) => Seen::Counts,
        })
    });
    move || match seen.get() {
        Seen::Waiting => skeleton().into_any(),
        Seen::Failed(fault) => failed(counts, &fault).into_any(),
        Seen::None => {
            let none = empty(Icon::CHART_COLUMN, t().none, t().none_hint, None);
            view! { <div class="card">{none}</div> }.into_any()
        }
        Seen::Counts => charts(counts).into_any(),
    }
}

fn charts(counts: Counts) -> impl IntoView {
    view! {
        <dl class="tilesrow">{move || counts.answer.with(|answer| answer.ready().map(tiles::tiles))}</dl>
        <div class="charts">
            {figure(counts, days::CALLS)}
            {figure(counts, parts::OUTCOMES)}
            {figure(counts, hours::HOURS)}
            {figure(counts, days::RATE)}
            {figure(counts, parts::PROVIDERS)}
            {figure(counts, parts::AGENTS)}
            {figure(counts, parts::DISPOSITIONS)}
        </div>
    }
}

fn failed(counts: Counts, fault: &Fault) -> impl IntoView + use<> {
    let is_guest = fault.code == code::NOT_AUTHENTICATED;
    let hint = if fault.message.is_empty() || fault.is_away() {
        t().failed_hint.to_owned()
    } else {
        fault.message.clone()
    };
    let again = view! { <button type="button" class="btn" on:click=move |_| counts.ask()>{glyph(Icon::ROTATE_CW, "")} {call().try_again}</button> };
    let shown = if is_guest {
        empty(Icon::KEY_ROUND, t().sign_in, t().sign_in_hint, None).into_any()
    } else {
        empty(Icon::CLOUD_OFF, t().failed, hint, Some(again.into_any())).into_any()
    };
    view! { <div class="card">{shown}</div> }
}

fn empty(
    icon: Icon,
    title: &'static str,
    hint: impl Into<String>,
    action: Option<AnyView>,
) -> impl IntoView {
    view! {
        <div class="empty" role="status">
            <span class="gl">{glyph(icon, "s18")}</span>
            <h3>{title}</h3>
            <p class="t2">{hint.into()}</p>
            {action.map(|action| view! { <div class="row">{action}</div> })}
        </div>
    }
}

/// The geometry of what comes, after a moment.
fn skeleton() -> impl IntoView {
    let tile = || view! { <div class="card stat"><span class="skel line"></span><span class="skel number"></span><span class="skel line"></span></div> };
    let chart = || view! { <div class="card ch"><span class="skel line"></span><span class="skel block"></span></div> };
    view! {
        <div class="stats wait-rows" aria-busy="true">
            <span class="vh" role="status">{t().loading}</span>
            <div class="tilesrow" aria-hidden="true">{tile()} {tile()} {tile()} {tile()} {tile()}</div>
            <div class="charts" aria-hidden="true">{chart()} {chart()}</div>
        </div>
    }
}
