//! The Rust toolchain's own parts.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{find, output, program};
use crate::project::run;

/// The target of everything that runs in a browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the active toolchain can compile for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    if find(&["rustup"]).is_none() {
        bail!(
            "the target {WASM} is missing and so is rustup: install the target with your Rust toolchain"
        );
    }
    run(program("rustup").args(["target", "add", WASM]))
}
