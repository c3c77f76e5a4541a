//! Why a call ended.

use serde::{Deserialize, Serialize};

/// Why a call ended (contract: `completed, no-answer, busy, failed, canceled, rejected, missed, voicemail, blocked`).
/// A call that ended without a known reason has no outcome and is shown as "Result unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Both sides talked.
    Completed,
    /// Outbound: nobody picked up.
    NoAnswer,
    /// The other side was busy.
    Busy,
    /// It could not be placed or broke off.
    Failed,
    /// The caller ended it before the answer.
    Canceled,
    /// The called side declined it.
    Rejected,
    /// Inbound: nobody picked up.
    Missed,
    /// It went to voicemail.
    Voicemail,
    /// A rule (do-not-call, block list) stopped it.
    Blocked,
}
