//! The key file: one key a line in hexadecimal, the newest first.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::chance::Chance;

const KEY: usize = 32;

/// Why the key file can't be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It can't be read or written.
    #[error("key file {}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It doesn't hold keys.
    #[error("key file {}: each line must be 64 hexadecimal digits", .0.display())]
    Malformed(PathBuf),
}

/// A key and its name.
#[derive(Clone)]
pub(super) struct Key([u8; KEY]);

impl Key {
    pub(super) fn random(chance: &dyn Chance) -> Self {
        Self(chance.bytes())
    }

    pub(super) const fn bytes(&self) -> [u8; KEY] {
        self.0
    }

    /// The first four bytes of the key's SHA-256.
    pub(super) fn id(&self) -> [u8; 4] {
        let digest: [u8; 32] = Sha256::digest(self.0).into();
        let [a, b, c, d, ..] = digest;
        [a, b, c, d]
    }
}

pub(super) struct KeyFile(PathBuf);

impl KeyFile {
    pub(super) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(super) fn read_or_make(&self, chance: &dyn Chance) -> Result<Vec<Key>, KeyFileError> {
        match fs::read_to_string(&self.0) {
            Ok(text) => self.parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let keys = vec![Key::random(chance)];
                self.replace(&keys)?;
                Ok(keys)
            }
            Err(error) => Err(self.io(error)),
        }
    }

    fn parse(&self, text: &str) -> Result<Vec<Key>, KeyFileError> {
        let keys: Option<Vec<Key>> = text
            .split_whitespace()
            .map(|line| hex::decode(line).ok()?.try_into().ok().map(Key))
            .collect();
        keys.filter(|keys| !keys.is_empty())
            .ok_or_else(|| KeyFileError::Malformed(self.0.clone()))
    }

    /// Writes a new file beside the old one and renames it over: a crash leaves the one or the other, whole.
    pub(super) fn replace(&self, keys: &[Key]) -> Result<(), KeyFileError> {
        let text: String = keys.iter().map(|key| hex::encode(key.0) + "\n").collect();
        let beside = self.0.with_extension("key.new");
        let write = || -> io::Result<()> {
            drop(fs::remove_file(&beside));
            let mut file = private(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &self.0)?;
            sync_directory(&self.0)
        };
        write().map_err(|error| self.io(error))
    }

    fn io(&self, source: io::Error) -> KeyFileError {
        KeyFileError::Io {
            path: self.0.clone(),
            source,
        }
    }
}

/// A new file that only its owner can read.
fn private(path: &Path) -> io::Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes the rename itself survive a power cut.
fn sync_directory(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        fs::File::open(parent.unwrap_or_else(|| Path::new(".")))?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
