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
