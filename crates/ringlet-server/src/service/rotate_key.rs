//! Encrypting all stored secrets with a new key.

use secrecy::ExposeSecret as _;

use crate::storage::{AuditRecord, SealedSecret, Secrets, StorageError};
use crate::vault::{Vault, VaultError};

/// Why the key couldn't be changed. Nothing is lost: old and new key are both in the key file.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A secret couldn't be opened, or the key file couldn't be written.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Changes the key; returns how many secrets were sealed anew.
///
/// # Errors
/// See [`RotateError`].
pub async fn rotate(store: &dyn Secrets, vault: &Vault) -> Result<usize, RotateError> {
    let secrets = store.list_secrets().await?;
    vault.add_key()?;
    let resealed = secrets
        .into_iter()
        .map(|secret| reseal(secret, vault))
        .collect::<Result<Vec<_>, _>>()?;
    let count = resealed.len();
    let audit = AuditRecord::unsigned("key-rotated");
    store.reseal_secrets(resealed, audit).await?;
    vault.forget_old_keys()?;
    Ok(count)
}

fn reseal(secret: SealedSecret, vault: &Vault) -> Result<SealedSecret, VaultError> {
    let plain = vault.open_sealed(&secret.name, &secret.sealed)?;
    Ok(SealedSecret {
        sealed: vault.seal(&secret.name, plain.expose_secret())?,
        ..secret
    })
}
