//! Passwords: Argon2id, computed off the async threads, two at a time at most (each takes 19 MiB for a moment).

use std::sync::{Arc, OnceLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use crate::chance::SharedChance;
use crate::error::ApiError;

const AT_ONCE: usize = 2;
const SHORTEST: usize = 8;
/// Frappe's own limit.
const LONGEST: usize = 512;

/// Hashes and verifies passwords.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    chance: SharedChance,
    /// A hash of nobody's password, verified where a user doesn't exist: the time must not tell.
    decoy: Arc<OnceLock<String>>,
}

/// Why a password can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Too short.
    #[error("A password needs at least 8 characters.")]
    TooShort,
    /// Too long.
    #[error("A password has at most 512 characters.")]
    TooLong,
}

impl Passwords {
    /// `chance` draws salts.
    #[must_use]
    pub fn new(chance: SharedChance) -> Self {
        Self {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            chance,
            decoy: Arc::default(),
        }
    }

    /// Whether a new password is acceptable.
    ///
    /// # Errors
    /// Why not.
    pub fn check(password: &str) -> Result<(), PasswordProblem> {
        match password.chars().count() {
            ..SHORTEST => Err(PasswordProblem::TooShort),
            SHORTEST..=LONGEST => Ok(()),
            _ => Err(PasswordProblem::TooLong),
        }
    }

    /// The PHC string of a password.
    ///
    /// # Errors
    /// Hashing failed.
    pub async fn hash(&self, password: String) -> Result<String, ApiError> {
        let salt = self.chance.bytes();
        self.off_thread(move || hash(&password, salt)).await?
    }

    /// Whether `password` fits the stored hash. Takes as long when there is none.
    ///
    /// # Errors
    /// The thread failed.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, ApiError> {
        let (decoy, salt) = (Arc::clone(&self.decoy), self.chance.bytes());
        self.off_thread(move || {
            let decoy = decoy.get_or_init(|| hash("nobody's password", salt).unwrap_or_default());
            let text = stored.as_deref().unwrap_or(decoy);
            let fits = password.chars().count() <= LONGEST
                && PasswordHash::new(text).is_ok_and(|hash| {
                    Argon2::default()
                        .verify_password(password.as_bytes(), &hash)
                        .is_ok()
                });
            fits && stored.is_some()
        })
        .await
    }

    async fn off_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let _place = self.places.acquire().await.map_err(ApiError::internal)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(ApiError::internal)
    }
}

fn hash(password: &str, salt: [u8; 16]) -> Result<String, ApiError> {
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(ApiError::internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SystemChance;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let passwords = Passwords::new(Arc::new(SystemChance));
        let stored = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(stored.starts_with("$argon2id$"));
        for (word, fits) in [
            ("correct horse", true),
            ("correct horsf", false),
            ("", false),
        ] {
            let verdict = passwords
                .verify(word.to_owned(), Some(stored.clone()))
                .await;
            assert_eq!(verdict.unwrap(), fits, "{word}");
        }
        for stored in [None, Some(String::new()), Some("$argon2id$".to_owned())] {
            assert!(!passwords.verify("x".to_owned(), stored).await.unwrap());
        }
    }

    #[test]
    fn length_counts_characters() {
        assert_eq!(Passwords::check("1234567"), Err(PasswordProblem::TooShort));
        assert_eq!(Passwords::check("ääääääää"), Ok(()));
        assert_eq!(
            Passwords::check(&"x".repeat(513)),
            Err(PasswordProblem::TooLong)
        );
    }
}
