//! From a crate to a wasm file and the JavaScript that talks to it: cargo, then wasm-bindgen's own library.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use super::{Flavour, split, trim};
use crate::project;

/// A bound module on disk, below `target/widget/`.
pub(crate) struct Bound {
    /// ES module; exports `initSync` and the crate's own exports.
    pub(crate) js: PathBuf,
    /// The wasm.
    pub(crate) wasm: PathBuf,
    /// What was cut off it, under final names.
    pub(crate) chunks: Vec<PathBuf>,
}

/// Compiles `package` for the browser and binds it.
pub(crate) fn build(package: &str, flavour: Flavour) -> Result<Bound> {
    bound(
        package,
        flavour,
        &compile(package, flavour, &[], &[])?,
        bind,
    )
}

/// The same for a package whose feature `split` marks what to cut off; a debug build stays whole, which is quicker.
pub(crate) fn build_split(package: &str, flavour: Flavour) -> Result<Bound> {
    if flavour == Flavour::Debug {
        return build(package, flavour);
    }
    let relocations = ["--", "-Clink-arg=--emit-relocs"];
    let compiled = compile(package, flavour, &["--features", "split"], &relocations)?;
    bound(package, flavour, &compiled, |compiled, folder, flavour| {
        bind(&split::split(compiled, folder)?, folder, flavour)?;
        trim::trim(folder, &package.replace('-', "_"))
    })
}

/// Binds what was compiled. It is kept while the compiled wasm stays the same.
fn bound(
    package: &str,
    flavour: Flavour,
    compiled: &Path,
    bind: impl Fn(&Path, &Path, Flavour) -> Result<()>,
) -> Result<Bound> {
    let name = package.replace('-', "_");
    let bytes =
        std::fs::read(compiled).with_context(|| format!("no wasm at {}", compiled.display()))?;
    let stamp = hex::encode(Sha256::digest(&bytes));
    let folder = project::target()
        .join("widget")
        .join(flavour.name())
        .join(package);
    let stamp_file = folder.join("made-from");
    if !std::fs::read_to_string(&stamp_file).is_ok_and(|made_from| made_from == stamp) {
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        bind(compiled, &folder, flavour).with_context(|| format!("wasm-bindgen on {package}"))?;
        std::fs::write(&stamp_file, stamp)?;
    }
    Ok(Bound {
        js: folder.join(format!("{name}.js")),
        wasm: folder.join(format!("{name}_bg.wasm")),
        chunks: split::chunks(&folder)?,
    })
}

/// Compiles a package's library; `last` goes to its own compiler only.
fn compile(package: &str, flavour: Flavour, more: &[&str], last: &[&str]) -> Result<PathBuf> {
    let mut cargo = project::cargo();
    cargo.args([
        "rustc",
        "--quiet",
        "--lib",
        // Alone: beside an rlib cargo leaves link-time optimisation out, without a word.
        "--crate-type",
        "cdylib",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        package,
    ]);
    cargo.args(more);
    if flavour == Flavour::Release {
        cargo.args(["--profile", "wasm-release"]);
        cargo.env("CARGO_ENCODED_RUSTFLAGS", release_flags()?.join("\u{1f}"));
    }
    cargo.args(last);
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
        // Chunks are linked to the exports that the linker made.
        .keep_lld_exports(true)
        .omit_default_module_path(true)
        .generate(folder)
}
