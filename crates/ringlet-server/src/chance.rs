//! The server's only source of random bytes, and what is made of them.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Fills buffers with random bytes. The real one is fit for keys.
pub trait Chance: Send + Sync {
    /// Overwrites `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// The source everybody shares.
pub type SharedChance = Arc<dyn Chance>;

/// The operating system's generator, by way of the thread's CSPRNG.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

impl dyn Chance + '_ {
    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// An unguessable token: `N` random bytes in URL-safe base64 (4 characters for 3 bytes).
    #[must_use]
    pub fn token<const N: usize>(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<N>())
    }

    /// A record name as Frappe makes them: 12 characters of `a–z0–9`.
    #[must_use]
    pub fn record_name(&self) -> String {
        const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
        // 16 bits per letter make the bias of the remainder negligible.
        self.bytes::<24>()
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| {
                let drawn = usize::from(u16::from_le_bytes(*pair));
                char::from(LETTERS[drawn % LETTERS.len()])
            })
            .collect()
    }
}
