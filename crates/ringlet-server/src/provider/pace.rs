//! How fast one account may be asked, and whether it is worth asking now.
//!
//! Three things hold a request back: the account's limit (so many a minute), a `Retry-After` that the provider sent, and the
//! circuit breaker, which opens after some failures in a row, so that a provider that is away costs nobody ten seconds.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use failsafe::StateMachine;
use failsafe::failure_policy::{ConsecutiveFailures, consecutive_failures};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

use super::ProviderError;

/// Failures in a row that open the breaker.
const FAILURES: u32 = 4;
/// It stays open so long at first, and longer each time that the next request fails too.
const OPEN: Duration = Duration::from_secs(5);
/// It never stays open longer.
const OPEN_MOST: Duration = Duration::from_secs(60);
/// A `Retry-After` is believed up to here, seconds.
const QUIET_MOST: u64 = 300;
/// Requests that may come at once before the limit holds.
const BURST: u32 = 5;

/// Pauses, each twice as long as the one before. (The breaker library's own count in whole seconds and overflow after
/// 64 of them.)
#[derive(Clone, Debug)]
struct Doubling {
    next: Duration,
    most: Duration,
}

impl Iterator for Doubling {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        let pause = self.next;
        self.next = pause.saturating_mul(2).min(self.most);
        Some(pause)
    }
}

/// The pace of one account.
#[derive(Debug)]
pub struct Pace {
    limiter: DefaultDirectRateLimiter,
    breaker: StateMachine<ConsecutiveFailures<Doubling>, ()>,
    quiet_until: Mutex<Option<Instant>>,
}

impl Pace {
    /// At most so many requests a minute.
    #[must_use]
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self::opening_for(per_minute, OPEN, OPEN_MOST)
    }

    fn opening_for(per_minute: NonZeroU32, first: Duration, most: Duration) -> Self {
        let burst = NonZeroU32::new(BURST).map_or(per_minute, |burst| burst.min(per_minute));
        let pauses = Doubling { next: first, most };
        let policy = consecutive_failures(FAILURES, pauses);
        Self {
            limiter: RateLimiter::direct(Quota::per_minute(per_minute).allow_burst(burst)),
            breaker: StateMachine::new(policy, ()),
            quiet_until: Mutex::new(None),
        }
    }

    /// Waits for a request's turn, at most `patience`.
    ///
    /// # Errors
    /// [`ProviderError::TooMany`] when the turn doesn't come in time, [`ProviderError::Unreachable`] while the breaker is
    /// open.
    pub async fn admit(&self, patience: Duration) -> Result<(), ProviderError> {
        if let Some(wait) = self.quiet() {
            return Err(ProviderError::TooMany {
                retry_after: Some(wait.as_secs() + 1),
            });
        }
        let turn = tokio::time::timeout(patience, self.limiter.until_ready()).await;
        turn.map_err(|_| ProviderError::TooMany { retry_after: None })?;
        if self.breaker.is_call_permitted() {
            return Ok(());
        }
        let text = "It failed several times in a row and is left alone for a moment.";
        Err(ProviderError::Unreachable(text.to_owned()))
    }

    fn quiet(&self) -> Option<Duration> {
        let until = *self.lock();
        until?.checked_duration_since(Instant::now())
    }

    /// Learns from how a request went.
    pub fn note<T>(&self, answer: &Result<T, ProviderError>) {
        match answer {
            Err(
                ProviderError::Unreachable(_) | ProviderError::Timeout | ProviderError::Faulty(_),
            ) => self.breaker.on_error(),
            Err(ProviderError::TooMany {
                retry_after: Some(seconds),
            }) => {
                let wait = Duration::from_secs((*seconds).min(QUIET_MOST));
                *self.lock() = Instant::now().checked_add(wait);
                self.breaker.on_success();
            }
            // Whoever refuses is there.
            _ => self.breaker.on_success(),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.quiet_until
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The paces of all accounts: a line is opened anew for every call, what was learned of its account stays.
#[derive(Debug, Default)]
pub(super) struct Paces(Mutex<HashMap<(String, NonZeroU32), Arc<Pace>>>);

impl Paces {
    /// The pace of an account; `account` names it among all providers' and holds no secret.
    #[must_use]
    pub(super) fn of(&self, account: String, per_minute: NonZeroU32) -> Arc<Pace> {
        let mut paces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let pace = paces.entry((account, per_minute));
        Arc::clone(pace.or_insert_with(|| Arc::new(Pace::new(per_minute))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANY: NonZeroU32 = NonZeroU32::MAX;

    fn away() -> Result<(), ProviderError> {
        Err(ProviderError::Timeout)
    }

    #[tokio::test]
    async fn failures_in_a_row_open_the_breaker_and_one_success_closes_it() {
        let short = Duration::from_millis(100);
        let pace = Pace::opening_for(MANY, short, short);
        for _ in 1..FAILURES {
            pace.note(&away());
        }
        assert_eq!(pace.admit(Duration::ZERO).await, Ok(()), "not yet");
        pace.note(&away());
        let refused = pace.admit(Duration::ZERO).await;
        assert!(matches!(refused, Err(ProviderError::Unreachable(_))));
        while pace.admit(Duration::ZERO).await.is_err() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        pace.note(&Ok(()));
        for _ in 1..FAILURES {
            pace.note(&away());
        }
        assert_eq!(pace.admit(Duration::ZERO).await, Ok(()), "it counts anew");
    }

    #[test]
    fn pauses_grow_up_to_their_limit_however_long_it_takes() {
        let pauses = Doubling {
            next: OPEN,
            most: OPEN_MOST,
        };
        let seconds: Vec<u64> = pauses.map(|pause| pause.as_secs()).take(100).collect();
        assert_eq!(seconds[..6], [5, 10, 20, 40, 60, 60]);
        assert_eq!(seconds[99], 60);
    }

    #[tokio::test]
    async fn a_refusal_is_a_sign_of_life() {
        let pace = Pace::new(MANY);
        for _ in 0..FAILURES {
            pace.note(&away());
            pace.note::<()>(&Err(ProviderError::Refused("no".to_owned())));
        }
        assert_eq!(pace.admit(Duration::ZERO).await, Ok(()));
    }

    #[tokio::test]
    async fn a_retry_after_is_kept_to() {
        let pace = Pace::new(MANY);
        let told = ProviderError::TooMany {
            retry_after: Some(30),
        };
        pace.note::<()>(&Err(told));
        let Err(ProviderError::TooMany {
            retry_after: Some(wait),
        }) = pace.admit(Duration::ZERO).await
        else {
            panic!("it didn't wait");
        };
        assert!((29..=31).contains(&wait), "{wait}");
    }

    #[tokio::test]
    async fn beyond_the_limit_one_waits_or_is_told() {
        let pace = Pace::new(NonZeroU32::MIN);
        assert_eq!(pace.admit(Duration::ZERO).await, Ok(()));
        let refused = pace.admit(Duration::from_millis(1)).await;
        assert_eq!(refused, Err(ProviderError::TooMany { retry_after: None }));
    }

    #[test]
    fn an_account_keeps_its_pace() {
        let paces = Paces::default();
        let one = paces.of("a".to_owned(), MANY);
        assert!(Arc::ptr_eq(&one, &paces.of("a".to_owned(), MANY)));
        assert!(!Arc::ptr_eq(&one, &paces.of("b".to_owned(), MANY)));
        assert!(!Arc::ptr_eq(
            &one,
            &paces.of("a".to_owned(), NonZeroU32::MIN)
        ));
    }
}
