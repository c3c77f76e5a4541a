//! Programs that come from crates.io.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result};

use crate::command::{find, program};
use crate::project::{self, cargo, run};

/// The geckodriver release that is known to work with Firefox ESR.
const GECKODRIVER: &str = "0.37.1";

/// Makes sure that `wasm-bindgen-test-runner` is there in exactly the version of the locked `wasm-bindgen`; gives its
/// folder when it isn't on the PATH. A different version that somebody needs elsewhere is left alone.
pub(crate) fn wasm_test_runner() -> Result<Option<PathBuf>> {
    const RUNNER: &str = "wasm-bindgen-test-runner";
    let wanted = locked_version("wasm-bindgen")?;
    if version_of(RUNNER)?.is_some_and(|version| version == wanted) {
        return Ok(None);
    }
    let own = project::tools().join("wasm-bindgen");
    let bin = own.join("bin");
    if !bin
        .join(RUNNER)
        .with_extension(std::env::consts::EXE_EXTENSION)
        .is_file()
        || own_version(&own)? != wanted
    {
        let mut install = cargo();
        install.args([
            "install",
            "wasm-bindgen-cli",
            "--version",
            &wanted,
            "--force",
            "--root",
        ]);
        run(install.arg(&own))?;
        fs::write(own.join("version"), &wanted)?;
    }
    Ok(Some(bin))
}

/// Makes sure that `cargo deny` is there.
pub(crate) fn cargo_deny() -> Result<()> {
    if find(&["cargo-deny"]).is_some() {
        return Ok(());
    }
    run(cargo().args(["install", "cargo-deny", "--locked"]))
}

/// Builds Firefox's driver, which no distribution's stable release carries.
pub(crate) fn geckodriver() -> Result<()> {
    run(cargo().args([
        "install",
        "geckodriver",
        "--version",
        GECKODRIVER,
        "--locked",
    ]))
}

/// The version of a crate in `Cargo.lock`.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(project::root().join("Cargo.lock"))?;
    let start = format!("name = \"{name}\"\nversion = \"");
    lock.split_once(&start)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("Cargo.lock doesn't name {name}"))
}

/// What `<name> --version` says last, or None when the program is missing.
fn version_of(name: &str) -> Result<Option<String>> {
    let Some(path) = find(&[name]) else {
        return Ok(None);
    };
    let output = program(path)
        .arg("--version")
        .stderr(Stdio::null())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(text.split_whitespace().last().map(str::to_owned))
}

/// The version that an earlier run put into a folder of ours; empty when none did.
fn own_version(folder: &std::path::Path) -> Result<String> {
    match fs::read_to_string(folder.join("version")) {
        Ok(version) => Ok(version),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).context("reading the version of an installed tool"),
    }
}
