//! Every provider at a glance: does it work, when was it last heard of, what is there to do.

use leptos::prelude::*;
use ringlet_model::Timestamp;
use ringlet_model::api::{ProviderList, ProviderState, ProviderSummary};
use ringlet_model::provider::Provider;

use super::frame::{head, shown};
use super::{Place, Settings, field, sources};
use crate::browser::intl;
use crate::component::form::capital;
use crate::i18n::{self, named, settings as words};
use crate::icon::{Icon, glyph};

pub(super) fn page(settings: Settings) -> impl IntoView {
    settings.reload_providers();
    let line = move || {
        settings.providers.with(|list| {
            list.ready()
                .map_or_else(|| words().hub_line.to_owned(), summary)
        })
    };
    view! {
        {head(words().providers, line, None)}
        {shown(settings.providers, move || settings.reload_providers(), move |list| list_view(settings, list).into_any())}
        {sources::block(settings)}
    }
}

fn list_view(settings: Settings, list: ProviderList) -> impl IntoView {
    let now = settings.app.session.server_now();
    view! { <div class="provs">{list.providers.into_iter().map(|provider| row(settings, provider, now)).collect_view()}</div> }
}

fn row(settings: Settings, provider: ProviderSummary, now: Timestamp) -> impl IntoView {
    let t = words();
    let word = match provider.state {
        ProviderState::Off => t.set_up,
        ProviderState::Connected => t.open,
        ProviderState::Failing => t.fix,
        ProviderState::Waiting => t.go_on,
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
            <button type="button" class="btn small" aria-label=t.act_on(word, label) on:click=move |_| settings.go(Place::Provider(id))>
                {word}
            </button>
        </div>
    }
}

/// The name a provider goes by in the settings.
pub(super) fn full_name(provider: Provider) -> &'static str {
    named(provider.id()).unwrap_or_else(|| provider.label())
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
        Provider::Teams => "MT",
    }
}

/// How a provider stands, in a word and a glyph.
pub(super) fn badge(provider: &ProviderSummary) -> impl IntoView + use<> {
    let t = words();
    let (class, icon, text) = match provider.state {
        ProviderState::Off => ("badge", None, t.off.to_owned()),
        ProviderState::Connected => ("badge go", Some(Icon::CIRCLE_CHECK), t.connected.into()),
        ProviderState::Waiting => ("badge wait", Some(Icon::CLOCK), t.waiting.into()),
        ProviderState::Failing => {
            let text = provider.failing_since.map_or_else(
                || t.failing.to_owned(),
                |at| t.failing_since(&intl::time(at, i18n::locale().tag())),
            );
            ("badge stop", Some(Icon::TRIANGLE_ALERT), text)
        }
    };
    view! { <span class=class>{icon.map(|icon| glyph(icon, ""))} {text}</span> }
}

/// What is the case: the fault, the last event; of one that is off, what it would do.
fn line(provider: &ProviderSummary, now: Timestamp) -> String {
    let t = words();
    let mut parts = Vec::new();
    if provider.default {
        parts.push(t.default_line.to_owned());
    }
    match (provider.state, &provider.detail, provider.last_webhook_at) {
        (ProviderState::Failing, Some(detail), _) => parts.push(detail.clone()),
        (ProviderState::Waiting, ..) => parts.extend(field::paste(provider.id).map(str::to_owned)),
        (ProviderState::Connected | ProviderState::Failing, _, Some(at)) => {
            parts.push(t.last_event(&ago(at, now)));
        }
        _ if parts.is_empty() => parts.extend(field::about(provider.id).map(str::to_owned)),
        _ => {}
    }
    capital(&parts.join(" · "))
}

fn summary(list: &ProviderList) -> String {
    let t = words();
    let count = |state| {
        let all = list.providers.iter();
        all.filter(|provider| provider.state == state).count()
    };
    let working = match count(ProviderState::Connected) {
        0 => t.none_working.to_owned(),
        many => t.working(many),
    };
    let mut sentences = vec![t.hub_line.to_owned(), working];
    let needing = count(ProviderState::Failing) + count(ProviderState::Waiting);
    if needing > 0 {
        sentences.push(t.needing(needing));
    }
    sentences.join(" ")
}

/// "just now", "2 min ago", then day and time.
pub(super) fn ago(at: Timestamp, now: Timestamp) -> String {
    let minutes = usize::try_from(at.seconds_until(now) / 60).unwrap_or_default();
    match minutes {
        0 => words().just_now.into(),
        1..60 => words().minutes_ago(minutes),
        _ => moment(at),
    }
}

/// Day and time.
pub(super) fn moment(at: Timestamp) -> String {
    intl::moment(at, i18n::locale().tag())
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
            (&[Connected][..], "1 line works."),
            (
                &[Connected, Connected, Failing][..],
                "2 lines work. 1 needs you.",
            ),
            (
                &[Connected, Failing, Waiting][..],
                "1 line works. 2 need you.",
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
        let mut provider = provider(ProviderState::Off);
        assert_eq!(
            line(&provider, now),
            "Rings the agent’s phone, then the customer, and reports every call."
        );
        provider.state = ProviderState::Connected;
        provider.last_webhook_at = Some(Timestamp(480_000));
        assert_eq!(line(&provider, now), "Last event 2 min ago");
        provider.default = true;
        assert_eq!(line(&provider, now), "Default line · Last event 2 min ago");
        provider.default = false;
        provider.state = ProviderState::Failing;
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
