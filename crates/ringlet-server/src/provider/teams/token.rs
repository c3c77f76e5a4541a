//! Tokens that Microsoft gave to an application, kept until shortly before they end. Graph is opened anew for each
//! question, so they are kept here.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

/// Not used for so long before its end.
const BEFORE_END: Duration = Duration::from_secs(5 * 60);

/// Whose token it is: address, tenant, application and secret, not kept in the clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Account([u8; 32]);

static TOKENS: LazyLock<Mutex<HashMap<Account, (Instant, SecretString)>>> =
    LazyLock::new(Mutex::default);

impl Account {
    pub(super) fn new(parts: [&str; 3], secret: &SecretString) -> Self {
        let whole = format!("{}\n{}", parts.join("\n"), secret.expose_secret());
        Self(Sha256::digest(whole).into())
    }

    /// The token that is still good.
    pub(super) fn token(self) -> Option<SecretString> {
        let tokens = TOKENS.lock().unwrap_or_else(PoisonError::into_inner);
        let (ends, token) = tokens.get(&self)?;
        (Instant::now() < *ends).then(|| token.clone())
    }

    /// Keeps a token that is good for so many seconds.
    pub(super) fn keep(self, token: SecretString, seconds: u64) {
        let good = Duration::from_secs(seconds.min(24 * 3600)).saturating_sub(BEFORE_END);
        let mut tokens = TOKENS.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.insert(self, (Instant::now() + good, token));
    }
}
