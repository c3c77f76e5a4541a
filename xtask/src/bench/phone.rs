//! The number engine: what it adds to a download, and its speed against libphonenumber-js in a browser.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::project::{self, cargo};
use crate::size;
use crate::widget::bind;

/// Brotli 11 over an empty module may be so large, in bytes: parse, E.164, formats; all features.
const BUDGETS: [(&str, usize); 2] = [("wasm_core", 25 * 1024), ("wasm_all", 45 * 1024)];

/// Weighs and measures.
pub(crate) fn run(rounds: u32) -> Result<()> {
    let folder = project::target().join("bench/phone");
    let empty = weigh(&folder.join("empty"), "wasm_empty")?;
    for (name, budget) in BUDGETS {
        let more = weigh(&folder, name)? - empty;
        println!("{name}: {more} bytes brotli over an empty module (budget {budget})");
    }
    let mut command = cargo();
    command.args([
        "run",
        "--quiet",
        "--package",
        "ringlet-e2e",
        "--example",
        "bench-phone",
    ]);
    command.env("BENCH_ROUNDS", rounds.to_string());
    command.env("BENCH_PHONE", &folder);
    project::run(&mut command)
}

/// Compiles and binds an example of the phone crate; answers its wasm's weight.
fn weigh(folder: &Path, name: &str) -> Result<usize> {
    let compiled = compile(name)?;
    bind(&compiled, folder)?;
    let bytes = std::fs::read(folder.join(format!("{name}_bg.wasm")))?;
    Ok(size::brotli(&bytes)?.len())
}

fn compile(name: &str) -> Result<PathBuf> {
    let mut command = cargo();
    command.args([
        "build",
        "--quiet",
        "--profile",
        "wasm-release",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "ringlet-phone",
        "--example",
        name,
    ]);
    project::run(&mut command)?;
    Ok(project::target()
        .join("wasm32-unknown-unknown/wasm-release/examples")
        .join(format!("{name}.wasm")))
}
