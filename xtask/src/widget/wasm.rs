//! From a crate to a wasm file and the JavaScript that talks to it: cargo, then wasm-bindgen's own library.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use super::Flavour;
use crate::project;

/// A bound module on disk, below `target/widget/`.
pub(crate) struct Bound {
    /// ES module; exports `initSync` and the crate's own exports.
    pub(crate) js: PathBuf,
    /// The wasm.
    pub(crate) wasm: PathBuf,
}

/// Compiles `package` for the browser and binds it. The binding is kept while the compiled wasm stays the same.
pub(crate) fn build(package: &str, flavour: Flavour) -> Result<Bound> {
    let compiled = compile(package, flavour)?;
    let name = package.replace('-', "_");
    let bytes =
        std::fs::read(&compiled).with_context(|| format!("no wasm at {}", compiled.display()))?;
    let stamp = hex::encode(Sha256::digest(&bytes));
    let folder = project::target()
        .join("widget")
        .join(flavour.name())
        .join(package);
    let bound = Bound {
        js: folder.join(format!("{name}.js")),
        wasm: folder.join(format!("{name}_bg.wasm")),
    };
    let stamp_file = folder.join("made-from");
    if std::fs::read_to_string(&stamp_file).is_ok_and(|made_from| made_from == stamp) {
        return Ok(bound);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    bind(&compiled, &folder, flavour).with_context(|| format!("wasm-bindgen on {package}"))?;
    std::fs::write(&stamp_file, stamp)?;
    Ok(bound)
}

fn compile(package: &str, flavour: Flavour) -> Result<PathBuf> {
    let mut cargo = project::cargo();
    cargo.args([
        "build",
        "--quiet",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        package,
    ]);
    if flavour == Flavour::Release {
        cargo.args(["--profile", "wasm-release"]);
    }
    project::run(&mut cargo)?;
    let profile = if flavour == Flavour::Release {
        "wasm-release"
    } else {
        "debug"
    };
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(project::target()
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join(file))
}

/// Writes the bound module of a compiled wasm into `folder`.
pub(crate) fn bind(compiled: &Path, folder: &Path, flavour: Flavour) -> Result<()> {
    let release = flavour == Flavour::Release;
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .debug(!release)
        .remove_name_section(release)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate(folder)
}
