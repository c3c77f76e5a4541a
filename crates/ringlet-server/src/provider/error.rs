//! What can go wrong between us and a telephony company.

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
