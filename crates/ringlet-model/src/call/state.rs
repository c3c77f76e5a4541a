//! Where a call is.

use serde::{Deserialize, Serialize};

/// Where a call is: `queued → dialing → ringing → connected ⇄ on-hold → ended`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallState {
    /// Stored; the provider hasn't been asked or has no line yet.
    Queued,
    /// The provider is setting it up.
    Dialing,
    /// A phone rings.
    Ringing,
    /// Both sides talk.
    Connected,
    /// Connected, on hold.
    OnHold,
    /// Over.
    Ended,
}
