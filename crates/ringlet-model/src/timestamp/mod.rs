//! A point in time.

mod civil;
pub mod iso8601;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z. On the wire a JSON integer, so that a browser can subtract it from
/// `Date.now()` and a database can index it; the public call log spells it as ISO 8601 ([`iso8601`]).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Whole seconds from `self` to `later`; 0 when `later` is earlier. A started second doesn't count.
    #[must_use]
    pub fn seconds_until(self, later: Self) -> i64 {
        (later.0.saturating_sub(self.0) / 1000).max(0)
    }
}
