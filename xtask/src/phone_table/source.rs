//! Where the numbering plans come from: the Python package `phonenumbers`, exactly one version of it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::metadata::Metadata;
use crate::{command, project};

/// The package and its version.
pub(crate) const PACKAGE: &str = "phonenumbers";
const VERSION: &str = "9.0.43";
/// The wheel's hash.
pub(crate) const WHEEL_SHA256: &str =
    "349bc799f15e010e35bd2c7d28149950ae74479cb1e11fb054ed9a95ecb4b437";
/// Which characters are digits and letters is Python's knowledge; version 3.11 has this one.
const UNICODE: &str = "14.0.0";

/// Reads the plans out of the wheel, which pip fetches unless it is given.
pub(crate) fn read(wheel: Option<&Path>) -> Result<Metadata> {
    let wheel = match wheel {
        Some(wheel) => wheel
            .canonicalize()
            .with_context(|| format!("{} is missing", wheel.display()))?,
        None => fetch()?,
    };
    let bytes =
        std::fs::read(&wheel).with_context(|| format!("could not read {}", wheel.display()))?;
    ensure!(
        super::sha256(&bytes) == WHEEL_SHA256,
        "{} is not {PACKAGE} {VERSION}",
        wheel.display()
    );
    let script = project::root().join("xtask/src/phone_table/dump.py");
    let json = command::output(command::program("python3").arg(script).arg(wheel))?;
    let metadata: Metadata =
        serde_json::from_str(&json).context("dump.py printed something unknown")?;
    ensure!(
        metadata.version == VERSION,
        "the package says it is version {}",
        metadata.version
    );
    let unicode = &metadata.unicode;
    ensure!(
        unicode == UNICODE,
        "python3 knows Unicode {unicode}; use Python 3.11, which knows {UNICODE}"
    );
    Ok(metadata)
}

fn fetch() -> Result<PathBuf> {
    let folder = project::root().join("target/phone-table");
    let package = format!("{PACKAGE}=={VERSION}");
    let mut pip = command::program("python3");
    pip.args([
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        &package,
        "--dest",
    ]);
    command::output(pip.arg(&folder))?;
    Ok(folder.join(format!("{PACKAGE}-{VERSION}-py2.py3-none-any.whl")))
}
