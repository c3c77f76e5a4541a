//! Who may import whom: between our packages, between the folders of one package, and what a browser may be given.
//! The rules are data (`rule.rs`); the walls they describe are in `docs/architecture.md`.

mod package;
mod path;
mod rule;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project;
use rule::{Rule, imports};

/// Prints every forbidden import; an error when there is one.
pub(crate) fn run() -> Result<()> {
    let mut faults = package::faults()?;
    for rule in imports() {
        faults.extend(faults_of(&rule)?);
    }
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        n => bail!("{n} forbidden imports"),
    }
}

/// What breaks one rule, as `file:line: path: why`.
fn faults_of(rule: &Rule) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for place in rule.within {
        for file in rust_files(&project::root().join(place))? {
            let shown = file
                .strip_prefix(project::root())
                .unwrap_or(&file)
                .display()
                .to_string();
            if rule.except.iter().any(|except| shown.starts_with(except)) {
                continue;
            }
            let text = fs::read_to_string(&file)?;
            let used = path::used(&text, &module_of(&shown)).with_context(|| shown.clone())?;
            let broken = used.into_iter().filter(|used| rule.forbids(&used.segments));
            faults.extend(broken.map(|used| {
                format!(
                    "{shown}:{}: uses {}: {}",
                    used.line,
                    used.segments.join("::"),
                    rule.why
                )
            }));
        }
    }
    Ok(faults)
}

/// The file itself, or all Rust files below a folder; none when neither is there (yet).
fn rust_files(place: &Path) -> Result<Vec<PathBuf>> {
    if place.is_file() {
        return Ok(vec![place.to_path_buf()]);
    }
    let mut files = Vec::new();
    if place.is_dir() {
        for entry in fs::read_dir(place)? {
            let path = entry?.path();
            if path.is_dir() || path.extension().is_some_and(|extension| extension == "rs") {
                files.extend(rust_files(&path)?);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The module that a file is: `crates/x/src/route/rpc/mod.rs` → `[route, rpc]`.
fn module_of(file: &str) -> Vec<String> {
    let inside = file.split_once("src/").map_or(file, |(_, inside)| inside);
    let mut segments: Vec<String> = inside
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if segments
        .last()
        .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
    {
        segments.pop();
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_module() {
        assert_eq!(module_of("src/lib.rs"), Vec::<String>::new());
        assert_eq!(module_of("src/session/store.rs"), ["session", "store"]);
        assert_eq!(module_of("crates/a/src/route/rpc/mod.rs"), ["route", "rpc"]);
    }

    #[test]
    fn every_rule_names_a_place_that_exists() {
        for rule in imports() {
            for place in rule.within {
                assert!(
                    project::root().join(place).exists(),
                    "{place} is gone: {}",
                    rule.why
                );
            }
        }
    }
}
