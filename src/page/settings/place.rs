//! The places of the rail.

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
    /// Country and language.
    Region,
    /// Who did what.
    Audit,
}

impl Place {
    /// The rail: heading, then places.
    pub const RAIL: [(&'static str, &'static [Self]); 4] = [
        ("Lines", &[Self::Providers, Self::DefaultLine]),
        ("People", &[Self::Users, Self::Phones, Self::Access]),
        ("Page", &[Self::Embed, Self::Dispositions, Self::Region]),
        ("Records", &[Self::Audit]),
    ];

    /// Its word in the rail.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Providers | Self::Provider(_) => "Providers",
            Self::DefaultLine => "Default line",
            Self::Users => "Users",
            Self::Phones => "Agents’ phones",
            Self::Access => "Who may call",
            Self::Embed => "Embed",
            Self::Dispositions => "Dispositions",
            Self::Region => "Region",
            Self::Audit => "Audit log",
        }
    }

    /// Its glyph in the rail.
    #[must_use]
    pub const fn icon(self) -> Icon {
        match self {
            Self::Providers | Self::Provider(_) => Icon::PLUG,
            Self::DefaultLine => Icon::PHONE,
            Self::Users => Icon::USERS,
            Self::Phones => Icon::USER_ROUND,
            Self::Access => Icon::SHIELD_CHECK,
            Self::Embed => Icon::CODE,
            Self::Dispositions => Icon::LIST_CHECKS,
            Self::Region => Icon::GLOBE,
            Self::Audit => Icon::HISTORY,
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

    /// A word to find it again after a reload.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Provider(provider) => format!("provider:{}", provider.id()),
            other => other.word().to_owned(),
        }
    }

    /// The place of a [`Self::key`]; the first for an unknown one.
    #[must_use]
    pub fn of_key(key: &str) -> Self {
        if let Some(provider) = key.strip_prefix("provider:").and_then(Provider::from_name) {
            return Self::Provider(provider);
        }
        Self::RAIL
            .iter()
            .flat_map(|(_, places)| *places)
            .copied()
            .find(|place| place.word() == key)
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
