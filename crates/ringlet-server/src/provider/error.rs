//! What can go wrong between us and a telephony company.

use reqwest::StatusCode;

/// Longest of a provider's own words that are passed on, in characters.
const LONGEST_WORDS: usize = 200;

/// What went wrong with a request to a provider. The texts are for people; no secret is in them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// It said no, in its own words.
    #[error("{0}")]
    Refused(String),
    /// It doesn't take our credentials.
    #[error("The credentials were not accepted.")]
    Credentials,
    /// It asks us to be slower.
    #[error("Too many requests in a short time.")]
    TooMany {
        /// Seconds to wait, when it says so.
        retry_after: Option<u64>,
    },
    /// It answered, but with a fault of its own or something unreadable.
    #[error("{0}")]
    Faulty(String),
    /// It couldn't be reached.
    #[error("{0}")]
    Unreachable(String),
    /// It didn't answer in time; whether it acted is unknown.
    #[error("No answer in time.")]
    Timeout,
    /// The address isn't one we may talk to.
    #[error("{0}")]
    Forbidden(String),
    /// It has no interface for that.
    #[error("The provider has no interface for that.")]
    NotSupported,
}

impl ProviderError {
    /// It refused, in these words or in none.
    pub(super) fn refused(words: Option<&str>) -> Self {
        let words = words.map(str::trim).filter(|words| !words.is_empty());
        let words = words.unwrap_or("It refused without giving a reason.");
        Self::Refused(words.chars().take(LONGEST_WORDS).collect())
    }

    /// It answered with a status that says it failed.
    pub(super) fn failed(status: StatusCode) -> Self {
        Self::Faulty(format!("It answered with status {}.", status.as_u16()))
    }

    /// It answered with something that can't be read.
    pub(super) fn not_json(status: StatusCode) -> Self {
        Self::Faulty(format!(
            "It answered with status {} and something that isn't JSON.",
            status.as_u16()
        ))
    }

    /// What an administrator should know of: the line itself is at fault, not what was asked of it.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let asked_wrong = matches!(
            self,
            Self::Refused(_) | Self::TooMany { .. } | Self::NotSupported
        );
        (!asked_wrong).then(|| self.to_string())
    }

    /// The provider is away, or takes nothing from us now: the same through another one makes sense. Not after a
    /// [`Timeout`](Self::Timeout): it may have acted.
    #[must_use]
    pub const fn is_away(&self) -> bool {
        matches!(
            self,
            Self::Credentials | Self::TooMany { .. } | Self::Faulty(_) | Self::Unreachable(_)
        )
    }
}
