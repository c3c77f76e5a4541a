//! Encrypts what must not be readable in a stolen database file: provider credentials, the embed secret.
//!
//! XChaCha20-Poly1305. A sealed value is `key id (4) ‖ nonce (24) ‖ ciphertext and tag`; the secret's name is bound in as
//! associated data, so that sealed values can't be swapped between names.

mod key_file;

use std::path::Path;
use std::sync::{PoisonError, RwLock};

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::SecretString;

use crate::chance::SharedChance;
pub use key_file::KeyFileError;
use key_file::{Key, KeyFile};

/// What is shown in place of a secret. A value made only of `*` that comes back means "unchanged".
pub const MASK: &str = "********";

const KEY_ID: usize = 4;
const NONCE: usize = 24;

/// Seals and opens secrets with the keys of the key file.
pub struct Vault {
    file: KeyFile,
    keys: RwLock<Vec<Key>>,
    chance: SharedChance,
}

/// Why a sealed value can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// It was sealed with a key that the key file doesn't hold.
    #[error("the secret “{0}” was encrypted with another key than those in the key file")]
    UnknownKey(String),
    /// The bytes were changed, or belong to another name.
    #[error("the stored secret “{0}” is damaged")]
    Damaged(String),
    /// The key file failed.
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
}

impl Vault {
    /// Opens the key file, or makes it with mode 0600.
    ///
    /// # Errors
    /// The file can't be read or made, or doesn't hold keys.
    pub fn open(path: &Path, chance: SharedChance) -> Result<Self, KeyFileError> {
        let file = KeyFile::new(path);
        let keys = file.read_or_make(&*chance)?;
        Ok(Self {
            file,
            keys: RwLock::new(keys),
            chance,
        })
    }

    /// Seals `secret` for the name it will be kept under.
    ///
    /// # Errors
    /// The key file holds no key (it never happens for an opened vault), or the secret is absurdly long.
    pub fn seal(&self, name: &str, secret: &str) -> Result<Vec<u8>, VaultError> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys
            .first()
            .ok_or_else(|| VaultError::UnknownKey(name.to_owned()))?;
        let nonce = self.chance.bytes::<NONCE>();
        let payload = Payload {
            msg: secret.as_bytes(),
            aad: name.as_bytes(),
        };
        let ciphertext = XChaCha20Poly1305::new(&key.bytes().into())
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| VaultError::Damaged(name.to_owned()))?;
        Ok([&key.id()[..], &nonce[..], &ciphertext[..]].concat())
    }

    /// Opens what [`Vault::seal`] made for the same name.
    ///
    /// # Errors
    /// The key is unknown, or the bytes were changed.
    pub fn open_sealed(&self, name: &str, sealed: &[u8]) -> Result<SecretString, VaultError> {
        let damaged = || VaultError::Damaged(name.to_owned());
        let (id, rest) = sealed.split_at_checked(KEY_ID).ok_or_else(damaged)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let key = keys
            .iter()
            .find(|key| key.id() == id)
            .ok_or_else(|| VaultError::UnknownKey(name.to_owned()))?;
        let payload = Payload {
            msg: ciphertext,
            aad: name.as_bytes(),
        };
        let plain = XChaCha20Poly1305::new(&key.bytes().into())
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| damaged())?;
        String::from_utf8(plain)
            .map(SecretString::from)
            .map_err(|_| damaged())
    }

    /// Puts a new key in front of the key file. Values sealed with older keys still open.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn add_key(&self) -> Result<(), VaultError> {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let mut longer = vec![Key::random(&*self.chance)];
        longer.extend(keys.iter().cloned());
        self.file.replace(&longer)?;
        *keys = longer;
        Ok(())
    }

    /// Forgets all keys but the newest. Do it once nothing sealed with them is left.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn forget_old_keys(&self) -> Result<(), VaultError> {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let newest: Vec<Key> = keys.first().cloned().into_iter().collect();
        self.file.replace(&newest)?;
        *keys = newest;
        Ok(())
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").finish_non_exhaustive()
    }
}

/// Whether a secret field of a form means "leave it as it is".
#[must_use]
pub fn is_mask(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::chance::SystemChance;

    fn vault(directory: &tempfile::TempDir) -> Vault {
        Vault::open(
            &directory.path().join("ringlet.key"),
            Arc::new(SystemChance),
        )
        .unwrap()
    }

    #[test]
    fn opens_what_it_sealed_and_nothing_else() {
        let directory = tempfile::tempdir().unwrap();
        let vault = vault(&directory);
        let sealed = vault.seal("a", "s3cret").unwrap();
        assert_eq!(
            vault.open_sealed("a", &sealed).unwrap().expose_secret(),
            "s3cret"
        );
        assert!(!sealed.windows(6).any(|part| part == b"s3cret"));
        assert!(matches!(
            vault.open_sealed("b", &sealed),
            Err(VaultError::Damaged(_))
        ));
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert!(vault.open_sealed("a", &bent).is_err(), "byte {at}");
            assert!(
                vault.open_sealed("a", &sealed[..at]).is_err(),
                "cut at {at}"
            );
        }
    }

    #[test]
    fn two_seals_of_the_same_secret_differ() {
        let directory = tempfile::tempdir().unwrap();
        let vault = vault(&directory);
        assert_ne!(vault.seal("a", "x").unwrap(), vault.seal("a", "x").unwrap());
    }

    #[test]
    fn an_older_key_opens_until_it_is_forgotten() {
        let directory = tempfile::tempdir().unwrap();
        let first = vault(&directory);
        let sealed = first.seal("a", "x").unwrap();
        first.add_key().unwrap();
        // A restart between the steps of a rotation reads both keys back.
        let second = vault(&directory);
        assert_eq!(
            second.open_sealed("a", &sealed).unwrap().expose_secret(),
            "x"
        );
        second.forget_old_keys().unwrap();
        assert!(matches!(
            vault(&directory).open_sealed("a", &sealed),
            Err(VaultError::UnknownKey(_))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn the_key_file_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let directory = tempfile::tempdir().unwrap();
        let vault = vault(&directory);
        let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(directory.path().join("ringlet.key")), 0o600);
        vault.add_key().unwrap();
        assert_eq!(mode(directory.path().join("ringlet.key")), 0o600);
    }

    #[test]
    fn only_stars_mean_unchanged() {
        assert!(is_mask(MASK) && is_mask("*"));
        assert!(!is_mask("") && !is_mask("**a"));
    }
}
