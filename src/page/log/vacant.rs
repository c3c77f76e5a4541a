//! What is said in the list's place: loading, nothing yet, nothing found, failed.

use leptos::prelude::*;

use super::actions::may_write;
use super::bar::in_words;
use super::store::Store;
use super::{Beside, Open};
use crate::app::App;
use crate::backend::{Fault, code};
use crate::i18n;
use crate::icon::{Icon, glyph};

pub(super) fn skeleton() -> impl IntoView {
    let line = |a: &'static str, b: &'static str| {
        view! {
            <div class="lr">
                <span class="skel dir"></span>
                <div class="c-who"><span class=format!("skel {a}")></span><span class=format!("skel l2 {b}")></span></div>
                <div class="c-out"><span class="skel"></span></div>
            </div>
        }
    };
    view! {
        <div class="wait-rows" aria-busy="true">
            <span class="vh" role="status">{i18n::log().loading}</span>
            <div class="rows" aria-hidden="true">
                <div class="day"><span class="skel"></span></div>
                {line("w1", "w2")} {line("w3", "w4")} {line("w2", "w3")} {line("w3", "w1")} {line("w1", "w4")}
            </div>
        </div>
    }
}

fn empty(icon: Icon, title: &'static str, hint: String, action: Option<AnyView>) -> impl IntoView {
    view! {
        <div class="empty" role="status">
            <span class="gl">{glyph(icon, "s18")}</span>
            <h3>{title}</h3>
            <p class="t2">{hint}</p>
            {action.map(|action| view! { <div class="row">{action}</div> })}
        </div>
    }
}

pub(super) fn none_yet(store: Store, open: Open) -> impl IntoView {
    let t = i18n::log();
    let import = may_write(store.app).then(|| {
        view! { <button type="button" class="btn" on:click=move |_| open.set(Some(Beside::Import))>{glyph(Icon::UPLOAD, "")} {t.import_calls}</button> }
            .into_any()
    });
    let of_record = store
        .filter
        .with_untracked(|filter| filter.reference.is_some());
    empty(
        Icon::PHONE_CALL,
        t.none_yet,
        if of_record {
            t.none_of_record
        } else {
            t.none_yet_hint
        }
        .to_owned(),
        import.filter(|_| !of_record),
    )
}

pub(super) fn none_found(app: App, store: Store) -> impl IntoView {
    let t = i18n::log();
    let clear = move |_| store.filter.update(|filter| *filter = filter.cleared());
    let button =
        view! { <button type="button" class="btn" on:click=clear>{t.clear_filters}</button> };
    let filters = store.filter.with_untracked(|filter| in_words(app, filter));
    empty(Icon::SEARCH, t.none_found, filters, Some(button.into_any()))
}

pub(super) fn failed(store: Store, fault: &Fault) -> impl IntoView + use<> {
    let t = i18n::log();
    if fault.code == code::NOT_AUTHENTICATED {
        return empty(Icon::KEY_ROUND, t.sign_in, t.sign_in_hint.to_owned(), None).into_any();
    }
    let hint = if fault.is_away() {
        t.away_hint.to_owned()
    } else if fault.message.is_empty() {
        t.failed_hint.to_owned()
    } else {
        fault.message.clone()
    };
    let button = view! { <button type="button" class="btn" on:click=move |_| store.try_again()>{glyph(Icon::ROTATE_CW, "")} {i18n::call().try_again}</button> };
    empty(Icon::CLOUD_OFF, t.failed, hint, Some(button.into_any())).into_any()
}
