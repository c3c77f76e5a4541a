//! The widget's sources hold no words of their own, and every message is said somewhere.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::path::{Path, PathBuf};

use ringlet_words::TYPED;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every source of the widget below `src/`, without its tests.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs")
                && !path.ends_with("tests.rs")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text
                    .split("#[cfg(test)]\nmod tests {")
                    .next()
                    .unwrap_or_default();
                found.push((path, code.to_owned()));
            }
        }
    }
    assert!(found.len() > 100, "the sources are elsewhere");
    found
}

/// What stands before a text that somebody gets to read or hear.
const SAYS: [&str; 12] = [
    ">\"",
    "} \"",
    "aria-label=\"",
    "title=\"",
    "placeholder=\"",
    "label=\"",
    "help=\"",
    "word=\"",
    "name=\"",
    "format!(\"",
    "head(\"",
    "heading(\"",
];

/// Words of protocols, which are the same in every language, and of keys in the browser's storage.
const NOT_FOR_PEOPLE: [&str; 4] = [
    "Authorization: ",
    "Bearer ",
    "Content-Security-Policy",
    "Provider:",
];

/// A word or a sentence: a letter, and more than one of them; not a class, a key or a path.
fn is_words(text: &str) -> bool {
    if NOT_FOR_PEOPLE.iter().any(|start| text.starts_with(start)) {
        return false;
    }
    let mut letters = text.chars();
    let starts = letters.next().is_some_and(char::is_uppercase);
    starts
        && letters
            .next()
            .is_some_and(|letter| letter.is_lowercase() || letter == ' ')
}

#[test]
fn no_view_holds_words_of_its_own() {
    let mut found = Vec::new();
    for (path, code) in sources() {
        for (at, line) in code.lines().enumerate() {
            for before in SAYS {
                let text = line
                    .split(before)
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next());
                found.extend(
                    text.filter(|text| is_words(text))
                        .map(|text| format!("{}:{} “{text}”", path.display(), at + 1)),
                );
            }
        }
    }
    assert!(found.is_empty(), "put these into locales/: {found:#?}");
}

#[test]
fn every_message_is_said() {
    let code: String = sources().into_iter().map(|(_, code)| code).collect();
    let mut silent = Vec::new();
    for area in TYPED {
        let path = root().join(format!("locales/en/{area}.ftl"));
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let Some((name, _)) = line.split_once(" = ") else {
                continue;
            };
            if !name.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                continue;
            }
            let field = format!(".{}", name.replace('-', "_"));
            let is_said = code.match_indices(&field).any(|(at, _)| {
                let after = code[at + field.len()..].chars().next();
                after.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
            });
            if !is_said {
                silent.push(format!("{area}.ftl: {name}"));
            }
        }
    }
    assert!(silent.is_empty(), "nobody says {silent:#?}");
}

/// Names of the fields that a provider's settings have, from the server's description of it.
fn fields_of(source: &str) -> Vec<String> {
    let named = |constant: &str| {
        let start = format!("const {constant}: &str = \"");
        let at = source.find(&start)? + start.len();
        source[at..].split('"').next().map(str::to_owned)
    };
    let fields = source.split("Field::new(").skip(1).filter_map(|rest| {
        let name = rest.split(',').next()?.trim();
        name.strip_prefix('"')
            .map(|literal| literal.trim_end_matches('"').to_owned())
            .or_else(|| named(name))
    });
    fields.collect()
}

#[test]
fn every_field_of_a_provider_has_words() {
    let words = std::fs::read_to_string(root().join("locales/en/fields.ftl")).unwrap();
    let has = |name: &str| {
        words
            .lines()
            .any(|line| line.starts_with(&format!("{name} = ")))
    };
    let (mut seen, mut silent) = (0, Vec::new());
    for entry in std::fs::read_dir(root().join("crates/ringlet-server/src/provider")).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(source) = std::fs::read_to_string(folder.join("settings.rs")) else {
            continue;
        };
        let provider = folder.file_name().unwrap().to_string_lossy().into_owned();
        if !has(&provider) {
            silent.push(provider.clone());
        }
        for field in fields_of(&source) {
            seen += 1;
            if !has(&format!("{provider}-{field}")) && !has(&format!("any-{field}")) {
                silent.push(format!("{provider}-{field}"));
            }
        }
    }
    assert!(seen > 20, "the descriptions are elsewhere: {seen}");
    assert!(silent.is_empty(), "no words for {silent:#?}");
}
