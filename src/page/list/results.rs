//! How those done with went, as a table.

use leptos::prelude::*;
use ringlet_model::api::CallingResults;

use super::api;
use super::desk::{Desk, Panel};
use crate::browser::intl;
use crate::i18n::{self, list as t};
use crate::page::{Loaded, load};

pub(super) fn panel(desk: Desk) -> impl IntoView {
    let results = RwSignal::new(Loaded::<CallingResults>::Waiting);
    Effect::new(move |_| {
        // With each change of the list, since a result may have come.
        let done = desk.list().map(|list| list.done);
        let (client, id) = (desk.app.client, desk.id());
        load(results, async move { api::results(client, &id).await });
        done
    });
    let sum = move || {
        let list = desk.list().unwrap_or_default();
        let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        t().done_sum(size(list.done), size(list.reached))
    };
    view! {
        <div class="cl-panel" role="group" aria-label=t().results>
            <h3>{t().results}</h3>
            <p class="t2">{sum}</p>
            {move || results.with(table)}
            <div class="row"><button type="button" class="btn" on:click=move |_| desk.panel.set(Panel::None)>{t().hide_results}</button></div>
        </div>
    }
}

fn table(results: &Loaded<CallingResults>) -> AnyView {
    let rows = match results {
        Loaded::Waiting => {
            return view! { <span class="skel block" aria-busy="true"></span> }.into_any();
        }
        Loaded::Failed(_) => {
            return view! { <p class="stop" role="alert">{t().not_done}</p> }.into_any();
        }
        Loaded::Ready(results) => results.dispositions.clone(),
    };
    let rows = rows
        .into_iter()
        .map(|row| {
            let word = if row.disposition.is_empty() {
                t().none_chosen.to_owned()
            } else {
                row.disposition
            };
            let people = usize::try_from(row.people).unwrap_or(usize::MAX);
            view! { <tr><th scope="row">{word}</th><td>{intl::number(people, i18n::locale().tag())}</td></tr> }
        })
        .collect_view();
    view! {
        <table class="plain">
            <thead><tr><th scope="col">{t().disposition}</th><th scope="col">{t().people}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
