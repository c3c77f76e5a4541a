//! Which provider a dial goes through.

use ringlet_model::api::{AgentView, ProviderView};
use ringlet_model::provider::Provider;

/// What to do about the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Dial through this one.
    Use(Provider),
    /// Several may be used and none is the default: ask.
    Ask,
    /// The page named one that this user may not use, or that isn't enabled.
    NotAllowed(Provider),
    /// Nothing is enabled for this user.
    Nothing,
}

/// Decides. `wanted` is what the page named; it wins over the agent's default, which wins over being asked.
#[must_use]
pub fn choose(
    providers: &[ProviderView],
    agent: Option<&AgentView>,
    wanted: Option<Provider>,
) -> Line {
    let may = |id: Provider| {
        providers
            .iter()
            .any(|provider| provider.id == id && provider.allowed)
    };
    if let Some(wanted) = wanted {
        return if may(wanted) {
            Line::Use(wanted)
        } else {
            Line::NotAllowed(wanted)
        };
    }
    if let Some(default) = agent
        .and_then(|agent| agent.default_provider)
        .filter(|id| may(*id))
    {
        return Line::Use(default);
    }
    let mut allowed = providers.iter().filter(|provider| provider.allowed);
    match (allowed.next(), allowed.next()) {
        (None, _) => Line::Nothing,
        (Some(only), None) => Line::Use(only.id),
        _ => Line::Ask,
    }
}

/// The line of a dial that names none; None: there is none, or the user is asked.
#[must_use]
pub fn usual<'a>(
    providers: &'a [ProviderView],
    agent: Option<&AgentView>,
) -> Option<&'a ProviderView> {
    let Line::Use(id) = choose(providers, agent, None) else {
        return None;
    };
    providers.iter().find(|line| line.id == id)
}

/// Another line this user could take instead of `provider`; rather one that isn't away.
#[must_use]
pub fn other(providers: &[ProviderView], provider: Provider) -> Option<&ProviderView> {
    let others = providers
        .iter()
        .filter(|other| other.allowed && other.id != provider);
    others.min_by_key(|other| other.away)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ringlet_model::provider::Capabilities;

    fn provider(id: Provider, allowed: bool) -> ProviderView {
        ProviderView {
            id,
            label: id.label().into(),
            allowed,
            capabilities: Capabilities::default(),
            away: false,
            dispositions: Vec::new(),
        }
    }

    #[test]
    fn choices() {
        use Provider::{Demo, TataTele, Twilio};
        let default = |provider| AgentView {
            has_phone: true,
            default_provider: provider,
        };
        let two = [provider(TataTele, true), provider(Twilio, true)];
        let one = [provider(TataTele, true), provider(Twilio, false)];
        for (providers, agent, wanted, line) in [
            (&two[..], None, None, Line::Ask),
            (
                &two[..],
                Some(default(Some(Twilio))),
                None,
                Line::Use(Twilio),
            ),
            (&two[..], Some(default(Some(Demo))), None, Line::Ask),
            (
                &two[..],
                Some(default(Some(Twilio))),
                Some(TataTele),
                Line::Use(TataTele),
            ),
            (&one[..], None, None, Line::Use(TataTele)),
            (
                &one[..],
                Some(default(Some(Twilio))),
                None,
                Line::Use(TataTele),
            ),
            (&one[..], None, Some(Twilio), Line::NotAllowed(Twilio)),
            (&one[1..], None, None, Line::Nothing),
            (&[], None, None, Line::Nothing),
        ] {
            assert_eq!(
                choose(providers, agent.as_ref(), wanted),
                line,
                "{agent:?} {wanted:?}"
            );
        }
    }

    #[test]
    fn another_line_is_one_that_may_be_used() {
        let away = ProviderView {
            away: true,
            ..provider(Provider::Telecmi, true)
        };
        let three = [away, provider(Provider::TataTele, true)];
        assert_eq!(
            other(&three, Provider::Twilio).map(|other| other.id),
            Some(Provider::TataTele),
            "not the one that is away"
        );
        let providers = [
            provider(Provider::TataTele, true),
            provider(Provider::Twilio, false),
        ];
        assert_eq!(other(&providers, Provider::TataTele), None);
        assert_eq!(
            other(&providers, Provider::Twilio).map(|other| other.id),
            Some(Provider::TataTele)
        );
    }
}
