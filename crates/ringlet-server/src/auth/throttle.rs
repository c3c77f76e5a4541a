//! Slows down guessing: after some failures for one account or from one address, further attempts are refused for a
//! while, right or wrong. Kept in memory: a restart forgets it, which an attacker can't bring about.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use ringlet_model::Timestamp;

/// How long failures count, milliseconds.
const WINDOW_MS: i64 = 5 * 60 * 1000;
/// Failures for one account in a window.
const PER_ACCOUNT: u32 = 8;
/// Failures from one address in a window: people behind one router share it.
const PER_ADDRESS: u32 = 40;
/// Accounts and addresses remembered at most.
const REMEMBERED: usize = 20_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Account(String),
    Address(IpAddr),
}

/// Failed sign-ins of late.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Key, Failures>>);

#[derive(Clone, Copy, Debug)]
struct Failures {
    since: Timestamp,
    count: u32,
}

impl Throttle {
    /// Whether an attempt may be made now.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn check(&self, account: &str, address: IpAddr, now: Timestamp) -> Result<(), u64> {
        let failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = keys(account, address)
            .into_iter()
            .filter_map(|(key, most)| {
                let failed = failures.get(&key)?;
                let left = failed.since.0 + WINDOW_MS - now.0;
                (failed.count >= most && left > 0).then_some(left)
            })
            .max();
        wait.map_or(Ok(()), |left| Err(left.unsigned_abs().div_ceil(1000)))
    }

    /// Notes a failure.
    pub fn failed(&self, account: &str, address: IpAddr, now: Timestamp) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() >= REMEMBERED {
            failures.retain(|_, failed| now.0 - failed.since.0 < WINDOW_MS);
        }
        if failures.len() >= REMEMBERED {
            failures.clear();
        }
        for (key, _) in keys(account, address) {
            let failed = failures.entry(key).or_insert(Failures {
                since: now,
                count: 0,
            });
            if now.0 - failed.since.0 >= WINDOW_MS {
                *failed = Failures {
                    since: now,
                    count: 0,
                };
            }
            failed.count += 1;
        }
    }

    /// Forgets the account's failures: its owner has signed in.
    pub fn succeeded(&self, account: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&Key::Account(account.to_owned()));
    }
}

fn keys(account: &str, address: IpAddr) -> [(Key, u32); 2] {
    [
        (Key::Account(account.to_owned()), PER_ACCOUNT),
        (Key::Address(address), PER_ADDRESS),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn an_account_is_closed_for_a_while_and_others_are_not() {
        let throttle = Throttle::default();
        for second in 0..i64::from(PER_ACCOUNT) {
            assert_eq!(throttle.check("a", HOME, Timestamp(second * 1000)), Ok(()));
            throttle.failed("a", HOME, Timestamp(second * 1000));
        }
        assert_eq!(throttle.check("a", HOME, Timestamp(10_000)), Err(290));
        assert_eq!(throttle.check("b", HOME, Timestamp(10_000)), Ok(()));
        assert_eq!(throttle.check("a", HOME, Timestamp(WINDOW_MS)), Ok(()));
        throttle.failed("a", HOME, Timestamp(WINDOW_MS));
        assert_eq!(throttle.check("a", HOME, Timestamp(WINDOW_MS)), Ok(()));
    }

    #[test]
    fn an_address_that_tries_many_accounts_is_closed() {
        let throttle = Throttle::default();
        for attempt in 0..PER_ADDRESS {
            throttle.failed(&attempt.to_string(), HOME, Timestamp(0));
        }
        assert!(throttle.check("fresh", HOME, Timestamp(1)).is_err());
        assert!(
            throttle
                .check("fresh", IpAddr::from([10, 0, 0, 1]), Timestamp(1))
                .is_ok()
        );
    }

    #[test]
    fn success_forgets_failures() {
        let throttle = Throttle::default();
        (0..PER_ACCOUNT).for_each(|_| throttle.failed("a", HOME, Timestamp(0)));
        throttle.succeeded("a");
        assert_eq!(throttle.check("a", HOME, Timestamp(1)), Ok(()));
    }
}
