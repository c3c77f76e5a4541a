//! When to call somebody back.

use js_sys::Date;
use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::CallingRow;
use wasm_bindgen::JsValue;

use super::desk::{Desk, Panel};
use super::words;
use crate::browser::intl;
use crate::component::form::new_id;
use crate::i18n::{self, call, list as t};

const HOUR_MS: i64 = 3_600_000;

pub(super) fn panel(desk: Desk, row: CallingRow) -> impl IntoView {
    let now = desk.app.session.server_now();
    let id = row.id;
    let title = t().when_later(&words::name(&row));
    let shown = title.clone();
    let morning = tomorrow_at_nine(now);
    let clock = intl::time(morning, i18n::locale().tag());
    let field = RwSignal::new(local_text(row.due_at.unwrap_or(Timestamp(now.0 + HOUR_MS))));
    let chosen = move || moment(&field.get()).filter(|at| *at > desk.app.session.server_now());
    let set = move |_| {
        if let Some(at) = chosen() {
            desk.later(id, at);
        }
    };
    let after = move |ms: i64| desk.later(id, Timestamp(desk.app.session.server_now().0 + ms));
    let field_id = new_id("due");
    let first = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = first.get() {
            let _ = button.focus();
        }
    });
    view! {
        <div
            class="cl-panel"
            role="group"
            aria-label=title
            on:keydown=move |event| if event.key() == "Escape" { desk.panel.set(Panel::None) }
        >
            <h3>{shown}</h3>
            <div class="row wrap">
                <button type="button" class="chip" node_ref=first on:click=move |_| after(HOUR_MS)>{t().in_one_hour}</button>
                <button type="button" class="chip" on:click=move |_| after(3 * HOUR_MS)>{t().in_three_hours}</button>
                <button type="button" class="chip" on:click=move |_| desk.later(id, morning)>{t().tomorrow_at(&clock)}</button>
            </div>
            <div class="field">
                <label for=field_id.clone()>{t().day_and_time}</label>
                <input
                    id=field_id
                    class="in"
                    type="datetime-local"
                    prop:value=field
                    on:input:target=move |event| field.set(event.target().value())
                />
            </div>
            <div class="row wrap">
                <button
                    type="button"
                    class="btn primary"
                    aria-busy=move || desk.work.busy.get().then_some("true")
                    aria-disabled=move || chosen().is_none().then_some("true")
                    on:click=set
                >
                    {t().set_time}
                </button>
                <button type="button" class="btn ghost" on:click=move |_| desk.panel.set(Panel::None)>{call().cancel}</button>
            </div>
        </div>
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "milliseconds stay far below 2^53"
)]
fn date(at: Timestamp) -> Date {
    Date::new(&JsValue::from_f64(at.0 as f64))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "milliseconds stay far below 2^53"
)]
fn timestamp(date: &Date) -> Option<Timestamp> {
    let ms = date.get_time();
    (!ms.is_nan()).then_some(Timestamp(ms as i64))
}

fn tomorrow_at_nine(now: Timestamp) -> Timestamp {
    let day = date(now);
    day.set_date(day.get_date() + 1);
    day.set_hours(9);
    day.set_minutes(0);
    day.set_seconds(0);
    day.set_milliseconds(0);
    timestamp(&day).unwrap_or(Timestamp(now.0 + 24 * HOUR_MS))
}

/// `2026-11-20T15:15` in the user's zone, as a field of that type takes it.
fn local_text(at: Timestamp) -> String {
    let date = date(at);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// The moment that such a field names.
fn moment(text: &str) -> Option<Timestamp> {
    timestamp(&Date::new(&text.into()))
}
