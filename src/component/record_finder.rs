//! A contact, lead or deal looked for by name or number.

use leptos::prelude::*;
use ringlet_model::api::RecordMatch;

use super::call_popup::ring;
use super::face::{Avatar, initials, record_word};
use crate::app::use_app;
use crate::i18n::call as words;
use crate::icon::{Icon, glyph};
use crate::session::find_record::{Found, Search, link};
use crate::session::{LiveCall, Panel};

/// In the popup: the record found becomes the call's.
#[component]
pub fn FindRecordPanel(
    /// The call.
    call: LiveCall,
) -> impl IntoView {
    let app = use_app();
    let close = move || call.panel.set(Panel::None);
    let pick = move |record| link(app, call.id(), record, close);
    view! {
        <div class="pop-b" part="find-record">
            <RecordFinder pick=Callback::new(pick)/>
            <div class="row end">
                <button class="btn ghost" type="button" on:click=move |_| close()>{words().cancel}</button>
            </div>
        </div>
    }
}

/// A search field with what it finds below; arrow down goes into the list.
#[component]
pub fn RecordFinder(
    /// Told of the record that is chosen.
    pick: Callback<RecordMatch>,
) -> impl IntoView {
    let t = words();
    let search = Search::new(use_app());
    let found = search.found();
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| field.get().map(|field| field.focus()));
    view! {
        <div class="in find">
            {glyph(Icon::SEARCH, "")}
            <input
                node_ref=field
                type="search"
                autocomplete="off"
                placeholder=t.name_or_number
                aria-label=t.find_record
                on:input:target=move |event| search.look_for(&event.target().value())
            />
        </div>
        <div aria-live="polite">
            {move || match found.get() {
                Found::Nothing => ().into_any(),
                Found::Looking => view! { <div class="row t2"><span class="spinner"></span>{t.looking}</div> }.into_any(),
                Found::Failed(why) => {
                    view! { <span class="help bad" role="alert">{glyph(Icon::CIRCLE_ALERT, "s14")}{why}</span> }.into_any()
                }
                Found::Records(records) if records.is_empty() => {
                    view! { <p class="t2">{t.no_record_found}</p> }.into_any()
                }
                Found::Records(records) => list(records, pick).into_any(),
            }}
        </div>
    }
}

fn list(records: Vec<RecordMatch>, pick: Callback<RecordMatch>) -> impl IntoView {
    let row = move |record: RecordMatch| {
        let kind = record_word(&record.doctype).to_owned();
        let detail = match &record.subtitle {
            Some(subtitle) => format!("{kind} · {subtitle}"),
            None => kind,
        };
        let avatar = Avatar::Initials(initials(&record.title));
        let title = record.title.clone();
        view! {
            <button class="opt" type="button" on:click=move |_| pick.run(record.clone())>
                {ring("bare", &avatar, "s36")}
                <span class="grow">
                    <span class="med cut block" title=title.clone()>{title.clone()}</span>
                    <span class="sm t2 cut block">{detail}</span>
                </span>
            </button>
        }
    };
    let rows = records.into_iter().map(row).collect_view();
    view! { <div class="pick" role="group" aria-label=words().find_record>{rows}</div> }
}
