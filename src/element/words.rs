//! Fetches words before something says them.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::Host;
use crate::i18n::{self, Area, Locale};

/// Brings `areas`, and whatever is in use already, in the language that the page asks for now. What is there isn't fetched
/// again.
///
/// # Errors
/// One of them can't be fetched; all stays as it was.
pub async fn load(host: &Host, areas: &[Area]) -> Result<(), JsValue> {
    loop {
        let locale = Locale::from_tag(&host.locale());
        let mut catalogues = Vec::new();
        for area in missing(locale, areas) {
            let text = JsFuture::from(host.words(area.name(), locale.tag())).await?;
            catalogues.push((area, text.as_string().unwrap_or_default()));
        }
        // The page may have asked for yet another language meanwhile.
        if locale == Locale::from_tag(&host.locale()) {
            i18n::set_locale(locale);
            for (area, catalogue) in catalogues {
                i18n::take(area, catalogue);
            }
            return Ok(());
        }
    }
}

/// The areas to fetch: in another language than the present one, all.
fn missing(locale: Locale, areas: &[Area]) -> Vec<Area> {
    let loaded = i18n::loaded();
    let mut missing: Vec<Area> = areas
        .iter()
        .copied()
        .filter(|area| !loaded.contains(area))
        .collect();
    if locale != i18n::locale() {
        missing.extend(loaded);
    }
    missing
}
