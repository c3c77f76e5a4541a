//! Every provider at a glance: does it work, when was it last heard of, what is there to do.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{ProviderList, ProviderState, ProviderSummary};
use ringlet_model::provider::Provider;

use super::frame::{head, shown};
use super::{Place, Settings};
use crate::browser::intl;
use crate::component::form::capital;
use crate::i18n;
use crate::icon::{Icon, glyph};

pub(super) fn page(settings: Settings) -> impl IntoView {
    settings.reload_providers();
    let line = move || {
        settings.providers.with(|list| {
            list.ready()
                .map(summary)
                .unwrap_or_else(|| "Where calls go out and come in.".into())
        })
    };
    view! {
        {head("Providers", line, None)}
        {shown(settings.providers, move || settings.reload_providers(), move |list| list_view(settings, list).into_any())}
    }
}

fn list_view(settings: Settings, list: ProviderList) -> impl IntoView {
    let now = settings.app.session.server_now();
    view! { <div class="provs">{list.providers.into_iter().map(|provider| row(settings, provider, now)).collect_view()}</div> }
}

fn row(settings: Settings, provider: ProviderSummary, now: Timestamp) -> impl IntoView {
    let word = match provider.state {
        ProviderState::Off => "Set up",
        ProviderState::Connected => "Open",
        ProviderState::Failing => "Fix",
        ProviderState::Waiting => "Continue",
    };
    let label = full_name(provider.id);
    let id = provider.id;
    view! {
        <div class="prov">
            <span class="mono-t" aria-hidden="true">{monogram(id)}</span>
            <div class="grow">
                <div class="nm cut">{label}</div>
                <div class="ds">{line(&provider, now)}</div>
            </div>
            {badge(&provider)}
            <button type="button" class="btn small" aria-label=format!("{word}: {label}") on:click=move |_| settings.go(Place::Provider(id))>
                {word}
            </button>
        </div>
    }
}

/// The name a provider goes by in the settings.
pub(super) const fn full_name(provider: Provider) -> &'static str {
    match provider {
        Provider::TataTele => "Tata Tele Smartflo",
        other => other.label(),
    }
}

/// Two letters in place of a logo.
pub(super) const fn monogram(provider: Provider) -> &'static str {
    match provider {
        Provider::Demo => "DL",
        Provider::TataTele => "TT",
        Provider::Telecmi => "TC",
        Provider::JtTelecom => "JT",
        Provider::Twilio => "TW",
        Provider::Exotel => "EX",
        Provider::Placetel => "PL",
        Provider::Dialpad => "DP",
        Provider::Manual => "MA",
    }
}

/// How a provider stands, in a word and a glyph.
pub(super) fn badge(provider: &ProviderSummary) -> impl IntoView + use<> {
    let locale = i18n::locale().tag();
    let (class, icon, text) = match provider.state {
        ProviderState::Off => ("badge", None, "Off".into()),
        ProviderState::Connected => ("badge go", Some(Icon::CIRCLE_CHECK), "Connected".into()),
        ProviderState::Waiting => (
            "badge wait",
            Some(Icon::CLOCK),
            "Waiting for first webhook".into(),
        ),
        ProviderState::Failing => {
            let since = provider
                .failing_since
                .map(|at| format!(" since {}", intl::time(at, locale)))
                .unwrap_or_default();
            (
                "badge stop",
                Some(Icon::TRIANGLE_ALERT),
                format!("Failing{since}"),
            )
        }
    };
    view! { <span class=class>{icon.map(|icon| glyph(icon, ""))} {text}</span> }
}

fn line(provider: &ProviderSummary, now: Timestamp) -> String {
    let mut parts = Vec::new();
    if provider.default {
        parts.push("Default line".to_owned());
    }
    match (&provider.detail, provider.last_webhook_at) {
        (Some(detail), _) => parts.push(detail.clone()),
        (None, Some(at)) => parts.push(format!("last event {}", ago(at, now))),
        (None, None) if parts.is_empty() => parts.push("Click-to-call and call events".into()),
        (None, None) => {}
    }
    capital(&parts.join(" · "))
}

fn summary(list: &ProviderList) -> String {
    let count = |state| {
        list.providers
            .iter()
            .filter(|provider| provider.state == state)
            .count()
    };
    let working = match count(ProviderState::Connected) {
        0 => "No line works yet",
        1 => "One line works",
        2 => "Two lines work",
        _ => "Several lines work",
    };
    let ends = match count(ProviderState::Failing) + count(ProviderState::Waiting) {
        0 => String::new(),
        1 => ", one needs you".into(),
        more => format!(", {more} need you"),
    };
    format!("Where calls go out and come in. {working}{ends}.")
}

/// "just now", "2 min ago", then day and time.
pub(super) fn ago(at: Timestamp, now: Timestamp) -> String {
    match at.seconds_until(now) / 60 {
        0 => "just now".into(),
        minutes @ 1..60 => format!("{minutes} min ago"),
        _ => intl::moment(at, i18n::locale().tag()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider(state: ProviderState) -> ProviderSummary {
        ProviderSummary {
            id: Provider::TataTele,
            label: "Tata Tele".into(),
            enabled: true,
            state,
            detail: None,
            last_webhook_at: None,
            webhook_count: 0,
            failing_since: None,
            default: false,
        }
    }

    #[test]
    fn the_head_counts() {
        let list = |states: &[ProviderState]| ProviderList {
            providers: states.iter().map(|state| provider(*state)).collect(),
        };
        use ProviderState::{Connected, Failing, Off, Waiting};
        for (states, words) in [
            (&[Off][..], "No line works yet."),
            (&[Connected][..], "One line works."),
            (
                &[Connected, Connected, Failing][..],
                "Two lines work, one needs you.",
            ),
            (
                &[Connected, Failing, Waiting][..],
                "One line works, 2 need you.",
            ),
        ] {
            assert_eq!(
                summary(&list(states)),
                format!("Where calls go out and come in. {words}")
            );
        }
    }

    #[test]
    fn the_line_says_what_is_the_case() {
        let now = Timestamp(600_000);
        let mut provider = provider(ProviderState::Connected);
        assert_eq!(line(&provider, now), "Click-to-call and call events");
        provider.default = true;
        provider.last_webhook_at = Some(Timestamp(480_000));
        assert_eq!(line(&provider, now), "Default line · last event 2 min ago");
        provider.default = false;
        assert_eq!(line(&provider, now), "Last event 2 min ago");
        provider.detail = Some("Smartflo doesn’t accept the token.".into());
        assert_eq!(line(&provider, now), "Smartflo doesn’t accept the token.");
    }

    #[test]
    fn ago_in_words() {
        let now = Timestamp(3_600_000);
        for (at, words) in [
            (3_599_000, "just now"),
            (3_480_000, "2 min ago"),
            (3_700_000, "just now"),
        ] {
            assert_eq!(ago(Timestamp(at), now), words);
        }
    }
}
