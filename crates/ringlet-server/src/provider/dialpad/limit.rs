//! How often Dialpad lets itself be asked, per endpoint and company. We stay below by ourselves: a dial that waits for a
//! refusal is worse than one that goes another way at once.

use std::num::NonZeroU32;
use std::sync::LazyLock;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use url::Url;

use super::super::ProviderError;

/// An endpoint with a limit of its own, as Dialpad's reference gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Endpoint {
    /// `POST /call`: 5 a minute.
    Place,
    /// `GET /call/{id}`: 10 a minute.
    ReadCall,
    /// The others: 250 a minute and more.
    Other,
}

impl Endpoint {
    fn per_minute(self) -> NonZeroU32 {
        let calls = match self {
            Self::Place => 5,
            Self::ReadCall => 10,
            Self::Other => 250,
        };
        NonZeroU32::new(calls).unwrap_or(NonZeroU32::MIN)
    }

    fn limiter(self) -> &'static DefaultKeyedRateLimiter<Account> {
        static PLACE: Keyed = LazyLock::new(|| keyed(Endpoint::Place));
        static READ_CALL: Keyed = LazyLock::new(|| keyed(Endpoint::ReadCall));
        static OTHER: Keyed = LazyLock::new(|| keyed(Endpoint::Other));
        match self {
            Self::Place => &PLACE,
            Self::ReadCall => &READ_CALL,
            Self::Other => &OTHER,
        }
    }
}

type Keyed = LazyLock<DefaultKeyedRateLimiter<Account>>;

fn keyed(endpoint: Endpoint) -> DefaultKeyedRateLimiter<Account> {
    RateLimiter::keyed(Quota::per_minute(endpoint.per_minute()))
}

/// Whose limit it is: an address and a key, not kept in the clear. A line is opened anew for each call, so what it used up
/// is kept here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Account([u8; 32]);

impl Account {
    pub(super) fn new(base: &Url, key: &SecretString) -> Self {
        let whole = format!("{base}\n{}", key.expose_secret());
        Self(Sha256::digest(whole).into())
    }

    /// Counts one request.
    ///
    /// # Errors
    /// [`ProviderError::TooMany`] with the seconds to wait.
    pub(super) fn take(self, endpoint: Endpoint) -> Result<(), ProviderError> {
        endpoint.limiter().check_key(&self).map_err(|until| {
            let wait: Duration = until.wait_time_from(DefaultClock::default().now());
            ProviderError::TooMany {
                retry_after: Some(wait.as_secs() + 1),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_and_endpoint_has_its_own_limit() {
        let base = Url::parse("https://limit.example/").unwrap();
        let account = |key: &str| Account::new(&base, &SecretString::from(key));
        for _ in 0..5 {
            assert_eq!(account("a").take(Endpoint::Place), Ok(()));
        }
        let Err(ProviderError::TooMany {
            retry_after: Some(wait),
        }) = account("a").take(Endpoint::Place)
        else {
            panic!("the sixth within a minute went out");
        };
        assert!((1..=13).contains(&wait), "{wait}");
        assert_eq!(account("a").take(Endpoint::ReadCall), Ok(()));
        assert_eq!(account("b").take(Endpoint::Place), Ok(()));
    }
}
