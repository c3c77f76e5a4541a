//! From Fluent files to catalogues and accessors, and what is refused on the way.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::path::Path;

use ringlet_words::{BUTTON, LANGUAGES, NAMED, TYPED, read, script};

/// `locales/` with one area, the same in every language unless `other` says what the others have.
fn locales(original: &str, other: Option<&str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let text = if language == "en" {
            original
        } else {
            other.unwrap_or(original)
        };
        std::fs::create_dir(folder.path().join(language)).unwrap();
        std::fs::write(folder.path().join(language).join("area.ftl"), text).unwrap();
    }
    folder
}

#[test]
fn our_own_words_are_whole() {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    for area in TYPED.into_iter().chain(NAMED).chain([BUTTON]) {
        read(&ours, area).unwrap();
    }
}

#[test]
fn a_line_per_message_in_the_original_s_order() {
    let original = "hello = Hello { $name }\nsave = Save\ncalls = { $count ->\n    [one] { NUMBER($count) } call, { $who }\n   *[other] { NUMBER($count) } calls, { $who }\n}\n";
    let german = "save = Speichern\ncalls = { $count ->\n    [one] { $who }: { NUMBER($count) } Anruf\n   *[other] { $who }: { NUMBER($count) } Anrufe\n}\nhello = { $name }, hallo { \"{\" }a{ \"}\" }\n";
    let area = read(locales(original, Some(german)).path(), "area").unwrap();
    assert_eq!(
        area.catalogue("en"),
        "Hello \u{1}\nSave\n\u{1} calls, \u{2}\u{1f}one=\u{1} call, \u{2}"
    );
    assert_eq!(
        area.catalogue("de"),
        "\u{1}, hallo {a}\nSpeichern\n\u{2}: \u{1} Anrufe\u{1f}one=\u{2}: \u{1} Anruf"
    );
}

#[test]
fn plain_messages_are_fields_and_others_methods() {
    let original = "save-all = Save\ncalls = { $count ->\n   *[other] { NUMBER($count) } calls with { $who }\n}\n";
    let rust = read(locales(original, None).path(), "area")
        .unwrap()
        .accessors();
    for part in [
        "pub struct AreaText {",
        "/// Save\n    pub save_all: &'static str,",
        "pub fn calls(&self, count: usize, who: &str) -> String {\n        fill(plural(self.calls, count), &[&number(count), who])",
    ] {
        assert!(rust.contains(part), "{part} in {rust}");
    }
}

#[test]
fn names_are_kept_where_they_are_looked_up() {
    let original = "tata_tele-token = API token\n    .help = In Smartflo.\n";
    let area = read(locales(original, None).path(), "area").unwrap();
    assert_eq!(
        area.named_catalogue("hi"),
        "tata_tele-token=API token\ntata_tele-token.help=In Smartflo."
    );
}

#[test]
fn a_script_carries_every_language() {
    let text = script(
        &read(
            locales("for = { \" \" }for { $region }\n", None).path(),
            "area",
        )
        .unwrap(),
    );
    assert!(
        text.starts_with(r#"export const buttonWords = { "en": { "for": " for {region}" }, "de":"#),
        "{text}"
    );
}

#[test]
fn what_isn_t_a_translation_is_refused() {
    let original = "call = Call { $name }\nsave = Save\n";
    for (other, says) in [
        ("save = Speichern\n", "lacks call"),
        (
            "call = { $name } anrufen\nsave = Speichern\nmore = Mehr\n",
            "more",
        ),
        ("call = Anrufen\nsave = Speichern\n", "lacks $name"),
        ("call = { $nam } anrufen\nsave = Speichern\n", "$nam"),
        (
            "call = { NUMBER($name) } anrufen\nsave = Speichern\n",
            "number",
        ),
        (
            "call = { $name } anrufen\nsave = Speichern\nsave = Sichern\n",
            "twice",
        ),
        ("call = { $name } anrufen\nsave =\n", "line 2"),
        ("-term = x\ncall = { $name }\nsave = s\n", "terms"),
        ("call = { $name } { save }\nsave = s\n", "only text"),
        ("call = { $name }\n    b\nsave = s\n", "one line"),
    ] {
        let error = read(locales(original, Some(other)).path(), "area")
            .err()
            .unwrap();
        assert!(format!("{error:#}").contains(says), "{other}: {error:#}");
    }
}
