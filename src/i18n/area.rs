//! Parts of the words, each fetched when its views are.

/// A part of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// A call: popup, wrap-up, chooser, toasts.
    Call,
    /// The call log.
    Log,
    /// The dial pad.
    Dialer,
    /// Calling lists.
    List,
    /// The dashboard.
    Stats,
    /// The settings.
    Settings,
    /// What providers' fields are called, and where their values are found.
    Fields,
}

impl Area {
    /// Its name in `locales/` and among the assets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Log => "log",
            Self::Dialer => "dialer",
            Self::List => "list",
            Self::Stats => "stats",
            Self::Settings => "settings",
            Self::Fields => "fields",
        }
    }

    /// What the view of a tag says.
    #[must_use]
    pub fn of_tag(tag: &str) -> &'static [Self] {
        match tag {
            "call-log" => &[Self::Log],
            "call-dialer" => &[Self::Dialer],
            "call-list" => &[Self::List],
            "call-stats" => &[Self::Stats],
            "call-settings" => &[Self::Settings, Self::Fields],
            _ => &[],
        }
    }
}

/// What stands there before anything was taken: nothing in a page, English in tests that run outside of one.
pub(super) fn first(area: Area) -> &'static str {
    if cfg!(target_arch = "wasm32") {
        ""
    } else {
        super::built_in(area, super::Locale::En)
    }
}
