//! The walls between packages.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command::output;
use crate::project::cargo;
use crate::setup::rust::WASM;

/// Every package of ours and those of ours it may use, tests aside.
const OURS: [(&str, &[&str]); 11] = [
    ("ringlet-phone", &[]),
    ("ringlet-model", &["ringlet-phone"]),
    ("ringlet-elements", &["ringlet-phone"]),
    ("ringlet-typing", &["ringlet-phone"]),
    ("ringlet-dialpad", &[]),
    ("ringlet-words", &[]),
    ("ringlet", &["ringlet-model", "ringlet-words"]),
    ("ringlet-testkit", &[]),
    (
        "ringlet-server",
        &["ringlet-model", "ringlet-phone", "ringlet-testkit"],
    ),
    ("ringlet-e2e", &["ringlet-testkit"]),
    ("xtask", &["ringlet-phone", "ringlet-words"]),
];

/// Never compiled for a browser: they belong to the server, or are too heavy for a page.
const NOT_IN_A_PAGE: [&str; 8] = [
    "axum",
    "chrono",
    "hyper",
    "jiff",
    "reqwest",
    "rlibphonenumber",
    "rusqlite",
    "tokio",
];

/// Never in stage one, which every page load pays for.
const NOT_IN_STAGE_ONE: [&str; 4] = ["leptos", "serde", "serde_json", "ringlet-model"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// `dev`, `build`, or null for an ordinary one.
    kind: Option<String>,
    /// Folder of one of ours; null for one from a registry.
    path: Option<String>,
}

/// What breaks the walls.
pub(super) fn faults() -> Result<Vec<String>> {
    let mut faults = between_ours()?;
    faults.extend(in_a_page("ringlet", &NOT_IN_A_PAGE)?);
    faults.extend(in_a_page("ringlet-elements", &NOT_IN_A_PAGE)?);
    faults.extend(in_a_page("ringlet-elements", &NOT_IN_STAGE_ONE)?);
    faults.extend(in_a_page("ringlet-typing", &NOT_IN_STAGE_ONE)?);
    faults.extend(in_a_page("ringlet-dialpad", &NOT_IN_STAGE_ONE)?);
    Ok(faults)
}

fn between_ours() -> Result<Vec<String>> {
    let json = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Metadata = serde_json::from_str(&json).context("reading `cargo metadata`")?;
    let mut faults = Vec::new();
    for package in &metadata.packages {
        let Some((_, allowed)) = OURS.iter().find(|(name, _)| *name == package.name) else {
            faults.push(format!(
                "{}: a package that the layers don't know",
                package.name
            ));
            continue;
        };
        let ours = package
            .dependencies
            .iter()
            .filter(|one| one.path.is_some() && one.kind.as_deref() != Some("dev"));
        let forbidden = ours.filter(|one| !allowed.contains(&one.name.as_str()));
        faults.extend(
            forbidden.map(|one| format!("{} may not depend on {}", package.name, one.name)),
        );
    }
    Ok(faults)
}

/// Which of `banned` are compiled into the wasm of a package, through any number of hops.
fn in_a_page(package: &str, banned: &[&str]) -> Result<Vec<String>> {
    let tree = [
        "tree",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--target",
        WASM,
    ];
    let text = output(cargo().args(tree).args(["--package", package]))?;
    let names: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let found = banned.iter().filter(|name| names.contains(**name));
    Ok(found
        .map(|name| {
            format!("{package} brings {name} into the page (cargo tree -i {name} --target {WASM})")
        })
        .collect())
}
