//! The languages of the UI.

/// A language of the UI.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Brazilian Portuguese.
    PtBr,
    /// Hindi.
    Hi,
}

impl Locale {
    /// The language for a BCP 47 tag (`de-AT`, `pt_PT`); English for one we don't speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "de" => Self::De,
            "pt" => Self::PtBr,
            "hi" => Self::Hi,
            _ => Self::En,
        }
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::PtBr => "pt-BR",
            Self::Hi => "hi",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for (tag, locale) in [
            ("en-IN", Locale::En),
            ("de", Locale::De),
            ("de-AT", Locale::De),
            ("pt-BR", Locale::PtBr),
            ("PT_pt", Locale::PtBr),
            ("hi", Locale::Hi),
            ("fr", Locale::En),
            ("", Locale::En),
        ] {
            assert_eq!(Locale::from_tag(tag), locale, "{tag:?}");
        }
    }
}
