//! How imports and what runs in the background went: below the providers, once there is anything to tell.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::SourceStatus;
use ringlet_model::provider::Provider;

use super::{Loaded, Settings, api, hub, load};
use crate::component::form::capital;
use crate::component::form::notice::fault_notice;
use crate::i18n::settings as words;
use crate::icon::{Icon, glyph};

/// All of them.
pub(super) fn block(settings: Settings) -> impl IntoView {
    some(settings, |_| true)
}

/// What a provider does in the background, for its page.
pub(super) fn of(settings: Settings, provider: Provider) -> impl IntoView {
    some(settings, move |id| id.starts_with(provider.id()))
}

fn some(settings: Settings, is_wanted: impl Fn(&str) -> bool + Send + 'static) -> impl IntoView {
    let stored = RwSignal::new(Loaded::Waiting);
    load(stored, api::sources(settings.app.client));
    let list = move || {
        let mut sources = stored.with(|list| list.ready().map(|list| list.sources.clone()))?;
        sources.retain(|source| is_wanted(&source.id));
        let now = settings.app.session.server_now();
        (!sources.is_empty()).then(|| {
            view! {
                <h3>{words().background}</h3>
                <div class="provs">{sources.into_iter().map(|source| row(&source, now)).collect_view()}</div>
            }
        })
    };
    // Without a connection the providers above say so already.
    let fault = move || {
        let is_told = settings
            .providers
            .with(|providers| matches!(providers, Loaded::Failed(_)));
        stored.with(|list| match list {
            Loaded::Failed(fault) if !is_told => Some(fault_notice(fault)),
            _ => None,
        })
    };
    view! { {list} {fault} }
}

fn row(source: &SourceStatus, now: Timestamp) -> impl IntoView + use<> {
    let failing = source.failure.is_some().then(|| {
        view! { <span class="badge stop">{glyph(Icon::TRIANGLE_ALERT, "")} {words().failing}</span> }
    });
    view! {
        <div class="prov">
            <div class="grow">
                <div class="nm cut">{name(&source.id)}</div>
                <div class="ds">{line(source, now)}</div>
            </div>
            {failing}
        </div>
    }
}

fn name(id: &str) -> String {
    let t = words();
    match id {
        "teams" => t.source_teams,
        "teams_subscription" => t.source_teams_subscription,
        "bluetooth_pbap" => t.source_phone,
        "csv" => t.source_table,
        "retention" => t.source_retention,
        other => return capital(other),
    }
    .to_owned()
}

/// Why it failed, else what it did; when that was, and when it is tried next.
fn line(source: &SourceStatus, now: Timestamp) -> String {
    let (said, at) = match &source.failure {
        Some(failure) => (Some(failure), source.last_failure_at),
        None => (source.detail.as_ref(), source.last_success_at),
    };
    let mut parts: Vec<String> = said.cloned().into_iter().collect();
    parts.extend(at.map(|at| hub::ago(at, now)));
    parts.extend(
        source
            .next_run_at
            .filter(|next| *next > now)
            .map(|next| words().next_run(&hub::moment(next))),
    );
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_before_what_went_well() {
        let mut source = SourceStatus {
            id: "teams".into(),
            last_success_at: Some(Timestamp(0)),
            detail: Some("3 listed.".into()),
            ..SourceStatus::default()
        };
        assert_eq!(line(&source, Timestamp(120_000)), "3 listed. · 2 min ago");
        source.failure = Some("Teams refused.".into());
        source.last_failure_at = Some(Timestamp(120_000));
        assert_eq!(
            line(&source, Timestamp(120_000)),
            "Teams refused. · just now"
        );
        assert_eq!(name("teams"), "Calls of Microsoft Teams");
        assert_eq!(name("other"), "Other");
    }
}
