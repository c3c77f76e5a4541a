//! The folder `dist/`: content-hashed assets beside the files with stable names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Flavour;
use crate::size;

/// The name of an asset, which changes with its content.
pub(crate) fn hashed(name: &str, extension: &str, bytes: &[u8]) -> String {
    let hash = hex::encode(Sha256::digest(bytes));
    format!("{name}-{}.{extension}", &hash[..16])
}

/// `dist/` while it is being written.
pub(crate) struct Dist {
    folder: PathBuf,
    flavour: Flavour,
    written: BTreeSet<PathBuf>,
}

impl Dist {
    /// Makes the folder where it is missing.
    pub(crate) fn open(folder: PathBuf, flavour: Flavour) -> Result<Self> {
        std::fs::create_dir_all(folder.join("assets"))
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self {
            folder,
            flavour,
            written: BTreeSet::new(),
        })
    }

    /// Writes `assets/<name>-<hash>.<extension>` and answers that path, relative to `dist/`.
    pub(crate) fn asset(&mut self, name: &str, extension: &str, bytes: &[u8]) -> Result<String> {
        let path = format!("assets/{}", hashed(name, extension, bytes));
        self.file(&path, bytes)?;
        Ok(path)
    }

    /// Writes a file with a stable name, and in a release its brotli twin.
    pub(crate) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        self.write(path.into(), bytes)?;
        let small = Path::new(path).extension().is_some_and(|kind| {
            ["js", "wasm", "bin", "txt", "css"]
                .iter()
                .any(|k| kind == *k)
        });
        if self.flavour == Flavour::Release && small {
            self.write(format!("{path}.br").into(), &size::brotli(bytes)?)?;
        }
        Ok(())
    }

    /// Copies a file into a folder of `dist/` (`""`: into `dist/` itself), under its own name.
    pub(crate) fn copy(&mut self, from: &Path, folder: &str) -> Result<()> {
        let name = from
            .file_name()
            .with_context(|| format!("{} has no name", from.display()))?;
        let bytes =
            std::fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
        self.file(&format!("{folder}{}", name.to_string_lossy()), &bytes)
    }

    fn write(&mut self, path: PathBuf, bytes: &[u8]) -> Result<()> {
        let target = self.folder.join(&path);
        let unchanged = std::fs::read(&target).is_ok_and(|present| present == bytes);
        if !unchanged {
            target.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(&target, bytes)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
        self.written.insert(path);
        Ok(())
    }

    /// Removes the assets of earlier builds.
    pub(crate) fn sweep(&self) -> Result<()> {
        for entry in std::fs::read_dir(self.folder.join("assets"))? {
            let path = entry?.path();
            let relative = path.strip_prefix(&self.folder)?;
            if !self.written.contains(relative) {
                std::fs::remove_file(&path)?;
            }
        }
        let stale_twin = self.folder.join("ringlet.js.br");
        if stale_twin.exists() && !self.written.contains(Path::new("ringlet.js.br")) {
            std::fs::remove_file(stale_twin)?;
        }
        Ok(())
    }
}
