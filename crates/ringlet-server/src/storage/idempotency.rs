//! Requests that carry an `Idempotency-Key`: the same key gives the same answer, and the work is done once.
//!
//! A maker claims the key inside the transaction that does the work, so that both are kept or neither.

/// Names one request for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestKey {
    /// Who asks.
    pub user_id: String,
    /// Which operation, e.g. `dial`, `wrap-up`.
    pub scope: &'static str,
    /// The header's value.
    pub key: String,
    /// SHA-256 of the request's body: the same key with another body is refused.
    pub fingerprint: [u8; 32],
}

/// What a claim found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Never seen: do the work.
    New,
    /// Seen before; names what it made (None: the first one is still under way).
    Repeat(Option<String>),
    /// Seen before with another body.
    Mismatch,
}
