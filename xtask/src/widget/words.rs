//! The words, from `locales/` to what a browser gets.

use anyhow::Result;
use ringlet_words::{BUTTON, LANGUAGES, NAMED, TYPED, read, script};
use sha2::{Digest, Sha256};

use super::dist::Dist;
use crate::project;

/// The module of stage one's words.
pub(super) fn button() -> Result<String> {
    Ok(script(&read(&project::root().join("locales"), BUTTON)?))
}

/// Writes `assets/words-<area>-<language>-<version>.txt` of every area and language, and answers the version that they
/// have in common, so that a page needs to know one.
pub(super) fn catalogues(dist: &mut Dist) -> Result<String> {
    let locales = project::root().join("locales");
    let mut files = Vec::new();
    for name in TYPED.into_iter().chain(NAMED) {
        let area = read(&locales, name)?;
        for language in LANGUAGES {
            let text = if NAMED.contains(&name) {
                area.named_catalogue(language)
            } else {
                area.catalogue(language)
            };
            files.push((format!("{name}-{language}"), text));
        }
    }
    let mut hash = Sha256::new();
    for (name, text) in &files {
        hash.update(format!("{name}\0{text}\0"));
    }
    let version = hex::encode(hash.finalize())[..16].to_owned();
    for (name, text) in files {
        dist.file(
            &format!("assets/words-{name}-{version}.txt"),
            text.as_bytes(),
        )?;
    }
    Ok(version)
}
