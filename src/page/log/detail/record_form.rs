//! A lead, deal or contact made of a call's other side.

use leptos::prelude::*;
use leptos::task::spawn_local;
use ringlet_model::api::{RecordAnswer, RecordDraft};

use super::Detail;
use crate::component::face::record_word;
use crate::component::form::field::TextField;
use crate::i18n;
use crate::icon::{Icon, glyph};
use crate::page::log::actions::{tell, tell_fault};
use crate::session::{LiveCall, Panel, Tone, live};

/// A deal, which may have a company alone.
const DEAL: &str = "CRM Deal";
/// What can be made.
const KINDS: [&str; 3] = ["CRM Lead", DEAL, "Contact"];

/// Asks what to make and of whom; the call is kept with it. The panel closes when it is made.
pub(super) fn record_form(detail: Detail, call: LiveCall) -> impl IntoView {
    let (t, words) = (i18n::log(), i18n::call());
    let kind = RwSignal::new(KINDS[0]);
    let [first, last, company] = [(); 3].map(|()| RwSignal::new(String::new()));
    let (missing, busy) = (RwSignal::new(false), RwSignal::new(false));
    let create = move || {
        let draft = RecordDraft {
            doctype: kind.get_untracked().to_owned(),
            first_name: some(first),
            last_name: some(last),
            organization: some(company),
        };
        let is_named =
            draft.first_name.is_some() || draft.doctype == DEAL && draft.organization.is_some();
        missing.set(!is_named);
        if is_named && !busy.get_untracked() {
            busy.set(true);
            spawn_local(async move {
                store(detail, call, draft).await;
                let _ = busy.try_set(false);
            });
        }
    };
    let problem = Signal::derive(move || {
        let of_kind = if kind.get() == DEAL {
            t.name_or_company_needed
        } else {
            words.first_name_needed
        };
        missing.get().then(|| of_kind.to_owned())
    });
    let write = move |field: RwSignal<String>| {
        move |text: String| {
            missing.set(false);
            field.set(text);
        }
    };
    view! {
        <form class="col gap8" on:submit=move |event| { event.prevent_default(); create(); }>
            {kinds(kind)}
            <div class="two">
                <TextField label=words.first_name value=first write=write(first) problem=problem/>
                <TextField label=words.last_name value=last write=write(last)/>
            </div>
            <TextField label=words.company value=company write=write(company)/>
            <div class="row end">
                <button class="btn ghost" type="button" on:click=move |_| call.panel.set(Panel::FindRecord)>{words.cancel}</button>
                <button class="btn primary" type="submit" aria-busy=move || busy.get().then_some("true")>
                    {move || busy.get().then(|| view! { <span class="spinner"></span> })}
                    {t.create}
                </button>
            </div>
        </form>
    }
}

/// Lead, deal or contact.
fn kinds(kind: RwSignal<&'static str>) -> impl IntoView {
    let button = move |doctype: &'static str| {
        let is_on = move || {
            if kind.get() == doctype {
                "true"
            } else {
                "false"
            }
        };
        view! {
            <button type="button" class="chip" aria-pressed=is_on on:click=move |_| kind.set(doctype)>{record_word(doctype)}</button>
        }
    };
    view! { <div class="row wrap" role="group" aria-label=i18n::log().new_record>{KINDS.map(button).collect_view()}</div> }
}

/// What was typed; None for nothing.
fn some(text: RwSignal<String>) -> Option<String> {
    let text = text.get_untracked().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

async fn store(detail: Detail, call: LiveCall, draft: RecordDraft) {
    let (t, app) = (i18n::log(), detail.app);
    let path = format!("/api/ringlet/calls/{}/record", call.id());
    let asking = app
        .client
        .post_once::<_, RecordAnswer>(&path, &draft, call.repeat);
    match asking.await {
        Ok(answer) => {
            live::receive(app, answer.call);
            tell(app, Tone::Go, t.record_created(&answer.record.title), None);
            call.panel.set(Panel::None);
        }
        Err(fault) => tell_fault(app, t.record_not_created, &fault),
    }
}

/// The button that leads here.
pub(super) fn open_button(call: LiveCall) -> impl IntoView {
    view! {
        <button type="button" class="btn ghost small add" on:click=move |_| call.panel.set(Panel::Lead)>
            {glyph(Icon::PLUS, "")} {i18n::log().new_record}
        </button>
    }
}
