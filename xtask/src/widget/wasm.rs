//! From a crate to a wasm file and the JavaScript that talks to it: cargo, then wasm-bindgen's own library.

use std::path::{Path, PathBuf};
use std::process::Command;

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
        cargo.env("CARGO_ENCODED_RUSTFLAGS", release_flags()?.join("\u{1f}"));
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

/// Panics name source files: by names that are the same on every machine, and shorter. And Leptos erases the types of views, of
/// which every combination would be code of its own.
fn release_flags() -> Result<Vec<String>> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("no home directory")?;
    let registry = cargo_home.join("registry/src");
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    let mut rename = |folder: &Path, name: &str| {
        flags.push(format!("--remap-path-prefix={}={name}", folder.display()))
    };
    for index in std::fs::read_dir(&registry).into_iter().flatten() {
        rename(&index?.path(), "");
    }
    rename(&project::root(), "");
    rename(&sysroot()?.join("lib/rustlib/src/rust"), "rust");
    Ok(flags)
}

fn sysroot() -> Result<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said = Command::new(rustc)
        .args(["--print", "sysroot"])
        .current_dir(project::root())
        .output()?;
    Ok(PathBuf::from(String::from_utf8(said.stdout)?.trim()))
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
