//! Stamps: an editor sends back the one that was read, so that nobody overwrites what they haven't seen.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::StorageError;

/// Why a change of settings was refused.
#[derive(Debug, thiserror::Error)]
pub enum SettingRefusal {
    /// Somebody else changed them since they were read.
    #[error("stale")]
    Stale,
    /// Storing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The opaque stamp of what is stored: the same for the same content.
#[must_use]
pub fn stamp(content: &impl Serialize) -> String {
    // Plain data written into memory: neither fails.
    let json = serde_json::to_vec(content).unwrap_or_default();
    hex::encode(&Sha256::digest(json)[..8])
}

/// Whether `read`, the stamp an editor read, is that of what is stored. An editor that never said (empty) isn't held up.
#[must_use]
pub fn is_current(read: &str, stored: &impl Serialize) -> bool {
    read.is_empty() || read == stamp(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_stamp_is_stale() {
        let stored = Some(90);
        assert!(is_current("", &stored) && is_current(&stamp(&stored), &stored));
        for read in [stamp(&Some(91)), stamp(&None::<u32>), "nonsense".to_owned()] {
            assert!(!is_current(&read, &stored), "{read}");
        }
    }
}
