//! The catalogues as the build made them, for tests and the gallery. A page fetches them: nothing here reaches its wasm.

use super::{Area, Locale};

macro_rules! in_language {
    ($area:expr, $language:literal) => {
        match $area {
            Area::Call => include_str!(concat!(env!("OUT_DIR"), "/call.", $language, ".txt")),
            Area::Log => include_str!(concat!(env!("OUT_DIR"), "/log.", $language, ".txt")),
            Area::Dialer => include_str!(concat!(env!("OUT_DIR"), "/dialer.", $language, ".txt")),
            Area::List => include_str!(concat!(env!("OUT_DIR"), "/list.", $language, ".txt")),
            Area::Stats => include_str!(concat!(env!("OUT_DIR"), "/stats.", $language, ".txt")),
            Area::Settings => {
                include_str!(concat!(env!("OUT_DIR"), "/settings.", $language, ".txt"))
            }
            Area::Fields => include_str!(concat!(env!("OUT_DIR"), "/fields.", $language, ".txt")),
        }
    };
}

/// The catalogue of an area in a language.
#[must_use]
pub fn built_in(area: Area, locale: Locale) -> &'static str {
    match locale {
        Locale::En => in_language!(area, "en"),
        Locale::De => in_language!(area, "de"),
        Locale::PtBr => in_language!(area, "pt-BR"),
        Locale::Hi => in_language!(area, "hi"),
    }
}
