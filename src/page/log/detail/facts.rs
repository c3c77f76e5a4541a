//! What is known of a call, as a list of words and values.

use leptos::prelude::*;
use ringlet_model::api::{CallLogEntry, RecordRef};

use super::Detail;
use super::writing::{self, Writing};
use crate::browser::intl;
use crate::component::call_timer::clock_text;
use crate::component::form::number;
use crate::i18n;
use crate::icon::glyph;
use crate::page::log::actions::may_write;
use crate::page::log::row::result;
use crate::page::log::words;
use crate::session::record_page;

pub(super) fn facts(detail: Detail, call: &CallLogEntry) -> impl IntoView + use<> {
    let t = i18n::log();
    let app = detail.app;
    let (icon, word, _) = words::disc(call);
    let fact = |word: &'static str, value: Option<String>| {
        value
            .filter(|value| !value.is_empty())
            .map(|value| view! { <dt>{word}</dt> <dd><bdi>{value}</bdi></dd> })
    };
    let talk = call
        .duration_seconds
        .filter(|seconds| *seconds > 0)
        .map(clock_text);
    let started = intl::moment_exact(call.started_at, i18n::locale().tag());
    let line = (call.sources.len() < 2).then(|| words::source(&call.source));
    let writes = may_write(app);
    let record = (writes || call.reference.is_some())
        .then(|| view! { <dt>{t.record}</dt> <dd>{record(detail, call, writes)}</dd> });
    view! {
        <div class="badges">
            <span class="badge">{glyph(icon, "")} {word}</span>
            {result(call)}
        </div>
        <dl class="ctx">
            {fact(t.started, Some(started))}
            {fact(t.talk_time, talk)}
            {fact(t.agent, call.user_name.clone().or_else(|| call.user_id.clone()))}
            {fact(t.line, line)}
            {fact(t.our_number, call.local_number.as_ref().map(|own| number::pretty(app, own)))}
            {record}
            {fact(t.reason, call.reason.clone())}
        </dl>
    }
}

/// The record it is kept with, and another one to be chosen.
fn record(detail: Detail, call: &CallLogEntry, writes: bool) -> impl IntoView + use<> {
    let t = i18n::log();
    let word = if call.reference.is_some() {
        t.change_record
    } else {
        t.link_record
    };
    let link = call
        .reference
        .as_ref()
        .map(|record| record_link(detail, record));
    view! {
        {link} " "
        {writes.then(|| view! { <button type="button" class="tlink" on:click=move |_| writing::begin(detail, Writing::Record)>{word}</button> })}
    }
}

/// A link to the record where the site says where records are; else its name.
fn record_link(detail: Detail, record: &RecordRef) -> AnyView {
    let app = detail.app;
    // A record that holds this number is known by its title.
    let title = detail.answer.with(|answer| {
        let matches = &answer.ready()?.matches;
        let found = matches
            .iter()
            .find(|known| known.doctype == record.doctype && known.name == record.name)?;
        Some(found.title.clone())
    });
    let text = format!(
        "{} · {}",
        words::doctype(&record.doctype),
        title.unwrap_or_else(|| record.name.clone())
    );
    let template = app
        .boot
        .with_untracked(|boot| boot.as_ref().and_then(|boot| boot.site.record_url.clone()));
    match template {
        Some(template) => {
            let address = record_page::address(&template, &record.doctype, &record.name);
            view! { <a href=address>{text}</a> }.into_any()
        }
        None => text.into_any(),
    }
}
