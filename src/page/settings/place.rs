//! The places of the rail.

use crate::i18n::settings as words;
use crate::icon::Icon;
use ringlet_model::provider::Provider;

/// Where in the settings somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Every provider at a glance.
    #[default]
    Providers,
    /// One provider's page.
    Provider(Provider),
    /// The line for those without a default.
    DefaultLine,
    /// Extensions, numbers and operators of the JT Telecom PABX.
    Extensions,
    /// Who signs in.
    Users,
    /// Which phone rings for whom.
    Phones,
    /// Who may call through which provider.
    Access,
    /// Script tag, pages, secret.
    Embed,
    /// What may be chosen after a call.
    Dispositions,
    /// Country, language, where records are.
    Region,
    /// Numbers that nobody may call.
    DoNotCall,
    /// How long calls are kept; forgetting a number.
    Privacy,
    /// Who did what.
    Audit,
    /// What was said between the server and the providers.
    Requests,
}

/// A heading of the rail and the places below it.
pub(super) type Group = (&'static str, &'static [Place]);

impl Place {
    /// The rail.
    #[must_use]
    pub(super) fn rail() -> [Group; 4] {
        let t = words();
        [
            (
                t.lines,
                &[Self::Providers, Self::DefaultLine, Self::Extensions],
            ),
            (t.people, &[Self::Users, Self::Phones, Self::Access]),
            (t.pages, &[Self::Embed, Self::Dispositions, Self::Region]),
            (
                t.records,
                &[Self::DoNotCall, Self::Privacy, Self::Audit, Self::Requests],
            ),
        ]
    }

    /// Its word in the rail.
    #[must_use]
    pub fn word(self) -> &'static str {
        let t = words();
        match self {
            Self::Providers | Self::Provider(_) => t.providers,
            Self::DefaultLine => t.default_line,
            Self::Extensions => t.extensions,
            Self::Users => t.users,
            Self::Phones => t.phones,
            Self::Access => t.access,
            Self::Embed => t.embed,
            Self::Dispositions => t.dispositions,
            Self::Region => t.region,
            Self::DoNotCall => t.do_not_call,
            Self::Privacy => t.privacy,
            Self::Audit => t.audit,
            Self::Requests => t.requests,
        }
    }

    /// Its glyph in the rail.
    #[must_use]
    pub const fn icon(self) -> Icon {
        match self {
            Self::Providers | Self::Provider(_) => Icon::PLUG,
            Self::DefaultLine => Icon::PHONE,
            Self::Extensions => Icon::HASH,
            Self::Users => Icon::USERS,
            Self::Phones => Icon::USER_ROUND,
            Self::Access => Icon::SHIELD_CHECK,
            Self::Embed => Icon::CODE,
            Self::Dispositions => Icon::LIST_CHECKS,
            Self::Region => Icon::GLOBE,
            Self::DoNotCall => Icon::BAN,
            Self::Privacy => Icon::EYE_OFF,
            Self::Audit => Icon::HISTORY,
            Self::Requests => Icon::ACTIVITY,
        }
    }

    /// The place of the rail that this one belongs to.
    #[must_use]
    pub fn in_rail(self) -> Self {
        match self {
            Self::Provider(_) => Self::Providers,
            other => other,
        }
    }

    /// A name to find it again after a reload, in any language.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Provider(provider) => format!("Provider:{}", provider.id()),
            other => format!("{other:?}"),
        }
    }

    /// The place of a [`Self::key`]; the first for an unknown one.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        if let Some(provider) = key.strip_prefix("Provider:").and_then(Provider::from_name) {
            return Self::Provider(provider);
        }
        Self::rail()
            .iter()
            .flat_map(|(_, places)| *places)
            .copied()
            .find(|place| place.key() == key)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again() {
        for place in [
            Place::Providers,
            Place::Provider(Provider::TataTele),
            Place::Audit,
            Place::Phones,
        ] {
            assert_eq!(Place::of_key(&place.key()), place);
        }
        assert_eq!(Place::of_key("somewhere"), Place::Providers);
    }
}
