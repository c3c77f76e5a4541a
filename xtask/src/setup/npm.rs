//! Packages from the npm registry, each in a folder of its own below `target/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::command::{find, program};
use crate::project::{self, run};

/// A package of an exact version.
pub(crate) struct Package {
    /// Name in the registry.
    pub(crate) name: &'static str,
    /// Exact version.
    pub(crate) version: &'static str,
}

/// Makes sure that a package is there and gives its folder; an error when npm is missing or fails.
pub(crate) fn ensure(package: &Package) -> Result<PathBuf> {
    let Package { name, version } = package;
    let prefix = project::tools().join(format!("{name}-{version}"));
    let folder = prefix.join("node_modules").join(name);
    if folder.join("package.json").is_file() {
        return Ok(folder);
    }
    let Some(npm) = find(&["npm"]) else {
        bail!("npm is missing, and {name} {version} comes from its registry: install Node.js");
    };
    fs::create_dir_all(&prefix)?;
    let quiet = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
    run(program(npm)
        .arg("install")
        .args(quiet)
        .arg("--prefix")
        .arg(&prefix)
        .arg(format!("{name}@{version}")))?;
    Ok(folder)
}
